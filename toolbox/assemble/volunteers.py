"""Trained volunteers: how many each event needs, and one plan of numbers over all events against the pool.

Numbers, never names. A volunteer does one shift at a time, travels to and from it, and rests before the next. Shifts
are spans of time, so whoever is free for a span can take it: numbers that fit at every moment can be given to people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, pairwise
from math import ceil

import highspy

from toolbox.assemble.derive import derive
from toolbox.model.facts import TIMEZONE, Tier
from toolbox.model.policy import Policy, Volunteers
from toolbox.model.profile import Profile


@dataclass(frozen=True)
class Shift:
    """A span of an event for which volunteers are needed; times are local."""

    event: str
    start: datetime
    end: datetime
    needed: int

    def busy(self, rules: Volunteers) -> tuple[datetime, datetime]:
        """From when until when it keeps somebody from other shifts."""
        travel = timedelta(minutes=rules.travel_minutes)
        return _fixed(self.start) - travel, _fixed(self.end) + travel + timedelta(hours=rules.rest_hours)


@dataclass(frozen=True)
class Week:
    """A week, by its Monday: the most volunteers needed at one time, how many places stay empty, and the way out.

    `more` is the smallest number of volunteers more with which nothing would stay empty in that week.
    """

    monday: date
    peak: int
    empty: int
    more: int


@dataclass(frozen=True)
class Season:
    """The plan: for each shift how many are given, week by week what it comes to, and which events meet."""

    shifts: tuple[Shift, ...]
    given: tuple[int, ...]
    weeks: tuple[Week, ...]
    clashes: tuple[tuple[str, str], ...]

    def of(self, slug: str) -> list[tuple[Shift, int]]:
        """The shifts of one event, each with how many are given."""
        return [(shift, given) for shift, given in zip(self.shifts, self.given, strict=True) if shift.event == slug]


def shifts_of(profile: Profile, policy: Policy, rules: Volunteers) -> list[Shift]:
    """The shifts of one event, of equal length and no longer than the city wants; none for a basic event."""
    if derive(profile, policy).tier is not Tier.EXTENDED:
        return []
    needed = max(rules.at_least, ceil(profile.attendance / rules.one_per))
    start, end = (_fixed(one) for one in (profile.start, profile.end))
    count = ceil((end - start) / timedelta(hours=rules.shift_hours))
    edges = [start + (end - start) * part / count for part in range(count + 1)]
    local = [edge.astimezone(TIMEZONE).replace(tzinfo=None) for edge in edges]
    return [Shift(profile.slug, first, last, needed) for first, last in pairwise(local)]


def plan_season(profiles: Iterable[Profile], policy: Policy, rules: Volunteers) -> Season:
    """One plan over all events."""
    ordered = sorted(profiles, key=lambda one: (one.start, one.slug))
    shifts = tuple(shift for profile in ordered for shift in shifts_of(profile, policy, rules))
    return season(shifts, rules)


def season(shifts: Sequence[Shift], rules: Volunteers) -> Season:
    """The plan of shifts, wherever they come from."""
    together = _together(shifts, rules)
    given = _filled(shifts, together, rules.pool)
    weeks = _weeks(shifts, given, together, rules)
    return Season(tuple(shifts), tuple(given), tuple(weeks), tuple(_meet(shifts, rules)))


def by_day(made: Season) -> dict[date, int]:
    """The most volunteers that are needed at one time on each day, rest not counted; days without any are left out."""
    moments = {shift.start for shift in made.shifts}
    moments |= {datetime.combine(shift.end, time()) for shift in made.shifts if shift.end.date() > shift.start.date()}
    peaks: dict[date, int] = {}
    for moment in sorted(moments):
        needed = sum(shift.needed for shift in made.shifts if shift.start <= moment < shift.end)
        if needed:
            peaks[moment.date()] = max(peaks.get(moment.date(), 0), needed)
    return peaks


def _together(shifts: Sequence[Shift], rules: Volunteers) -> list[list[int]]:
    """For each shift those that keep people busy at the moment it begins to: nobody can be in two of them."""
    spans = [shift.busy(rules) for shift in shifts]
    found = [[other for other, (first, last) in enumerate(spans) if first <= start < last] for start, _ in spans]
    return [list(one) for one in dict.fromkeys(map(tuple, found))]


def _filled(shifts: Sequence[Shift], together: list[list[int]], pool: int) -> list[int]:
    """How many each shift gets.

    Among shifts that share people, first the one that comes off worst gets as large a part as can be, and then as many
    places are filled as can be. Where there are enough people, every place is filled.
    """
    given = [shift.needed for shift in shifts]
    for apart in _apart(together):
        groups = [group for group in together if group[0] in apart]
        if any(sum(shifts[one].needed for one in group) > pool for group in groups):
            shared = _shared(shifts, groups, pool)
            given = [shared.get(one, all_of_it) for one, all_of_it in enumerate(given)]
    return given


def _apart(together: list[list[int]]) -> list[set[int]]:
    """The shifts in sets that share nobody with each other."""
    sets: list[set[int]] = []
    for group in together:
        joined = set(group)
        for one in [other for other in sets if other & joined]:
            joined |= one
            sets.remove(one)
        sets.append(joined)
    return sets


def _shared(shifts: Sequence[Shift], groups: list[list[int]], pool: int) -> dict[int, int]:
    """The people of a pool over shifts of which no group may have more together than there are."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("threads", 1)
    places = {one: solver.addIntegral(lb=0, ub=shifts[one].needed) for one in sorted({*chain(*groups)})}
    for group in groups:
        solver.addConstr(sum(places[one] for one in group) <= pool)
    least = solver.addVariable(lb=0, ub=1)
    for one, place in places.items():
        solver.addConstr(place >= shifts[one].needed * least)
    solver.maximize(least)
    solver.addConstr(least >= solver.getObjectiveValue() - 1e-6)
    solver.maximize(sum(places.values()))
    return {one: round(solver.val(place)) for one, place in places.items()}


def _weeks(shifts: Sequence[Shift], given: Sequence[int], together: list[list[int]], rules: Volunteers) -> list[Week]:
    mondays = [_monday(shift.start) for shift in shifts]
    weeks = []
    for monday in sorted(set(mondays)):
        peak = max(
            sum(shifts[one].needed for one in group)
            for group in together
            if any(mondays[one] == monday for one in group)
        )
        empty = sum(shift.needed - one for shift, one, own in zip(shifts, given, mondays, strict=True) if own == monday)
        weeks.append(Week(monday, peak, empty, max(peak - rules.pool, 0) if empty else 0))
    return weeks


def _meet(shifts: Sequence[Shift], rules: Volunteers) -> list[tuple[str, str]]:
    """The pairs of events between which nobody can go from one to the other in time."""
    spans = [(shift.event, *shift.busy(rules)) for shift in shifts]
    pairs = (
        (one, other)
        for one, begin, end in spans
        for other, first, last in spans
        if one < other and begin < last and first < end
    )
    return sorted(set(pairs))


def _monday(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())


def _fixed(moment: datetime) -> datetime:
    """A local moment as one that can be reckoned with across a change of the clock."""
    return moment.replace(tzinfo=TIMEZONE).astimezone(UTC)
