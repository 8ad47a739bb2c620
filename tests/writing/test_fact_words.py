"""Every fact of an event has its words in every language; one that lacks some is told by name."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest

from toolbox.check.fact_words import missing_words
from toolbox.model.conditions import When
from toolbox.model.event.facts import FACTS, NAMED, Fact, Section
from toolbox.model.event.profile import Profile
from toolbox.model.event.values import YesNo
from toolbox.model.project import Project
from toolbox.model.vocabulary import Age
from toolbox.phrases import LANGUAGES, phrases
from toolbox.write.outputs import Event
from toolbox.write.words.facts import facts
from toolbox.write.words.language import speak


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


@pytest.mark.parametrize(("drink_from", "said"), [(16, "served"), (18, "not served (everybody is under 18)")])
def test_who_is_too_young_by_the_law_of_the_city_is_served_no_alcohol(
    drink_from: int, said: str, project: Project
) -> None:
    """On the page and in the file for the desk alike, of spirits as of all alcohol."""
    change = {"alcohol": True, "spirits": True, "ages": (Age.UNDER_16, Age.FROM_16)}
    young = project.profiles[0].model_copy(update=change)
    policy = project.policy.model_copy(update={"drink_from": drink_from})
    event = Event(young, replace(project, policy=policy), "en")
    words = {one.name: one.value for one in facts(event.plan, speak(project, "en"))}
    assert words["alcohol"] == said
    spirits = "yes" if drink_from == 16 else said
    asked = {one.label: one.value for one in (*event.dossier.asked, *event.dossier.also)}
    assert (words["spirits"], asked["Spirits"]) == (spirits, spirits)
    assert ("intoxicated" in event.view.paper["happenings"]) is (drink_from == 16)
