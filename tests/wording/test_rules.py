"""The rules of the wording guard, each tried on words that it must find and words that it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from toolbox.check.wording import LANGUAGES, built_in, find
from toolbox.model.language.wording import WordingRule
from toolbox.model.problem import Level

FOUND = [
    ("nl", "Pillensnijders", "explicit"),
    ("nl", "de PILLENSNIJDERACTIE", "explicit"),
    ("nl", "pillen\u00adsnijder", "explicit"),
    ("nl", "pillen\u2060snijder", "explicit"),
    ("nl", "pil\u200dlen\ufeffsnijder", "explicit"),
    ("nl", "pil snijder", "explicit"),
    ("nl", "pillen snijden", "explicit"),
    ("nl", "blowtje", "substance"),
    ("nl", "alcoholverslaafden", "stigma"),
    ("nl", "drugsfeestje", "stigma"),
    ("nl", "je eigen\nschuld", "scare"),
    ("nl", "neem 80 mg", "dosing"),
    ("nl", "een halve pil", "dosing"),
    ("nl", "cocaïnegebruik", "substance"),
    ("en", "pill-cutter", "explicit"),
    ("en", "snort tube", "explicit"),
    ("en", "drugs user", "stigma"),
    ("en", "two Junkies", "stigma"),
    ("en", "half a pill", "dosing"),
    ("en", "he is an alcoholic.", "stigma"),
]
LEFT_ALONE = [
    ("nl", "vragen over drank, drugs, pillen, gamen of gokken"),
    ("nl", "nooit aan wie zichtbaar dronken is"),
    ("nl", "https://www.voorbeeld.be/cannabis-en-verslaafden"),
    ("nl", "meer dan 0,5 % alcohol, 2 liter water, 95 dB(A)"),
    ("nl", "junkfood en een speedboot"),
    ("en", "the heroine of the play, non-alcoholic drinks kept clean, an alcoholic drink"),
]


@pytest.mark.parametrize(("language", "text", "rule"), FOUND)
def test_a_word_is_found_in_every_form(language: str, text: str, rule: str) -> None:
    found = find(text, built_in(language))
    assert [one.rule for one in found] == [rule]
    assert found[0].instead


@pytest.mark.parametrize(("language", "text"), LEFT_ALONE)
def test_a_good_word_is_left_alone(language: str, text: str) -> None:
    assert find(text, built_in(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_visitors_are_spoken_to_more_carefully(language: str) -> None:
    text = {"nl": "Drugs zijn verboden.", "en": "Drugs are forbidden."}[language]
    assert find(text, built_in(language)) == []
    found = find(text, built_in(language), visitors=True)
    assert [one.rule for one in found] == ["visitors-substance", "visitors-scold"]


@pytest.mark.parametrize(("language", "text"), [("nl", "Teneinde veilig te zijn"), ("en", "Prior to the event")])
def test_office_language_is_only_a_warning(language: str, text: str) -> None:
    found = find(text, built_in(language))
    assert [(one.rule, one.level) for one in found] == [("plain", Level.WARNING)]


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "Zorg voor TODO."), ("en", "Bring XXX litres, still to be written.")]
)
def test_what_is_not_written_yet_is_told_and_stops_nothing(language: str, text: str) -> None:
    assert {(one.rule, one.level) for one in find(text, built_in(language))} == {("unfinished", Level.WARNING)}


KINDS = yaml.safe_load((Path(__file__).parent / "lists" / "kinds.yml").read_text(encoding="utf-8"))
LISTED = [(code, kind, str(text)) for code, lists in KINDS.items() for kind, texts in lists.items() for text in texts]


@pytest.mark.parametrize(("language", "kind", "text"), LISTED)
def test_kinds_of_words(language: str, kind: str, text: str) -> None:
    found = find(text, built_in(language), visitors=kind.endswith("for_visitors"))
    assert bool(found) is kind.startswith("found"), found


def test_a_city_says_where_words_join_and_what_is_no_offence() -> None:
    rule = WordingRule.model_validate(
        {"id": "x", "why": "x", "instead": "y", "words": ["bier|fuif"], "exceptions": ["alcoholvrije bierfuif"]}
    )
    for text in ("bierfuif", "bier fuif", "Bier-Fuif", "de bierfuiftent"):
        assert [one.rule for one in find(text, (rule,))] == ["x"], text
    assert find("een alcoholvrije bierfuif, bier. Fuif", (rule,)) == []
