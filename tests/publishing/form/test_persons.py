"""The forms on the site find persons in what somebody types as the check of the city does."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import DESK, Visit
from tests.publishing.form.scripting import with_modules
from tests.wording.test_city_words import CITY, FOUND
from tests.wording.test_city_words import HARMLESS as LET_THROUGH
from tests.wording.test_look_alikes import TEXTS as LOOK_ALIKES
from tests.wording.test_personal import HARMLESS, HELP_LINES, HOSTILE, ORDINARY
from toolbox.check.persons import KINDS, KINDS_IN_NAMES, Kind, as_data, forms, personal
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read.persons import read_persons
from toolbox.write.files.catalogue_json import catalogue_json
from toolbox.write.monitor.pages import signal_form
from toolbox.write.words.language import speak

FIND = """(module, given, texts) => JSON.stringify(texts.map(module("plan/personal").finder(given)))"""
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
    "\u200b",
    "\u00ad",
    "Van den ",
    "-Pieter ",
    "(0475) ",
    "(a)",
    "e\u0301",
    "\u2013",
    "\u2011",
    "\u0430",
    "\u0130",
    "\uff11",
    "\u00a0",
    "18 mei 1993",
    "str. ",
]


def texts() -> list[str]:
    """What stands in the lists, and what is made of pieces of such texts."""
    rolls = random.Random(5)
    made = ["".join(rolls.choices(BITS, k=rolls.randint(2, 14))) for _ in range(3000)]
    return [*HOSTILE, *HARMLESS, *ORDINARY, *LOOK_ALIKES, *made]


@pytest.mark.parametrize("kinds", [KINDS, KINDS_IN_NAMES], ids=["in-texts", "in-names"])
def test_the_forms_find_what_the_city_finds(kinds: tuple[Kind, ...], browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    visit.go("")
    theirs = json.loads(with_modules(visit, FIND, as_data(HELP_LINES, kinds), texts()))
    visit.close()
    for text, their in zip(texts(), theirs, strict=True):
        assert their == [kind for _, kind in personal(text, HELP_LINES, kinds)], text
    assert {kind for found in theirs for kind in found} == {kind.name for kind in kinds}, "every kind was found"


def test_the_words_of_a_city_reach_its_forms(project: Project, browser: Browser, address: str) -> None:
    city = replace(project, persons=read_persons(CITY, Problems()))
    own, texts = forms(city.persons), [*FOUND, *LET_THROUGH, *HOSTILE]
    in_names = json.loads(catalogue_json(city, "nl"))["persons"]
    in_texts = signal_form(city, speak(city, "nl")).persons
    visit = Visit(browser, address, DESK)
    visit.go("")
    for_each = {what: {**in_names, "forms": in_names["forms"] + more} for what, more in in_names["in_names_of"].items()}
    compared = [(given, own.in_names_of[what]) for what, given in for_each.items()]
    assert len(compared) == 2
    for given, kinds in (*compared, (in_names, own.in_names), (in_texts, own.in_texts)):
        theirs = json.loads(with_modules(visit, FIND, given, texts))
        known = frozenset(given["known"])
        assert theirs == [[kind for _, kind in personal(text, known, kinds)] for text in texts]
    visit.close()
    assert all(theirs[: len(FOUND)])
