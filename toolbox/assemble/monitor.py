"""What signals, initiatives and goals amount to: counts, a matrix, a board. No words, no layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from toolbox.model.monitor import (
    FEW,
    Approach,
    Goal,
    Initiative,
    InitiativeStatus,
    Monitor,
    Side,
    Signal,
    SignalStatus,
    Theme,
    earlier,
    quarter_of,
)

_RUNNING = (InitiativeStatus.IDEA, InitiativeStatus.TESTING, InitiativeStatus.ADOPTED, InitiativeStatus.HELD_BACK)


@dataclass(frozen=True)
class Table:
    """Counts: a row for each thing that is counted, a column for each period."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def counted(
    signals: Iterable[Signal],
    rows: type[StrEnum],
    row: Callable[[Signal], str],
    period: Callable[[Signal], str],
    columns: Sequence[str],
) -> Table:
    """How many signals each row has in each period; rows without any are left out."""
    counts = Counter((row(one), period(one)) for one in signals)
    made = [(str(name), tuple(counts[name, column] for column in columns)) for name in rows]
    return Table(tuple(columns), tuple((name, found) for name, found in made if any(found)))


def by_quarter(monitor: Monitor, until: str, quarters: int = 6) -> Table:
    """Signals by theme in the quarters up to one, that one with them."""
    columns = [earlier(until, steps) for steps in reversed(range(quarters))]
    return counted(monitor.signals, Theme, lambda one: one.theme, lambda one: one.quarter, columns)


def by_side(monitor: Monitor, until: str, quarters: int = 6) -> Table:
    """The same by person, substance and surroundings."""
    columns = [earlier(until, steps) for steps in reversed(range(quarters))]
    return counted(monitor.signals, Side, lambda one: one.side, lambda one: one.quarter, columns)


def by_year(monitor: Monitor) -> Table:
    """Signals by theme and year: what is published, because few signals a quarter would say too much."""
    years = sorted({str(one.date.year) for one in monitor.signals})
    return counted(monitor.signals, Theme, lambda one: one.theme, lambda one: str(one.date.year), years)


def matrix(monitor: Monitor) -> dict[tuple[Theme, Approach], list[Initiative]]:
    """The initiatives that are not stopped, by theme and approach; an empty cell shows where nothing happens."""
    found: dict[tuple[Theme, Approach], list[Initiative]] = {(t, a): [] for t in Theme for a in Approach}
    for one in monitor.initiatives:
        if one.status in _RUNNING:
            found[one.theme, one.approach].append(one)
    return found


def board(monitor: Monitor) -> dict[InitiativeStatus, list[Initiative]]:
    """The initiatives by where they stand."""
    return {status: [one for one in monitor.initiatives if one.status is status] for status in InitiativeStatus}


def to_review(monitor: Monitor, until: date) -> list[Initiative]:
    """The initiatives that should be looked at again by a day, the longest due first; stopped ones are left."""
    due = [one for one in monitor.initiatives if one.review <= until and one.status in _RUNNING]
    return sorted(due, key=lambda one: (one.review, one.id))


def open_signals(monitor: Monitor) -> list[Signal]:
    """The signals whose follow-up is not closed, the oldest first."""
    return sorted((one for one in monitor.signals if one.status is not SignalStatus.CLOSED), key=lambda one: one.id)


def up_to(monitor: Monitor, day: date) -> Monitor:
    """The monitor with the signals up to a day."""
    return replace(monitor, signals=tuple(one for one in monitor.signals if one.date <= day))


def since(monitor: Monitor, first: date, last: date) -> list[Signal]:
    """The signals from one day up to another."""
    return sorted((one for one in monitor.signals if first <= one.date <= last), key=lambda one: one.id)


def values(goal: Goal, until: str | None = None) -> list[tuple[str, float]]:
    """What was measured, in the order of time, up to a quarter."""
    found = sorted(goal.measured.items())
    return [(when, float(value)) for when, value in found if until is None or when <= until]


def on_course(goal: Goal, until: str | None = None) -> bool | None:
    """Whether the last measure is where a straight line from the first one to the target would be; None without any.

    Once the day of the goal is over, only the target is good enough.
    """
    measured = values(goal, until)
    if not measured:
        return None
    begin = measured[0][0]
    steps = _steps(begin, goal.by)
    is_over = steps <= 0 or (until is not None and until > goal.by)
    part = 1 if is_over else min(_steps(begin, measured[-1][0]) / steps, 1)
    start, target = float(goal.baseline), float(goal.target)
    expected, last = start + (target - start) * part, measured[-1][1]
    return last >= expected if target >= start else last <= expected


def _steps(first: str, last: str) -> int:
    """How many quarters lie between two."""
    return (int(last[:4]) - int(first[:4])) * 4 + int(last[-1]) - int(first[-1])


def last_quarter(monitor: Monitor, default: date) -> str:
    """The quarter of the newest signal, or of a day where there is none."""
    return max((one.quarter for one in monitor.signals), default=quarter_of(default))


def is_few(goal: Goal, value: float) -> bool:
    """Whether a measured value counts so few that it is not published as it is; parts in a hundred count nobody."""
    return 0 < value < FEW and goal.unit != "%"


def public_count(count: int, public: bool) -> str:
    """A count as a table shows it. In what is published all that is below `FEW` looks alike, none at all too."""
    if public:
        return f"<{FEW}" if count < FEW else str(count)
    return str(count) if count else "–"
