"""The plan of volunteers: right on cases worked out by hand, and never worse than filling shifts as they come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil

import pytest

from toolbox.assemble.volunteers import (
    Season,
    Shift,
    _apart,
    _least,
    by_day,
    plan_season,
    season,
    shifts_of,
    short_days,
)
from toolbox.model.city.volunteers import Volunteers
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project

RULES = Volunteers(pool=10, one_per=100, at_least=2, shift_hours=4, rest_hours=8, travel_minutes=0)
FRIDAY = datetime(2027, 5, 7, 20)


def shift(event: str, hours: float, needed: int, length: float = 4) -> Shift:
    start = FRIDAY + timedelta(hours=hours)
    return Shift(event, start, start + timedelta(hours=length), needed)


def event(slug: str = "fuif", **change: object) -> Profile:
    base: dict[str, object] = {
        "slug": slug,
        "name": slug,
        "kind": "party",
        "start": "2027-05-07T20:00",
        "end": "2027-05-08T04:00",
    }
    base |= {"attendance": "800", "setting": ["indoor"], "ages": ["18-plus"]}
    return Profile.model_validate(base | change)


def test_an_event_is_cut_into_equal_shifts_no_longer_than_the_city_wants(project: Project) -> None:
    made = shifts_of(event(end="2027-05-08T05:00"), project.policy, RULES)
    assert [(one.start.hour, one.end.hour, one.needed) for one in made] == [(20, 23, 8), (23, 2, 8), (2, 5, 8)]


def test_shifts_change_on_a_quarter_of_an_hour(project: Project) -> None:
    made = shifts_of(event(start="2027-05-07T20:00", end="2027-05-08T07:30"), project.policy, RULES)
    assert [f"{one.start:%H:%M}–{one.end:%H:%M}" for one in made] == ["20:00–00:00", "00:00–03:45", "03:45–07:30"]


@pytest.mark.parametrize("minutes", [1, 239, 241, 470, 2151, 2160, 9997])
def test_no_shift_is_longer_than_the_city_wants(minutes: int, project: Project) -> None:
    begin = datetime(2027, 5, 7, 20, 10)
    made = shifts_of(
        event(start=f"{begin:%Y-%m-%dT%H:%M}", end=f"{begin + timedelta(minutes=minutes):%Y-%m-%dT%H:%M}"),
        project.policy,
        RULES,
    )
    assert (made[0].start, made[-1].end) == (begin, begin + timedelta(minutes=minutes))
    assert all(timedelta() < one.end - one.start <= timedelta(hours=4) for one in made)


def test_nobody_is_needed_while_an_event_is_closed_and_each_day_asks_for_its_own_visitors(project: Project) -> None:
    days = [("2027-05-07T20:00", "2027-05-08T00:00", 800), ("2027-05-14T20:00", "2027-05-14T23:00", 2000)]
    written = [{"from": begin, "until": until, "attendance": str(count)} for begin, until, count in days]
    given = {"slug": "a", "name": "a", "kind": "party", "days": written, "attendance": "500"}
    profile = Profile.model_validate(given | {"setting": ["indoor"], "ages": ["18-plus"]})
    made = shifts_of(profile, project.policy, RULES)
    assert [(one.start.day, one.end.day, one.needed) for one in made] == [(7, 8, 8), (14, 14, 20)]
    assert short_days(season(made, RULES)) == {date(2027, 5, 14)}
    assert short_days(season([shift("a", 0, 11, length=6)], RULES)) == {date(2027, 5, 7), date(2027, 5, 8)}


def test_a_basic_event_needs_none_and_a_small_extended_one_the_least(project: Project) -> None:
    assert shifts_of(event(attendance="100"), project.policy, RULES) == []
    rules = RULES.model_copy(update={"one_per": 1_000})
    assert {one.needed for one in shifts_of(event(), project.policy, rules)} == {2}


def test_a_shift_across_the_change_of_the_clock_is_as_long_as_the_others(project: Project) -> None:
    made = shifts_of(event(start="2027-03-27T22:00", end="2027-03-28T07:00"), project.policy, RULES)
    assert [(one.start.hour, one.end.hour) for one in made] == [(22, 3), (3, 7)]


def test_where_there_are_enough_every_place_is_filled() -> None:
    made = season([shift("a", 0, 6), shift("b", 2, 4)], RULES)
    assert made.given == (6, 4)
    assert [(week.peak, week.empty, week.more) for week in made.weeks] == [(10, 0, 0)]
    assert made.clashes == (("a", "b"),)


def test_two_events_at_one_time_share_in_equal_parts() -> None:
    made = season([shift("a", 0, 10), shift("b", 1, 10)], RULES)
    assert made.given == (5, 5)
    assert [(week.monday, week.peak, week.empty, week.more) for week in made.weeks] == [(date(2027, 5, 3), 20, 10, 10)]


def test_who_has_rested_may_come_again() -> None:
    rested, tired = (season([shift("a", 0, 10), shift("a", hours, 10)], RULES) for hours in (12, 11))
    assert rested.given == (10, 10)
    assert tired.given == (5, 5)
    travelling = RULES.model_copy(update={"travel_minutes": 30})
    assert season([shift("a", 0, 10), shift("b", 12, 10)], travelling).given == (5, 5)


def test_a_small_shift_is_not_given_up_for_a_large_one() -> None:
    assert season([shift("small", 0, 2), shift("large", 0, 18)], RULES).given == (1, 9)


def test_a_hopeless_week_takes_nothing_from_another() -> None:
    later = 24 * 20
    made = season([shift("a", 0, 100), shift("b", later, 10), shift("b", later + 1, 10)], RULES)
    assert made.given == (10, 5, 5)
    assert [week.more for week in made.weeks] == [90, 10]


def test_the_smallest_change_mends_the_week() -> None:
    shifts = [shift("a", 0, 9), shift("b", 2, 6), shift("c", 5, 8)]
    made = season(shifts, RULES)
    assert made.weeks[0].empty
    mended = season(shifts, RULES.model_copy(update={"pool": 10 + made.weeks[0].more}))
    nearly = season(shifts, RULES.model_copy(update={"pool": 9 + made.weeks[0].more}))
    assert not mended.weeks[0].empty
    assert nearly.weeks[0].empty


def test_a_day_tells_the_most_that_are_needed_at_one_time() -> None:
    made = season([shift("a", 0, 6), shift("a", 4, 6), shift("b", 1, 3)], RULES)
    assert by_day(made) == {date(2027, 5, 7): 9, date(2027, 5, 8): 9}


def test_the_shipped_events_have_a_plan(project: Project) -> None:
    assert project.policy.volunteers
    made = plan_season(project.profiles, project.policy, project.policy.volunteers)
    assert {one.event for one in made.shifts} < {one.slug for one in project.profiles}
    assert fits(made, project.policy.volunteers)


def fits(made: Season, rules: Volunteers) -> bool:
    """Whether people can be given: taken one by one, the free ones first."""
    free_from = [datetime(2000, 1, 1).astimezone()] * rules.pool
    order = sorted(range(len(made.shifts)), key=lambda one: made.shifts[one].busy(rules)[0])
    for one in order:
        begin, until = made.shifts[one].busy(rules)
        free = [who for who in range(rules.pool) if free_from[who] <= begin]
        if len(free) < made.given[one]:
            return False
        for who in free[: made.given[one]]:
            free_from[who] = until
    return True


def as_they_come(shifts: Sequence[Shift], rules: Volunteers) -> list[int]:
    """The simple way: each shift takes whoever is free."""
    given: list[int] = []
    spans = [one.busy(rules) for one in shifts]
    for one, (begin, until) in zip(shifts, spans, strict=True):
        earlier = zip(spans, given, strict=False)
        busy = sum(taken for (first, last), taken in earlier if first < until and begin < last)
        given.append(max(min(one.needed, rules.pool - busy), 0))
    return given


def apart(shifts: Sequence[Shift], rules: Volunteers) -> list[list[int]]:
    """The shifts, in the order of time, in runs between which everybody is free."""
    runs: list[list[int]] = []
    until = None
    for number, one in enumerate(shifts):
        begin, end = one.busy(rules)
        if until is None or begin >= until:
            runs.append([])
        runs[-1].append(number)
        until = end if until is None else max(until, end)
    return runs


@pytest.mark.parametrize("seed", range(200))
def test_it_is_never_worse_than_filling_shifts_as_they_come(seed: int) -> None:
    lots = random.Random(seed)
    rules = RULES.model_copy(update={"pool": lots.randint(4, 30), "rest_hours": lots.choice([0, 8, 11])})
    starts = sorted(lots.uniform(0, 24 * 30) for _ in range(lots.randint(2, 14)))
    shifts = [shift(f"e{start}", start, lots.randint(1, 20), lots.choice([2, 3, 4])) for start in starts]
    made, simple = season(shifts, rules), as_they_come(shifts, rules)
    assert fits(made, rules)
    assert all(0 <= given <= one.needed for given, one in zip(made.given, shifts, strict=True))
    for run in apart(shifts, rules):
        worth = [
            (round(min(given[one] / shifts[one].needed for one in run), 5), sum(given[one] for one in run))
            for given in (made.given, simple)
        ]
        assert worth[0] >= worth[1]


def test_the_shifts_of_an_event_with_what_they_are_given() -> None:
    first, second, other = shift("fuif", 0, 8), shift("fuif", 4, 8), shift("markt", 100, 3)
    made = season([first, other, second], RULES)
    assert made.of("fuif") == [(first, 5), (second, 5)]
    assert made.of("markt") == [(other, 3)]


def test_a_pool_that_is_just_large_enough_leaves_nothing_empty() -> None:
    made = season([shift("a", 0, 4), shift("b", 1, 6)], RULES)
    assert made.given == (4, 6)
    assert [(week.peak, week.empty, week.more) for week in made.weeks] == [(10, 0, 0)]


def test_a_week_that_falls_short_by_one() -> None:
    made = season([shift("a", 0, 5), shift("b", 1, 6)], RULES)
    assert [(week.peak, week.empty, week.more) for week in made.weeks] == [(11, 1, 1)]
    assert sum(made.given) == 10


def test_shifts_that_touch_do_not_meet() -> None:
    rest = RULES.model_copy(update={"rest_hours": 0})
    assert season([shift("a", 0, 2), shift("b", 4, 2)], rest).clashes == ()
    assert season([shift("a", 0, 2), shift("b", 3.9, 2)], rest).clashes == (("a", "b"),)


def test_a_day_counts_the_most_at_one_time() -> None:
    made = season([shift("a", 0, 1), shift("b", 20, 3), shift("c", 21, 4)], RULES)
    assert by_day(made) == {date(2027, 5, 7): 1, date(2027, 5, 8): 7}


@pytest.mark.parametrize("seed", range(40))
def test_the_largest_part_that_every_shift_can_get(seed: int) -> None:
    """Found by halving, it is the one that trying every part finds."""
    rolls = random.Random(seed)
    shifts = [shift(str(one), 0, rolls.randint(1, 9)) for one in range(rolls.randint(1, 5))]
    numbers = range(len(shifts))
    groups = [sorted(rolls.sample(numbers, rolls.randint(1, len(shifts)))) for _ in range(3)]
    pool = rolls.randint(0, 15)
    parts = {Fraction(given, whole) for whole in range(1, 10) for given in range(whole + 1)}

    def can(part: Fraction) -> bool:
        return all(sum(ceil(shifts[one].needed * part) for one in group) <= pool for group in groups)

    best = max(part for part in parts if can(part))
    found = _least(shifts, groups, pool)
    used = {one for group in groups for one in group}
    assert [ceil(shifts[one].needed * found) for one in used] == [ceil(shifts[one].needed * best) for one in used]


def test_what_shares_people_over_others_hangs_together() -> None:
    assert _apart([[0, 1], [1, 2], [3], [4, 5], [5], [6, 2]]) == [[[0, 1], [1, 2], [6, 2]], [[3]], [[4, 5], [5]]]


def test_every_pair_of_events_that_meet_is_told_once_by_name() -> None:
    rules = RULES.model_copy(update={"rest_hours": 0})
    made = season([shift("c", 0, 1), shift("a", 1, 1), shift("b", 2, 1), shift("a", 3, 1), shift("z", 40, 1)], rules)
    assert made.clashes == (("a", "b"), ("a", "c"), ("b", "c"))


def test_shifts_of_any_length_are_taken_in_the_order_in_which_they_begin() -> None:
    rules = RULES.model_copy(update={"rest_hours": 0})
    made = season(
        [shift("long", 0, 4, length=12), shift("short", 1, 4, length=2), shift("late", 4, 6, length=2)], rules
    )
    assert made.given == (4, 4, 6)
    assert [(week.peak, week.empty) for week in made.weeks] == [(10, 0)]


def test_what_is_short_is_spread_and_nobody_is_alone_where_two_can_be() -> None:
    pool = RULES.model_copy(update={"pool": 20})
    one_day = season([shift("zondag", start, 20) for start in (0, 3.5, 7)], pool)
    assert sorted(one_day.given) == [6, 7, 7]
    some = season([shift("groot", 0, 60), shift("west", 1, 6), shift("oost", 2, 6), shift("noord", 2, 20)], pool)
    assert sum(some.given) == 20
    assert min(some.given) >= 2
