"""Which services of a label a plan gives, and which basic ones are missing for it."""

from __future__ import annotations

from typing import Any

import pytest

from toolbox.assemble.labels import labels
from toolbox.model.city.labels import Label
from toolbox.model.city.policy import Policy
from toolbox.model.plan import PlanLabel
from toolbox.model.project import Project

FACTS = {"kind": "party", "attendance": 300}


def service(*actions: str) -> dict[str, Any]:
    return {"label": {"nl": "dienst"}, "actions": actions}


LABEL: dict[str, Any] = {
    "name": {"nl": "Zorg"},
    "url": "https://zorg.example/",
    "basic": {"water": service("a/taps", "a/cups"), "plugs": service("b/plugs"), "home": service("c/bus")},
    "more": {"calm": service("d/place"), "post": service("e/post", "b/plugs")},
}


def policy_with(policy: Policy, **change: Any) -> Policy:
    return policy.model_copy(update={"labels": {"care": Label.model_validate(LABEL | change)}, "stage": 2})


@pytest.mark.parametrize(
    ("actions", "met", "missing"),
    [
        ((), (), ("water", "plugs", "home")),
        (("a/cups",), ("water",), ("plugs", "home")),
        (("a/cups", "a/taps", "c/bus"), ("water", "home"), ("plugs",)),
        (("b/plugs",), ("plugs", "post"), ("water", "home")),
        (("e/post", "c/bus", "b/plugs", "a/taps"), ("water", "plugs", "home", "post"), ()),
        (("other/taps",), (), ("water", "plugs", "home")),
    ],
)
def test_any_action_gives_a_service_and_only_basic_ones_are_missed(
    actions: tuple[str, ...], met: tuple[str, ...], missing: tuple[str, ...], project: Project
) -> None:
    assert labels(policy_with(project.policy), FACTS, actions) == {"care": PlanLabel(met, missing)}


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"when": {"kind": ["party"]}}, True),
        ({"when": {"kind": ["market"]}}, False),
        ({"when": {"kind": ["party"], "attendance": "> 300"}}, False),
        ({"stage": 2}, True),
        ({"stage": 3}, False),
    ],
)
def test_a_label_is_only_there_for_its_events_and_from_its_stage_on(
    change: dict[str, Any], shown: bool, project: Project
) -> None:
    assert bool(labels(policy_with(project.policy, **change), FACTS, ())) is shown


def test_a_policy_of_before_has_none(project: Project) -> None:
    assert labels(project.policy.model_copy(update={"labels": {}}), FACTS, ("a/taps",)) == {}
