"""A profile: the facts that an organiser gives about an event."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Moment, Name, Number, Slug, Whole, YesNo
from toolbox.model.vocabulary import TIMEZONE, Age, Entry, Heat, Kind, Setting

LONGEST = 366
"""Days that an event may last: more is a mistake in a date."""

SOUND_LEVELS = (85, 95, 100)
"""dB(A), the three classes of VLAREM II."""

Choice = TypeVar("Choice", bound=StrEnum)


def _in_scale_order(values: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Named values once each, in the order in which the project names them, whatever order was written."""
    return tuple(choice for choice in type(values[0]) if choice in values)


def _sound_level(value: int) -> int:
    if value not in SOUND_LEVELS:
        raise PydanticCustomError("not-sound-level", "", {"value": str(value)})
    return value


class Profile(Model):
    """One event. Times are local (Europe/Brussels), temperatures in °C, sound in dB(A).

    It never holds a private person's name: `organiser` is an organisation.
    """

    slug: Slug
    name: Name
    kind: Kind
    start: Moment
    end: Moment
    attendance: Annotated[Whole, Field(ge=1, le=10_000_000)]
    setting: Annotated[tuple[Setting, ...], Field(min_length=1), AfterValidator(_in_scale_order)]
    ages: Annotated[tuple[Age, ...], Field(min_length=1), AfterValidator(_in_scale_order)]
    place: Name | None = None
    alcohol: YesNo = True
    glass: YesNo = False
    entry: Entry = Entry.TICKET
    camping: YesNo = False
    sound_level: Annotated[
        Whole, AfterValidator(_sound_level), WithJsonSchema({"type": "integer", "enum": list(SOUND_LEVELS)})
    ] = 95
    heat_risk: Heat | None = None
    forecast_max: Annotated[
        tuple[Annotated[Number, Field(ge=-50, le=60)], ...] | None, Field(min_length=1, max_length=5)
    ] = None
    organiser: Name | None = None

    @field_validator("end")
    @classmethod
    def _ends_after_start(cls, end: datetime, info: ValidationInfo) -> datetime:
        start = info.data.get("start")
        if start and aware(end) <= aware(start):
            raise PydanticCustomError("end-before-start", "", {"value": f"{end:%Y-%m-%dT%H:%M}"})
        if start and (days := (end - start).days) > LONGEST:
            raise PydanticCustomError("event-too-long", "", {"days": str(days)})
        return end

    @property
    def forecast(self) -> tuple[Decimal, ...]:
        """Forecast daily maxima in °C; empty where there is no forecast."""
        return self.forecast_max or ()

    @property
    def dry(self) -> bool:
        """Whether nobody drinks there: no alcohol, or only visitors who may have none."""
        return not self.alcohol or self.ages == (Age.UNDER_16,)

    def facts(self) -> dict[str, Any]:
        """The facts that conditions may ask for and that need no reckoning."""
        names = ("kind", "setting", "ages", "alcohol", "glass", "entry", "camping", "attendance", "sound_level")
        return {name: getattr(self, name) for name in names}


def aware(moment: datetime) -> datetime:
    """A profile's local moment with its time zone; of an hour that comes twice in autumn, the first."""
    return moment.replace(tzinfo=TIMEZONE)
