"""How many water points and the like an event of this size needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolbox.assemble.derive import number
from toolbox.model.conditions import applies
from toolbox.model.policy import Policy, Quantity


def quantities(facts: Mapping[str, Any], policy: Policy) -> dict[str, float]:
    """Every quantity of the policy, reckoned for the facts of one event; in the policy's order."""
    return {name: _reckon(quantity, facts) for name, quantity in policy.quantities.items()}


def _reckon(quantity: Quantity, facts: Mapping[str, Any]) -> float:
    way = next(way for way in quantity.ways if applies(way.when, facts))
    if way.one_per:
        visitors: int = facts["attendance"]
        return -(-visitors // way.one_per)
    assert way.fixed is not None
    return number(way.fixed)
