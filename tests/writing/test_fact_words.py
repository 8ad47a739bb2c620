"""Every fact of an event has its words in every language; one that lacks some is told by name."""

from __future__ import annotations

import copy

import pytest

from toolbox.check.fact_words import missing_words
from toolbox.model.conditions import When
from toolbox.model.facts import FACTS, NAMED, Fact, Section
from toolbox.model.profile import Profile
from toolbox.model.values import YesNo
from toolbox.phrases import LANGUAGES, phrases


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_fact_lacks_a_word(code: str) -> None:
    assert missing_words(phrases(code)) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_without_words_is_named(code: str) -> None:
    fireworks = Fact("fireworks", YesNo(), False, Section.OFFER, named=True)
    assert missing_words(phrases(code), (*FACTS, fireworks)) == [
        "fireworks: form.fireworks",
        "fireworks: editor.fields.fireworks",
        "fireworks: fact.fireworks",
        "fireworks: reason.fireworks_true",
        "fireworks: reason.fireworks_false",
    ]


@pytest.mark.parametrize("group", ["form", "reason", "fact"])
def test_every_word_is_needed(group: str) -> None:
    words = copy.deepcopy(phrases("en"))
    words[group] = {}
    assert len(missing_words(words)) > 5


def test_models_and_conditions_follow_the_table() -> None:
    given = [fact.name for fact in FACTS if not fact.derived]
    assert list(Profile.model_fields) == ["slug", *given, "visitor_languages"]
    assert list(When.model_fields) == [fact.name for fact in NAMED]
    assert len({fact.name for fact in FACTS}) == len(FACTS)
