"""How much a plan asks at the most (MISSION, S1): of an event that only said what must be said, and of families."""

from __future__ import annotations

from typing import Any

import pytest

from toolbox.assemble import assemble
from toolbox.model.event.profile import Profile
from toolbox.model.plan import Plan
from toolbox.model.project import Project
from toolbox.model.vocabulary import Kind, Weight

MOST = {100: 30, 300: 45, 1000: 65}
TENTS = {"party": 1, "student": 2, "school": 1, "parade": 3}
"""So many rows more may a tent bring at an event of 100: wind and fire are matters of life. Students are told that
nobody has to drink, by law nobody smokes on the grounds of a school, and a parade has its route."""
BESIDES: dict[str, dict[str, Any]] = {
    "fire": {"cooking": True},
    "a street": {"cooking": True, "road": True},
    "a tent": {"cooking": True, "setting": ["outdoor", "tent"]},
    "all of these": {"cooking": True, "road": True, "setting": ["outdoor", "tent"]},
}


def plan_of(project: Project, kind: Kind, visitors: int, start: str, end: str, **more: Any) -> Plan:
    told = {"slug": "avond", "name": "Avond", "kind": kind, "attendance": visitors, "start": start, "end": end}
    return assemble(Profile.model_validate(told | more), project, "nl")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("setting", ["indoor", "outdoor", "tent"])
@pytest.mark.parametrize("visitors", MOST)
def test_an_evening_of_any_kind_stays_within_the_budget(
    visitors: int, setting: str, kind: Kind, project: Project
) -> None:
    when, ages = ("2027-03-13T20:00", "2027-03-14T02:00"), ["16-17", "18-plus"]
    plan = plan_of(project, kind, visitors, *when, setting=[setting], ages=ages)
    more = TENTS.get(kind, 0) if (setting, visitors) == ("tent", 100) else 0
    assert len(plan.actions) <= MOST[visitors] + more


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("setting", ["indoor", "outdoor"])
@pytest.mark.parametrize("visitors", MOST)
def test_a_summer_night_of_any_kind_does_too(visitors: int, setting: str, kind: Kind, project: Project) -> None:
    when, ages = ("2027-07-10T14:00", "2027-07-11T01:00"), ["16-17", "18-plus"]
    plan = plan_of(project, kind, visitors, *when, setting=[setting], ages=ages)
    assert len(plan.actions) <= MOST[visitors]


def afternoon(project: Project, kind: Kind, visitors: int, **more: Any) -> Plan:
    """Families outdoors in July, with free entry; to the evening where more than a hundred come."""
    when = ("2027-07-10T14:00", f"2027-07-10T{'20' if visitors == min(MOST) else '23'}:00")
    told = {"setting": ["outdoor"], "ages": ["under-16", "16-17", "18-plus"], "entry": "free"}
    return plan_of(project, kind, visitors, *when, **told | more)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("visitors", MOST)
def test_an_afternoon_with_families_stays_within_the_budget(visitors: int, kind: Kind, project: Project) -> None:
    assert len(afternoon(project, kind, visitors).actions) <= MOST[visitors]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("besides", BESIDES)
@pytest.mark.parametrize("visitors", MOST)
def test_a_fire_a_street_and_a_tent_bring_only_duties_and_what_saves_lives(
    visitors: int, besides: str, kind: Kind, project: Project
) -> None:
    """What is above the budget then may not be cut: law or city asks each row more, or somebody can die of it."""
    plain = {row.id for row in afternoon(project, kind, visitors).actions}
    plan = afternoon(project, kind, visitors, **BESIDES[besides])
    needed = [
        row for row in plan.actions if row.id not in plain and (row.marks.basis.duty or row.marks.weight is Weight.LIFE)
    ]
    told_neighbours = visitors > min(MOST) and "road" in BESIDES[besides]
    assert len(plan.actions) <= len(plain) + len(needed) + told_neighbours


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("visitors", [300, 1000])
def test_with_a_fire_it_is_still_within_the_budget(visitors: int, kind: Kind, project: Project) -> None:
    assert len(afternoon(project, kind, visitors, cooking=True).actions) <= MOST[visitors]
