"""A city's own words for the check for persons: read from its own files, and nothing in `toolbox` changes for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolbox.check.persons import LANGUAGES, forms, personal
from toolbox.model.language.persons import PersonWords
from toolbox.model.problem import Problems
from toolbox.read.persons import read_persons

CITY = Path(__file__).parent / "personal" / "city"
"""A city whose language and country are not ours: `persons.yml` as it stands in its `docs`, and `es/persons.yml`."""
FOUND = (CITY / "found.txt").read_text(encoding="utf-8").splitlines()
HARMLESS = (CITY / "harmless.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def own() -> PersonWords:
    problems = Problems()
    read = read_persons(CITY, problems)
    assert list(problems) == []
    return read


def test_the_language_is_none_of_ours_and_every_list_has_a_word(own: PersonWords) -> None:
    assert "es" not in LANGUAGES
    lists = own.model_dump(exclude={"checked_national_numbers"})
    assert [name for name, words in lists.items() if not words] == []


@pytest.mark.parametrize("text", FOUND)
def test_its_words_find(text: str, own: PersonWords) -> None:
    assert personal(text) == []
    assert personal(text, kinds=forms(own).in_texts)


@pytest.mark.parametrize("text", HARMLESS)
def test_its_words_let_through(text: str, own: PersonWords) -> None:
    assert personal(text)
    assert personal(text, kinds=forms(own).in_texts) == []


def test_ours_still_count(own: PersonWords) -> None:
    assert personal("mevrouw Peeters, Molenstraat 12", kinds=forms(own).in_texts) == [(0, "name"), (17, "address")]


@pytest.mark.parametrize(
    "shape",
    [
        r"\d+",  # without end
        r"\d{1,9}\d{1,9}\d{1,9}\d{1,9}\d{1,9}",  # too many ways
        r"(?: ?\d?){9}",  # the same, in a group
        r"\d{40}-\d{40}",  # too long
        r"(?<=a)\d",
        r"a|b",
        r"[^a]",
        r"[\d-z]",  # a browser refuses it
        r"\w{3}",
        r"[b-a]",
        r"\d{3,2}",
        r"(?:(?:\d)?)?",
    ],
)
def test_a_shape_that_could_hold_anything_up_or_that_a_browser_cannot_read_is_refused(shape: str) -> None:
    with pytest.raises(ValueError, match="bad-shape"):
        PersonWords(plates=(shape,))


@pytest.mark.parametrize("word", ["a.*", "(", r"\d", "a|b", "[x]", "a\nb$"])
def test_signs_of_an_expression_are_no_word(word: str) -> None:
    with pytest.raises(ValueError, match="not-word"):
        PersonWords(titles=(word,))
