"""What an event's crew tells afterwards: counts and short texts, nothing about a person."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Day, Name, Slug, Whole, Words, read_at_all
from toolbox.model.limits import COUNTED, VISITORS

Told = Annotated[str, StringConstraints(min_length=1, max_length=2000), BeforeValidator(read_at_all)]
"""An answer in a person's own words; it may have several lines."""


class Happening(StrEnum):
    """What is counted after an event."""

    TREATED = "treated"
    EMERGENCY_CALL = "emergency-call"
    INTOXICATED = "intoxicated"
    OVERHEATED = "overheated"
    TRANSGRESSIVE = "transgressive"
    AGGRESSION = "aggression"
    CUT = "cut"
    REFUSED = "refused"
    COMPLAINT = "complaint"
    TALK = "talk"

    @classmethod
    def _missing_(cls, value: object) -> Happening | None:
        """What it was called before still reads."""
        return cls(FORMER[value]) if isinstance(value, str) and value in FORMER else None

    @property
    def needs_drink(self) -> bool:
        """Whether it is only counted where people may drink."""
        return self in (Happening.INTOXICATED, Happening.REFUSED)


FORMER = {"called-112": "emergency-call"}
"""Names of what is counted, as they were before: they hold a number that is not everywhere that of danger."""


def _counted_once(value: Any) -> Any:
    """The counts, of which none stands there under its former name and under that of today."""
    for before, now in FORMER.items():
        if isinstance(value, dict) and before in value and now in value:
            raise PydanticCustomError("counted-twice", "", {"before": before, "now": now})
    return value


class Evaluation(Model):
    """The answers of one event's evaluation sheet; `slug` is that of the event, `held` the day on which it began.

    All of it stays with the city but `learned`: the city's own line for the page of the next edition.
    """

    slug: Slug
    name: Name
    held: Day
    attendance: Annotated[Whole, Field(ge=VISITORS[0], le=VISITORS[1])] | None = None
    worked: Told | None = None
    happened: Annotated[dict[Happening, Annotated[Whole, Field(ge=0, le=COUNTED)]], BeforeValidator(_counted_once)] = (
        Field(default_factory=dict)
    )
    change: Told | None = None
    city: Told | None = None
    learned: Words | None = None


def series(slug: str) -> str:
    """What the editions of one event share: the address without the year at its end."""
    stem, _, year = slug.rpartition("-")
    return stem if stem and len(year) == 4 and year.isdigit() else slug
