"""`meeting`: the steering group's quarterly sheet."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import PydanticCustomError

from toolbox.cli.common import (
    CACHE,
    ROOT,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    by_ending,
    read,
    said,
    site_language,
    today,
    usage,
    write_output,
)
from toolbox.model.audience import Audience
from toolbox.model.monitor import quarter as as_quarter
from toolbox.model.problem import Level
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.read import Inputs
from toolbox.write.words.build_time import build_time, given_epoch


class Form(StrEnum):
    """What `meeting` can give."""

    PDF = "pdf"
    MD = "md"
    ICS = "ics"


def meeting(
    quarter: Annotated[str, typer.Argument(help="Which quarter: 2027-Q2.", metavar="QUARTER")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write to this file: .pdf, .md, or .ics for all dates.")
    ] = None,
    format_: Annotated[
        Form | None, typer.Option("--format", help="What to give.", show_default="by -o, or pdf")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="One of the site's languages.", show_default="the first")
    ] = None,
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    lang: Lang = Said.EN,
) -> None:
    """The steering group's sheet for its quarterly meeting. It holds what is internal."""
    wanted = _form(quarter, output, format_)
    today()
    project = replace(
        read(Inputs(policy, docs, profiles, cache=CACHE), None, False, Level.ERROR), audience=Audience.STEERING
    )
    code = site_language(language, project)
    if wanted is Form.ICS and not (project.policy.steering_group and project.policy.steering_group.meetings):
        usage(said("no_meetings", path=display_path(policy)))
    if wanted is Form.PDF and output is None and sys.stdout.isatty():
        output = Path(f"meeting-{quarter}.pdf")
    write_output(_sheet(quarter, project, code, wanted), output)


def _form(quarter: str, output: Path | None, given: Form | None) -> Form:
    """What to give: what was asked for, or what the name of the file says; stops where either makes no sense."""
    try:
        as_quarter(quarter)
    except PydanticCustomError:
        usage(said("no_quarter", value=quarter))
    return by_ending(output, given, Form, "meeting_ending") or Form.PDF


def _sheet(quarter: str, project: Project, code: str, wanted: Form) -> bytes:
    """The sheet of a quarter, or the calendar of all dates, in one language."""
    from toolbox.write.monitor import meeting as sheet
    from toolbox.write.monitor.meetings_ics import meetings_calendar

    if wanted is Form.ICS:
        return meetings_calendar(project, code, today(project.policy.zone))
    view = sheet.meeting_view(quarter, project, code)
    if wanted is Form.MD:
        return sheet.meeting_markdown(view).encode()
    made = build_time(project.last_reviewed, given_epoch())
    return sheet.meeting_pdf(view, sheet.plots_of(quarter, project, code), made)
