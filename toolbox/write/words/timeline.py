"""A plan as two small pictures: on which days there is something to do, and how the event lies in the night.

Everything here is a number or a word; the template draws it, and says the same in words beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from toolbox.assemble.derive import NIGHT_FROM, NIGHT_TO
from toolbox.model.plan import Plan
from toolbox.model.vocabulary import Phase
from toolbox.write.words.language import Language

WIDTH = 360
"""Units across a picture: about the pixels of a phone."""
_LONG = timedelta(hours=36)
_WEEKS = timedelta(days=10)


def deadlines(plan: Plan, language: Language) -> list[dict[str, Any]]:
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
            {
                "day": language.day(day, "EEE d MMM"),
                "count": language.count(total, "page", "actions_count"),
                "number": language.number(total),
                "width": round(total / (most + during) * 190, 1),
                "event": event or first < day <= last,
            }
        )
    return rows


def night(plan: Plan, language: Language) -> dict[str, Any]:
    """The hours of the event as a bar: which parts lie between 22:00 and 06:00, and where to write an hour or a day."""
    start, end = plan.event.start, plan.event.end
    length = (end - start) / timedelta(hours=1)

    def x(at: datetime) -> float:
        return round((at - start) / timedelta(hours=1) / length * WIDTH, 1)

    dark = []
    for left, right in _nights(plan):
        dark.append({"x": x(left), "width": round(x(right) - x(left), 1)})
    on = [{"x": x(one), "width": round(x(other) - x(one), 1)} for one, other in plan.event.stretches]
    return {
        "on": on,
        "dark": dark,
        "marks": _marks(start, end, language, x),
        "start": language.hour(start),
        "end": language.hour(end),
    }


def _nights(plan: Plan) -> Iterator[tuple[datetime, datetime]]:
    """The parts of the event between 22:00 and 06:00, from when to when."""
    for start, end in plan.event.stretches:
        evening = datetime.combine(start.date() - timedelta(days=1), NIGHT_FROM)
        while evening < end:
            morning = datetime.combine(evening.date() + timedelta(days=1), NIGHT_TO)
            if morning > start:
                yield max(evening, start), min(morning, end)
            evening += timedelta(days=1)


def _marks(start: datetime, end: datetime, language: Language, x: Any) -> list[dict[str, Any]]:
    """Midnights with their day for a long event, else every third hour; none so near the ends that words would meet."""
    long, weeks = end - start > _LONG, end - start > _WEEKS
    step = timedelta(days=7 if weeks else 1) if long else timedelta(hours=3)
    day = "d MMM" if weeks else "EEE"
    at = datetime.combine(start.date(), time())
    marks: list[dict[str, Any]] = []
    while at < end and len(marks) < 12:
        if at > start and 34 < x(at) < WIDTH - 34:
            marks.append(
                {
                    "x": x(at),
                    "label": language.day(at.date(), day) if long else language.hour(at),
                }
            )
        at += step
    return marks
