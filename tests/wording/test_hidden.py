"""A word that stands on the page alone, as markup stands inside it in the text, is told where it is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.hostile.cases import CITY
from toolbox.check.page_text import texts_of
from toolbox.check.wording import Found, built_in, find
from toolbox.model.problem import Level, Problems
from toolbox.read import Inputs, read_project
from toolbox.read.pages.hidden import hidden
from toolbox.read.pages.rendered import made_of

PAGE = Path("docs") / "nl" / "richtlijnen" / "water.md"
WORD = "pillensnijder"


def told(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch, page: Path = PAGE) -> list[tuple[int, int, str]]:
    """Where a word is told below the head of a page, which counts as line 0, and which."""
    city = shutil.copytree(CITY, folder / "city")
    monkeypatch.chdir(city)
    before = (city / page).read_text(encoding="utf-8")
    head = before[: before.index("---\n", 4) + 4]
    (city / page).write_text(head + text, encoding="utf-8")
    problems = Problems()
    read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems)
    above = head.count("\n")
    found = [one for one in problems if one.code == "wording" and one.place.path == page.as_posix()]
    return [(one.place.line - above, one.place.column, one.details["word"]) for one in found]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Geen **pillen**snijder.\n", [(1, 8)]),
        ("Geen pillen*snijder*.\n\nGeen _pillen_`snijder`.\n", [(1, 6), (3, 7)]),
        ("- een\n- pillen&shy;snijder\n", [(2, 3)]),
        ("> pillen&#115;nijder\n", [(1, 3)]),
        ("&#112;illensnijder\n", [(1, 1)]),
        ('[pillen](https://x.be/)snijder en pillen[snijder](https://x.be/ "x")\n', [(1, 2), (1, 35)]),
        ("pillen\\-snijder\n", [(1, 1)]),
        ("| a | b |\n| --- | --- |\n| c | **pillen**snijder |\n", [(3, 9)]),
        ("Geen **Pillen**snijder, geen pillensnijder.\n", [(1, 8), (1, 30)]),
        ("Geen pillensnijder, geen *snijder*.\n", [(1, 6)]),
        ("1) een\n2) **pillen**snijder\n", [(2, 6)]),
        ("De pillen **snijder**.\n", [(1, 4)]),
        ("De pillen\n\n**snijder**.\n", []),
        ("<!-- wording: allow pillensnijder because it is a song -->\n**pillen**snijder en pillen&shy;snijder\n", []),
        ("<!-- wording: allow pillensnijder because it is a song -->\n\nGeen **pillen**snijder\n", [(3, 8)]),
    ],
)
def test_it_is_told_where_it_is_written(
    text: str, places: list[tuple[int, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = told(text, tmp_path, monkeypatch)
    assert [(line, column) for line, column, _ in found] == places
    assert {re.sub("[ -]", "", word.casefold()) for _, _, word in found} <= {WORD}


def test_where_it_cannot_be_said_the_text_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Eerst dit.\n\n[pillen](https://x.be/(a))snijder\n"
    assert told(text, tmp_path, monkeypatch) == [(1, 1, WORD)]


def test_several_words_are_found_whatever_stands_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told("Het is\n> *eigen*\n> **schuld**\n", tmp_path, monkeypatch) == [(2, 4, "eigen schuld")]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (PAGE, "text: Geef water.", 'text: "Geen pillen\\u00adsnijder."', (8, 22)),
        (PAGE, "text: Geef water.", 'text: "Geen \\x70illensnijder, geen pillensnijder."', (8, 51)),
        (PAGE, "text: Geef water.", 'text: "Geen \\x70illensnijder."', (8, 22)),
        (Path("policy.yml"), "nl: Veilig feesten", 'nl: "Veilig pillen\\\n  snijder"', (2, 17)),
        (Path("profiles/fuif.yml"), "name: ", 'place: "Pillen\\u200bsnijder"\nname: ', (1, 8)),
    ],
)
def test_a_value_is_read_as_it_is_meant(
    file: Path, old: str, new: str, place: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(city)
    text = (city / file).read_text(encoding="utf-8")
    assert old in text
    (city / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = Problems()
    read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems)
    found = [one.place for one in problems if one.code == "wording"]
    assert [(one.path, one.line, one.column) for one in found] == [(file.as_posix(), *place)]


def test_a_sign_that_a_city_does_not_want_is_told_once(tmp_path: Path) -> None:
    sign = Found(0, "!!", "calm", "shouts", "a point", Level.ERROR)
    text = "**Ho**!!\n"
    assert [one.start for one in hidden(text, lambda shown: [sign] if "!!" in shown else [], ())] == [0]


def test_what_is_read_is_what_a_finished_page_says() -> None:
    text = "Geen **pillen**snijder, geen [pillen](https://x.be/)`snijder`.\n"
    page = "<p>Geen <strong>pillen</strong>snijder, geen <a href='https://x.be/'>pillen</a><code>snijder</code>.</p>"
    assert list(made_of(text).texts) == [one.strip() for _, one in texts_of(page)]
    assert len(find(made_of(text).texts[0], built_in("nl"))) == 2
