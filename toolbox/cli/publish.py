"""`publish`: build, show what will change for visitors, ask, and send it to where the policy says."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolbox.cli.build import build
from toolbox.cli.common import (
    FAILED,
    ROOT,
    WRONG_INPUT,
    BuildDir,
    Docs,
    Lang,
    Policy,
    Profiles,
    RenderedBy,
    Said,
    installed,
    notify,
    said,
    spoken,
    stop_at,
    usage,
)
from toolbox.cli.folders import refuse_folders
from toolbox.model.city.policy import Policy as CityPolicy
from toolbox.model.fields import YES
from toolbox.model.problem import Level, Problems
from toolbox.publish.engine.rendering import EngineName
from toolbox.read import Inputs
from toolbox.read.policy import read_policy
from toolbox.report import line, seen

if TYPE_CHECKING:
    from toolbox.cli.publisher import Found, Publisher


def publish(
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing, and send.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and send nothing.")] = False,
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    site_dir: Annotated[Path, typer.Option("--site-dir", help="Where the site is built.", show_default="site")] = ROOT
    / "site",
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=256, help="Processes for the checklists.", show_default="processors")
    ] = os.cpu_count() or 1,
    rendered_by: RenderedBy = EngineName.MKDOCS,
    build_dir: BuildDir = ROOT / "build",
    lang: Lang = Said.EN,
) -> None:
    """Build the site, show what changes for visitors, ask, and send it to where the policy says."""
    from toolbox.cli.publisher import publisher

    installed(rendered_by)
    with _told(policy):
        inputs, city = Inputs(policy, docs, profiles), _checked(policy)
        refuse_folders(site_dir, build_dir, inputs)
        ours = publisher(inputs, site_dir, build_dir, city)
        ours.reach()
        build(profiles, docs, policy, site_dir, jobs=jobs, rendered_by=rendered_by, build_dir=build_dir, lang=lang)
        found = ours.look()
        typer.echo(seen_lines(ours, found, lang))
        if found.change.nothing or dry_run:
            return
        if yes and found.change.overwritten:
            usage(said("publish_look_first"))
        if not (yes or _asked()):
            notify("publish_not_now")
            return
        ours.send(found, lang)
        notify("publish_sent", address=ours.policy.site_url)


def seen_lines(ours: Publisher, found: Found, lang: str) -> str:
    """What will change, as it stands in the terminal."""
    from toolbox.cli.publisher import shown

    lines: list[str] = []
    for part in shown(ours, found, lang):
        lines += [part.heading, *(f"  {one}" for one in part.items)]
    return "\n".join(map(seen, lines))


def _checked(path: Path) -> CityPolicy:
    problems = Problems()
    policy, _ = read_policy(path, problems)
    stop_at(problems, Level.ERROR, Level.ERROR)
    assert policy is not None
    return policy


def _asked() -> bool:
    if not sys.stdin.isatty():
        usage(said("nobody_to_ask", options="--yes, --dry-run"))
    return str(typer.prompt(said("publish_ask"), prompt_suffix=" ")).strip().lower() in (*YES, "j")


@contextmanager
def _told(policy: Path) -> Iterator[None]:
    """Say in a line why nothing was sent, and what visitors find now."""
    from toolbox.cli.publisher import problem_of
    from toolbox.publish.sending.errors import NotSent
    from toolbox.publish.sending.send import BrokenOff

    try:
        yield
    except NotSent as error:
        typer.echo(line(problem_of(error, policy), spoken()), err=True)
        notify("publish_broken_off" if isinstance(error, BrokenOff) else "publish_kept")
        raise typer.Exit(WRONG_INPUT if error.code in _OF_POLICY else FAILED) from None


_OF_POLICY = ("send-nowhere", "send-into-own", "send-own-branch", "send-no-folder", "send-no-repository")
"""What is mended in the policy."""
