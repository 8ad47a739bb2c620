"""`letter`: the mail to an organiser, with the file for the events desk attached."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolbox.cli.common import (
    CACHE,
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
    read_event,
    said,
    site_language,
    today,
    usage,
    write_output,
)
from toolbox.read import Inputs


class Mail(StrEnum):
    """What `letter` can give."""

    EML = "eml"
    TXT = "txt"
    HTML = "html"


def letter(
    event: Annotated[
        Path, typer.Argument(help="The event by its name in event_profiles, or its file.", metavar="SLUG")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write to this file (.eml, .txt, .html), or all into this folder."),
    ] = None,
    format_: Annotated[
        Mail | None, typer.Option("--format", help="What to give.", show_default="by -o, or eml")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="One of the site's languages.", show_default="the first")
    ] = None,
    day: Today = None,
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    lang: Lang = Said.EN,
) -> None:
    """The mail to an organiser, as on today: what is late, what comes first, the days and the links."""
    from toolbox.write.letter import mail, mails
    from toolbox.write.outputs import Event

    folder = output is not None and output.is_dir()
    wanted = by_ending(None if folder else output, format_, Mail, "letter_ending", ()) or Mail.EML
    on = given_day(day)
    project, profile = read_event(event_file(event, profiles), Inputs(policy, docs, profiles, cache=CACHE))
    made = Event(profile, project, site_language(language, project), today=on or today(project.policy.zone))
    if made.plan.past:
        usage(said("letter_past", name=profile.name, day=profile.end.date().isoformat()))
    if output is not None and folder:
        for name, content in mails(made).items():
            write_output(content, output / name)
        return
    write_output(mail(made, wanted), output)
