"""Trained volunteers: how many each event needs, and one plan of numbers over all events against the pool.

Numbers, never names. A volunteer does one shift at a time, travels to and from it, and rests before the next. Shifts
are spans of time, so whoever is free for a span can take it: numbers that fit at every moment can be given to people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import chain, groupby, pairwise
from math import ceil
from zoneinfo import ZoneInfo

from toolbox.assemble.derive import tier_of
from toolbox.model.city.policy import Policy
from toolbox.model.city.volunteers import Volunteers
from toolbox.model.event.profile import Profile
from toolbox.model.vocabulary import Tier
from toolbox.model.zone import DEFAULT, aware

_PAIR = 2
"""Volunteers walk round in twos."""
_STEP = timedelta(minutes=15)
"""Shifts change on a quarter of an hour after the begin: nobody is on a roster from 03:54."""


@dataclass(frozen=True)
class Shift:
    """A span of an event for which volunteers are needed; times are local to `zone`."""

    event: str
    start: datetime
    end: datetime
    needed: int
    zone: ZoneInfo = DEFAULT

    def busy(self, rules: Volunteers) -> tuple[datetime, datetime]:
        """From when until when it keeps somebody from other shifts."""
        travel = timedelta(minutes=rules.travel_minutes)
        start, end = (_fixed(one, self.zone) for one in (self.start, self.end))
        return start - travel, end + travel + timedelta(hours=rules.rest_hours)


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
    """The shifts of one event, each day by its own visitors; none for a basic event, and none while it is closed."""
    if tier_of(profile, policy) is not Tier.EXTENDED:
        return []
    visitors = [one.attendance or profile.attendance for one in profile.days or ()] or [profile.attendance]
    return [
        Shift(profile.slug, first, last, max(rules.at_least, ceil(count / rules.one_per)), policy.zone)
        for (start, end), count in zip(profile.stretches, visitors, strict=True)
        for first, last in _cut(start, end, rules, policy.zone)
    ]


def _cut(start: datetime, end: datetime, rules: Volunteers, zone: ZoneInfo) -> Iterable[tuple[datetime, datetime]]:
    """A stretch in parts of equal length but for a quarter of an hour, none longer than the city wants."""
    begin, whole = _fixed(start, zone), _fixed(end, zone) - _fixed(start, zone)
    count = ceil(whole / timedelta(hours=rules.shift_hours))
    # Rounded up, so that no part is longer than the longest that there may be, which is whole hours.
    inner = [begin - (-whole * part // (count * _STEP)) * _STEP for part in range(1, count)]
    return pairwise([start, *(edge.astimezone(zone).replace(tzinfo=None) for edge in inner), end])


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
    change: Counter[datetime] = Counter()
    for shift in made.shifts:
        change[shift.start] += shift.needed
        change[shift.end] -= shift.needed
        midnight = datetime.combine(shift.end, time())
        if shift.start < midnight < shift.end:
            change[midnight] += 0  # a day that begins within a shift has a peak of its own
    peaks: dict[date, int] = {}
    needed = 0
    for moment in sorted(change):
        needed += change[moment]
        if needed:
            peaks[moment.date()] = max(peaks.get(moment.date(), 0), needed)
    return peaks


def short_days(made: Season) -> set[date]:
    """The days on which a shift is on that gets fewer than it needs."""
    short = [shift for shift, given in zip(made.shifts, made.given, strict=True) if given < shift.needed]
    return {day for shift in short for day in (shift.start.date(), (shift.end - _STEP).date())}


def _together(shifts: Sequence[Shift], rules: Volunteers) -> list[list[int]]:
    """For each shift those that keep people busy at the moment it begins to: nobody can be in two of them."""
    spans = [shift.busy(rules) for shift in shifts]
    found: dict[int, tuple[int, ...]] = {}
    busy: list[int] = []
    for start, starting in groupby(sorted(range(len(spans)), key=lambda one: spans[one][0]), lambda one: spans[one][0]):
        begun = list(starting)
        busy = [one for one in busy if spans[one][1] > start] + begun
        found |= dict.fromkeys(begun, tuple(sorted(busy)))
    return [list(one) for one in dict.fromkeys(found[one] for one in range(len(spans)))]


def _filled(shifts: Sequence[Shift], together: list[list[int]], pool: int) -> list[int]:
    """How many each shift gets.

    Among shifts that share people, first the one that comes off worst gets as large a part as can be, and then as many
    places are filled as can be. Where there are enough people, every place is filled.
    """
    given = [shift.needed for shift in shifts]
    for groups in _apart(together):
        if any(sum(shifts[one].needed for one in group) > pool for group in groups):
            shared = _shared(shifts, groups, pool)
            given = [shared.get(one, all_of_it) for one, all_of_it in enumerate(given)]
    return given


def _apart(together: list[list[int]]) -> list[list[list[int]]]:
    """The groups in sets that share nobody with each other."""
    of: dict[int, int] = {}

    def root(one: int) -> int:
        while of.setdefault(one, one) != one:
            of[one] = one = of[of[one]]
        return one

    for first, *others in together:
        for other in others:
            of[root(other)] = root(first)
    sets: dict[int, list[list[int]]] = {}
    for group in together:
        sets.setdefault(root(group[0]), []).append(group)
    return list(sets.values())


def _shared(shifts: Sequence[Shift], groups: list[list[int]], pool: int) -> dict[int, int]:
    """The people of a pool over shifts of which no group may have more together than there are.

    Shifts are spans of time, so those of a group are next to each other: with whole bounds the best of the linear
    program is whole too (its matrix is totally unimodular), and no search over whole numbers is needed.
    """
    import highspy  # It takes a tenth of the time in which a command begins, for the few cities whose pool is short.

    least = _least(shifts, groups, pool)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("solver", "simplex")
    bounds = {one: (_part(shifts[one].needed, least), shifts[one].needed) for one in sorted({*chain(*groups)})}
    places = {one: solver.addVariable(lb=low, ub=high) for one, (low, high) in bounds.items()}
    for group in groups:
        solver.addConstr(solver.qsum([places[one] for one in group]) <= pool)
    solver.maximize(solver.qsum(list(places.values())))
    found = {one: round(solver.val(place)) for one, place in places.items()}
    return _evened(found, {one: low for one, (low, _) in bounds.items()}, shifts, groups, pool)


def _evened(
    given: dict[int, int], least: dict[int, int], shifts: Sequence[Shift], groups: list[list[int]], pool: int
) -> dict[int, int]:
    """As many people, more evenly: nobody is alone where two can be, and none has much while another has little.

    One at a time goes from a shift that has more than its `least` to the one that comes off worst, where that one's
    full groups have it too, until no such change makes the plan more even.
    """
    within = {one: {number for number, group in enumerate(groups) if one in group} for one in given}
    room = [pool - sum(given[one] for one in group) for group in groups]

    rank = _ranks({shifts[one].needed for one in given})

    def part(one: int, change: int = 0) -> int:
        return rank[given[one] + change, shifts[one].needed]

    def may_give(one: int, to: int) -> bool:
        is_left = given[one] > max(least[one], _PAIR)
        return is_left and (given[to] < _PAIR or part(one, -1) >= part(to, 1))

    def change() -> tuple[int, int] | None:
        for to in sorted(given, key=lambda one: (given[one] >= _PAIR, part(one), one)):
            full = {number for number in within[to] if not room[number]}
            if not full or given[to] == shifts[to].needed:
                continue
            around = (one for one in groups[min(full)] if one != to and full <= within[one] and may_give(one, to))
            if (giver := max(around, key=lambda one: (part(one), -one), default=None)) is not None:
                return giver, to
        return None

    while pair := change():
        for one, more in zip(pair, (-1, 1), strict=True):
            given[one] += more
            for number in within[one]:
                room[number] -= more
    return given


def _ranks(needs: set[int]) -> dict[tuple[int, int], int]:
    """How large a part so many of so many needed are, in order: to compare the fractions each time takes long."""
    parts = {(given, needed): Fraction(given, needed) for needed in needs for given in range(needed + 1)}
    order = {part: at for at, part in enumerate(sorted({*parts.values()}))}
    return {of: order[part] for of, part in parts.items()}


def _least(shifts: Sequence[Shift], groups: list[list[int]], pool: int) -> Fraction:
    """The largest part of what it needs that every one of these shifts can get."""
    needs = {shifts[one].needed for one in chain(*groups)}
    parts = sorted({Fraction(given, needed) for needed in needs for given in range(min(needed, pool) + 1)})
    low, high = 0, len(parts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if all(sum(_part(shifts[one].needed, parts[middle]) for one in group) <= pool for group in groups):
            low = middle
        else:
            high = middle - 1
    return parts[low]


def _part(needed: int, part: Fraction) -> int:
    return ceil(needed * part)


def _weeks(shifts: Sequence[Shift], given: Sequence[int], together: list[list[int]], rules: Volunteers) -> list[Week]:
    mondays = [_monday(shift.start) for shift in shifts]
    peaks: Counter[date] = Counter()
    for group in together:
        needed = sum(shifts[one].needed for one in group)
        for monday in {mondays[one] for one in group}:
            peaks[monday] = max(peaks[monday], needed)
    empty: Counter[date] = Counter()
    for shift, one, monday in zip(shifts, given, mondays, strict=True):
        empty[monday] += shift.needed - one
    return [
        Week(monday, peaks[monday], empty[monday], max(peaks[monday] - rules.pool, 0) if empty[monday] else 0)
        for monday in sorted(set(mondays))
    ]


def _meet(shifts: Sequence[Shift], rules: Volunteers) -> list[tuple[str, str]]:
    """The pairs of events between which nobody can go from one to the other in time."""
    pairs: set[tuple[str, str]] = set()
    busy: list[tuple[str, datetime]] = []
    for begin, end, event in sorted((*shift.busy(rules), shift.event) for shift in shifts):
        busy = [(other, last) for other, last in busy if last > begin]
        pairs |= {(min(event, other), max(event, other)) for other, _ in busy if other != event}
        busy.append((event, end))
    return sorted(pairs)


def _monday(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())


def _fixed(moment: datetime, zone: ZoneInfo) -> datetime:
    """A local moment as one that can be reckoned with across a change of the clock."""
    return aware(moment, zone).astimezone(UTC)
