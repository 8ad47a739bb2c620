"""Inputs on which a form could run for minutes: each is read or refused within the bounds of `limits`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.cases import PROFILE, Case, read_city
from tests.hostile.limits import within
from toolbox.wording.personal import personal

LONG = 8000
TEXTS = {
    "dashes": "a-",
    "letters": "a",
    "capitals": "A",
    "names": "Aa-",
    "apostrophes": "A'a",
    "initials": "A. ",
    "initials-with-names": "A. Bc ",
    "digits": "0",
    "dots": "a.",
    "mail": "a@b.",
    "streets": "straat ",
    "numbered-streets": "straat 1 ",
    "french-streets": "Rue a ",
    "english-streets": "1 Aa ",
    "titles": "dhr. ",
    "births": "geboren ",
    "countries": "+32 ",
}
BEGINNINGS = ("geboren", "dhr.", "straat", "Rue a", "A.", "1 Main", "born on", "bel", "straat nr")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_one_thing_over_and_over(name: str) -> None:
    within(personal, (TEXTS[name] * LONG)[:LONG])


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_word_and_a_great_deal_of_nothing(beginning: str) -> None:
    within(personal, beginning + " " * LONG)
    within(personal, (beginning + " " * 20) * (LONG // 30))


@pytest.mark.parametrize(
    "comment",
    [
        "# wording: allow a" + " " * 240_000 + "x",
        "# wording: allow a because" + " " * 240_000,
        "# wording: allow " * 14_000,
        "# wording: allow a because " * 9_000,
        "# wording: allow a" + "\t because " * 20_000,
    ],
    ids=["spaces", "no-reason", "again", "reasons", "tabs"],
)
def test_a_comment_that_lets_a_word_through(comment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = Case("slow", {"file": PROFILE, "instead": ["name: ", f"{comment}\nname: "]}, ()).made(tmp_path)
    monkeypatch.chdir(city)
    lines = within(_lines, city)
    assert all(len(one) < 1000 for one in lines)


def _lines(city: Path) -> list[str]:
    os.chdir(city)
    return read_city(city)[1]
