"""A device whose clock stands wherever a clock can stand: no script of ours stops at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.publishing.browsing import PHONE, Visit
from tests.publishing.form.crewing import add, link_of
from tests.publishing.form.filling import WORDS, fill

CLOCKS = {
    "the year 1": "0001-01-01T00:00:00Z",
    "the day of an empty battery": "1970-01-01T00:00:00Z",
    "the last day there is": "+275760-09-13T00:00:00Z",
}


@pytest.fixture(params=CLOCKS)
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, PHONE)
    visit.page.clock.set_fixed_time(CLOCKS[request.param])
    yield visit
    assert visit.wrong == []
    visit.close()


def test_a_crew_works_on_its_list(visit: Visit) -> None:
    for path in ("evenementen/fuif-chiro-2027/", "evenementen/kerstmarkt-2026/"):
        page = visit.go(path)
        tick = page.locator(".todo__item > input:visible").first
        tick.check()
        add(page, "Bel de buren", "after", "2027-06-20")
        expect(page.locator(".todo__item", has_text="Bel de buren")).to_be_visible()
        expect(page.locator(".tools__progress")).to_contain_text("1 ")
        visit.page.goto("about:blank")
        page = visit.go(path)
        expect(page.locator(".tools__progress")).to_contain_text("1 ")
        visit.page.goto("about:blank")
        visit.page.goto(link_of(visit.go(path)))
        expect(page.locator(".tools__progress")).to_contain_text("1 ")


def test_the_form_makes_a_plan_to_take_away(visit: Visit) -> None:
    page = visit.go("mijn-evenement/")
    fill(page, WORDS["nl"])
    page.get_by_role("button", name=WORDS["nl"]["show"]).click()
    expect(page.locator("#plan-title")).to_be_in_viewport()
    for name in ("Tabel voor Excel", "Termijnen voor je agenda", "Profiel voor de stad"):
        with page.expect_download():
            page.get_by_role("button", name=name).click()
    page.get_by_role("button", name=WORDS["nl"]["link"]).click()
    link = page.locator("#share input").input_value()
    page.get_by_role("button", name="Nieuw plan met deze antwoorden").click()
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("#plan-title")).to_be_visible()


def test_what_was_seen_is_handed_in(visit: Visit) -> None:
    page = visit.go("evaluatie/?event=fuif-chiro-2027")
    page.locator("[name=worked]").fill("De waterpunten.")
    expect(page.locator("#held")).to_have_value("2027-03-13")
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-name")).to_be_empty()
    page = visit.go("signaal/")
    page.locator("#title").fill("Lege flesjes")
    page.locator("#date").fill("2027-03-13")
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-source")).to_have_text("Vul dit in.")


def test_what_is_looked_for_is_found(visit: Visit) -> None:
    page = visit.go("evenementen/")
    page.get_by_label("Soort", exact=True).select_option(label="festival")
    expect(page.locator(".event-row:not([hidden])").first).to_be_attached()
    page = visit.go("zoeken/?q=water")
    expect(page.get_by_role("link", name="Gratis water").first).to_be_visible()
    for path in ("", "bezoekers/", "hulp/", "404.html"):
        visit.go(path)
