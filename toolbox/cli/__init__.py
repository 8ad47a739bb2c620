"""The command line: hands over to the rooms below, prints problems, and sets the exit status."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from toolbox import __version__
from toolbox.cli.common import (
    FAILED,
    ROOT,
    WRONG_INPUT,
    BuildDir,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    Stage,
    nothing_made,
    read,
    show_problems,
    spoken,
    stop_at,
    today,
    usage,
)
from toolbox.cli.new import new
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, read_one, read_project
from toolbox.read.folder import shown
from toolbox.report import annotation, as_data, counted, line, readability_table, summed_up

if TYPE_CHECKING:
    from toolbox.publish.site import Places
    from toolbox.read.readability import Score
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


app.add_typer(new, name="new")


class Format(StrEnum):
    """What `plan` can give."""

    TEXT = "text"
    JSON = "json"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    ZIP = "zip"


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
    lang: Lang = Said.EN,
) -> None:
    """Build the whole site, and swap it in when all of it is done."""
    from toolbox.publish.site import Places

    inputs = Inputs(policy, docs, profiles)
    project = replace(read(inputs, stage, strict, Level.WARNING), today=today())
    _refuse_to_replace(site_dir, inputs, build_dir)
    _build(project, Places(ROOT, build_dir.absolute(), site_dir.absolute()), jobs)
    guidelines, events = len(project.published), len(project.profiles)
    counts = {name: counted(count, name, lang) for name, count in (("guidelines", guidelines), ("events", events))}
    typer.echo(summed_up("built", lang, site=shown(site_dir), **counts), err=True)


class Told(StrEnum):
    """How `check` tells what it found."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


@app.command()
def check(
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    stage: Stage = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    format_: Annotated[Told, typer.Option("--format", help="How to tell it.")] = Told.TEXT,
    lang: Lang = Said.EN,
) -> None:
    """Read and check everything, build nothing."""
    from toolbox.desk.review import check_used
    from toolbox.read.readability import check_readability, readability

    problems = Problems()
    project = read_project(Inputs(policy, docs, profiles), problems, stage, today())
    scores = readability(project, docs) if project else []
    if project:
        check_readability(scores, project.policy.readability, problems)
        check_used(project, docs, problems)
    counts = {
        "errors": len(problems.errors),
        "warnings": len(problems.at(Level.WARNING)),
        "guidelines": len(project.published)
        if project
        else len({path.stem for path in docs.glob("*/richtlijnen/*.md")}),
        "events": len(project.profiles) if project else len(list(profiles.glob("*.yml"))),
    }
    _tell(problems, counts, scores, project, format_)
    if counts["errors"] or (strict and counts["warnings"]):
        raise typer.Exit(WRONG_INPUT)


def _tell(
    problems: Problems, counts: dict[str, int], scores: list[Score], project: Project | None, format_: Told
) -> None:
    """Everything that was found, and how much of each."""
    if format_ is Told.JSON:
        told = {"problems": [as_data(one, spoken()) for one in problems], **counts}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if format_ is Told.GITHUB:
        for problem in problems:
            typer.echo(annotation(problem, spoken()))
        return
    show_problems(problems, Level.NOTE)
    if project is None:
        typer.echo(nothing_made(counts["errors"], counts["warnings"]), err=True)
        return
    typer.echo(readability_table(scores))
    lang = spoken()
    said = {name: counted(count, name, lang) for name, count in counts.items()}
    good = ", ".join([summed_up("no_mistakes", lang), *([said["warnings"]] if counts["warnings"] else [])])
    found = {"guidelines": said["guidelines"], "events": said["events"]}
    typer.echo(summed_up("found", lang, good=good, stage=project.policy.stage, **found))


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
    lang: Lang = Said.EN,
) -> None:
    """The plan of one event, without building the site."""
    from toolbox.write.outputs import Event

    problems = Problems()
    read = read_one(file, Inputs(policy, docs, ROOT), problems)
    stop_at(problems, Level.ERROR, show=Level.ERROR)
    assert read is not None
    project, profile = read
    languages = project.policy.languages
    if language is not None and language not in languages:
        usage(f"--language {language} is not one of {', '.join(languages)}")
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
    lang: Lang = Said.EN,
) -> None:
    """Show the site on this machine and build it again whenever a file is saved."""
    from toolbox.publish.preview import preview
    from toolbox.publish.site import Places

    inputs = Inputs(policy, docs, profiles)
    places = Places(ROOT, build_dir.absolute() / "preview", build_dir.absolute() / "preview" / "site")

    def read() -> tuple[Project | None, list[str]]:
        problems = Problems()
        project = read_project(inputs, problems, stage)
        show_problems(problems, Level.WARNING)
        told = problems.errors or problems.at(Level.WARNING)
        return replace(project, today=today()) if project else None, [line(one, lang) for one in told]

    try:
        watched = [path for path in (policy, docs, profiles, inputs.evaluations) if path.exists()]
        preview(read, places, watched, port, tell=lambda text: typer.echo(text, err=True))
    except OSError as error:
        usage(f"--port {port} cannot be used: {(error.strerror or str(error)).lower()}")


def _refuse_to_replace(site_dir: Path, inputs: Inputs, build_dir: Path) -> None:
    """The site folder is replaced in whole: it may not hold anything but a site."""
    site = site_dir.resolve()
    kept = [path.resolve() for path in (inputs.policy, inputs.docs, inputs.profiles, build_dir, ROOT, Path.cwd())]
    if any(path == site or site in path.parents for path in kept):
        usage(f"--site-dir {site_dir} holds other things, and would be replaced; choose a folder of its own")
    if site.exists() and not site.is_dir():
        usage(f"--site-dir {site_dir} is a file; choose a folder")
    if site.is_dir() and any(site.iterdir()) and not (site / "sitemap.xml").exists():
        usage(f"--site-dir {site_dir} holds something that is not a site; empty it or choose another folder")


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
            stop_at(unfit.problems, Level.ERROR, Level.ERROR)
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
