"""Conditions (`when:`): which events a guideline or an action is for.

    when: {heat: ">= high", setting: [outdoor, tent], alcohol: true}

All lines must hold; within a line any value will do. The facts are a closed set and there is no code in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import Field, create_model

from toolbox.model.base import Model
from toolbox.model.event.bounds import Comparison
from toolbox.model.event.facts import NAMED
from toolbox.model.event.values import Condition

__all__ = ["Comparison", "Condition", "When", "applies", "covers", "holds", "worded"]

if TYPE_CHECKING:
    _Lines = Model
else:
    # None where a fact is not named; a line that is there must say something.
    _NOT_NAMED = Field(default=None, validate_default=False)
    _Lines = create_model("_Lines", __base__=Model, **{fact.name: (fact.value.bound, _NOT_NAMED) for fact in NAMED})


class When(_Lines):
    """The lines of one `when:`, one a fact that conditions may name; a fact that is not named puts no condition."""

    def lines(self) -> Iterator[tuple[str, Condition]]:
        """The facts that are named, each with its condition."""
        return iter(self._named)

    @cached_property
    def _named(self) -> tuple[tuple[str, Condition], ...]:
        # Every plan asks every condition; which facts it names does not change.
        return tuple((fact, one) for fact in type(self).model_fields if (one := getattr(self, fact)) is not None)


def holds(condition: Condition, value: Any) -> bool:
    """Whether one line of a `when:` holds for a fact's value (a tuple of values, or one)."""
    if isinstance(condition, Comparison):
        return condition.holds(value)
    if isinstance(condition, bool):
        return condition is value
    values = value if isinstance(value, tuple) else (value,)
    return any(one in condition for one in values)


def applies(when: When, facts: Mapping[str, Any]) -> bool:
    """Whether all lines of a `when:` hold for an event."""
    return all(holds(condition, facts[fact]) for fact, condition in when.lines())


def covers(when: When, other: When) -> bool:
    """Whether one `when:` holds for every event for which another does, as far as its lines say."""
    lines = dict(other.lines())
    return all(fact in lines and _is_within(lines[fact], condition) for fact, condition in when.lines())


def _is_within(narrow: Condition, wide: Condition) -> bool:
    """Whether a line holds for no event but those for which another one of its fact does."""
    if isinstance(narrow, bool) or isinstance(wide, bool):
        return narrow is wide
    scale = next((type(one.bound) for one in (narrow, wide) if isinstance(one, Comparison)), None)
    if scale is Decimal:
        return isinstance(narrow, Comparison) and isinstance(wide, Comparison) and narrow.is_within(wide)
    words: Any = scale or narrow
    return all(holds(wide, word) for word in words if holds(narrow, word))


def worded(condition: Condition) -> str:
    """A condition as it stands in a reason's `rule`: `>= high`, `outdoor | tent`, `true`."""
    if isinstance(condition, tuple):
        return " | ".join(condition)
    return str(condition).lower() if isinstance(condition, bool) else str(condition)
