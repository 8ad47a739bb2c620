"""Whether conditions on drink go by the age from which the city's law lets people drink."""

from __future__ import annotations

from collections.abc import Sequence

from toolbox.model.city.policy import Policy
from toolbox.model.conditions import When
from toolbox.model.pages.guideline import Guideline
from toolbox.model.problem import Level, Problems, listed
from toolbox.model.vocabulary import Age
from toolbox.read.yaml.tree import Node

_NAMED = 12
"""So many pages are named."""


def check_drink_ages(policy: Policy, node: Node, guidelines: Sequence[Guideline], problems: Problems) -> None:
    """Note once which pages have rows on drink for those who may not and those who may: they are in dry plans too."""
    allowed = {age for age in Age if age.since >= policy.drink_from}
    found = [
        one.id
        for one in guidelines
        if any(_mixes(when, allowed) for when in (one.when, *(row.when for row in one.actions)))
    ]
    if found:
        details = {"age": policy.drink_from, "ages": listed([str(age) for age in Age if age in allowed])}
        place = node.keys.get("drink_from", node.place)
        problems.add(place, "drink-ages", Level.NOTE, pages=listed(sorted(found), _NAMED), **details)


def _mixes(when: When, allowed: set[Age]) -> bool:
    """Whether a condition asks for alcohol, and for ages of which some may drink and some may not."""
    asked = dict(when.lines())
    ages = asked.get("ages")
    return asked.get("alcohol") is True and isinstance(ages, tuple) and 0 < len(allowed & set(ages)) < len(ages)
