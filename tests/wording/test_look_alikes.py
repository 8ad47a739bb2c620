"""What looks the same to a reader is so to both guards: accents apart, any kind of hyphen, letters of other scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.node import node
from tests.wording.test_hidden import told
from toolbox.check.look_alikes import plain
from toolbox.check.persons import Kind, as_data, forms, personal
from toolbox.check.wording import built_in, find
from toolbox.model.language.persons import PersonWords
from toolbox.model.language.wording import WordingRule

HERE = Path(__file__).parent / "look_alikes"
WORDS = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
PERSONS = yaml.safe_load((HERE / "persons.yml").read_text(encoding="utf-8"))
FORMS = forms(PersonWords())
SIGNAL, ORGANISER, PLACE = FORMS.in_texts, FORMS.in_organisers, FORMS.in_places
IN = {
    "found_everywhere": (SIGNAL, FORMS.in_names, ORGANISER, PLACE),
    "found_in_texts": (SIGNAL,),
    "found_in_organisers": (ORGANISER,),
}
CASES = [(where, kind, text) for where in IN for kind, texts in PERSONS[where].items() for text in texts]
PASS = [(kinds, text) for text in PERSONS["let_through"] for kinds in (SIGNAL, ORGANISER, PLACE)]
PASS += [(kinds, text) for text in PERSONS["let_through_but_not_as_organiser"] for kinds in (SIGNAL, PLACE)]
TEXTS = list(dict.fromkeys([*(text for _, _, text in CASES), *(text for _, text in PASS)]))


@pytest.mark.parametrize(
    ("text", "read", "last"),
    [
        ("cocai\u0308ne", "coca\u00efne", "ne"),
        (
            "een \u200b\ufb01jn \u201cfeest\u201d \u2013 16\u201317 jaar",
            "een fijn \u201cfeest\u201d \u2013 16-17 jaar",
            "17",
        ),
        (
            "\u041c\u0438\u0440, J\u0430n, \u0130zmir, 5 \u00b5g, m\u00b2, \u00bd",
            "\u041c\u0438\u0440, Jan, Izmir, 5 \u00b5g, m\u00b2, \u00bd",
            "zmir",
        ),
        ("\U0001d409\U0001d41a\U0001d427\uff20\u2474 en", "Jan@(1) en", "en"),
    ],
)
def test_a_text_is_read_as_it_looks_and_each_sign_knows_its_place(text: str, read: str, last: str) -> None:
    now = plain(text)
    assert now.text == read
    assert len(now.places) == len(read)
    assert list(now.places) == sorted(now.places)
    assert now.places[read.index(last)] == text.index(last)


def test_a_text_of_ordinary_signs_is_not_touched() -> None:
    text = "Om 20 u. \u2013 gratis caf\u00e9 \u00abDe Lier\u00bb: \u20ac 5, 25 \u00b0C \u2026"
    assert plain(text).text is text


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [(code, text, found) for code, lists in WORDS.items() for text, found in lists["found"].items()],
)
def test_a_word_is_found_where_it_stands(language: str, text: str, found: list[str | int]) -> None:
    assert [part for one in find(text, built_in(language)) for part in (one.rule, one.start)] == found


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, lists in WORDS.items() for text in lists["free"]]
)
def test_a_word_that_only_looks_like_it_is_left_alone(language: str, text: str) -> None:
    assert find(text, built_in(language)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Dit is\neen cafe\u0301 met cocai\u0308ne.\n", [(2, 15)]),
        ("Dit is\n**geen** cocai\u0308ne, geen snuif\u2010buis.\n", [(2, 10), (2, 25)]),
        ("<!-- wording: allow coca\u00efne because it is a song -->\nDe cocai\u0308ne.\n", []),
        ("<!-- wording: allow cocai\u0308ne because it is a song -->\nDe coca\u00efne.\n", []),
    ],
)
def test_the_place_is_that_of_the_text_as_it_is_written(
    text: str, places: list[tuple[int, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [(line, column) for line, column, _ in told(text, tmp_path, monkeypatch)] == places


def test_a_rule_may_be_written_with_its_accents_apart_or_about_a_sign() -> None:
    rule = WordingRule.model_validate(
        {"id": "x", "why": "x", "instead": "y", "words": ["fe\u0301e"], "patterns": ["\\s\u2013\\s", "\u2026"]}
    )
    found = find("de f\u00e9e \u2013 en fe\u0301e\u2026", (rule,))
    assert [one.start for one in found] == [3, 6, 12, 16]


def test_where_an_i_without_a_dot_is_a_letter_of_its_own_it_is_no_other() -> None:
    said = {"id": "x", "why": "x", "instead": "y", "words": ["sin", "kad\u0131n"]}
    rule = WordingRule.model_validate(said)
    assert find("s\u0131n ve kadin", (rule,)) == []
    assert [one.start for one in find("sin ve kad\u0131n", (rule,))] == [0, 7]


@pytest.mark.parametrize(("where", "kind", "text"), CASES)
def test_what_points_at_a_person_is_found(where: str, kind: str, text: str) -> None:
    for kinds in IN[where]:
        assert kind in [found for _, found in personal(text, kinds=kinds)]


@pytest.mark.parametrize(("kinds", "text"), PASS, ids=[text for _, text in PASS])
def test_what_only_looks_like_it_is_let_through(kinds: tuple[Kind, ...], text: str) -> None:
    assert personal(text, kinds=kinds) == []


def test_a_person_is_told_where_the_text_names_them() -> None:
    text = "Op het cafe\u0301\u200b zag Jose\u0301 Peeters het, bel 0475\u201312\u201334\u201356."
    assert personal(text) == [(text.index("Jose"), "name"), (text.index("0475"), "phone")]


def test_a_help_line_may_be_written_in_any_of_these_ways() -> None:
    known = frozenset({"078151020"})
    for text in ("(078) 15 10 20", "078\u201115\u201110\u201120", "078 / 15 10 20"):
        assert personal(text)
        assert not personal(text, known)


@pytest.mark.parametrize("kinds", [SIGNAL, ORGANISER, PLACE], ids=["signal", "organiser", "place"])
def test_the_forms_on_the_site_find_the_same(kinds: tuple[Kind, ...]) -> None:
    script = ROOT / "toolbox/publish/engine/theme/assets/javascripts/plan/personal.js"
    texts = [f"{before}{text}" for text in TEXTS for before in ("", "Cafe\u0301, ")]
    done = node("wording/finder.mjs", script, given=json.dumps([as_data((), kinds), texts]))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == [[kind for _, kind in personal(text, kinds=kinds)] for text in texts]
