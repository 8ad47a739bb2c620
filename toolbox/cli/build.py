"""`build`: the whole site, swapped in when all of it is done."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from toolbox.cli.common import (
    CACHE,
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
    lines,
    notify,
    read,
    said,
    stop_at,
    today,
    usage,
    why_not_built,
)
from toolbox.cli.folders import city_of, real, refuse_folders
from toolbox.model.audience import Audience
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.publish.engine.errors import EngineError, SettingsRefused
from toolbox.publish.engine.rendering import Engine, EngineName
from toolbox.read import Inputs
from toolbox.read.settings import place_of
from toolbox.report import counted
from toolbox.write.words.build_time import build_day, given_epoch

if TYPE_CHECKING:
    from toolbox.publish.unchanged import Built
    from toolbox.publish.under_way import Places

PUBLISHED = ("site", "public", "docs", "_site", "dist", "www", "html", "gh-pages")
"""Folders from which hosts publish."""
PROCESSORS = os.cpu_count() or 1
Jobs = Annotated[
    int, typer.Option("--jobs", min=1, max=256, help="Processes for the checklists.", show_default="processors")
]
Scheduler = Annotated[
    str, typer.Option("--scheduler", help="Address of a Dask scheduler that does it instead.", metavar="ADDRESS")
]


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
    jobs: Jobs = PROCESSORS,
    scheduler: Scheduler = "",
    rendered_by: RenderedBy = EngineName.MKDOCS,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    clean: Annotated[bool, typer.Option("--clean", help="Make everything again, whatever was made before.")] = False,
    build_dir: BuildDir = ROOT / "build",
    lang: Lang = Said.EN,
) -> None:
    """Build the whole site, and swap it in when all of it is done."""
    from toolbox.publish.under_way import Places

    inputs, by = Inputs(policy, docs, profiles, ROOT, None if clean else CACHE), installed(rendered_by)
    site_dir = _into(site_dir, audience)
    refuse_folders(site_dir, build_dir, inputs)
    places = Places(ROOT, real(build_dir), real(site_dir))
    # The folders stand in what is told as they are seen from here.
    asked = (stage, audience, rendered_by, strict, lang, site_dir, Path.cwd())
    built = _built(inputs, places, *map(str, asked))
    if not clean and (told := _as_it_is(built, places)):
        typer.echo("\n".join(told), err=True)
        return
    problems = Problems()
    project = read(inputs, stage, strict, Level.WARNING, problems=problems)
    project = replace(project, today=today(project.policy.zone), audience=audience)
    if clean:
        shutil.rmtree(build_dir / "cache", ignore_errors=True)
    warned, done = lines(problems, Level.WARNING), _done(project, site_dir, lang)
    _build(project, places, jobs, scheduler, by, lambda notes: built.leave([*warned, *notes, done]))
    typer.echo(done, err=True)


def _into(site: Path | None, audience: Audience) -> Path:
    """Where the site comes; stop where what is for the steering group would be published."""
    if audience is Audience.PUBLIC:
        return site or ROOT / "site"
    _refuse_to_publish(site)
    return site or ROOT / "site-steering"


def _done(project: Project, site: Path, language: Said) -> str:
    """How much is in the site."""
    guidelines, events = len(project.published), len(project.profiles)
    counts = (("guidelines", guidelines), ("events", events))
    return said("built", site=display_path(site), **{name: counted(count, name, language) for name, count in counts})


def _built(inputs: Inputs, places: Places, *asked: str) -> Built:
    """What the last build left; all that a build reads, and what it depends on beside files, `asked` among that."""
    from toolbox import hashing
    from toolbox.publish.unchanged import Built

    city = city_of(inputs)
    read = [inputs.policy, inputs.docs, inputs.profiles, inputs.evaluations(city), *sorted(ROOT.glob("mkdocs*.yml"))]
    read += [ROOT / "editor" / "index.html", ROOT / "editor" / "dist", *([inputs.monitor(city)] if city else [])]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = build_day(given_epoch(), city.zone if city else None)
    made = [places.site, *(places.build / code for code in (city.languages if city else ()))]
    return Built(places.build / "cache", (hashing.tools(), *asked, epoch, str(day)), read, made)


def _as_it_is(built: Built, places: Places) -> list[str] | None:
    """What the last build told, where another would make the same; None where it has to be done."""
    from toolbox.publish.swap import broken_off, locked

    try:
        with locked(places.build, places.site):
            return None if broken_off(places.site) else built.told()
    except OSError:
        return None


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


def _build(
    project: Project, places: Places, jobs: int, scheduler: str, by: Engine, leave: Callable[[list[str]], None]
) -> None:
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
            for note in build_site(project, places, jobs, on_progress, True, scheduler, by, leave):
                typer.echo(note, err=True)
        except UnfitText as unfit:
            stop_at(unfit.problems, Level.ERROR, Level.ERROR)
        except SettingsRefused as error:
            stop_at(_refused(error), Level.ERROR, Level.ERROR)
        except (BrokenExecutor, NoWorkers, EngineError, PaperError, OSError) as error:
            notify("not_built", why=why_not_built(error))
            raise typer.Exit(FAILED) from None


def _refused(settings: SettingsRefused) -> Problems:
    problems = Problems()
    for name, why in settings.refused:
        problems.add(place_of(ROOT, name), "settings-refused", name=name, said=why)
    return problems
