"""The accessibility statement: by the European model, from what the city says, and true to itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from toolbox.model.city.statement import Statement
from toolbox.model.project import Project
from toolbox.write.pages.accessibility import statement_view
from toolbox.write.pages.markdown import html
from toolbox.write.words.language import speak

FILLED: dict[str, Any] = {
    "law": {"nl": "het decreet"},
    "status": "partial",
    "not_accessible": [
        {"what": {"nl": "Filmpjes"}, "instead": {"nl": "de tekst."}},
        {"what": {"nl": "Een oud plan"}, "why": "burden"},
        {"what": {"nl": "Een kaart"}, "why": "scope"},
    ],
    "prepared": "2026-11-27",
    "reviewed": "2027-01-05",
    "method": "external",
    "report": "https://voorbeeld.be/verslag",
    "answer_days": 30,
    "enforcement": {"name": {"nl": "de ombudsdienst"}, "url": "https://voorbeeld.be/ombuds"},
}


def shown(project: Project, code: str, statement: Statement | None) -> str:
    mine = replace(project, policy=project.policy.model_copy(update={"accessibility": statement}))
    language = speak(mine, code)
    values: dict[str, Any] = {
        "addresses": mine.addresses,
        "page": language.group("page"),
        "contact": {"url": "https://voorbeeld.be/", "name": "Loket"},
    }
    said: dict[str, Any] = {
        "accessibility": language.group("accessibility"),
        "statement": statement_view(mine, language),
    }
    return html("accessibility.html.j2", **values, **said, offline={})


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("nl", ("Nalevingsstatus", "Niet-toegankelijke inhoud", "Opstelling van", "Feedback en contact", "Handhaving")),
        (
            "en",
            ("Compliance status", "Non-accessible content", "Preparation of", "Feedback and contact", "Enforcement"),
        ),
    ],
)
def test_the_parts_of_the_model_stand_in_their_order(code: str, parts: tuple[str, ...], project: Project) -> None:
    text = shown(project, code, project.policy.accessibility)
    places = [text.index(f">{part}") for part in parts]
    assert places == sorted(places)
    assert "EN 301 549" in text
    assert "https://www.vlaanderen.be/vlaamse-ombudsdienst/uw-klacht" in text
    assert 'href="https://voorbeeld.be/">Loket</a>' in text


def test_all_that_a_city_fills_in_is_said(project: Project) -> None:
    text = shown(project, "nl", Statement.model_validate(FILLED))
    for said in (
        "zoals het decreet vraagt",
        "voldoet gedeeltelijk",
        "Voldoet nog niet aan de eisen</h4>\n<ul>\n<li>Filmpjes <em>In de plaats:</em> de tekst.</li>",
        "Zou een onevenredige last zijn</h4>\n<ul>\n<li>Een oud plan</li>",
        "Valt buiten de wet</h4>\n<ul>\n<li>Een kaart</li>",
        "opgesteld op 27 november 2026",
        "nagekeken op 5 januari 2027",
        "iemand van buiten de stad",
        'href="https://voorbeeld.be/verslag"',
        "binnen 30 dagen",
        'href="https://voorbeeld.be/ombuds">de ombudsdienst</a>',
    ):
        assert said in text


def test_a_site_without_gaps_says_so(project: Project) -> None:
    text = shown(project, "en", Statement.model_validate(FILLED | {"status": "full", "not_accessible": []}))
    assert "fully compliant" in text
    assert "We know of nothing" in text


def test_without_a_statement_the_page_claims_nothing(project: Project) -> None:
    text = shown(project, "nl", None)
    assert "Nalevingsstatus" not in text
    assert "Loket" in text


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"status": "full"}, "statement-status"),
        ({"not_accessible": []}, "statement-status"),
        ({"status": "none", "not_accessible": [{"what": {"nl": "Een kaart"}, "why": "scope"}]}, "statement-status"),
        ({"reviewed": "2026-01-05"}, "statement-days"),
    ],
)
def test_a_statement_that_denies_itself_is_refused(said: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Statement.model_validate(FILLED | said)
    assert [one["type"] for one in refused.value.errors()] == [problem]
