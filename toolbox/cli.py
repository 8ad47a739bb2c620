"""The command line: hands over to the rooms below, prints problems, and sets the exit status."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from toolbox import __version__
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, read_one, read_project
from toolbox.read.folder import shown
from toolbox.report import line

if TYPE_CHECKING:
    from toolbox.publish.site import Places
    from toolbox.write.outputs import Event

ROOT = Path(__file__).resolve().parent.parent
FAILED, WRONG_INPUT = 1, 2

app = typer.Typer(
    help="Event profiles and guideline pages become a website and printable checklists.",
    epilog="Without a command, the whole site is built into site/. Exit status: 0 done, 1 an output could not be "
    "made, 2 something is wrong with what was given.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """What `plan` can give."""

    TEXT = "text"
    JSON = "json"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    ZIP = "zip"


Policy = Annotated[Path, typer.Option("--policy", help="The city's decisions.", show_default="policy.yml")]
Docs = Annotated[
    Path, typer.Option("--docs", help="Folder with the pages, one folder a language.", show_default="docs")
]
Profiles = Annotated[
    Path, typer.Option("--profiles", help="Folder with the event profiles.", show_default="event_profiles")
]
Stage = Annotated[
    int | None, typer.Option("--stage", min=1, max=9, help="Show this step of the rollout instead of policy.yml's.")
]
BuildDir = Annotated[Path, typer.Option("--build-dir", help="Folder for what lies in between.", show_default="build")]


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
        Path, typer.Option("--site-dir", help="Where the site comes; replaced in whole.", show_default="site")
    ] = ROOT / "site",
    stage: Stage = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=256, help="Processes for the checklists.", show_default="processors")
    ] = os.cpu_count() or 1,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    build_dir: BuildDir = ROOT / "build",
) -> None:
    """Build the whole site, and swap it in when all of it is done."""
    from toolbox.publish.site import Places

    inputs = Inputs(policy, docs, profiles)
    project = replace(_read(inputs, stage, strict, Level.WARNING), today=_today())
    _refuse_to_replace(site_dir, inputs, build_dir)
    _build(project, Places(ROOT, build_dir.absolute(), site_dir.absolute()), jobs)
    events = _counted(len(project.profiles), "event")
    typer.echo(f"{_counted(len(project.published), 'guideline')} and {events} are in {shown(site_dir)}", err=True)


@app.command()
def check(
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    stage: Stage = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
) -> None:
    """Read and check everything, build nothing."""
    from toolbox.read.readability import check_readability, readability
    from toolbox.report import readability_table

    project = _read(Inputs(policy, docs, profiles), stage, strict, Level.NOTE, _today())
    scores = readability(project, docs)
    notes = Problems()
    check_readability(scores, project.policy.readability, notes)
    _print(notes, Level.NOTE)
    typer.echo(readability_table(scores))
    found = f"{_counted(len(project.published), 'guideline')} at stage {project.policy.stage}"
    typer.echo(f"No mistakes: {found}, {_counted(len(project.profiles), 'event')}.")


@app.command()
def plan(
    file: Annotated[Path, typer.Argument(help="The event profile.", metavar="FILE")],
    format_: Annotated[Format, typer.Option("--format", help="What to give.")] = Format.TEXT,
    language: Annotated[
        str | None,
        typer.Option("--language", help="One of the site's languages.", show_default="the first of policy.yml"),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
) -> None:
    """The plan of one event, without building the site."""
    from toolbox.write.outputs import Event

    problems = Problems()
    read = read_one(file, Inputs(policy, docs, ROOT), problems)
    _stop_at(problems, Level.ERROR, show=Level.ERROR)
    assert read is not None
    project, profile = read
    languages = project.policy.languages
    if language is not None and language not in languages:
        _usage(f"--language {language} is not one of {', '.join(languages)}")
    content = _made(Event(profile, project, language or languages[0]), format_)
    if output is None and format_ in (Format.PDF, Format.XLSX, Format.ZIP) and sys.stdout.isatty():
        output = Path(f"{profile.slug}.{format_}")
    _give(content, output)


@app.command()
def serve(
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    stage: Stage = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on this machine.")] = 8000,
    build_dir: BuildDir = ROOT / "build",
) -> None:
    """Show the site on this machine and build it again whenever a file is saved."""
    from toolbox.publish.preview import preview
    from toolbox.publish.site import Places

    inputs = Inputs(policy, docs, profiles)
    places = Places(ROOT, build_dir.absolute() / "preview", build_dir.absolute() / "preview" / "site")

    def read() -> Project | None:
        problems = Problems()
        project = read_project(inputs, problems, stage)
        _print(problems, Level.WARNING)
        return replace(project, today=_today()) if project else None

    try:
        preview(read, places, (policy, docs, profiles), port, tell=lambda text: typer.echo(text, err=True))
    except OSError as error:
        _usage(f"--port {port} cannot be used: {(error.strerror or str(error)).lower()}")


def _today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC).date() if given.isdigit() else date.today()


def _read(inputs: Inputs, stage: int | None, strict: bool, show: Level, today: date | None = None) -> Project:
    """Read everything; stop with exit status 2 where something is wrong."""
    problems = Problems()
    project = read_project(inputs, problems, stage, today)
    _stop_at(problems, Level.WARNING if strict else Level.ERROR, show)
    assert project is not None
    return project


def _stop_at(problems: Problems, level: Level, show: Level) -> None:
    _print(problems, show)
    levels = list(Level)
    if any(levels.index(problem.level) <= levels.index(level) for problem in problems):
        errors, warnings = len(problems.errors), len(problems.at(Level.WARNING))
        typer.echo(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}; nothing was made.", err=True)
        raise typer.Exit(WRONG_INPUT)


def _print(problems: Problems, show: Level) -> None:
    levels = list(Level)
    for problem in problems:
        if levels.index(problem.level) <= levels.index(show):
            typer.echo(line(problem), err=True)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _refuse_to_replace(site_dir: Path, inputs: Inputs, build_dir: Path) -> None:
    """The site folder is replaced in whole: it may not hold anything but a site."""
    site = site_dir.resolve()
    kept = [path.resolve() for path in (inputs.policy, inputs.docs, inputs.profiles, build_dir, ROOT, Path.cwd())]
    if any(path == site or site in path.parents for path in kept):
        _usage(f"--site-dir {site_dir} holds other things, and would be replaced; choose a folder of its own")
    if site.exists() and not site.is_dir():
        _usage(f"--site-dir {site_dir} is a file; choose a folder")
    if site.is_dir() and any(site.iterdir()) and not (site / "sitemap.xml").exists():
        _usage(f"--site-dir {site_dir} holds something that is not a site; empty it or choose another folder")


def _usage(what: str) -> NoReturn:
    typer.echo(what, err=True)
    raise typer.Exit(WRONG_INPUT)


def _build(project: Project, places: Places, jobs: int) -> None:
    from toolbox.publish.engine import EngineError
    from toolbox.publish.guard import UnfitText
    from toolbox.publish.site import build_site

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done)

        try:
            for note in build_site(project, places, jobs, tell):
                typer.echo(note, err=True)
        except UnfitText as unfit:
            _stop_at(unfit.problems, Level.ERROR, Level.ERROR)
        except (EngineError, OSError) as error:
            typer.echo(f"The site could not be built; the one of before is as it was: {error}", err=True)
            raise typer.Exit(FAILED) from None


def _made(event: Event, format_: Format) -> bytes:
    """One output of an event; the text is the only one that is not a file of the site."""
    from toolbox.write.outputs import OUTPUTS, files, text

    if format_ is Format.TEXT:
        return text(event)
    if format_ is Format.ZIP:
        return list(files(event))[-1][1]
    return next(one for one in OUTPUTS if one.name.endswith(f".{format_}")).make(event)


def _give(raw: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(raw)
    except OSError as error:
        typer.echo(f"{output} could not be written: {(error.strerror or '').lower()}", err=True)
        raise typer.Exit(FAILED) from None
    typer.echo(f"{output}", err=True)


def main() -> None:
    """Run the command line."""
    app(prog_name="build.py")
