"""A bound of a condition, such as `>= 500` or `> raised`: what it is, and what it is not."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, LiteralString

from pydantic_core import PydanticCustomError

from toolbox.model import fields
from toolbox.model.problem import listed
from toolbox.model.vocabulary import Scale

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
COMPARISON = re.compile(r"\s*(>=|<=|>|<)\s*(\S.*?)\s*")

_SIGNS = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=", "==": "", "=": ""}
"""Signs that are none, and the one that was meant; nothing where a number was meant exactly."""


class Comparison:
    """A bound such as `>= 500` or `> raised`, against a number or a scale."""

    def __init__(self, sign: str, bound: Decimal | Scale) -> None:
        self.sign = sign
        self.bound = bound

    def holds(self, value: Any) -> bool:
        """Whether a fact's value meets the bound."""
        if isinstance(self.bound, Scale):
            return _COMPARE[self.sign](type(self.bound)(value).rank, self.bound.rank)
        return _COMPARE[self.sign](Decimal(str(value)), self.bound)

    def is_within(self, other: Comparison) -> bool:
        """Whether no number meets this bound but those that meet another one."""
        strict = "=" not in self.sign and self.bound == other.bound
        return self.sign[0] == other.sign[0] and (strict or other.holds(self.bound))

    def __str__(self) -> str:
        return f"{self.sign} {self.bound}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Comparison) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


def met_by_some(comparison: Comparison, ends: tuple[Any, Any]) -> Comparison:
    """A bound that an event can meet: the lowest or the highest value does."""
    if not any(map(comparison.holds, ends)):
        details = {"value": str(comparison), "lowest": str(ends[0]), "highest": str(ends[1])}
        raise PydanticCustomError("bound-never", "", details)
    return comparison


def number_bound(value: Any) -> Any:
    if isinstance(value, Comparison):
        return value
    if found := COMPARISON.fullmatch(value) if isinstance(value, str) else None:
        fields.refuse_zero_first(found[2], f"{found[1]} ")
        fields.refuse_grouped(found[2], f"{found[1]} ")
        fields.refuse_comma(found[2], f"{found[1]} ")
    if better := lone_bound(value):
        raise PydanticCustomError("bound-in-list", "", {"value": written(value), "better": better})
    refuse_signs(value, r"\d{1,9}(?:\.\d{1,2})?")
    if not found or not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", found[2], re.ASCII):
        raise PydanticCustomError("not-number-bound", "", {"value": written(value)})
    return Comparison(found[1], Decimal(found[2]))


def lone_bound(value: Any) -> str:
    """The bound that stands in a list, of a number alone that it is reached; nothing where there is no such list."""
    if not isinstance(value, list | tuple) or len(value) != 1:
        return ""
    said = fields.no_zero_first(str(value[0]).strip())
    if re.fullmatch(r"\d+", said, re.ASCII):
        return f">= {said}"
    return said if COMPARISON.fullmatch(said) else ""


def written(value: Any) -> str:
    return listed(value) if isinstance(value, list | tuple) else str(value)


def refuse_signs(value: Any, of: str) -> None:
    """Refuse a bound whose sign is none, as `=> 100`, and a list of several; `of` is the form of what a sign is of."""
    several = [str(one).strip() for one in value] if isinstance(value, list | tuple) else []
    if len(several) > 1 and all(map(COMPARISON.fullmatch, several)):
        details = {"value": written(value), "better": fields.no_zero_first(several[0])}
        raise PydanticCustomError("bounds-several", "", details)
    one = several[0] if len(several) == 1 else str(value)
    found = re.fullmatch(rf"\s*({'|'.join(_SIGNS)})\s*({of})\s*", one, re.ASCII)
    if found:
        code: LiteralString = "bound-sign" if _SIGNS[found[1]] else "bound-exact"
        better = f"{_SIGNS[found[1]] or '>='} {fields.no_zero_first(found[2])}"
        raise PydanticCustomError(code, "", {"value": one, "better": better})
