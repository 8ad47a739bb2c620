"""The file for the events desk in words: what is known of the event and its plan, and what is left to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolbox.model.city.notification import Chapter
from toolbox.model.conditions import applies
from toolbox.model.event.facts import BY_NAME, GIVEN, Fact, Section
from toolbox.model.plan import Plan
from toolbox.model.project import Project
from toolbox.model.vocabulary import Basis, Phase
from toolbox.write.words.columns import told
from toolbox.write.words.facts import fact_words, when_words
from toolbox.write.words.language import Language
from toolbox.write.words.rows import ActionRow, EventView, Link

_IN_TITLE = ("name", "days", "end")
"""The name is the title; start, end and days make one row."""


@dataclass(frozen=True)
class Answer:
    """What is known of one thing; where nothing is, `blank` says what to fill in."""

    label: str
    value: str = ""
    blank: str = ""


@dataclass(frozen=True)
class Todo:
    """Something that the plan asks: by whom it is asked or done, by when, and where it is settled."""

    text: str
    by: str
    due: str
    settle: Link | None = None


@dataclass(frozen=True)
class Part:
    """A chapter: what the plan says, and what is left to fill in."""

    title: str
    todos: tuple[Todo, ...]
    blanks: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """The whole file. `asked` is what the city asks, `also` what is known besides; `source` says that it asks so.

    `label` names it, `words` are its phrases.
    """

    label: str
    words: Mapping[str, str]
    source: Link | None
    asked: tuple[Answer, ...]
    also: tuple[Answer, ...]
    duties: tuple[Todo, ...]
    parts: tuple[Part, ...]
    roles: tuple[str, ...]


def dossier(view: EventView, plan: Plan, project: Project, language: Language) -> Dossier:
    """The file of one event."""
    city = project.policy.notification
    asks = tuple(str(one) for one in city.asks) if city else ()
    known = tuple(one.name for one in GIVEN if one.section is not Section.WEATHER and one.name not in _IN_TITLE)
    here = {row.role for row in view.actions}
    return Dossier(
        label=language.say("files", "dossier"),
        words=language.group("dossier"),
        source=Link(city.source.url or "", city.source.title) if city else None,
        asked=(*_answers(asks, plan, language), *_ground_plan(plan, project, language)),
        also=_answers((one for one in known if one not in asks), plan, language, blank=False),
        duties=tuple(_duty(row, language) for row in view.actions if Basis(row.basis.id).duty),
        parts=tuple(_part(one, view, project, language) for one in _chapters(plan, project)),
        roles=tuple(one for one in view.role_names if one in here),
    )


def _answers(names: Iterable[str], plan: Plan, language: Language, blank: bool = True) -> tuple[Answer, ...]:
    found = (_answer(BY_NAME[name], plan, language) for name in names)
    return tuple(one for one in found if blank or one.value)


def _answer(fact: Fact, plan: Plan, language: Language) -> Answer:
    """A fact; one that was assumed says so, and one that is not known is to be filled in."""
    event, label = plan.event, language.say("fact", "when" if fact.name == "start" else fact.name)
    value = when_words(event, language) if fact.name == "start" else fact_words(fact, plan, language)
    if not value and fact.value.kind == "yes-no":
        value = language.say("fact", str(getattr(event, fact.name)).lower())
    if not value:
        return Answer(label, blank=language.say("dossier", "fill_in"))
    if fact.name in event.assumed:
        value = language.say("dossier", "assumed", value=value)
    return Answer(label, value)


def _ground_plan(plan: Plan, project: Project, language: Language) -> tuple[Answer, ...]:
    city = project.policy.notification
    if not city or city.plan_of_ground is None or not applies(city.plan_of_ground, plan.facts):
        return ()
    return (Answer(language.say("dossier", "ground_plan"), blank=language.say("dossier", "attach")),)


def _duty(row: ActionRow, language: Language) -> Todo:
    return Todo(told(row, language), row.basis.label, _when(row), row.settle)


def _when(row: ActionRow) -> str:
    return row.phase_label if row.phase == Phase.DURING else row.mark if row.late else row.do.day


def _chapters(plan: Plan, project: Project) -> tuple[Chapter, ...]:
    city = project.policy.notification
    return tuple(one for one in city.chapters if applies(one.when, plan.facts)) if city else ()


def _part(chapter: Chapter, view: EventView, project: Project, language: Language) -> Part:
    rows = (row for row in view.actions if row.guideline.id in chapter.guidelines)
    return Part(
        title=project.policy.say(chapter.title, language.code),
        todos=tuple(Todo(told(row, language), row.role, _when(row)) for row in rows),
        blanks=tuple(project.policy.say(one, language.code) for one in chapter.blanks),
    )
