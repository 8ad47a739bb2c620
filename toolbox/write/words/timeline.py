"""A plan as two small pictures: on which days there is something to do, and how the event lies in the night.

Everything here is a number or a word; the template draws it, and says the same in words beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from toolbox.assemble.derive import NIGHT_FROM, NIGHT_TO
from toolbox.model.plan import Plan
from toolbox.model.vocabulary import Phase
from toolbox.write.words.language import Language

WIDTH = 360
"""Units across a picture: about the pixels of a phone."""
_LONG = timedelta(hours=36)
_WEEKS = timedelta(days=10)


@dataclass(frozen=True)
class Deadline:
    """A day on which something is due, or one of the event itself: how much, in words, as a figure, as a bar."""

    day: str
    count: str
    number: str
    width: float
    event: bool


@dataclass(frozen=True)
class Stretch:
    """A part of the bar of hours: where it begins, and how wide it is."""

    x: float
    width: float


@dataclass(frozen=True)
class Mark:
    """An hour or a day that is written under the bar of hours."""

    x: float
    label: str


@dataclass(frozen=True)
class NightBar:
    """The hours of the event as a bar: when it is on, what of that is dark, and what is written under it."""

    on: tuple[Stretch, ...]
    dark: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    start: str
    end: str


def deadlines(plan: Plan, language: Language) -> tuple[Deadline, ...]:
    """The days on which something is due, each with its count; the days of the event itself are marked."""
    counts = Counter(action.due for action in plan.actions if action.phase is not Phase.DURING)
    first, last = plan.event.start.date(), plan.event.end.date()
    during = len(plan.in_phase(Phase.DURING))
    counts.setdefault(first, 0)
    most = max(*counts.values(), during, 1)
    rows = []
    for day, count in sorted(counts.items()):
        event = day == first
        total = count + (during if event else 0)
        rows.append(
            Deadline(
                day=language.day(day, "EEE d MMM"),
                count=language.count(total, "page", "actions_count"),
                number=language.number(total),
                width=round(total / (most + during) * 190, 1),
                event=event or first < day <= last,
            )
        )
    return tuple(rows)


def night(plan: Plan, language: Language) -> NightBar:
    """The hours of the event as a bar: which parts lie between 22:00 and 06:00, and where to write an hour or a day."""
    start, end = plan.event.start, plan.event.end
    length = (end - start) / timedelta(hours=1)

    def x(at: datetime) -> float:
        return round((at - start) / timedelta(hours=1) / length * WIDTH, 1)

    def stretch(one: datetime, other: datetime) -> Stretch:
        return Stretch(x(one), round(x(other) - x(one), 1))

    return NightBar(
        on=tuple(stretch(one, other) for one, other in plan.event.stretches),
        dark=tuple(stretch(one, other) for one, other in _nights(plan)),
        marks=tuple(_marks(start, end, language, x)),
        start=language.hour(start),
        end=language.hour(end),
    )


def _nights(plan: Plan) -> Iterator[tuple[datetime, datetime]]:
    """The parts of the event between 22:00 and 06:00, from when to when."""
    for start, end in plan.event.stretches:
        evening = datetime.combine(start.date() - timedelta(days=1), NIGHT_FROM)
        while evening < end:
            morning = datetime.combine(evening.date() + timedelta(days=1), NIGHT_TO)
            if morning > start:
                yield max(evening, start), min(morning, end)
            evening += timedelta(days=1)


def _marks(start: datetime, end: datetime, language: Language, x: Callable[[datetime], float]) -> list[Mark]:
    """Midnights with their day for a long event, else every third hour; none so near the ends that words would meet."""
    long, weeks = end - start > _LONG, end - start > _WEEKS
    step = timedelta(days=7 if weeks else 1) if long else timedelta(hours=3)
    day = "d MMM" if weeks else "EEE"
    at = datetime.combine(start.date(), time())
    marks: list[Mark] = []
    while at < end and len(marks) < 12:
        if at > start and 34 < x(at) < WIDTH - 34:
            marks.append(Mark(x(at), language.day(at.date(), day) if long else language.hour(at)))
        at += step
    return marks
