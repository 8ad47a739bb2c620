"""Short notice: what is too late, and the day on which the rest is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolbox.assemble.first import first, importance
from toolbox.assemble.notice import Notice, on_short_notice
from toolbox.model.pages.marks import Marks
from toolbox.model.plan import PlanAction
from toolbox.model.vocabulary import Again, Basis, Phase, Weight

START = date(2027, 3, 20)
EVE = START - timedelta(days=1)


def action(
    name: str,
    days: int,
    weight: Weight = Weight.MORE,
    basis: Basis = Basis.ADVICE,
    phase: Phase = Phase.BEFORE,
    instead: str = "",
) -> PlanAction:
    """An action so many days before the start."""
    due = START - timedelta(days=days)
    return PlanAction(name, "g", name, "crew", phase, due, {}, (), marks=Marks(weight, basis), instead=instead)


def read(actions: list[PlanAction], days: int, per_day: int = 8) -> dict[str, PlanAction]:
    """The actions as they are so many days before the start, by id."""
    notice = Notice(START - timedelta(days=days), "ask", "do", "leave")
    return {one.id: one for one in on_short_notice(actions, [START], notice, per_day)}


ACTIONS = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(Weight), st.sampled_from(Basis), st.sampled_from(Phase)), max_size=60
)


@given(ACTIONS, st.integers(-3, 25), st.integers(1, 9))
def test_every_action_is_late_or_has_a_day_that_it_can_be_done_on(
    drawn: list[tuple[int, Weight, Basis, Phase]], days: int, per_day: int
) -> None:
    actions = [action(str(number), *one) for number, one in enumerate(drawn)]
    today = START - timedelta(days=days)
    found = read(actions, days, per_day)
    assert list(found) == [one.id for one in actions]
    for one in found.values():
        if one.phase is not Phase.BEFORE:
            assert not one.late
            assert one.now is None
        elif one.due < today:
            assert one.late
            assert one.now is None
            assert one.instead
        else:
            assert one.now is not None
            assert today <= one.now
            assert one.now <= one.due or one.now == EVE
            assert one.due < EVE or one.now == one.due
    taken = Counter(one.now for one in found.values() if one.now and one.now < EVE)
    assert all(count <= per_day for count in taken.values())


@given(ACTIONS, st.integers(3, 25), st.integers(1, 9))
def test_only_what_matters_less_gives_way(
    drawn: list[tuple[int, Weight, Basis, Phase]], days: int, per_day: int
) -> None:
    """What is put off to the eve found every day up to its own full of what matters as much or more."""
    found = read([action(str(number), *one) for number, one in enumerate(drawn)], days, per_day)
    put_off = [one for one in found.values() if one.now == EVE and one.due < EVE]
    for late in put_off:
        there = [one for one in found.values() if one.now and one.now <= late.due]
        assert len(there) == per_day * ((late.due - (START - timedelta(days=days))).days + 1)
        assert all(importance(one) <= importance(late) for one in there)


def test_the_days_of_a_small_case() -> None:
    actions = [
        action("old", 14),
        action("advice", 5),
        action("core", 5, Weight.CORE),
        action("law", 5, basis=Basis.LAW),
        action("life", 4, Weight.LIFE),
        action("eve", 1),
        action("day", 0),
    ]
    found = read(actions, days=5, per_day=1)
    days = {name: (START - one.now).days if one.now else None for name, one in found.items()}
    assert days == {"old": None, "advice": 1, "core": 1, "law": 5, "life": 4, "eve": 1, "day": 0}
    assert [name for name, one in found.items() if one.late] == ["old"]


def test_what_is_done_instead() -> None:
    actions = [
        action("own", 9, Weight.LIFE, instead="call"),
        action("law", 9, basis=Basis.LAW),
        action("city", 9, Weight.CORE, basis=Basis.CITY),
        action("core", 9, Weight.CORE, Basis.LABEL),
        action("life", 9, Weight.LIFE),
        action("more", 9),
        action("soon", 2, instead="call"),
    ]
    found = {name: one.instead for name, one in read(actions, days=3).items()}
    said = {"own": "call", "law": "ask", "city": "ask", "core": "do", "life": "do", "more": "leave", "soon": "call"}
    assert found == said


def test_what_is_late_never_comes_first() -> None:
    actions = [action("late", 9, Weight.LIFE), action("soon", 2, Weight.CORE), action("advice", 2)]
    assert [one.id for one in first(read(actions, days=3).values(), Phase.BEFORE)] == ["soon"]


@pytest.mark.parametrize(
    ("today", "due"), [(-3, 0), (0, 0), (1, 1), (2, 4), (4, 4), (5, None)], ids=lambda one: f"{one}"
)
def test_what_is_done_each_day_is_late_once_the_last_of_them_is_over(today: int, due: int | None) -> None:
    """An event on three days, with two nights off before the last."""
    each = replace(action("each", 0, Weight.LIFE), marks=Marks(Weight.LIFE, Basis.ADVICE, Again.DAILY))
    days = [START + timedelta(days=number) for number in (0, 1, 4)]
    notice = Notice(START + timedelta(days=today), "ask", "do", "leave")
    (found,) = on_short_notice([each], days, notice, 8)
    assert found.late is (due is None)
    (briefing,) = on_short_notice([replace(each, due=START - timedelta(days=7))], days, notice, 8)
    assert briefing.late is ((today <= 0 and today > -7) or due is None), "before it begins, its first day counts"
    if due is not None:
        assert found.due == found.now == START + timedelta(days=due)


def test_a_day_is_full_at_just_so_many() -> None:
    actions = [action(str(number), 5) for number in range(7)] + [action(f"eve-{number}", 1) for number in range(4)]
    found = read(actions, days=7, per_day=2)
    taken = Counter((START - one.now).days for one in found.values() if one.now)
    assert taken == {5: 2, 6: 2, 7: 2, 1: 1 + 4}


def test_what_saves_lives_comes_before_a_duty_of_an_earlier_day() -> None:
    actions = [action("law", 9, basis=Basis.LAW), action("life", 2, Weight.LIFE), action("core", 9, Weight.CORE)]
    assert [one.id for one in first(actions, Phase.BEFORE)] == ["life", "law", "core"]
    assert [importance(one) for one in actions] == [1, 0, 2]
