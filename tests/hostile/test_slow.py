"""Inputs on which a form could run for minutes: each is read or refused within the bounds of `limits`."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.hostile.cases import CITY, PROFILE, Case, read_city
from tests.hostile.limits import within
from toolbox.assemble.volunteers import Shift, season
from toolbox.check.persons import personal
from toolbox.model.city.volunteers import Volunteers
from toolbox.model.problem import MOST

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
    "area-codes": "(0475) ",
    "dates-in-words": "18 mei 1993 ",
    "dates-after-laws": "wet 18 mei 1993",
    "mail-in-words": "a(a)b.",
    "accounts": "be68-",
    "accents": "e\u0301",
    "letters-of-others": "a\u0430",
    "signs-that-nobody-sees": "\u200b",
}
BEGINNINGS = ("geboren", "dhr.", "straat", "Rue a", "A.", "1 Main", "born on", "bel", "straat nr")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_one_thing_over_and_over(name: str) -> None:
    found = within(personal, (TEXTS[name] * LONG)[:LONG])
    assert all(0 <= start < LONG for start, _ in found)


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_word_and_a_great_deal_of_nothing(beginning: str) -> None:
    assert within(personal, beginning + " " * LONG) == []
    assert within(personal, (beginning + " " * 20) * (LONG // 30)) == []


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


@pytest.mark.parametrize("name", ["lines", "dashes", "names", "numbered-streets", "mail", "comments", "capitals"])
@pytest.mark.parametrize(
    "file", ["docs/nl/monitor/signalen/2027-03-13-lang.md", "docs/nl/richtlijnen/water.md", PROFILE]
)
def test_a_file_as_large_as_may_be(file: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = {**TEXTS, "lines": "a b\n", "comments": "# a\n"}[name]
    start = (CITY / file).read_text(encoding="utf-8") if (CITY / file).exists() else "---\ntitle: Lang\n---\n"
    times = (249_000 - len(start.encode())) // len(unit)
    city = Case("large", {"file": file, "repeat": [f"{start}\n", unit, times]}, ()).made(tmp_path)
    monkeypatch.chdir(city)
    lines = within(_lines, city)
    assert len(lines) <= 2 * MOST
    assert all(len(one) < 1000 for one in lines)


@pytest.mark.parametrize("key", ["k{}: 1", "attendence{}: 1", "k{}:", "kind {}: party", "{}: 1"])
@pytest.mark.parametrize("file", [PROFILE, "policy.yml"])
def test_a_file_of_keys_that_nobody_knows(file: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = "\n".join(key.format(number) for number in range(9_000))
    text = f"{(CITY / file).read_text(encoding='utf-8')}\n{keys}\n"
    city = Case("keys", {"file": file, "text": text}, ()).made(tmp_path)
    monkeypatch.chdir(city)
    lines = within(_lines, city)
    assert MOST < len(lines) <= 2 * MOST


@pytest.mark.parametrize("text", ["'\n    a: " * 1_111, "x\n" + "<<<<<<< a\n" * 24_000], ids=["quotes", "merges"])
def test_a_profile_that_takes_long_to_mend(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time a line was put between quotes it was twice as long; each mark of git was counted from the top."""
    city = Case("mend", {"file": PROFILE, "instead": ["name: ", f"place: {text}\nname: "]}, ()).made(tmp_path)
    monkeypatch.chdir(city)
    assert within(_lines, city)


BODIES = {
    "brackets-left-open": ("<b>> ![a" * 299, "square brackets open here"),
    "short-rows-of-a-wide-table": (
        "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + ("\n|" + "b|") * 500,
        "the tables of this page have more than 2000 cells",
    ),
    "tags-behind-paragraphs": ("a\n\n" * 3000 + "<b>" * 300, "HTML in the text: <b>"),
    "tags-behind-stars": ("*a" * 4000 + "<b>" * 300, "HTML in the text: <b>"),
    "addresses-in-other-letters": (
        "".join(f"[a](java&#115;cript:{number})\n" for number in range(350)),
        "the address 'javascript:1' may not be followed",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_text_that_takes_long_to_lay_out(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body, told = BODIES[name]
    change = {"file": "docs/nl/richtlijnen/water.md", "instead": ["Waarom water?", body]}
    city = Case("slow", change, ()).made(tmp_path)
    monkeypatch.chdir(city)
    assert any(told in one for one in within(_lines, city))


def _lines(city: Path) -> list[str]:
    os.chdir(city)
    return read_city(city)[1]


def test_a_season_of_events_that_go_on_for_months() -> None:
    """Four at the same time, day and night: thousands of shifts, for which a pool is far too small."""
    begin = datetime(2027, 1, 1)
    spans = [(begin + timedelta(hours=4 * number), begin + timedelta(hours=4 * number + 4)) for number in range(6 * 90)]
    shifts = [Shift(f"e{event}", *span, 20 + event) for event in range(4) for span in spans]
    rules = Volunteers(pool=30, one_per=250)
    made = within(season, shifts, rules)
    assert len(made.given) == len(shifts)
    assert 0 < sum(made.given) < sum(shift.needed for shift in shifts)
