"""The command line: hands over to the rooms below, prints problems, and sets the exit status."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from toolbox import __version__
from toolbox.cli.check import check
from toolbox.cli.common import (
    FAILED,
    ROOT,
    BuildDir,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    Stage,
    Today,
    all_said,
    event_file,
    given_day,
    notify,
    read,
    said,
    show_problems,
    site_language,
    stop_at,
    today,
    usage,
    why_not_built,
    write_output,
)
from toolbox.cli.letter import letter
from toolbox.cli.lists import import_command
from toolbox.cli.meeting import meeting
from toolbox.cli.new import new
from toolbox.cli.reading import read_and_count
from toolbox.model.audience import Audience
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.read import Inputs, read_one
from toolbox.read.policy import read_policy
from toolbox.report import counted, line

if TYPE_CHECKING:
    from toolbox.publish.site import Places
    from toolbox.write.outputs import Event


app = typer.Typer(
    help="Event profiles and guideline pages become a website and printable checklists.",
    epilog="Without a command, the whole site is built into site/. Exit status: 0 done, 1 an output could not be "
    "made, 2 something is wrong with what was given.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


PUBLISHED = ("site", "public", "docs", "_site", "dist", "www", "html", "gh-pages")
"""Folders from which hosts publish."""
app.add_typer(new, name="new")
app.command()(check)
app.command()(meeting)
app.command("import")(import_command)
app.command()(letter)


class Format(StrEnum):
    """What `plan` can give."""

    TEXT = "text"
    JSON = "json"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    ZIP = "zip"


UNPRINTABLE = (Format.PDF, Format.XLSX, Format.ZIP, "docx")  # a terminal cannot show them


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        build()


@app.command()
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
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    clean: Annotated[bool, typer.Option("--clean", help="Make everything again, whatever was made before.")] = False,
    build_dir: BuildDir = ROOT / "build",
    lang: Lang = Said.EN,
) -> None:
    """Build the whole site, and swap it in when all of it is done."""
    from toolbox.publish.site import Places

    inputs = Inputs(policy, docs, profiles)
    if audience is Audience.STEERING:
        _refuse_to_publish(site_dir)
    site_dir = site_dir or ROOT / ("site" if audience is Audience.PUBLIC else "site-steering")
    project = replace(read(inputs, stage, strict, Level.WARNING), today=today(), audience=audience)
    _refuse_to_replace(site_dir, inputs, build_dir)
    if clean:
        shutil.rmtree(build_dir / "cache", ignore_errors=True)
    _build(project, Places(ROOT, build_dir.absolute(), site_dir.absolute()), jobs, scheduler)
    guidelines, events = len(project.published), len(project.profiles)
    counts = {name: counted(count, name, lang) for name, count in (("guidelines", guidelines), ("events", events))}
    notify("built", site=display_path(site_dir), **counts)


@app.command()
def plan(
    file: Annotated[Path, typer.Argument(help="The event profile, or its name in event_profiles.", metavar="FILE")],
    format_: Annotated[Format | None, typer.Option("--format", help="What to give.", show_default="text")] = None,
    name: Annotated[
        str | None, typer.Option("--file", help="One of the event's files, by its name on the site: briefings.pdf.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", help="One of the site's languages.", show_default="the first of policy.yml"),
    ] = None,
    day: Today = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    lang: Lang = Said.EN,
) -> None:
    """The plan of one event, without building the site."""
    from toolbox.write.outputs import Event, names

    if name is not None and format_ is not None:
        usage(said("format_or_file"))
    if name is not None and name not in names():
        usage(said("no_such_file", name=name, known=", ".join(names())))
    on = given_day(day)

    problems = Problems()
    read = read_one(event_file(file, profiles), Inputs(policy, docs, profiles), problems)
    stop_at(problems, Level.ERROR, show=Level.ERROR)
    assert read is not None
    project, profile = read
    event = Event(profile, project, site_language(language, project), today=on)
    content = _made(event, format_ or Format.TEXT, name)
    ending = Path(name).suffix[1:] if name else format_
    if output is None and ending in UNPRINTABLE and sys.stdout.isatty():
        output = Path(f"{profile.slug}-{name}" if name else f"{profile.slug}.{format_}")
    write_output(content, output)


@app.command()
def serve(
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    stage: Stage = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on this machine.")] = 8000,
    build_dir: BuildDir = ROOT / "build",
    lang: Lang = Said.EN,
) -> None:
    """Show the site on this machine and build it again whenever a file is saved."""
    from toolbox.publish.preview.serving import Preview
    from toolbox.publish.site import Places

    inputs = Inputs(policy, docs, profiles)
    places = Places(ROOT, build_dir.absolute() / "preview", build_dir.absolute() / "preview" / "site")

    def read() -> tuple[Project | None, list[str]]:
        problems = Problems()
        project = read_and_count(inputs, problems, stage)
        show_problems(problems, Level.WARNING)
        told = problems.errors or problems.at(Level.WARNING)
        return replace(project, today=today()) if project else None, [line(one, lang) for one in told]

    try:
        city, _ = read_policy(policy, Problems())
        more = [inputs.evaluations(city), *([inputs.monitor(city)] if city and city.monitor_folder else [])]
        watched = [path for path in (policy, docs, profiles, *more) if path.exists()]
        Preview(read, places, notify=notify, worded=lambda problem: line(problem, lang)).serve(watched, port)
    except OSError as error:
        usage(said("port_taken", port=port, why=(error.strerror or str(error)).lower()))


def _refuse_to_publish(site_dir: Path | None) -> None:
    """What is for the steering group is not built where things are published from, nor by what publishes."""
    if any(os.environ.get(name) for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI")):
        usage(said("steering_no_ci"))
    if site_dir and (
        site_dir.name.lower() in PUBLISHED or ((site_dir / "sitemap.xml").exists() and not _is_steering(site_dir))
    ):
        usage(said("steering_no_site", site=site_dir))


def _is_steering(site: Path) -> bool:
    from toolbox.publish.site import NO_ROBOTS, ROBOTS

    return (site / ROBOTS).is_file() and (site / ROBOTS).read_text(encoding="utf-8") == NO_ROBOTS


def _refuse_to_replace(site_dir: Path, inputs: Inputs, build_dir: Path) -> None:
    """The site folder is replaced in whole: it may not hold anything but a site."""
    site = site_dir.resolve()
    kept = [path.resolve() for path in (inputs.policy, inputs.docs, inputs.profiles, build_dir, ROOT, Path.cwd())]
    if any(path == site or site in path.parents for path in kept):
        usage(said("site_dir_other", site=site_dir))
    if site.exists() and not site.is_dir():
        usage(said("site_dir_file", site=site_dir))
    if site.is_dir() and any(site.iterdir()) and not (site / "sitemap.xml").exists():
        usage(said("site_dir_no_site", site=site_dir))


def _build(project: Project, places: Places, jobs: int, scheduler: str) -> None:
    from toolbox.publish.engine.rendering import EngineError
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
            for note in build_site(project, places, jobs, on_progress, scheduler=scheduler):
                typer.echo(note, err=True)
        except UnfitText as unfit:
            stop_at(unfit.problems, Level.ERROR, Level.ERROR)
        except (BrokenExecutor, NoWorkers, EngineError, PaperError, OSError) as error:
            notify("not_built", why=why_not_built(error))
            raise typer.Exit(FAILED) from None


def _made(event: Event, format_: Format, name: str | None) -> bytes:
    """One output of an event; the text is the only one that is not a file of the site."""
    from toolbox.write.outputs import OUTPUTS, files, made, on_demand, text
    from toolbox.write.paper.errors import PaperError

    try:
        if name is not None:
            return made(event, name) or on_demand(event, name)
        if format_ is Format.TEXT:
            return text(event)
        if format_ is Format.ZIP:
            return list(files(event))[-1][1]
        return next(one for one in OUTPUTS if one.name.endswith(f".{format_}")).make(event)
    except PaperError as error:
        notify("not_made", why=error)
        raise typer.Exit(FAILED) from None


def main() -> None:
    """Run the command line."""
    with all_said():
        app(prog_name="build.py")
