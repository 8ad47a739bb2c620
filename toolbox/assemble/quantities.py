"""How many water points and the like an event of this size needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolbox.assemble.derive import number
from toolbox.model.city.policy import Policy, Quantity
from toolbox.model.conditions import applies


def quantities(facts: Mapping[str, Any], policy: Policy) -> dict[str, float | None]:
    """Every quantity of the policy, reckoned for the facts of one event; in the policy's order.

    None for one without a figure, that organiser and city agree.
    """
    return {name: _reckon(quantity, facts) for name, quantity in policy.quantities.items()}


def _reckon(quantity: Quantity, facts: Mapping[str, Any]) -> float | None:
    way = next(way for way in quantity.ways if applies(way.when, facts))
    if way.agree:
        return None
    if way.one_per:
        visitors: int = facts["attendance"]
        found: float = -(-visitors // way.one_per)
    else:
        assert way.fixed is not None
        found = number(way.fixed)
    return None if quantity.most and found > quantity.most else found
