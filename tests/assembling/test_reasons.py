"""Every reason, to the letter: pages, paper and the form on the site all word what stands here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.assembling.test_assembling import event, with_action
from toolbox.assemble import assemble
from toolbox.assemble.derive import derive, number
from toolbox.model.conditions import When
from toolbox.model.plan import PlanGuideline, Reason
from toolbox.model.project import Project
from toolbox.model.vocabulary import Principle, Tier

CASES = yaml.safe_load((Path(__file__).parent / "reasons.yml").read_text(encoding="utf-8"))


def texts(value: Any) -> Any:
    """What a file says, as it would be written in a profile."""
    return [str(one) for one in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_reasons(case: dict[str, Any], project: Project) -> None:
    change = {name: texts(value) for name, value in case["change"].items()}
    found = derive(event(**change), project.policy).reasons
    for name in ("tier", "heat", "night", "hours"):
        if name in case:
            assert [[one.fact, one.value, one.rule] for one in found[name]] == case[name]


def test_hours_are_hundredths_and_whole_where_they_can_be(project: Project) -> None:
    derived = derive(event(start="2027-06-25T17:00", end="2027-06-28T01:20"), project.policy)
    assert derived.hours == 56.33
    assert [number(value) for value in (3.0, 3.5)] == [3, 3.5]
    assert [type(number(value)) for value in (3.0, 3.5)] == [int, float]


def one_guideline(project: Project) -> Project:
    """A project with one extended guideline of one action, each with conditions of its own."""
    small = with_action(
        project, when={"alcohol": "true", "ages": ["16-17", "18-plus"]}, text="Zet {water_points} punten."
    )
    when = When.model_validate({"kind": ["concert"], "attendance": ">= 1000"})
    guideline = small.guidelines[0]
    words = {
        code: one.model_copy(update={"texts": {"do": "Zet {water_points} punten."}})
        for code, one in guideline.words.items()
    }
    whole = guideline.model_copy(
        update={
            "tier": Tier.EXTENDED,
            "principle": Principle.ROAD,
            "when": when,
            "words": words,
            "reviewed": date(2026, 3, 4),
            "partners": ("vad", "mijn-genk", "infrabel"),
        }
    )
    return replace(small, guidelines=(whole,))


def test_a_plan_says_all_of_it(project: Project) -> None:
    plan = assemble(event(attendance="2100", ages=["18-plus", "16-17"]), one_guideline(project), "nl")
    why = (
        Reason("tier", "extended", "extended"),
        Reason("kind", "concert", "concert"),
        Reason("attendance", 2100, ">= 1000"),
    )
    assert plan.guidelines == (PlanGuideline("iets", "Iets", Tier.EXTENDED, Principle.ROAD, why),)
    action = plan.actions[0]
    assert (action.id, action.guideline, action.role) == ("iets/do", "iets", "bar")
    assert action.reasons == (
        *why,
        Reason("ages", ["16-17", "18-plus"], "16-17 | 18-plus"),
        Reason("alcohol", True, "true"),
    )
    assert action.text == f"Zet {plan.quantities['water_points']} punten."
    assert action.quantity == {"water_points": plan.quantities["water_points"]}
    assert plan.reviewed == date(2026, 3, 4)
    assert len(plan.generated_from) == 16


def test_an_event_for_which_there_is_nothing_has_an_empty_plan(project: Project) -> None:
    plan = assemble(event(attendance="10"), one_guideline(project), "nl")
    assert (plan.guidelines, plan.actions, plan.partners) == ((), (), ())
    assert plan.reviewed == date(2000, 1, 1)


def test_the_newest_review_of_what_is_used_counts(project: Project) -> None:
    small = one_guideline(project)
    used = small.guidelines[0].model_copy(update={"when": When(), "tier": Tier.BASIC})
    newer = used.model_copy(update={"id": "nieuwer", "reviewed": date(2026, 8, 1)})
    unused = small.guidelines[0].model_copy(update={"id": "niet", "reviewed": date(2026, 9, 1)})
    plan = assemble(event(), replace(small, guidelines=(used, newer, unused)), "nl")
    assert {one.id for one in plan.guidelines} == {"iets", "nieuwer"}
    assert plan.reviewed == date(2026, 8, 1)


def test_partners_are_those_of_what_is_used_the_most_named_first(project: Project) -> None:
    ids = sorted(project.known_partners)[:3]
    used = with_action(project).guidelines[0].model_copy(update={"partners": (ids[0], ids[2], "unknown")})
    again = used.model_copy(update={"id": "nog", "partners": (ids[2],)})
    unused = used.model_copy(update={"id": "niet", "tier": Tier.EXTENDED, "partners": (ids[1],)})
    whole = replace(project, guidelines=(used, again, unused))
    assert assemble(event(), whole, "nl").partners == (ids[2], ids[0])


def test_what_a_plan_does_not_use_leaves_its_hash(project: Project) -> None:
    small = one_guideline(project)
    used = small.guidelines[0].model_copy(update={"when": When(), "tier": Tier.BASIC})
    other = small.guidelines[0].model_copy(update={"id": "niet", "reviewed": date(2026, 9, 1)})
    with_other = assemble(event(), replace(small, guidelines=(used, other)), "nl").generated_from
    assert with_other == assemble(event(), replace(small, guidelines=(used,)), "nl").generated_from
    changed = used.model_copy(update={"reviewed": date(2026, 9, 1)})
    assert with_other != assemble(event(), replace(small, guidelines=(changed,)), "nl").generated_from
    assert with_other != assemble(event(), replace(small, guidelines=(used,)), "en").generated_from
    assert with_other != assemble(event(name="Anders"), replace(small, guidelines=(used,)), "nl").generated_from
