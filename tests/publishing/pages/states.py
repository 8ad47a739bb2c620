"""The pages of the site as people come to see them: opened, filled in, wrong, full; light and dark, small and large."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.publishing.browsing import DESK, PAGES, PHONE
from tests.publishing.form.crewing import add, give_to, link_of, row, set_aside
from tests.publishing.form.filling import WORDS, fill

SHORT = "evenementen/buurtbarbecue-2027/"
"""An event with a list that is soon judged."""
LONGEST = "evenementen/dansfestival-2027/"
"""A list of which each row is like those of the others, and which takes half a minute to judge."""


def as_it_comes(page: Page) -> None:
    """Nothing is touched."""


def all_open(page: Page) -> None:
    """All that folds is unfolded, but for the menu of narrow screens."""
    page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })")


def menu(page: Page) -> None:
    page.locator(".menu summary").click()


def form_with_mistakes(page: Page) -> None:
    page.get_by_role("button", name=WORDS["nl"]["show"]).click()
    expect(page.get_by_text(WORDS["nl"]["missing"])).to_be_visible()


def form_with_a_plan(page: Page) -> None:
    fill(page, WORDS["nl"])
    expect(page.locator("#plan-title")).to_be_visible()


def form_with_a_plan_to_share(page: Page) -> None:
    fill(page, WORDS["en"])
    page.get_by_role("button", name=WORDS["en"]["link"]).click()
    expect(page.locator("#share input")).to_be_visible()


def evaluation_with_mistakes(page: Page) -> None:
    page.locator("[data-kind=treated]").fill("veel")
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-happened")).not_to_be_empty()


def signal_with_mistakes(page: Page) -> None:
    page.locator("form button[type=submit]").click()
    expect(page.locator("form .field__problem:not(:empty)").first).to_be_visible()


def crew_menu(page: Page) -> None:
    row(page).locator(".row-menu > summary").click()


def crew_at_work(page: Page) -> None:
    """A row of each sort, and the code to hand the list on by."""
    row(page).locator("> input").check()
    give_to(row(page, 1), "Fatma")
    set_aside(row(page, 2), "we schenken niet")
    add(page, "Tafels halen", due="2027-03-10")
    link_of(page)
    page.locator(".aside summary").first.click()


def no_event_found(page: Page) -> None:
    page.get_by_label("Zoek je evenement").fill("zzzz")


def search_with_results(page: Page) -> None:
    page.locator(".results > li").first.wait_for()


def search_without(page: Page) -> None:
    expect(page.locator(".search-none")).to_be_visible()


class State(NamedTuple):
    """A page, what is done to it, the screen's size, and the colours."""

    path: str
    does: Callable[[Page], None] = as_it_comes
    size: tuple[int, int] = PHONE
    scheme: str = "light"

    def __str__(self) -> str:
        size = "phone" if self.size == PHONE else "desk"
        return f"{self.path.strip('/') or 'start'} {self.does.__name__} {size} {self.scheme}".replace("_", "-")


FURTHER = ["zoeken/", "zonder-netwerk/", "handleiding/", "handleiding/voorwaarden/", "licenties/", "en/404.html"]
"""Kinds of pages that axe is not asked about in the tests of each change."""
TOUCHED = [
    ("", menu),
    ("mijn-evenement/", form_with_mistakes),
    ("mijn-evenement/", form_with_a_plan),
    ("en/mijn-evenement/", form_with_a_plan_to_share),
    ("evaluatie/", evaluation_with_mistakes),
    ("signaal/", signal_with_mistakes),
    (SHORT, crew_menu),
    (SHORT, crew_at_work),
    ("evenementen/", no_event_found),
    ("zoeken/?q=water", search_with_results),
    ("zoeken/?q=xqzvw", search_without),
]


def states() -> list[State]:
    """Every kind of page on a phone as it comes and on a desk unfolded, one light, one dark; and what is touched."""
    found = []
    for at, path in enumerate(one for one in (*PAGES, *FURTHER) if one != LONGEST):
        small, large = ("light", "dark") if at % 2 else ("dark", "light")
        found += [State(path, as_it_comes, PHONE, small), State(path, all_open, DESK, large)]
    for path, does in TOUCHED:
        found += [State(path, does), State(path, does, PHONE if does is menu else DESK, "dark")]
    return found
