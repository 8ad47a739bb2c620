"""`plan`: the plan of one event, or one of its files, without building the site."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolbox.cli.common import (
    CACHE,
    FAILED,
    ROOT,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    Today,
    by_ending,
    event_file,
    given_day,
    notify,
    read_event,
    said,
    site_language,
    usage,
    write_output,
)
from toolbox.read import Inputs

if TYPE_CHECKING:
    from toolbox.write.outputs import Event


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

    project, profile = read_event(event_file(file, profiles), Inputs(policy, docs, profiles, cache=CACHE))
    files = names(project.policy.spoken)
    if name is not None and name not in files:
        usage(said("no_such_file", name=name, known=", ".join(files)))
    event = Event(profile, project, site_language(language, project), today=on)
    if name is None:
        format_ = by_ending(output, format_, Format, "plan_ending", ("", "txt", "md"))
    content = _made(event, format_ or Format.TEXT, name)
    ending = Path(name).suffix[1:] if name else format_
    if output is None and ending in UNPRINTABLE and sys.stdout.isatty():
        output = Path(f"{profile.slug}-{name}" if name else f"{profile.slug}.{format_}")
    write_output(content, output)


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
