"""What matters most stands first, who asks it is said, and a plan is no longer than an organiser reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.guidance.conftest import Told
from toolbox.model.city.budget import most_rows
from toolbox.model.plan import PlanAction
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase, Weight


def first(one: Told, phase: Phase) -> list[PlanAction]:
    """The few rows of a phase that stand first."""
    found = {row.id: row for row in one.event.plan.actions}
    return [found[name] for name in one.event.plan.first[phase]]


@pytest.mark.parametrize(
    ("visitors", "rows"), [(1, 30), (100, 30), (101, 45), (300, 45), (301, 65), (1000, 65), (1001, 90), (10**6, 90)]
)
def test_the_budget_goes_by_visitors(visitors: int, rows: int, project: Project) -> None:
    assert most_rows(project.policy.budget, visitors) == rows


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_a_plan_has_no_more_rows_than_its_budget(
    told: list[Told], tell: Callable[..., Told], stage: int, project: Project
) -> None:
    for slug, visitors in {one.profile.slug: one.profile.attendance for one in told}.items():
        rows, most = len(tell(slug, stage=stage).rows), most_rows(project.policy.budget, visitors)
        assert most, "the shipped policy has a budget"
        assert rows <= most, (slug, rows)


def test_every_action_says_who_asks_it_and_how_much_it_matters(project: Project) -> None:
    for page in project.guidelines:
        for action in page.actions:
            assert action.basis, f"{page.id}/{action.id}"
            assert action.weight, f"{page.id}/{action.id}"


def test_where_a_duty_is_settled_has_its_name_in_every_language(project: Project) -> None:
    lacking = [
        f"{code}/{page.id}: {name}"
        for page in project.published
        for code, words in page.words.items()
        for name in words.missing
        if name.endswith(" settle")
    ]
    assert lacking == []


def test_every_duty_has_a_desk_that_settles_it(project: Project) -> None:
    duties = [(page.id, one) for page in project.guidelines for one in page.actions if one.basis and one.basis.duty]
    assert duties
    for page, action in duties:
        assert action.settle, f"{page}/{action.id}"
        assert str(action.settle.at(project.policy.contact.url).url).startswith("https://"), f"{page}/{action.id}"


def test_first_are_lives_duties_and_the_core(told: list[Told]) -> None:
    for one in told:
        for phase in (Phase.BEFORE, Phase.DURING):
            rows = first(one, phase)
            assert 8 <= len(rows) <= 10, (str(one), phase)
            assert all(row.marks.basis.duty or row.marks.weight is not Weight.MORE for row in rows), (str(one), phase)


def test_resuscitation_and_112_stand_first_during_every_event(told: list[Told]) -> None:
    for one in told:
        rows = {row.id: row.text for row in first(one, Phase.DURING)}
        assert "AED" in rows["eerste-hulp/resuscitate"], one
        assert len([text for text in rows.values() if "112" in text]) >= 4, one
        assert "eerste-hulp/aed" in [row.id for row in first(one, Phase.BEFORE)], one


def test_a_life_is_never_pushed_off_by_another_row(told: list[Told]) -> None:
    for one in told:
        for phase in (Phase.BEFORE, Phase.DURING):
            saves = [row.id for row in one.event.plan.in_phase(phase) if row.marks.weight is Weight.LIFE]
            assert set(saves) <= set(one.event.plan.first[phase]), (str(one), phase, saves)


def test_what_asks_one_visit_to_the_city_is_one_row(told: list[Told]) -> None:
    """The notification carries the night permit and the raffle; a plan of the place carries what is built on it."""
    for one in told:
        reports = [text for name, text in one.rows.items() if name.startswith("melden-en-planning/report")]
        assert len(reports) == 1, (str(one), reports)
        plans = [name for name in one.rows if name in ("melden-en-planning/floor-plan", "melden-en-planning/site-plan")]
        assert len(plans) <= 1, one


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "laat uur"),
        ({"sound_level": 100}, r"85 dB\(A\).*Unisono"),
        ({"door": "volunteers"}, "burgemeester"),
        ({"spirits": True}, "sterkedrank"),
        ({"setting": ["tent"]}, "hoeveel mensen er mogen zijn en welke verzekering"),
        ({"structures": True, "setting": ["tent"]}, "bij welke wind|de wind waarbij"),
        ({"camping": True, "setting": ["tent"]}, "luifel"),
        ({"camping": True}, "Slapen er mensen binnen"),
        ({"heat_risk": "extreme"}, "Beslis met de stad"),
        ({"heat_risk": "high"}, "Breng water"),
    ],
)
def test_what_was_joined_is_still_said(tell: Callable[..., Told], change: dict[str, Any], words: str) -> None:
    assert [text for text in tell("a-fuif-parochiezaal", **change).rows.values() if re.search(words, text)]


def test_free_water_hangs_on_the_wall(told: list[Told]) -> None:
    """What saves lives and the duties of the night leave it room, but at a camp by the water in heat; the next is what
    to do with a report of violence."""
    for one in told:
        hung = {row.id: row.marks for row in first(one, Phase.DURING)}
        by_the_water = one.profile.camping and one.profile.water_nearby
        assert "gratis-water/water-at-bar" in hung or by_the_water, one
        others = [marks for name, marks in hung.items() if not name.startswith("gratis-water/")]
        full = all(marks.basis.duty or marks.weight is Weight.LIFE for marks in others)
        assert "grensoverschrijdend-gedrag/listen" in hung or full, one
