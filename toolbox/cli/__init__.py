"""The command line: hands over to the rooms below, prints problems, and sets the exit status."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolbox import __version__
from toolbox.cli.build import build
from toolbox.cli.check import check
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
    Today,
    all_said,
    event_file,
    given_day,
    installed,
    notify,
    said,
    show_problems,
    site_language,
    stop_at,
    today,
    usage,
    write_output,
)
from toolbox.cli.letter import letter
from toolbox.cli.lists import import_command
from toolbox.cli.meeting import meeting
from toolbox.cli.new import new
from toolbox.cli.publish import publish
from toolbox.cli.reading import read_and_count
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.publish.engine.rendering import EngineName
from toolbox.read import Inputs, read_one
from toolbox.read.policy import read_policy
from toolbox.report import line

if TYPE_CHECKING:
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


app.command()(build)
app.command()(publish)
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
    on = given_day(day)

    problems = Problems()
    read = read_one(event_file(file, profiles), Inputs(policy, docs, profiles), problems)
    stop_at(problems, Level.ERROR, show=Level.ERROR)
    assert read is not None
    project, profile = read
    files = names(project.policy.spoken)
    if name is not None and name not in files:
        usage(said("no_such_file", name=name, known=", ".join(files)))
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
    rendered_by: RenderedBy = EngineName.MKDOCS,
    build_dir: BuildDir = ROOT / "build",
    lang: Lang = Said.EN,
) -> None:
    """Show the site on this machine and build it again whenever a file is saved."""
    from toolbox.cli.desk import Publish, keeper
    from toolbox.publish.preview.serving import Preview
    from toolbox.publish.site import Places

    inputs, by = Inputs(policy, docs, profiles), installed(rendered_by)
    places = Places(ROOT, build_dir.absolute() / "preview", build_dir.absolute() / "preview" / "site")

    def read() -> tuple[Project | None, list[str]]:
        problems = Problems()
        project = read_and_count(inputs, problems, stage)
        show_problems(problems, Level.WARNING)
        told = problems.errors or problems.at(Level.WARNING)
        return replace(project, today=today(project.policy.zone)) if project else None, [
            line(one, lang) for one in told
        ]

    try:
        city, _ = read_policy(policy, Problems())
        more = [inputs.evaluations(city), *([inputs.monitor(city)] if city and city.monitor_folder else [])]
        watched = [path for path in (policy, docs, profiles, *more) if path.exists()]
        desk = Publish(inputs, build_dir.absolute() / "publish" / "site", build_dir.absolute(), lang, by.name)
        kept = keeper(inputs, lang)
        Preview(read, places, notify, lambda problem: line(problem, lang), by, desk, kept).serve(watched, port)
    except OSError as error:
        usage(said("port_taken", port=port, why=(error.strerror or str(error)).lower()))


def _made(event: Event, format_: Format, name: str | None) -> bytes:
    """One output of an event; the text is the only one that is not a file of the site."""
    from toolbox.write.outputs import OUTPUTS, made, on_demand, text, whole_packet
    from toolbox.write.paper.errors import PaperError

    try:
        if name is not None:
            return made(event, name) or on_demand(event, name)
        if format_ is Format.TEXT:
            return text(event)
        if format_ is Format.ZIP:
            return whole_packet(event)
        return next(one for one in OUTPUTS if one.name.endswith(f".{format_}")).make(event)
    except PaperError as error:
        notify("not_made", why=error)
        raise typer.Exit(FAILED) from None


def main() -> None:
    """Run the command line."""
    with all_said():
        app(prog_name="build.py")
