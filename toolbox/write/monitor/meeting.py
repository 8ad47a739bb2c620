"""The steering group's quarterly sheet: what is on the table, from the monitor and the events. It is internal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from toolbox.assemble import monitor as counts
from toolbox.assemble.derive import derive
from toolbox.assemble.volunteers import plan_season
from toolbox.model.monitor import earlier, quarter_of
from toolbox.model.policy import SteeringGroup
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.write.monitor.drawings import of_monitor
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
from toolbox.write.templating import render
from toolbox.write.words.language import Language, Phrases, speak

_PARTS = {"welcome": 1, "signals": 6, "initiatives": 6, "goals": 3, "events": 5, "open": 2, "round": 1}
"""The items of a meeting, each with its part of the time; choice of the project."""
_STEP = 5
"""Minutes: every item begins on a round time."""


@dataclass(frozen=True)
class Sitting:
    """One meeting: when it is, when the one before and the one after are."""

    quarter: str
    start: datetime
    before: date
    after: date


@dataclass(frozen=True)
class AgendaItem:
    """An item of the agenda, and the hour at which it begins."""

    time: str
    what: str


@dataclass(frozen=True)
class ComingEvent:
    """An event between this meeting and the next; `season` says whether it lies in the heat season."""

    name: str
    day: str
    visitors: str
    tier: str
    heat: str
    season: bool
    needed: str
    short: str


@dataclass(frozen=True)
class MeetingView:
    """All that the sheet shows; `words` and `monitor` are phrases."""

    language: str
    words: Phrases
    monitor: Phrases
    city: str
    group: str
    place: str
    quarter: str
    when: str
    period: str
    agenda: tuple[AgendaItem, ...]
    signals: tuple[SignalRow, ...]
    evaluations: tuple[EvaluationRow, ...]
    themes: Trend
    sides: Trend
    initiatives: tuple[InitiativeRow, ...]
    goals: tuple[GoalRow, ...]
    events: tuple[ComingEvent, ...]
    open: tuple[SignalRow, ...]


def sitting(quarter: str, group: SteeringGroup | None) -> Sitting:
    """The meeting of a quarter: that of the policy, or the last day of the quarter at two o'clock."""
    return Sitting(
        quarter,
        _start(quarter, group),
        _start(earlier(quarter, 1), group).date(),
        _start(earlier(quarter, -1), group).date(),
    )


def _start(quarter: str, group: SteeringGroup | None) -> datetime:
    planned = [one for one in (group.meetings if group else ()) if quarter_of(one.date()) == quarter]
    if planned:
        return min(planned)
    following = earlier(quarter, -1)
    first = date(int(following[:4]), 3 * int(following[-1]) - 2, 1)
    return datetime.combine(first - timedelta(days=1), time(14))


def meeting_view(quarter: str, project: Project, code: str) -> MeetingView:
    """All that the sheet shows, in words."""
    group, language = project.policy.steering_group, speak(project, code)
    when, monitor = sitting(quarter, group), project.monitor
    words = language.group("monitor")
    day = when.start.date()
    signals = counts.since(monitor, when.before + timedelta(days=1), day)
    return MeetingView(
        language=code,
        words=language.group("meeting")
        | {name: words[name] for name in ("internal", "example", "on_course", "behind")},
        monitor={name: words[name] for name in ("supporters", "opponents", "detour", "not_measured", "theme_label")},
        city=project.policy.city,
        group=group.name if group else project.policy.city,
        place=(group.place or "") if group else "",
        quarter=quarter,
        when=language.day(day),
        period=language.say(
            "meeting", "period", first=language.day(when.before, "d MMMM y"), last=language.day(day, "d MMMM y")
        ),
        agenda=tuple(_agenda(when.start, group.minutes if group else 120, language)),
        signals=tuple(signal_row(one, language) for one in signals),
        evaluations=evaluation_rows(project, language, when.before + timedelta(days=1), day),
        themes=trend(counts.by_quarter(monitor, quarter), words["theme"], public=False),
        sides=trend(counts.by_side(monitor, quarter), words["side"], public=False),
        initiatives=tuple(initiative_row(one, project, language) for one in counts.to_review(monitor, day)),
        goals=tuple(goal_row(one, language, quarter) for one in sorted(monitor.goals, key=lambda one: one.id)),
        events=tuple(_events(project, language, day, when.after)),
        open=tuple(signal_row(one, language) for one in counts.open_signals(monitor) if one.date <= day),
    )


def plots_of(quarter: str, project: Project, code: str) -> dict[str, str]:
    """The plots of the sheet as SVG, by name."""
    monitor = project.monitor
    measured = [(goal, counts.values(goal, quarter)) for goal in monitor.goals]
    found = of_monitor(counts.by_quarter(monitor, quarter), measured, speak(project, code))
    return {name: one.svg() for name, one in found.items()}


def meeting_markdown(view: MeetingView) -> str:
    """The sheet as Markdown, to write the minutes in."""
    return render("meeting.md.j2", {}, **vars(view))


def meeting_pdf(view: MeetingView, drawn: Mapping[str, str], made: datetime) -> bytes:
    """The sheet as PDF."""
    from toolbox.write.paper.typesetting import letter

    return letter("meeting.typ", asdict(view) | {"plots": dict(drawn)}, made)


def _agenda(start: datetime, minutes: int, language: Language) -> Iterator[AgendaItem]:
    """The items with their times; what rounding leaves goes to the last."""
    total, at = sum(_PARTS.values()), start
    for name, part in _PARTS.items():
        yield AgendaItem(language.hour(at), language.say("meeting", "items", name))
        at += timedelta(minutes=max(round(minutes * part / total / _STEP) * _STEP, _STEP))
    yield AgendaItem(language.hour(start + timedelta(minutes=minutes)), language.say("meeting", "items", "end"))


def _events(project: Project, language: Language, first: date, last: date) -> Iterator[ComingEvent]:
    """The events between this meeting and the next, with their tier, the season and the volunteers."""
    policy = project.policy
    season = plan_season(project.profiles, policy, policy.volunteers) if policy.volunteers else None
    for one in _between(project.profiles, first, last):
        derived = derive(one, policy)
        shifts = season.of(one.slug) if season else []
        places, short = sum(shift.needed for shift, _ in shifts), sum(shift.needed - given for shift, given in shifts)
        most = max((shift.needed for shift, _ in shifts), default=0)
        lacking = {"count": language.number(short), "all": language.number(places)}
        yield ComingEvent(
            name=one.name,
            day=language.day(one.start.date(), "EEE d MMM y"),
            visitors=language.count(one.attendance, "fact", "attendance_count"),
            tier=language.say("tier", derived.tier),
            heat=language.say("heat", derived.heat),
            season=policy.heat.in_season(one.start.date(), one.end.date()),
            needed=language.say("meeting", "at_once", count=language.number(most)) if most else "",
            short=language.say("meeting", "short", **lacking) if short else "",
        )


def _between(profiles: Iterable[Profile], first: date, last: date) -> list[Profile]:
    return sorted((one for one in profiles if first <= one.start.date() <= last), key=lambda one: (one.start, one.slug))
