"""What signals, initiatives and goals amount to, on cases worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from toolbox.assemble import monitor as counts
from toolbox.model.monitor import Approach, Goal, Initiative, Monitor, Signal, Theme, earlier, quarter_of
from toolbox.model.project import Project
from toolbox.write.monitor.rows import goal_row
from toolbox.write.words.language import speak


def signal(name: str, **change: Any) -> Signal:
    base = {"id": name, "title": name, "theme": "alcohol", "date": "2026-11-03", "area": "Centrum", "side": "person"}
    return Signal.model_validate(base | {"certainty": "seen", "source": "school", "seen": "x"} | change)


def initiative(name: str, **change: Any) -> Initiative:
    base: dict[str, Any] = {"id": name, "title": name, "theme": "alcohol", "approach": "prevention", "idea": "x"}
    base |= {"aim": {"goal": "x", "indicator": "x"}, "status": "testing", "review": "2026-12-01", "about": "x"}
    return Initiative.model_validate(base | change)


def goal(measured: dict[str, str], baseline: str = "0", target: str = "80") -> Goal:
    base = {"id": "g", "title": "g", "theme": "alcohol", "indicator": "x", "by": "2026-Q4", "about": "x"}
    return Goal.model_validate(base | {"baseline": baseline, "target": target, "measured": measured})


def test_quarters() -> None:
    assert [quarter_of(date(2027, month, 1)) for month in (1, 3, 4, 12)] == ["2027-Q1", "2027-Q1", "2027-Q2", "2027-Q4"]
    assert earlier("2027-Q2", 3) == "2026-Q3"
    assert earlier("2026-Q4", -1) == "2027-Q1"


def test_signals_are_counted_by_theme_and_quarter() -> None:
    monitor = Monitor(
        (signal("a"), signal("b"), signal("c", date="2026-02-01", theme="gaming"), signal("d", date="2024-01-01"))
    )
    table = counts.by_quarter(monitor, "2026-Q4", 4)
    assert table.columns == ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
    assert table.rows == (("alcohol", (0, 0, 0, 2)), ("gaming", (1, 0, 0, 0)))
    assert counts.by_side(monitor, "2026-Q4", 4).rows == (("person", (1, 0, 0, 2)),)
    assert counts.by_year(monitor).rows == (("alcohol", (1, 2)), ("gaming", (0, 1)))


@pytest.mark.parametrize(
    ("count", "public", "shown"),
    [(0, True, "<5"), (0, False, "–"), (1, True, "<5"), (4, True, "<5"), (5, True, "5"), (4, False, "4")],
)
def test_few_are_not_told_to_everybody(count: int, public: bool, shown: str) -> None:
    assert counts.public_count(count, public) == shown


def test_a_goal_that_counts_few_people_is_not_told_as_it_is(project: Project) -> None:
    made = goal({"2026-Q1": "3", "2026-Q2": "7", "2026-Q3": "0"})
    rows = {public: goal_row(made, speak(project, "nl"), public=public).measured for public in (True, False)}
    assert [one.value for one in rows[True]] == ["<5", "7", "0"]
    assert [one.value for one in rows[False]] == ["3", "7", "0"]
    percent = made.model_copy(update={"unit": "%"})
    assert goal_row(percent, speak(project, "nl"), public=True).measured[0].value == "3 %"


def test_the_matrix_shows_where_nothing_happens() -> None:
    monitor = Monitor(initiatives=(initiative("a"), initiative("b", status="stopped", theme="gaming")))
    cells = counts.matrix(monitor)
    assert len(cells) == len(Theme) * len(Approach)
    assert [one.id for one in cells[Theme.ALCOHOL, Approach.PREVENTION]] == ["a"]
    assert cells[Theme.GAMING, Approach.PREVENTION] == []


def test_what_is_due_is_told_the_longest_due_first() -> None:
    dates = {"late": "2026-06-01", "now": "2026-12-10", "later": "2026-12-11"}
    made = [initiative(name, review=day) for name, day in dates.items()] + [initiative("over", status="stopped")]
    assert [one.id for one in counts.to_review(Monitor(initiatives=tuple(made)), date(2026, 12, 10))] == ["late", "now"]


@pytest.mark.parametrize(
    ("measured", "baseline", "target", "expected"),
    [
        ({"2026-Q1": "0", "2026-Q2": "27"}, "0", "80", True),
        ({"2026-Q1": "0", "2026-Q2": "26"}, "0", "80", False),
        ({"2026-Q1": "14", "2026-Q4": "5"}, "14", "5", True),
        ({"2026-Q1": "14", "2026-Q4": "6"}, "14", "5", False),
        ({"2026-Q4": "80"}, "0", "80", True),
        ({}, "0", "80", None),
    ],
)
def test_a_goal_is_on_course_when_it_is_on_the_line(
    measured: dict[str, str], baseline: str, target: str, expected: bool | None
) -> None:
    assert counts.on_course(goal(measured, baseline, target)) is expected


def test_the_public_part_is_emptied_of_what_is_not_for_all() -> None:
    kept = signal("a", public=True, owner="Dienst", follow_up="iets")
    backed = initiative("b", public=True, support={"supporters": ["De club"], "detour": "langs om"})
    five = tuple(kept.model_copy(update={"id": f"a{number}"}) for number in range(5))
    public = Monitor((*five, signal("c")), (backed, initiative("d")), (goal({}),)).public()
    told, (tried,) = public.signals[0], public.initiatives
    assert len(public.signals) == 5
    assert (told.area, told.owner, told.follow_up, told.date) == ("", None, "iets", date(kept.date.year, 1, 1))
    assert (tried.support.supporters, tried.support.detour) == ((), None)
    assert public.goals == ()


def test_an_initiative_waits_for_its_story() -> None:
    monitor = Monitor(initiatives=(initiative("a", public=True, story="s"), initiative("b", public=True)))
    assert [one.id for one in monitor.public({"s"}).initiatives] == ["b"]
    assert [one.id for one in monitor.public({"t"}).initiatives] == ["a", "b"]


def test_what_is_counted_by_default_are_six_quarters() -> None:
    monitor = Monitor((signal("a"),))
    assert len(counts.by_quarter(monitor, "2026-Q4").columns) == len(counts.by_side(monitor, "2026-Q4").columns) == 6


@pytest.mark.parametrize(
    ("measured", "until", "expected"),
    [
        ({}, None, None),
        ({"2026-Q1": "0"}, None, True),
        ({"2026-Q1": "0", "2026-Q3": "53"}, None, False),
        ({"2026-Q1": "0", "2026-Q3": "54"}, None, True),
        ({"2025-Q1": "0", "2026-Q1": "45"}, None, False),
        ({"2025-Q1": "0", "2026-Q1": "46"}, None, True),
        ({"2026-Q1": "0", "2026-Q2": "10", "2026-Q3": "54"}, "2026-Q2", False),
        ({"2026-Q1": "0", "2026-Q2": "27", "2026-Q3": "1"}, "2026-Q2", True),
        ({"2026-Q1": "0", "2027-Q3": "80"}, None, True),
        ({"2026-Q1": "0", "2027-Q3": "79"}, None, False),
        ({"2026-Q3": "0", "2026-Q4": "80"}, None, True),
        ({"2026-Q3": "0", "2026-Q4": "79"}, None, False),
        ({"2026-Q4": "79"}, None, False),
    ],
)
def test_on_course_is_on_or_above_the_line_to_the_target(
    measured: dict[str, str], until: str | None, expected: bool | None
) -> None:
    """The target is 80 by 2026-Q4."""
    assert counts.on_course(goal(measured), until) is expected


def test_a_target_that_is_where_it_began_is_kept() -> None:
    assert counts.on_course(goal({"2026-Q1": "9"}, baseline="9", target="9")) is True
    assert counts.on_course(goal({"2026-Q1": "10"}, baseline="9", target="9")) is True
    assert counts.on_course(goal({"2026-Q1": "8"}, baseline="9", target="9")) is False


def test_values_are_those_up_to_a_quarter_with_it() -> None:
    made = goal({"2026-Q2": "2", "2026-Q1": "1", "2026-Q3": "3"})
    assert counts.values(made, "2026-Q2") == [("2026-Q1", 1), ("2026-Q2", 2)]
    assert counts.values(made) == [("2026-Q1", 1), ("2026-Q2", 2), ("2026-Q3", 3)]


@pytest.mark.parametrize(("value", "few"), [(0, False), (0.5, True), (1, True), (4.9, True), (5, False)])
def test_few_is_more_than_none_and_below_five(value: float, few: bool) -> None:
    assert counts.is_few(goal({}), value) is few


def test_signals_of_a_time_and_open_ones() -> None:
    signals = (
        signal("c", date="2026-03-31"),
        signal("a", date="2026-01-01"),
        signal("b", date="2026-02-01", status="closed"),
        signal("d", date="2026-04-01"),
    )
    monitor = Monitor(signals)
    assert [one.id for one in counts.since(monitor, date(2026, 1, 1), date(2026, 3, 31))] == ["a", "b", "c"]
    assert [one.id for one in counts.open_signals(monitor)] == ["a", "c", "d"]
    assert counts.last_quarter(monitor, date(2030, 1, 1)) == "2026-Q2"
    assert counts.last_quarter(Monitor(), date(2030, 1, 1)) == "2030-Q1"


def test_the_board_has_every_initiative_in_one_column() -> None:
    monitor = Monitor((), (initiative("a"), initiative("b", status="idea"), initiative("c")))
    board = counts.board(monitor)
    assert {str(status): [one.id for one in found] for status, found in board.items() if found} == {
        "testing": ["a", "c"],
        "idea": ["b"],
    }
