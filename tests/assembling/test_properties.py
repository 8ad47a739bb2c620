"""What must hold for every event, with the shipped guidance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolbox.assemble import assemble
from toolbox.model.conditions import Comparison, When
from toolbox.model.event.profile import Profile
from toolbox.model.event.sound import DEFAULT as SOUND
from toolbox.model.fields import read_at_all
from toolbox.model.plan import Plan, PlanAction
from toolbox.model.project import Project
from toolbox.model.vocabulary import Age, Entry, Heat, Kind, Setting, Tier
from toolbox.write.files.plan_json import plan_json

# The project is read once and never changed.
steady = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def some(values: Iterable[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(values)), min_size=1, unique=True)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    start = draw(st.datetimes(datetime(2026, 1, 1, 5), datetime(2030, 12, 31))).replace(
        second=0, microsecond=0, minute=0
    )
    start = start.replace(hour=max(start.hour, 5))  # never in the hour that is skipped in spring
    end = (start + timedelta(hours=draw(st.integers(1, 96)))).replace(minute=30)
    end = end.replace(hour=5) if end.hour < 5 else end
    return Profile.model_validate(
        {
            "slug": "event",
            "name": draw(
                st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40).filter(read_at_all)
            ),
            "kind": draw(st.sampled_from(Kind)),
            "start": start,
            "end": end,
            "attendance": draw(st.integers(1, 120_000)),
            "setting": draw(some(Setting)),
            "ages": draw(some(Age)),
            "alcohol": draw(st.booleans()),
            "glass": draw(st.booleans()),
            "entry": draw(st.sampled_from(Entry)),
            "camping": draw(st.booleans()),
            "sound_level": draw(st.sampled_from(SOUND.classes)),
            "heat_risk": draw(st.none() | st.sampled_from(Heat)),
            "forecast_max": draw(st.none() | st.lists(st.decimals(-5, 42, places=1), min_size=1, max_size=5)),
        }
    )


def ids(plan: Plan) -> set[str]:
    return {action.id for action in plan.actions}


def for_less(project: Project, fact: str) -> set[str]:
    """The actions that are for little of a fact only, and say so: a street party, a cold day."""

    def little(when: When) -> bool:
        condition = getattr(when, fact)
        return isinstance(condition, tuple) or (isinstance(condition, Comparison) and condition.sign in ("<", "<="))

    return {
        f"{one.id}/{action.id}"
        for one in project.published
        for action in one.actions
        if little(one.when) or little(action.when)
    }


def begins(row: PlanAction) -> str:
    """What a row asks, in its first words: *Vraag een hulppost*."""
    return " ".join(row.text.split()[:3])


def is_basic(when: When) -> bool:
    """Whether a row is for the basic tier alone."""
    return dict(when.lines()).get("tier") == (Tier.BASIC,)


@steady
@given(profile=profiles(), more=st.integers(1, 120_000))
def test_more_visitors_never_remove_an_action(profile: Profile, more: int, project: Project) -> None:
    larger = profile.model_copy(update={"attendance": profile.attendance + more})
    smaller, plan = assemble(profile, project, "nl"), assemble(larger, project, "nl")
    gone = ids(smaller) - for_less(project, "attendance") - ids(plan)
    # A row of the basic tier alone may become another one, which asks the same.
    asked = {begins(row) for row in plan.actions}
    assert {row.id for row in smaller.actions if row.id in gone and begins(row) not in asked} == set()
    assert gone <= {f"{one.id}/{row.id}" for one in project.published for row in one.actions if is_basic(row.when)}


@steady
@given(profile=profiles(), levels=st.tuples(st.sampled_from(Heat), st.sampled_from(Heat)))
def test_more_heat_never_removes_an_action(profile: Profile, levels: tuple[Heat, Heat], project: Project) -> None:
    low, high = sorted(levels, key=lambda level: level.rank)
    cooler, hotter = (profile.model_copy(update={"heat_risk": level}) for level in (low, high))
    kept = ids(assemble(cooler, project, "nl")) - for_less(project, "heat")
    assert kept <= ids(assemble(hotter, project, "nl"))


@steady
@given(profile=profiles())
def test_basic_guidelines_without_condition_are_in_every_plan(profile: Profile, project: Project) -> None:
    always = {one.id for one in project.published if one.tier is Tier.BASIC and not list(one.when.lines())}
    assert "gratis-water" in always
    plan = assemble(profile, project, "nl")
    assert always <= {one.id for one in plan.guidelines}
    assert {"gratis-water/water-points", "gratis-water/water-at-bar"} <= ids(plan)


@steady
@given(profile=profiles(), data=st.data())
def test_order_and_bytes_do_not_depend_on_the_order_of_reading(
    profile: Profile, data: st.DataObject, project: Project
) -> None:
    shuffled = replace(project, guidelines=tuple(data.draw(st.permutations(project.guidelines))))
    plans = [assemble(profile, one, "nl") for one in (project, project, shuffled)]
    first, again, other = ([action.id for action in plan.actions] for plan in plans)
    assert first == again == other
    assert plan_json(plans[0]) == plan_json(plans[1])


@steady
@given(profile=profiles())
def test_every_item_has_a_reason_and_no_text_has_a_gap(profile: Profile, project: Project) -> None:
    plan = assemble(profile, project, "en")
    assert all(guideline.reasons for guideline in plan.guidelines)
    for action in plan.actions:
        assert action.reasons
        assert "{" not in action.text
        assert action.translated
