"""`build`: the whole site, swapped in when all of it is done."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from toolbox.cli.common import (
    FAILED,
    ROOT,
    BuildDir,
    Docs,
    Lang,
    Policy,
    Profiles,
    RenderedBy,
    Said,
    Stage,
    installed,
    notify,
    read,
    said,
    stop_at,
    today,
    usage,
    why_not_built,
)
from toolbox.cli.folders import real, refuse_folders
from toolbox.model.audience import Audience
from toolbox.model.problem import Level
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.publish.engine.errors import EngineError
from toolbox.publish.engine.rendering import Engine, EngineName
from toolbox.read import Inputs
from toolbox.report import counted

if TYPE_CHECKING:
    from toolbox.publish.site import Places

PUBLISHED = ("site", "public", "docs", "_site", "dist", "www", "html", "gh-pages")
"""Folders from which hosts publish."""


def build(
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    site_dir: Annotated[
        Path | None, typer.Option("--site-dir", help="Where the site comes; replaced in whole.", show_default="site")
    ] = None,
    stage: Stage = None,
    audience: Annotated[
        Audience, typer.Option("--audience", help="steering: with what is internal, into site-steering or --site-dir.")
    ] = Audience.PUBLIC,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=256, help="Processes for the checklists.", show_default="processors")
    ] = os.cpu_count() or 1,
    scheduler: Annotated[
        str, typer.Option("--scheduler", help="Address of a Dask scheduler that does it instead.", metavar="ADDRESS")
    ] = "",
    rendered_by: RenderedBy = EngineName.MKDOCS,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    clean: Annotated[bool, typer.Option("--clean", help="Make everything again, whatever was made before.")] = False,
    build_dir: BuildDir = ROOT / "build",
    lang: Lang = Said.EN,
) -> None:
    """Build the whole site, and swap it in when all of it is done."""
    from toolbox.publish.site import Places

    inputs, by = Inputs(policy, docs, profiles, ROOT), installed(rendered_by)
    if audience is Audience.STEERING:
        _refuse_to_publish(site_dir)
    site_dir = site_dir or ROOT / ("site" if audience is Audience.PUBLIC else "site-steering")
    refuse_folders(site_dir, build_dir, inputs)
    project = read(inputs, stage, strict, Level.WARNING)
    project = replace(project, today=today(project.policy.zone), audience=audience)
    if clean:
        shutil.rmtree(build_dir / "cache", ignore_errors=True)
    _build(project, Places(ROOT, real(build_dir), real(site_dir)), jobs, scheduler, by)
    guidelines, events = len(project.published), len(project.profiles)
    counts = {name: counted(count, name, lang) for name, count in (("guidelines", guidelines), ("events", events))}
    notify("built", site=display_path(site_dir), **counts)


def _refuse_to_publish(site_dir: Path | None) -> None:
    """What is for the steering group is not built where things are published from, nor by what publishes."""
    if any(os.environ.get(name) for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI")):
        usage(said("steering_no_ci"))
    if site_dir is None:
        return
    published = {site_dir.name.lower(), real(site_dir).name.lower()} & {*PUBLISHED}
    if published or ((site_dir / "sitemap.xml").exists() and not _is_steering(site_dir)):
        usage(said("steering_no_site", site=site_dir))


def _is_steering(site: Path) -> bool:
    from toolbox.publish.site import NO_ROBOTS, ROBOTS

    return (site / ROBOTS).is_file() and (site / ROBOTS).read_text(encoding="utf-8") == NO_ROBOTS


def _build(project: Project, places: Places, jobs: int, scheduler: str, by: Engine) -> None:
    from toolbox.publish.guard import UnfitText
    from toolbox.publish.patience import NoWorkers
    from toolbox.publish.site import build_site
    from toolbox.write.paper.errors import PaperError

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        tasks: dict[str, TaskID] = {}

        def on_progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done)

        try:
            for note in build_site(project, places, jobs, on_progress, scheduler=scheduler, rendered_by=by):
                typer.echo(note, err=True)
        except UnfitText as unfit:
            stop_at(unfit.problems, Level.ERROR, Level.ERROR)
        except (BrokenExecutor, NoWorkers, EngineError, PaperError, OSError) as error:
            notify("not_built", why=why_not_built(error))
            raise typer.Exit(FAILED) from None
