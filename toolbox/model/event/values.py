"""The kinds of value that a fact of an event can have: each knows its field in a profile, and its bound in a condition.

`kind` is its name in the catalogue; JavaScript has a counterpart of each, and stops at one that it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from toolbox.model import fields
from toolbox.model.event import sound
from toolbox.model.event.bounds import (
    COMPARISON,
    Comparison,
    lone_bound,
    met_by_some,
    number_bound,
    refuse_signs,
    written,
)
from toolbox.model.event.days import Day, as_days, in_order
from toolbox.model.limits import VISITORS
from toolbox.model.problem import listed
from toolbox.model.vocabulary import Scale

Condition = Comparison | tuple[Any, ...] | bool


def _serialised(value: Condition) -> object:
    return str(value) if isinstance(value, Comparison) else value


@dataclass(frozen=True)
class Value:
    """A kind of value. `field` is the type in a profile, `bound` that of a line of `when:`."""

    kind: ClassVar[str]

    @property
    def field(self) -> Any:
        """The type of a profile's field."""
        raise TypeError(f"a profile cannot have a {self.kind}")

    @property
    def bound(self) -> Any:
        """The type of a condition; conditions cannot name every kind."""
        raise TypeError(f"a condition cannot name a {self.kind}")

    def data(self) -> dict[str, Any]:
        """What the form on the site must know of it."""
        return {"kind": self.kind}


@dataclass(frozen=True)
class YesNo(Value):
    """Whether something is so."""

    kind = "yes-no"
    field = fields.YesNo
    bound = fields.YesNo


@dataclass(frozen=True)
class OneOf(Value):
    """One of a set of words."""

    words: type[StrEnum]
    kind = "one"

    @property
    def field(self) -> Any:
        return self.words

    @property
    def bound(self) -> Any:
        return Annotated[tuple[self.words, ...], Field(min_length=1)]  # type: ignore[name-defined]

    def data(self) -> dict[str, Any]:
        return {"kind": self.kind, "choices": list(self.words)}


@dataclass(frozen=True)
class SeveralOf(OneOf):
    """One or more of a set of words, in the order of the set."""

    kind = "several"

    @property
    def field(self) -> Any:
        once = AfterValidator(self._in_order)
        return Annotated[tuple[self.words, ...], Field(min_length=1), once]  # type: ignore[name-defined]

    def _in_order(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        if twice := next((one for one in self.words if values.count(one) > 1), None):
            raise PydanticCustomError("value-twice", "", {"value": str(twice)})
        return tuple(one for one in self.words if one in values)


@dataclass(frozen=True)
class OnScale(Value):
    """One of a set of words that have an order."""

    words: type[Scale]
    kind = "scale"

    @property
    def field(self) -> Any:
        return self.words

    @property
    def bound(self) -> Any:
        either = Comparison | tuple[self.words, ...]  # type: ignore[name-defined]
        return Annotated[either, PlainValidator(self._read), PlainSerializer(_serialised)]

    def _read(self, value: Any) -> Any:
        if isinstance(value, Comparison):
            return value
        known = list(self.words)
        if isinstance(value, list | tuple) and value and all(one in known for one in value):
            return tuple(self.words(one) for one in value)
        found = COMPARISON.fullmatch(value) if isinstance(value, str) else None
        if (lone := COMPARISON.fullmatch(lone_bound(value))) and lone[2] in known:
            raise PydanticCustomError("bound-in-list", "", {"value": written(value), "better": lone[0]})
        refuse_signs(value, "|".join(known))
        if not found or found[2] not in known:
            details = {"value": written(value), "choices": listed(known), "example": str(known[len(known) // 2])}
            raise PydanticCustomError("not-scale-bound", "", details)
        return met_by_some(Comparison(found[1], self.words(found[2])), (known[0], known[-1]))

    def data(self) -> dict[str, Any]:
        return {"kind": self.kind, "choices": list(self.words)}


@dataclass(frozen=True)
class Number(Value):
    """A whole number: from `lowest` to `highest`, or one of `classes`, where a city can have others."""

    lowest: int | None = None
    highest: int | None = None
    classes: tuple[int, ...] = ()
    kind = "number"

    @property
    def field(self) -> Any:
        if self.classes:
            return Annotated[fields.Whole, WrapValidator(_of_a_class)]
        return Annotated[fields.Whole, Field(ge=self.lowest, le=self.highest)]

    @property
    def bound(self) -> Any:
        return Annotated[Comparison, PlainValidator(self._read), PlainSerializer(_serialised)]

    def _read(self, value: Any, info: ValidationInfo) -> Any:
        read = number_bound(value)
        if self.classes:
            # Guidance goes from city to city: what holds by the classes of either is no mistake.
            known = (*self.classes, *sound.levels_of(info).classes)
            return met_by_some(read, (min(known), max(known)))
        # Between whole numbers there are hours of minutes, but none beyond the lowest and the highest.
        return read if None in (self.lowest, self.highest) else met_by_some(read, (self.lowest, self.highest))

    def data(self) -> dict[str, Any]:
        known = {"choices": list(self.classes), "lowest": self.lowest, "highest": self.highest}
        return {"kind": self.kind} | {name: value for name, value in known.items() if value not in (None, [])}


def _of_a_class(value: Any, whole: ValidatorFunctionWrapHandler, info: ValidationInfo) -> int:
    classes = sound.levels_of(info).classes
    try:
        return sound.of_a_class(whole(value), classes)
    except ValidationError:
        if not isinstance(value, str):
            raise
        # What is no number at all is told with the classes too.
        return sound.of_a_class(value, classes)


@dataclass(frozen=True)
class Moment(Value):
    """A day and an hour, local time."""

    kind = "moment"
    field = fields.Moment


@dataclass(frozen=True)
class Days(Value):
    """The stretches of an event with nights off in between, at most `most` of them."""

    most: int
    kind = "days"

    @property
    def field(self) -> Any:
        several = Annotated[tuple[Day, ...], Field(min_length=1, max_length=self.most)]
        return Annotated[several, BeforeValidator(as_days), AfterValidator(in_order)]

    def data(self) -> dict[str, Any]:
        lowest, highest = VISITORS
        return {"kind": self.kind, "most": self.most, "lowest": lowest, "highest": highest}


@dataclass(frozen=True)
class Text(Value):
    """A name on one line, which points at no person.

    Of an `organisation` it is not just a person's either, of a `place` it says nothing of who lives there.
    """

    of: Literal["", "organisation", "place"] = ""
    kind = "text"
    field = fields.Name

    def data(self) -> dict[str, Any]:
        return super().data() | ({"of": self.of} if self.of else {})


@dataclass(frozen=True)
class Degrees(Value):
    """Temperatures in °C, one a day, for at most `days`."""

    days: int
    lowest: int = -50
    highest: int = 60
    kind = "degrees"

    @property
    def field(self) -> Any:
        one = Annotated[fields.Constant, Field(ge=self.lowest, le=self.highest)]
        return Annotated[tuple[one, ...] | None, Field(min_length=1, max_length=self.days)]

    def data(self) -> dict[str, Any]:
        return {"kind": self.kind, "days": self.days, "lowest": self.lowest, "highest": self.highest}
