"""Signals, initiatives, goals and evaluations in words, as the monitor's pages and the quarterly sheet show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolbox.assemble import monitor as counts
from toolbox.model.addresses import STORIES
from toolbox.model.audience import Audience
from toolbox.model.evaluation import Evaluation
from toolbox.model.monitor import FEW, Goal, Initiative, Signal
from toolbox.model.project import Project
from toolbox.write.words.language import Language


@dataclass(frozen=True)
class TrendRow:
    """A row of a table of counts."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Trend:
    """A table of counts in words."""

    columns: tuple[str, ...]
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True)
class SignalRow:
    """A signal in words."""

    id: str
    title: str
    day: str
    quarter: str
    theme: str
    side: str
    certainty: str
    source: str
    area: str
    seen: str
    follow_up: str
    owner: str
    status: str
    example: bool
    public: bool


@dataclass(frozen=True)
class InitiativeRow:
    """An initiative in words; `story` is the address of its story, from the root of the language."""

    id: str
    title: str
    theme: str
    approach: str
    status: str
    idea: str
    goal: str
    indicator: str
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]
    detour: str
    lesson: str
    about: str
    review: str
    story: str
    example: bool
    public: bool


@dataclass(frozen=True)
class Answer:
    """What was written, and what was asked."""

    asked: str
    said: str


@dataclass(frozen=True)
class EvaluationRow:
    """What was told after an event: what was counted, and what was written."""

    name: str
    day: str
    attendance: str
    counts: tuple[str, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Measured:
    """A figure of a quarter."""

    quarter: str
    value: str


@dataclass(frozen=True)
class GoalRow:
    """A goal in words, with its figures; `course` is the name of a phrase."""

    id: str
    title: str
    theme: str
    indicator: str
    about: str
    baseline: str
    target: str
    by: str
    measured: tuple[Measured, ...]
    last: str
    course: str
    example: bool


def trend(table: counts.Table, names: Mapping[str, str], public: bool) -> Trend:
    """A table of counts in words."""
    rows = (TrendRow(names[row], tuple(counts.public_count(one, public) for one in found)) for row, found in table.rows)
    return Trend(tuple(table.columns), tuple(rows))


def signal_row(signal: Signal, language: Language) -> SignalRow:
    """A signal in words."""
    words = language.group("monitor")
    return SignalRow(
        id=signal.id,
        title=signal.title,
        day=language.day(signal.date, "d MMM y"),
        quarter=signal.quarter,
        theme=words["theme"][signal.theme],
        side=words["side"][signal.side],
        certainty=words["certainty"][signal.certainty],
        source=words["source"][signal.source],
        area=signal.area,
        seen=signal.seen,
        follow_up=signal.follow_up or "",
        owner=signal.owner or "",
        status=words["signal_status"][signal.status],
        example=signal.example,
        public=signal.public,
    )


def initiative_row(one: Initiative, project: Project, language: Language) -> InitiativeRow:
    """An initiative in words; its story only where that page is published."""
    words = language.group("monitor")
    published = {story.id for story in project.released(project.stories)}
    return InitiativeRow(
        id=one.id,
        title=one.title,
        theme=words["theme"][one.theme],
        approach=words["approach"][one.approach],
        status=words["status"][one.status],
        idea=one.idea,
        goal=one.aim.goal,
        indicator=one.aim.indicator,
        supporters=tuple(one.support.supporters),
        opponents=tuple(one.support.opponents),
        detour=one.support.detour or "",
        lesson=one.lesson or "",
        about=one.about,
        review=language.day(one.review, "d MMMM y"),
        story=f"{project.addresses[STORIES]}/{one.story}/" if one.story in published else "",
        example=one.example,
        public=one.public,
    )


def evaluation_rows(project: Project, language: Language, first: date, last: date) -> tuple[EvaluationRow, ...]:
    """What was told after the events between two days, the newest first; in a public build there is nothing to tell."""
    words = language.group("paper")
    kinds = words["happenings"]
    told = [one for one in project.evaluations if first <= one.held <= last]
    return tuple(
        EvaluationRow(
            name=one.name,
            day=language.day(one.held, "d MMM y"),
            attendance=language.count(one.attendance, "fact", "attendance_count") if one.attendance else "",
            counts=tuple(f"{kinds[kind]}: {language.number(count)}" for kind, count in one.happened.items() if count),
            answers=tuple(Answer(words[asked], said) for asked, said in _told(one) if said),
        )
        for one in sorted(told, key=lambda one: (one.held, one.slug), reverse=True)
        if project.audience is Audience.STEERING
    )


def _told(one: Evaluation) -> tuple[tuple[str, str | None], ...]:
    return ("what_worked", one.worked), ("what_next", one.change), ("tell_city", one.city)


def goal_row(goal: Goal, language: Language, until: str | None = None, public: bool = False) -> GoalRow:
    """A goal in words, with its figures."""
    measured = counts.values(goal, until)
    course = counts.on_course(goal, until)
    unit = f" {goal.unit}" if goal.unit else ""

    def told(value: float) -> str:
        few = public and counts.is_few(goal, value)
        return (f"<{FEW}" if few else language.number(value)) + unit

    return GoalRow(
        id=goal.id,
        title=goal.title,
        theme=language.say("monitor", "theme", goal.theme),
        indicator=goal.indicator,
        about=goal.about,
        baseline=told(float(goal.baseline)),
        target=language.number(float(goal.target)) + unit,
        by=goal.by,
        measured=tuple(Measured(when, told(value)) for when, value in measured),
        last=told(measured[-1][1]) if measured else "–",
        course={True: "on_course", False: "behind", None: "not_measured"}[course],
        example=goal.example,
    )
