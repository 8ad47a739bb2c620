"""The marks of an action: declared once, worded in every language, and said wherever people read the row."""

from __future__ import annotations

from typing import get_type_hints

import pytest
from pydantic import TypeAdapter

from tests.writing.test_checklist import by_slug, text_of
from toolbox.model.pages.guideline import Action
from toolbox.model.pages.marks import MARKS, Marks, MarksData
from toolbox.model.project import Project
from toolbox.model.vocabulary import Again, Basis
from toolbox.phrases import LANGUAGES, phrases
from toolbox.write.outputs import OUTPUTS, Event


def test_a_mark_is_a_field_of_an_action_and_a_key_of_the_data() -> None:
    assert set(MARKS) <= set(Action.model_fields)
    assert set(MARKS) == set(get_type_hints(MarksData))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", MARKS)
def test_every_word_of_a_mark_has_its_words(name: str, code: str) -> None:
    words = phrases(code)
    assert list(words[name]) == list(MARKS[name])
    assert words["editor"]["fields"][name]


def test_what_every_action_has_is_asked_of_the_data() -> None:
    assert set(Marks().data()) == set(TypeAdapter(MarksData).json_schema()["required"])


def test_what_says_nothing_is_as_where_nobody_does() -> None:
    said = Marks(basis=Basis.LAW, again=Again.DAILY)
    assert said.data() == {"weight": "more", "basis": "law", "again": "daily"}
    assert said.at(several_days=True) is said
    assert said.at(several_days=False).data() == {"weight": "more", "basis": "law"}


@pytest.mark.parametrize(("code", "words"), [("nl", "elke dag"), ("en", "every day")])
def test_paper_says_what_is_done_every_day(code: str, words: str, project: Project) -> None:
    event = Event(by_slug(project, "kerst-op-het-stadsplein-2027"), project, code)
    daily = [row for row in event.view.actions if row.marks["again"].id == "daily"]
    assert daily
    assert {row.also for row in daily} == {words}
    listed = text_of(OUTPUTS[0].make(event)).count(f"· {words}")
    assert listed >= len(daily) - len(event.view.late.rows)
    once = Event(by_slug(project, "fuif-chiro-2027"), project, code)
    assert {row.also for row in once.view.actions} == {""}
    assert f"· {words}" not in text_of(OUTPUTS[0].make(once))
