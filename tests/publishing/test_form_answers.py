"""Answers in the form as people give them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.publishing.browsing import DESK, Visit


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, DESK)
    visit.go("mijn-evenement/")
    yield visit
    assert visit.wrong == []
    visit.close()


def test_half_a_date_says_what_is_missing(visit: Visit) -> None:
    page = visit.page
    start = page.get_by_label("Begin", exact=True)
    start.focus()
    page.keyboard.type("06122027")
    page.get_by_label("Bezoekers op het drukste moment").focus()
    expect(page.locator("#problem-start")).to_have_text("Deze datum is niet volledig. Vul dag, maand, jaar en uur in.")
    expect(start).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("said", "problem"),
    [(one, "") for one in ("1500", "1.500", "1,500", "1 500", "1\u00a0500", "1\u202f500", "12.345.678", " 1500 ")]
    + [(one, "geheel getal") for one in ("1,5", "1.50", "1,5000", "1500,000.5", "-5", "veel")],
)
def test_numbers_may_be_written_as_people_write_them(said: str, problem: str, visit: Visit) -> None:
    page = visit.page
    field = page.get_by_label("Bezoekers op het drukste moment")
    field.fill(said)
    field.blur()
    expect(page.locator("#problem-attendance")).to_contain_text(
        problem or ("10 miljoen" if said == "12.345.678" else "")
    )
    if not problem and said != "12.345.678":
        expect(page.locator("#problem-attendance")).to_be_empty()


def test_no_box_alone_is_called_wrong(visit: Visit) -> None:
    """What is wrong is the choice, beside which it is told; the first field that is wrong gets the focus."""
    page = visit.page
    page.get_by_role("button", name="Toon mijn plan").click()
    expect(page.locator("#problem-kind")).not_to_be_empty()
    assert page.locator("[type=radio][aria-invalid], [type=checkbox][aria-invalid]").count() == 0
    expect(page.locator("[name=kind]").first).to_be_focused()
