"""What signals, initiatives and goals amount to, on cases worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from toolbox.assemble import monitor as counts
from toolbox.model.monitor import Approach, Goal, Initiative, Monitor, Signal, Theme, earlier, quarter_of
from toolbox.model.project import Project
from toolbox.write.language import speak
from toolbox.write.monitor import goal_row


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
    ("count", "public", "shown"), [(0, True, "–"), (1, True, "<5"), (4, True, "<5"), (5, True, "5"), (4, False, "4")]
)
def test_few_are_not_told_to_everybody(count: int, public: bool, shown: str) -> None:
    assert counts.shown(count, public) == shown


def test_a_goal_that_counts_few_people_is_not_told_as_it_is(project: Project) -> None:
    made = goal({"2026-Q1": "3", "2026-Q2": "7", "2026-Q3": "0"})
    rows = {public: goal_row(made, speak(project, "nl"), public=public)["measured"] for public in (True, False)}
    assert [one["value"] for one in rows[True]] == ["<5", "7", "0"]
    assert [one["value"] for one in rows[False]] == ["3", "7", "0"]
    percent = made.model_copy(update={"unit": "%"})
    assert goal_row(percent, speak(project, "nl"), public=True)["measured"][0]["value"] == "3 %"


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
    public = Monitor((kept, signal("c")), (backed, initiative("d")), (goal({}),)).public()
    (told,), (tried,) = public.signals, public.initiatives
    assert (told.area, told.owner, told.follow_up) == ("", None, "iets")
    assert (tried.support.supporters, tried.support.detour) == ((), None)
    assert public.goals == ()


def test_an_initiative_waits_for_its_story() -> None:
    monitor = Monitor(initiatives=(initiative("a", public=True, story="s"), initiative("b", public=True)))
    assert [one.id for one in monitor.public({"s"}).initiatives] == ["b"]
    assert [one.id for one in monitor.public({"t"}).initiatives] == ["a", "b"]
