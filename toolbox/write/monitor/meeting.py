"""The steering group's quarterly sheet: what is on the table, from the monitor and the events. It is internal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from toolbox.assemble import monitor as counts
from toolbox.assemble.derive import derive
from toolbox.assemble.volunteers import Season, plan_season
from toolbox.model.city.policy import SteeringGroup
from toolbox.model.evaluation import HANDED_IN_WITHIN
from toolbox.model.event.days import last_day
from toolbox.model.event.profile import Profile
from toolbox.model.monitor import earlier, quarter_of
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
"""Minutes: every item begins on a round time, where there are enough of them."""
_FRIDAY = 4


@dataclass(frozen=True)
class Sitting:
    """One meeting: when it is, when the one before and the one after are; `planned` where the city says so."""

    quarter: str
    planned: bool
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
    direction: str
    words: Phrases
    monitor: Phrases
    city: str
    group: str
    place: str
    quarter: str
    when: str
    assumed: str
    period: str
    agenda: tuple[AgendaItem, ...]
    signals: tuple[SignalRow, ...]
    evaluations: tuple[EvaluationRow, ...]
    themes: Trend
    sides: Trend
    initiatives: tuple[InitiativeRow, ...]
    goals: tuple[GoalRow, ...]
    events: tuple[ComingEvent, ...]
    pool: tuple[str, ...]
    open: tuple[SignalRow, ...]


def sitting(quarter: str, group: SteeringGroup | None) -> Sitting:
    """The meeting of a quarter: that of the policy, or the last working day of the quarter at two o'clock."""
    return Sitting(
        quarter,
        bool(_planned(quarter, group)),
        _start(quarter, group),
        _start(earlier(quarter, 1), group).date(),
        _start(earlier(quarter, -1), group).date(),
    )


def _planned(quarter: str, group: SteeringGroup | None) -> list[datetime]:
    return sorted(one for one in (group.meetings if group else ()) if quarter_of(one.date()) == quarter)


def _start(quarter: str, group: SteeringGroup | None) -> datetime:
    if planned := _planned(quarter, group):
        return planned[0]
    following = earlier(quarter, -1)
    first = date(int(following[:4]), 3 * int(following[-1]) - 2, 1)
    last = first - timedelta(days=1)
    return datetime.combine(last - timedelta(days=max(last.weekday() - _FRIDAY, 0)), time(14))


def meeting_view(quarter: str, project: Project, code: str) -> MeetingView:
    """All that the sheet shows, in words."""
    group, language = project.policy.steering_group, speak(project, code)
    when, monitor = sitting(quarter, group), project.monitor
    words = language.group("monitor")
    day = when.start.date()
    first = when.before + timedelta(days=1)
    until_now = counts.up_to(monitor, day)
    policy = project.policy
    season = plan_season(project.profiles, policy, policy.volunteers) if policy.volunteers else None
    return MeetingView(
        language=code,
        direction=language.direction,
        words=language.group("meeting")
        | {name: words[name] for name in ("internal", "example", "on_course", "behind")},
        monitor={name: words[name] for name in ("supporters", "opponents", "detour", "not_measured", "theme_label")},
        city=project.policy.city,
        group=group.name if group else project.policy.city,
        place=(group.place or "") if group else "",
        quarter=quarter,
        when=language.day(day),
        assumed="" if when.planned else language.say("meeting", "not_planned"),
        period=language.say(
            "meeting", "period", first=language.day(first, "d MMMM y"), last=language.day(day, "d MMMM y")
        ),
        agenda=tuple(_agenda(when.start, group.minutes if group else 120, language)),
        signals=tuple(signal_row(one, language) for one in counts.since(monitor, first, day)),
        # What was told of the last events before a meeting reached nobody in time for it.
        evaluations=evaluation_rows(project, language, first - HANDED_IN_WITHIN, day),
        themes=trend(counts.by_quarter(until_now, quarter), words["theme"], public=False),
        sides=trend(counts.by_side(until_now, quarter), words["side"], public=False),
        initiatives=tuple(initiative_row(one, project, language) for one in counts.to_review(monitor, day)),
        goals=tuple(goal_row(one, language, quarter) for one in sorted(monitor.goals, key=lambda one: one.id)),
        events=tuple(_events(project, season, language, day, when.after)),
        pool=tuple(_pool(project, season, language, day, when.after)) if season else (),
        open=tuple(signal_row(one, language) for one in counts.open_signals(monitor) if one.date <= day),
    )


def plots_of(quarter: str, project: Project, code: str) -> dict[str, str]:
    """The plots of the sheet as SVG, by name."""
    monitor = counts.up_to(project.monitor, sitting(quarter, project.policy.steering_group).start.date())
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
    """The items with their times."""
    at = start
    for name, lasts in _shares(minutes).items():
        yield AgendaItem(language.hour(at), language.say("meeting", "items", name))
        at += timedelta(minutes=lasts)
    yield AgendaItem(language.hour(start + timedelta(minutes=minutes)), language.say("meeting", "items", "end"))


def _shares(minutes: int) -> dict[str, int]:
    """The minutes of each item, together as many as the meeting has but for what rounding leaves to the last."""
    step = _STEP if minutes >= _STEP * len(_PARTS) else 1
    steps, total = minutes // step, sum(_PARTS.values())
    wanted = {name: steps * part / total for name, part in _PARTS.items()}
    given = {name: max(int(one), 1) for name, one in wanted.items()}
    while (left := steps - sum(given.values())) != 0:
        # The one that has most too little gets a step more, or the one that has most too much a step less.
        off = {name: wanted[name] - one for name, one in given.items() if left > 0 or one > 1}
        name = max(off, key=off.__getitem__) if left > 0 else min(off, key=off.__getitem__)
        given[name] += 1 if left > 0 else -1
    return {name: one * step for name, one in given.items()}


def _events(
    project: Project, season: Season | None, language: Language, first: date, last: date
) -> Iterator[ComingEvent]:
    """The events from this meeting to the next, with their tier, the heat season and the volunteers."""
    policy = project.policy
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


def _pool(project: Project, season: Season, language: Language, first: date, last: date) -> Iterator[str]:
    """The weeks until the next meeting in which the volunteers are too few, and which events are on together then."""
    rules, names = project.policy.volunteers, {one.slug: one.name for one in project.profiles}
    coming = {one.slug for one in _between(project.profiles, first, last)}
    for week in season.weeks:
        if rules and week.more and week.monday <= last and first < week.monday + timedelta(days=7):
            yield language.say(
                "meeting",
                "pool_short",
                week=language.say("monitor", "week_of", day=language.day(week.monday, "d MMMM y")),
                pool=language.number(rules.pool),
                peak=language.number(week.peak),
                more=language.count(week.more, "monitor", "more_volunteers"),
            )
    together = [f"{names[one]} · {names[other]}" for one, other in season.clashes if coming & {one, other}]
    if together:
        yield language.say("meeting", "together", events="; ".join(together))


def _between(profiles: Iterable[Profile], first: date, last: date) -> list[Profile]:
    """Those that begin after one day and no later than another, and those that are still on after the first."""
    found = (one for one in profiles if one.start.date() <= last and first < last_day(*one.stretches[-1]))
    return sorted(found, key=lambda one: (one.start, one.slug))
