"""What an event's crew tells afterwards: counts and short texts, nothing about a person."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from toolbox.model.base import Model
from toolbox.model.fields import Day, Name, Slug, Whole, Words, read_at_all
from toolbox.model.limits import COUNTED, VISITORS

Told = Annotated[str, StringConstraints(min_length=1, max_length=2000), BeforeValidator(read_at_all)]
"""An answer in a person's own words; it may have several lines."""


HANDED_IN_WITHIN = timedelta(days=14)
"""After the event; choice of the project, as form and sheet ask it."""


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


class Evaluation(Model):
    """The answers of one event's evaluation sheet; `slug` is that of the event, `held` the day on which it began.

    All of it stays with the city but `learned`: the city's own line for the page of the next edition.
    """

    slug: Slug
    name: Name
    held: Day
    attendance: Annotated[Whole, Field(ge=VISITORS[0], le=VISITORS[1])] | None = None
    worked: Told | None = None
    happened: dict[Happening, Annotated[Whole, Field(ge=0, le=COUNTED)]] = Field(default_factory=dict)
    change: Told | None = None
    city: Told | None = None
    learned: Words | None = None

    @property
    def says_anything(self) -> bool:
        """Whether it tells more than which event it was."""
        return any((self.worked, self.happened, self.change, self.city, self.learned))


def series(slug: str) -> str:
    """What the editions of one event share: the address without the year at its end."""
    stem, _, year = slug.rpartition("-")
    return stem if stem and len(year) == 4 and year.isdigit() else slug
