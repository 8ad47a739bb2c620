"""The pages of the monitor. In a public build all of it is public already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from toolbox.assemble import monitor as counts
from toolbox.model.addresses import MEETINGS, MONITOR, SIGNAL, VOLUNTEERS
from toolbox.model.audience import Audience
from toolbox.model.monitor import Approach, Signal, Theme
from toolbox.model.project import Project
from toolbox.write.monitor.drawings import table_of
from toolbox.write.monitor.rows import (
    EvaluationRow,
    GoalRow,
    InitiativeRow,
    SignalRow,
    Trend,
    evaluation_rows,
    goal_row,
    initiative_row,
    signal_row,
    trend,
)
from toolbox.write.monitor.volunteers import volunteers_view
from toolbox.write.pages.markdown import html, page
from toolbox.write.words.build_time import build_day, given_epoch
from toolbox.write.words.help import Contact, contact
from toolbox.write.words.language import Language, Phrases
from toolbox.write.words.view import persons


@dataclass(frozen=True)
class MatrixEntry:
    """An initiative in a cell of the matrix."""

    id: str
    title: str
    status: str


@dataclass(frozen=True)
class MatrixRow:
    """A theme, with its initiatives by approach."""

    label: str
    cells: tuple[tuple[MatrixEntry, ...], ...]


@dataclass(frozen=True)
class BoardColumn:
    """The initiatives of one status."""

    label: str
    rows: tuple[InitiativeRow, ...]


@dataclass(frozen=True)
class PublicSignal:
    """What everybody may read of a signal."""

    title: str
    seen: str
    follow_up: str
    example: bool


@dataclass(frozen=True)
class SignalCell:
    """The published signals of a theme in a year."""

    label: str
    signals: tuple[PublicSignal, ...]


@dataclass(frozen=True)
class BoardView:
    """All that the page of the monitor shows; `lang` is the language of what people wrote, where it is another."""

    page: Phrases
    words: Phrases
    public: bool
    lang: str
    examples: bool
    approaches: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    board: tuple[BoardColumn, ...]
    trend: Trend
    signals: tuple[SignalRow, ...]
    cells: tuple[SignalCell, ...]
    evaluations: tuple[EvaluationRow, ...]
    goals: tuple[GoalRow, ...]
    hand_in: bool
    volunteers: bool


@dataclass(frozen=True)
class SignalForm:
    """All that the form to hand in a signal shows; `persons` is what its script finds persons with."""

    page: Phrases
    form: Phrases
    desk: Phrases
    evaluate: Phrases
    words: Phrases
    problems: Mapping[str, str]
    timezone: str
    persons: Mapping[str, Any]
    contact: Contact


def monitor_pages(project: Project, language: Language) -> Iterator[tuple[str, str]]:
    """The monitor's pages with their addresses; none where there is nothing to show."""
    addresses = project.addresses
    if project.monitor.entries:
        view = board_view(project, language)
        yield f"{addresses[MONITOR]}/index", page(view.words["title"], html("monitor.html.j2", addresses, **vars(view)))
    if project.policy.steering_group:
        text = html("signal.html.j2", addresses, **vars(signal_form(project, language)))
        yield addresses[SIGNAL], page(language.say("desk", "signal_name"), text)
    if project.audience is Audience.STEERING and project.policy.volunteers:
        season = volunteers_view(project, language)
        text = html("volunteers.html.j2", addresses, **vars(season))
        yield f"{addresses[MONITOR]}/{addresses[VOLUNTEERS]}", page(season.words["volunteers"], text)


def write_meetings(project: Project, language: Language, folder: Path) -> None:
    """For the steering group, the dates of its meetings as a calendar."""
    if project.audience is Audience.STEERING:
        from toolbox.write.monitor.meetings_ics import meetings_calendar

        place = folder / project.addresses[MONITOR]
        place.mkdir(parents=True, exist_ok=True)
        name = f"{project.addresses[MEETINGS]}.ics"
        built = build_day(given_epoch(), project.policy.zone)
        (place / name).write_bytes(meetings_calendar(project, language.code, built))


def board_view(project: Project, language: Language) -> BoardView:
    """What the page of the monitor shows."""
    words, monitor = language.group("monitor"), project.monitor
    public = project.audience is Audience.PUBLIC
    return BoardView(
        page=language.group("page"),
        words=words,
        public=public,
        lang=project.policy.source_language if language.code != project.policy.source_language else "",
        examples=any(one.example for one in monitor.entries),
        approaches=tuple(words["approach"][one] for one in Approach),
        matrix=tuple(
            MatrixRow(words["theme"][theme], tuple(_cell(theme, one, project, language) for one in Approach))
            for theme in Theme
        ),
        board=tuple(
            BoardColumn(words["status"][status], tuple(initiative_row(one, project, language) for one in ones))
            for status, ones in counts.board(monitor).items()
        ),
        trend=trend(table_of(project), words["theme"], public),
        signals=() if public else tuple(signal_row(one, language) for one in _newest(monitor.signals)),
        cells=cells_view(project, language) if public else (),
        evaluations=evaluation_rows(project, language, date.min, date.max),
        goals=tuple(goal_row(one, language, public=public) for one in sorted(monitor.goals, key=lambda one: one.id)),
        hand_in=project.policy.steering_group is not None,
        volunteers=not public and project.policy.volunteers is not None,
    )


def signal_form(project: Project, language: Language) -> SignalForm:
    """What the form to hand in a signal asks, with its choices."""
    words = language.group("monitor")
    return SignalForm(
        page=language.group("page"),
        form=language.group("form"),
        desk=language.group("desk"),
        evaluate=language.group("evaluate"),
        words=words,
        problems={name: words[f"signal_{name}"] for name in ("needed", "personal", "ahead")},
        timezone=project.policy.timezone,
        persons=persons(project),
        contact=contact(project.policy, language.code),
    )


def cells_view(project: Project, language: Language) -> tuple[SignalCell, ...]:
    """What is published of signals: those of a theme in a year together, the newest year first."""
    themes = language.group("monitor")["theme"]
    cells: dict[tuple[int, str], list[Signal]] = {}
    for one in _newest(project.monitor.signals):
        cells.setdefault((one.date.year, one.theme), []).append(one)
    return tuple(
        SignalCell(
            f"{themes[theme]}, {year}",
            tuple(PublicSignal(one.title, one.seen, one.follow_up or "", one.example) for one in found),
        )
        for (year, theme), found in sorted(cells.items(), key=lambda cell: (-cell[0][0], cell[0][1]))
    )


def _newest(signals: Iterable[Signal]) -> list[Signal]:
    return sorted(signals, key=lambda one: one.id, reverse=True)


def _cell(theme: Theme, approach: Approach, project: Project, language: Language) -> tuple[MatrixEntry, ...]:
    found = counts.matrix(project.monitor)[theme, approach]
    return tuple(MatrixEntry(one.id, one.title, language.say("monitor", "status", one.status)) for one in found)
