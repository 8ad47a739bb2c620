"""Each output of one event, from its profile."""

from __future__ import annotations

from typing import Any

from toolbox.assemble import assemble
from toolbox.model.plan import Plan
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.write.data import plan_json
from toolbox.write.language import speak
from toolbox.write.qr import qr_svg
from toolbox.write.templating import render
from toolbox.write.view import view


def plan_of(profile: Profile, project: Project, language: str) -> Plan:
    """The plan of one event, its figures written as the language writes them."""
    return assemble(profile, project, language, speak(project, language).number)


def shown(profile: Profile, project: Project, language: str) -> dict[str, Any]:
    """All that the layouts of one event show, in words."""
    return view(plan_of(profile, project, language), project)


def text(profile: Profile, project: Project, language: str) -> str:
    """The plan as plain text, for a terminal or a mail."""
    return render("plan.txt.j2", **shown(profile, project, language))


def data(profile: Profile, project: Project, language: str) -> str:
    """The plan as JSON, for other programs."""
    return plan_json(plan_of(profile, project, language))


def checklist(profile: Profile, project: Project, language: str) -> bytes:
    """The plan as a PDF to print."""
    from toolbox.write.paper import checklist_pdf

    return checklist_pdf(shown(profile, project, language), project.last_reviewed)


def page_body(seen: dict[str, Any], files: list[dict[str, str]]) -> str:
    """The HTML between the title and the end of an event's page, from what `shown` gives.

    `files` are those to download, each with its `name`, `kind` and `size`.
    """
    return render("event.html.j2", **seen, files=files, qr=qr_svg(seen["address"]))
