"""The forms on the site find persons in what somebody types as the check of the city does."""

from __future__ import annotations

import json
import random

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import DESK, Visit
from tests.wording.test_personal import HARMLESS, HELP_LINES, HOSTILE, ORDINARY
from toolbox.check.persons import KINDS, KINDS_IN_NAMES, Kind, as_data, personal

FIND = """async ([root, given, texts]) => {
  const { finder } = await import(root + "assets/javascripts/plan/personal.js");
  const find = finder(given);
  return JSON.stringify(texts.map(find));
}"""
BITS = [
    "Jan ",
    "De ",
    "Peeters",
    "K. ",
    "zaal ",
    "straat ",
    "12",
    "2009",
    "/",
    "-",
    ".",
    "@",
    "+32 ",
    "0478",
    " ",
    "ğ",
    "'",
    "ß",
]


def texts() -> list[str]:
    """What stands in the lists, and what is made of pieces of such texts."""
    rolls = random.Random(5)
    made = ["".join(rolls.choices(BITS, k=rolls.randint(2, 14))) for _ in range(3000)]
    return [*HOSTILE, *HARMLESS, *ORDINARY, *made]


@pytest.mark.parametrize("kinds", [KINDS, KINDS_IN_NAMES], ids=["in-texts", "in-names"])
def test_the_forms_find_what_the_city_finds(kinds: tuple[Kind, ...], browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("")
    theirs = json.loads(page.evaluate(FIND, [address, as_data(HELP_LINES, kinds), texts()]))
    visit.close()
    for text, their in zip(texts(), theirs, strict=True):
        assert their == [kind for _, kind in personal(text, HELP_LINES, kinds)], text
    assert {kind for found in theirs for kind in found} == {kind.name for kind in kinds}, "every kind was found"
