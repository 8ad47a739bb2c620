"""The days of an event with nights off: stretches that do not lie over each other."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, create_model, field_validator
from pydantic_core import PydanticCustomError

from toolbox.model import fields
from toolbox.model.base import Model
from toolbox.model.limits import VISITORS
from toolbox.model.zone import aware, zone_of

MORNING = time(6)
"""What ends by then belongs to the day before."""

_Day = create_model(
    "_Day",
    __base__=Model,
    **{"from": (fields.Moment, ...), "until": (fields.Moment, ...)},  # type: ignore[call-overload]
    attendance=(Annotated[fields.Whole, Field(ge=VISITORS[0], le=VISITORS[1])] | None, None),
)


class Day(_Day):  # type: ignore[misc, valid-type]
    """One stretch of an event: `from` and `until`, local time, and its own `attendance` where that differs."""

    # What an event has in their place, and other programs.
    FORMER: ClassVar[dict[str, tuple[str, str]]] = {
        **dict.fromkeys(("start", "begin"), ("from", "unknown-key-near")),
        **dict.fromkeys(("end", "to"), ("until", "unknown-key-near")),
    }

    if TYPE_CHECKING:
        until: datetime
        attendance: int | None

    @field_validator("until")
    @classmethod
    def _ends_after_start(cls, until: datetime, info: ValidationInfo) -> datetime:
        start = info.data.get("from")
        if start and aware(until, zone_of(info)).timestamp() <= aware(start, zone_of(info)).timestamp():
            raise PydanticCustomError("end-before-start", "", {"value": f"{until:%Y-%m-%dT%H:%M}"})
        return until

    @property
    def start(self) -> datetime:
        """When it begins."""
        begins: datetime = getattr(self, "from")
        return begins


def last_day(start: datetime, end: datetime) -> date:
    """The last of the days on which a stretch is on."""
    last = end.date() if end.time() > MORNING else end.date() - timedelta(days=1)
    return max(last, start.date())


def as_days(value: Any) -> Any:
    """What is no list of blocks is told with an example that can be copied."""
    known = isinstance(value, list | tuple) and all(isinstance(one, dict | Day) for one in value)
    if not known:
        raise PydanticCustomError("not-days", "")
    return value


def in_order(days: tuple[Day, ...]) -> tuple[Day, ...]:
    """The days in the order of the calendar, as they must not lie over each other."""
    days = tuple(sorted(days, key=lambda one: one.start))
    for one, following in pairwise(days):
        if following.start < one.until:
            details = {"value": f"{following.start:%Y-%m-%dT%H:%M}", "until": f"{one.until:%Y-%m-%dT%H:%M}"}
            raise PydanticCustomError("days-overlap", "", details)
    return days
