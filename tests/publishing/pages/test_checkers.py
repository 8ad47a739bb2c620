"""What IBM Equal Access, HTML_CodeSniffer and Alfa say of the site, beside axe: nothing that is so."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.publishing.browsing import go
from tests.publishing.pages.checkers import CHECKERS, Found
from tests.publishing.pages.states import State, states

pytestmark = pytest.mark.long(reason="three more programs judge seventy states of the site")

STATES = states()
AT = """(paths) => paths.map((path) => {
  let at = document;
  for (const [, name, number] of path.matchAll(/\\/([^/[]+)\\[(\\d+)\\]/g)) {
    const next = [...at.children].filter((one) => one.localName === name)[number - 1];
    if (!next) break;
    at = next;
  }
  return at === document ? document.documentElement : at;
})"""
"""The elements at the end of some ways; of a text, the one that it stands in."""
ABOUT = "(elements, about) => elements.map((one) => one.matches(about))"
SHOWN = "(elements) => elements.map((one) => one.cloneNode(false).outerHTML.slice(0, 200))"


class Alarm(TypedDict):
    """A false alarm, as `false-alarms.yml` describes it."""

    checker: str
    rule: str
    about: str
    why: str
    seen: str


ALARMS: list[Alarm] = yaml.safe_load(Path(__file__).with_name("false-alarms.yml").read_text(encoding="utf-8"))


def seen(browser: Browser, address: str, state: State) -> Page:
    """The page in a state; the checkers add a script, which its policy allows nobody but here."""
    context = browser.new_context(
        viewport={"width": state.size[0], "height": state.size[1]},
        color_scheme=state.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        bypass_csp=True,
        service_workers="block",
    )
    page = context.new_page()
    go(page, address + state.path)
    state.does(page)
    return page


def judged(page: Page, checker: str) -> tuple[list[str], list[Alarm]]:
    """What a checker finds on a page that no alarm explains, and the alarms that it gave."""
    found = CHECKERS[checker](page)
    elements = page.evaluate_handle(AT, [one["path"] for one in found])
    given, explained = [], [False] * len(found)
    for alarm in (one for one in ALARMS if one["checker"] == checker):
        about = elements.evaluate(ABOUT, alarm["about"])
        hits = [one["rule"] == alarm["rule"] and fits for one, fits in zip(found, about, strict=True)]
        explained = [one or hit for one, hit in zip(explained, hits, strict=True)]
        given += [alarm] if any(hits) else []
    shown = elements.evaluate(SHOWN)
    left = [
        told(*one)
        for one, is_explained in zip(zip(found, shown, strict=True), explained, strict=True)
        if not is_explained
    ]
    return left, given


def told(found: Found, element: str) -> str:
    return f"{found['rule']}: {found['said']} {element} ({found['path']})"


@pytest.mark.parametrize("state", STATES, ids=str)
def test_the_checkers_find_nothing(state: State, browser: Browser, address: str) -> None:
    page = seen(browser, address, state)
    left, given = {}, []
    for checker in CHECKERS:
        left[checker], alarms = judged(page, checker)
        given += alarms
    page.context.close()
    assert {checker: some for checker, some in left.items() if some} == {}
    expected = [one for one in ALARMS if one["seen"] == str(state)]
    assert [one for one in expected if one not in given] == [], "no longer said: take it out of false-alarms.yml"


@pytest.mark.parametrize(
    ("checker", "rule"),
    [("alfa", "sia-r2"), ("ibm", "img_alt_valid"), ("sniffer", "1_1_1.H37")],
)
def test_the_checkers_would_find_something(checker: str, rule: str, browser: Browser, address: str) -> None:
    page = seen(browser, address, STATES[0])
    page.evaluate("document.querySelector('main').append(new Image())")
    page.evaluate("document.querySelector('main > img').src = 'assets/images/icon-192.png'")
    left, _ = judged(page, checker)
    page.context.close()
    assert [one for one in left if one.startswith(f"{rule}: ")], left


def test_every_alarm_is_seen_somewhere() -> None:
    assert {one["seen"] for one in ALARMS} - set(map(str, STATES)) == set()
    assert {one["checker"] for one in ALARMS} <= CHECKERS.keys()
