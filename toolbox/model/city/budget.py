"""How long a plan may be: no longer than an organiser reads.

    budget: {100: 30, 300: 45, 1000: 65, above: 90}

Up to 100 visitors 30 actions, up to 300 of them 45, and so on; `above` the last of them 90.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from toolbox.model.fields import Whole, whole_number

ABOVE = "above"


def _visitors(key: Any) -> Any:
    """A number of visitors, 1 or more, or `above`."""
    if key == ABOVE:
        return key
    try:
        found = whole_number(key)
    except PydanticCustomError as error:
        if error.type in ("grouped-number", "zero-first"):
            raise
        found = 0
    if found < 1:
        raise PydanticCustomError("budget-visitors", "", {"value": str(key)})
    return found


def _rising(budget: dict[int | str, int]) -> dict[int | str, int]:
    """Visitors in rising order, more of them never with fewer actions, and `above` at the end."""
    bounds = [one for one in budget if isinstance(one, int)]
    if budget and list(budget) != [*bounds, ABOVE]:
        raise PydanticCustomError("budget-above", "")
    for column in (bounds, list(budget.values())):
        for one, other in pairwise(column):
            if one > other:
                raise PydanticCustomError("budget-falls", "", {"one": str(one), "other": str(other)})
    return budget


_Rows = Annotated[Whole, Field(ge=1)]
_SCHEMA = {
    "type": "object",
    "properties": {ABOVE: {"type": "integer", "minimum": 1}},
    "patternProperties": {r"^[1-9]\d*$": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
    "required": [ABOVE],
}
Budget = Annotated[
    dict[Annotated[int | str, BeforeValidator(_visitors)], _Rows], AfterValidator(_rising), WithJsonSchema(_SCHEMA)
]
"""The most actions of a plan, by the most visitors for which that holds."""


def most_rows(budget: Mapping[int | str, int], visitors: int) -> int | None:
    """The most actions of a plan for so many visitors; None where the policy has no budget."""
    return next((rows for bound, rows in budget.items() if isinstance(bound, str) or visitors <= bound), None)
