"""`letter`: the mail to an organiser, with the file for the events desk attached."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolbox.cli.common import (
    ROOT,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    Today,
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
    wanted = _form(output, format_, folder)
    on = given_day(day)
    project, profile = read_event(event_file(event, profiles), Inputs(policy, docs, profiles))
    made = Event(profile, project, site_language(language, project), today=on or today(project.policy.zone))
    if made.plan.past:
        usage(said("letter_past", name=profile.name, day=profile.end.date().isoformat()))
    if output is not None and folder:
        for name, content in mails(made).items():
            write_output(content, output / name)
        return
    write_output(mail(made, wanted), output)


def _form(output: Path | None, given: Mail | None, folder: bool) -> Mail:
    """What to give: what was asked for, or what the name of the file says."""
    ending = output.suffix.lower().removeprefix(".") if output and not folder else ""
    if given is None and output and not folder and ending not in list(Mail):
        usage(said("letter_ending", path=output))
    if given and ending in list(Mail) and ending != given:
        usage(said("ending_other", path=output, given=given))
    return given or (Mail(ending) if ending else Mail.EML)
