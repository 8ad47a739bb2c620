"""A profile: the facts that an organiser gives about an event."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, ValidationInfo, create_model, field_validator, model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.event.facts import CLASHES, GIVEN, Fact
from toolbox.model.event.rules import Rule
from toolbox.model.event.sound import levels_of
from toolbox.model.fields import Slug
from toolbox.model.language_code import EACH_ONCE, Language
from toolbox.model.limits import LONGEST_EVENT, ONE_GO
from toolbox.model.zone import aware, zone_of

if TYPE_CHECKING:
    from toolbox.model.event.days import Day
    from toolbox.model.vocabulary import Age, Entry, Ground, Heat, Kind, Setting

_STRETCH = ("start", "end")
"""What `days` stand in place of."""


def _field(fact: Fact) -> tuple[Any, Any]:
    """The type and the default of a profile's field; what a rule or the city gives is filled in afterwards."""
    if fact.default is None or isinstance(fact.default, Rule) or fact.by_city or fact.name in _STRETCH:
        return (fact.value.field | None, None)
    return (fact.value.field, fact.default)


if TYPE_CHECKING:
    _Facts = Model
else:
    _Facts = create_model("_Facts", __base__=Model, slug=(Slug, ...), **{fact.name: _field(fact) for fact in GIVEN})


class Profile(_Facts):
    """One event, a field for each fact that is given. Times are local, temperatures in °C, sound in dB(A).

    `visitor_languages` is no fact: no condition may name it, and no plan follows from it.

    It never holds a private person's name: `organiser` is an organisation. What nobody said and a rule gives is filled
    in; `assumed` tells which. An event of several `days` with nights off has a start and an end all the same.
    """

    visitor_languages: Annotated[tuple[Language, ...], Field(min_length=1), EACH_ONCE] | None = None
    """In which languages its posters are made; without it, in all in which the city speaks to visitors."""

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
        days: tuple[Day, ...] | None
        alcohol: bool
        glass: bool
        entry: Entry
        ground: Ground
        camping: bool
        sound_level: int
        heat_risk: Heat | None
        forecast_max: tuple[Decimal, ...] | None
        organiser: str | None

        def __getattr__(self, name: str) -> Any: ...

    @field_validator(*_STRETCH)
    @classmethod
    def _one_stretch_or_days(cls, value: datetime | None, info: ValidationInfo) -> datetime | None:
        days = info.data.get("days", ())
        if value is None and days is None:
            raise PydanticCustomError("missing", "")
        told = info.field_name == "end" and "start" not in info.data
        if value and days and not told:
            raise PydanticCustomError("days-beside-start", "")
        return value

    @field_validator("end")
    @classmethod
    def _ends_after_start(cls, end: datetime | None, info: ValidationInfo) -> datetime | None:
        start = info.data.get("start")
        if start and end and aware(end, zone_of(info)).timestamp() <= aware(start, zone_of(info)).timestamp():
            raise PydanticCustomError("end-before-start", "", {"value": f"{end:%Y-%m-%dT%H:%M}"})
        if start and end:
            _not_too_long(start, end)
        return end

    @field_validator("days")
    @classmethod
    def _days_within_a_year(cls, days: tuple[Day, ...] | None) -> tuple[Day, ...] | None:
        if days:
            _not_too_long(days[0].start, days[-1].until)
        return days

    @field_validator(*{clash.fact for clash in CLASHES})
    @classmethod
    def _nothing_clashes(cls, value: Any, info: ValidationInfo) -> Any:
        for clash in CLASHES:
            other = info.data.get(clash.other)
            if clash.fact == info.field_name and other is not None and clash.holds(value, other):
                details = {"value": _written(value), "other": clash.other, "is": _written(other)}
                raise PydanticCustomError("facts-clash", "", details)
        return value

    @model_validator(mode="after")
    def _fill_in(self, info: ValidationInfo) -> Profile:
        """Give every fact its value; what was given stays known as given."""
        filled = self.__dict__
        if self.days:
            filled |= {"start": self.days[0].start, "end": self.days[-1].until}
            filled["attendance"] = max(self.attendance, *(one.attendance or 0 for one in self.days))
        for fact in GIVEN:
            if filled[fact.name] is None and (fact.by_city or isinstance(fact.default, Rule)):
                filled[fact.name] = fact.here(levels_of(info)).of(filled)[0]
        return self

    @property
    def assumed(self) -> tuple[str, ...]:
        """The facts that nobody gave and that something is assumed of."""
        return tuple(fact.name for fact in GIVEN if fact.assumed and fact.name not in self.model_fields_set)

    @property
    def stretches(self) -> tuple[tuple[datetime, datetime], ...]:
        """The times at which it is on, as the organiser wrote them; one where there are no nights off."""
        if not self.days:
            return ((self.start, self.end),)
        return tuple((one.start, one.until) for one in self.days)

    @property
    def unbroken(self) -> tuple[tuple[datetime, datetime], ...]:
        """The stretches without a break: two that touch, as `until` and `from` at the same midnight, are one."""
        found = [self.stretches[0]]
        for start, end in self.stretches[1:]:
            if start == found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return tuple(found)

    def in_one_go(self, hours: float) -> bool:
        """Whether people call it one day or one night, though it may last into the next morning.

        `hours` are those of its longest stretch.
        """
        return len(self.unbroken) == 1 and hours <= ONE_GO

    @property
    def forecast(self) -> tuple[Decimal, ...]:
        """Forecast daily maxima in °C; empty where there is no forecast."""
        return self.forecast_max or ()

    def dry(self, drink_from: int) -> bool:
        """Whether nobody drinks there: no alcohol, or only visitors below the age from which the law lets them."""
        return not self.alcohol or all(age.since < drink_from for age in self.ages)

    def facts(self) -> dict[str, Any]:
        """The facts that conditions may ask for and that need no reckoning."""
        return {fact.name: getattr(self, fact.name) for fact in GIVEN if fact.named}


def _not_too_long(start: datetime, end: datetime) -> None:
    if (days := (end - start).days) > LONGEST_EVENT:
        raise PydanticCustomError("event-too-long", "", {"days": str(days)})


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
