"""Conditions (`when:`): which events a guideline or an action is for.

    when: {heat: ">= high", setting: [outdoor, tent], alcohol: true}

All lines must hold; within a line any value will do. The facts are a closed set and there is no code in it.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, PlainValidator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import YesNo
from toolbox.model.problem import listed
from toolbox.model.vocabulary import Age, Entry, Heat, Kind, Setting, Tier

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_COMPARISON = re.compile(r"\s*(>=|<=|>|<)\s*(\S+)\s*")


class Comparison:
    """A bound such as `>= 500` or `> raised`, against a number or the heat scale."""

    def __init__(self, sign: str, bound: Decimal | Heat) -> None:
        self.sign = sign
        self.bound = bound

    def holds(self, value: Any) -> bool:
        """Whether a fact's value meets the bound."""
        if isinstance(self.bound, Heat):
            return _COMPARE[self.sign](Heat(value).rank, self.bound.rank)
        return _COMPARE[self.sign](Decimal(str(value)), self.bound)

    def __str__(self) -> str:
        return f"{self.sign} {self.bound}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Comparison) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


Condition = Comparison | tuple[Any, ...] | bool


def _number_bound(value: Any) -> Any:
    found = _COMPARISON.fullmatch(value) if isinstance(value, str) else None
    if isinstance(value, Comparison):
        return value
    if not found or not re.fullmatch(r"\d{1,9}(\.\d{1,3})?", found[2], re.ASCII):
        raise PydanticCustomError("not-number-bound", "", {"value": _shown(value)})
    return Comparison(found[1], Decimal(found[2]))


def _heat_bound(value: Any) -> Any:
    if isinstance(value, Comparison):
        return value
    if isinstance(value, list | tuple) and value and all(one in list(Heat) for one in value):
        return tuple(Heat(one) for one in value)
    found = _COMPARISON.fullmatch(value) if isinstance(value, str) else None
    if not found or found[2] not in list(Heat):
        raise PydanticCustomError("not-heat-bound", "", {"value": _shown(value), "choices": listed(Heat)})
    return Comparison(found[1], Heat(found[2]))


def _shown(value: Any) -> str:
    return listed(value) if isinstance(value, list | tuple) else str(value)


def _serialised(value: Condition) -> object:
    return str(value) if isinstance(value, Comparison) else value


NumberBound = Annotated[Comparison, PlainValidator(_number_bound), PlainSerializer(_serialised)]
HeatBound = Annotated[Comparison | tuple[Heat, ...], PlainValidator(_heat_bound), PlainSerializer(_serialised)]


class When(Model):
    """The lines of one `when:`; a fact that is not named puts no condition."""

    tier: Annotated[tuple[Tier, ...], Field(min_length=1)] | None = None
    kind: Annotated[tuple[Kind, ...], Field(min_length=1)] | None = None
    setting: Annotated[tuple[Setting, ...], Field(min_length=1)] | None = None
    ages: Annotated[tuple[Age, ...], Field(min_length=1)] | None = None
    alcohol: YesNo | None = None
    glass: YesNo | None = None
    entry: Annotated[tuple[Entry, ...], Field(min_length=1)] | None = None
    camping: YesNo | None = None
    night: YesNo | None = None
    heat: HeatBound | None = None
    attendance: NumberBound | None = None
    hours: NumberBound | None = None
    sound_level: NumberBound | None = None

    def lines(self) -> Iterator[tuple[str, Condition]]:
        """The facts that are named, each with its condition."""
        for fact in type(self).model_fields:
            condition = getattr(self, fact)
            if condition is not None:
                yield fact, condition


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


def worded(condition: Condition) -> str:
    """A condition as it stands in a reason's `rule`: `>= high`, `outdoor | tent`, `true`."""
    if isinstance(condition, tuple):
        return " | ".join(condition)
    return str(condition).lower() if isinstance(condition, bool) else str(condition)
