"""How many water points and the like an event of this size needs."""

from __future__ import annotations

import re

from toolbox.assemble.derive import number
from toolbox.model.policy import Policy, Quantity
from toolbox.model.profile import Profile

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""A quantity's id between braces in an action's text."""


def quantities(profile: Profile, policy: Policy) -> dict[str, float]:
    """Every quantity of the policy, reckoned for one event; in the policy's order."""
    return {name: _reckon(quantity, profile.attendance) for name, quantity in policy.quantities.items()}


def _reckon(quantity: Quantity, attendance: int) -> float:
    if quantity.one_per:
        return -(-attendance // quantity.one_per)
    assert quantity.fixed is not None
    return number(quantity.fixed)


def named_in(text: str) -> list[str]:
    """The quantities that a text names, in order."""
    return PLACEHOLDER.findall(text)


def filled(text: str, shown: dict[str, str]) -> str:
    """The text with each placeholder replaced by its figure as shown in the text's language."""
    return PLACEHOLDER.sub(lambda found: shown[found[1]], text)
