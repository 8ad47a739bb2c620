"""A profile: the facts that an organiser gives about an event."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationInfo, create_model, field_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.facts import GIVEN, SOUND_LEVELS, Fact
from toolbox.model.fields import Slug
from toolbox.model.vocabulary import TIMEZONE, Age

if TYPE_CHECKING:
    from toolbox.model.vocabulary import Entry, Heat, Kind, Setting

__all__ = ["LONGEST", "SOUND_LEVELS", "Profile", "aware"]

LONGEST = 366
"""Days that an event may last: more is a mistake in a date."""


def _field(fact: Fact) -> tuple[Any, Any]:
    """The type and the default of a profile's field."""
    return (fact.value.field | None if fact.default is None else fact.value.field, fact.default)


if TYPE_CHECKING:
    _Facts = Model
else:
    _Facts = create_model("_Facts", __base__=Model, slug=(Slug, ...), **{fact.name: _field(fact) for fact in GIVEN})


class Profile(_Facts):
    """One event, a field for each fact that is given. Times are local, temperatures in °C, sound in dB(A).

    It never holds a private person's name: `organiser` is an organisation.
    """

    if TYPE_CHECKING:
        # What our own code asks for by name.
        slug: str
        name: str
        kind: Kind
        start: datetime
        end: datetime
        attendance: int
        setting: tuple[Setting, ...]
        ages: tuple[Age, ...]
        place: str | None
        alcohol: bool
        glass: bool
        entry: Entry
        camping: bool
        sound_level: int
        heat_risk: Heat | None
        forecast_max: tuple[Decimal, ...] | None
        organiser: str | None

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
        return {fact.name: getattr(self, fact.name) for fact in GIVEN if fact.named}


def aware(local: datetime) -> datetime:
    """A profile's local moment with its time zone; of an hour that comes twice in autumn, the first."""
    return local.replace(tzinfo=TIMEZONE)
