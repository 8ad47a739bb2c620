"""Which services of the city's labels a plan gives, and which basic ones it does not.

The form on the site has the same in `plan/labels.js`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from toolbox.model.city.labels import Label
from toolbox.model.city.policy import Policy
from toolbox.model.conditions import applies
from toolbox.model.plan import PlanLabel


def labels(policy: Policy, facts: Mapping[str, Any], actions: Collection[str]) -> dict[str, PlanLabel]:
    """The labels that are for an event of these facts, in the policy's order; `actions` are the ids in its plan."""
    return {name: _held(label, actions) for name, label in policy.shown_labels.items() if applies(label.when, facts)}


def _held(label: Label, actions: Collection[str]) -> PlanLabel:
    met = {name for name, service in label.services if any(one in actions for one in service.actions)}
    return PlanLabel(
        met=tuple(name for name, _ in label.services if name in met),
        missing=tuple(name for name in label.basic if name not in met),
    )
