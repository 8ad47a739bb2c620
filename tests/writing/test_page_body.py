"""The words of an event's page that come from elsewhere than its plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from toolbox.model.evaluation import Evaluation
from toolbox.model.project import Project
from toolbox.write.outputs import Event, page_body


def told(slug: str, held: date, learned: str | None) -> Evaluation:
    lines = {"learned": {"nl": learned}} if learned else {}
    texts = {"worked": "GEHEIM-1", "change": "GEHEIM-2", "city": "GEHEIM-3", "name": "GEHEIM-4"}
    return Evaluation.model_validate({"slug": slug, "held": held, **texts, **lines})


def test_the_next_edition_shows_what_the_last_one_taught(project: Project) -> None:
    profile = next(one for one in project.profiles if one.slug == "genk-on-stage-2027")
    evaluations = (
        told("genk-on-stage-2024", date(2024, 6, 28), "Oud."),
        told("genk-on-stage-2025", date(2025, 6, 27), "Zet <meer> kranen bij de tweede weide."),
        told("genk-on-stage-2026", date(2026, 6, 26), None),
        told("genk-on-stage-2027", date(2027, 6, 25), "Van dit jaar."),
        told("kerstmarkt-2025", date(2025, 12, 12), "Van een ander."),
    )
    with_all = replace(project, evaluations=evaluations)
    page = page_body(Event(profile, with_all, "nl").view, [])
    assert "Zet &lt;meer&gt; kranen bij de tweede weide." in page
    assert not [one for one in ("Oud.", "Van dit jaar.", "Van een ander.") if one in page]
    assert "GEHEIM" not in page
    assert "learned" not in page_body(Event(profile, project, "nl").view, [])
