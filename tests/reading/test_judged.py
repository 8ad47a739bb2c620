"""What is judged in a file, and what is only the format in which it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.test_not_yet import city, put
from tests.reading.test_reading import TODAY
from toolbox.model.problem import Problems
from toolbox.read import Inputs, read_project

__all__ = ["city"]


def told(city: Path) -> list[str]:
    """The codes of what is wrong, whether the city can be read or not."""
    problems = Problems()
    read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems, today=TODAY)
    return [one.code for one in problems if one.code != "action-unweighed"]


def test_the_keys_and_the_choices_of_a_page_are_no_words_of_it(city: Path) -> None:
    rule = "rules:\n- {id: general, why: says too little, instead: iets anders, whole: [kind, before, title]}\n"
    (city / "docs" / "nl" / "wording.yml").write_text(rule, encoding="utf-8")
    page = city / "docs" / "nl" / "richtlijnen" / "water.md"
    put(page, "title: ", "when: {kind: [party, concert]}\ntitle: ")
    assert "wording" not in told(city)
    put(page, "Waarom water?", "Waarom water? Elke kind: before of title.")
    assert told(city).count("wording") == 3


@pytest.mark.parametrize(
    "line", ['title: "Buren, drugsfeest: goed"', "title: 'Wat {drugsfeest, dat'", 'title: "kind: drugsfeest"']
)
def test_a_word_in_a_text_is_one_though_it_looks_like_a_key(line: str, city: Path) -> None:
    put(city / "docs" / "nl" / "richtlijnen" / "water.md", "title: Water", line)
    assert "wording" in told(city)


def test_a_language_that_is_unknown_is_not_told_as_one_that_stands_twice(city: Path) -> None:
    put(city / "profiles" / "fuif.yml", "kind: party", "kind: party\nvisitor_languages: [nl, xx]")
    assert told(city) == ["visitor-language"]
    put(city / "profiles" / "fuif.yml", "[nl, xx]", "[nl, nl]")
    assert told(city) == ["language-twice"]


def test_what_began_long_ago_is_no_date_of_birth(city: Path) -> None:
    page = next((city / "docs" / "nl" / "monitor" / "initiatieven").glob("*.md"))
    text = page.read_text(encoding="utf-8")
    start = next(line for line in text.splitlines() if line.startswith("start: "))
    put(page, start, "start: 2011-06-27")
    assert "personal-birth-date" not in told(city)
    put(page, "start: 2011-06-27", "start: 2011-06-27\n# geboren op 2011-06-27")
    assert told(city).count("personal-birth-date") == 1


@pytest.mark.parametrize("target", ["../rollen/bar.md", "../monitor/initiatieven/water.md", "http://a b.be"])
def test_what_is_no_page_of_the_site_is_no_place_to_lead_to(target: str, city: Path) -> None:
    put(city / "docs" / "nl" / "richtlijnen" / "water.md", "Waarom water?", f"Waarom [water]({target})?")
    assert told(city) in (["dead-link"], ["dead-link-near"])
