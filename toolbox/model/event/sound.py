"""The classes of amplified sound that the law of a city knows, and the one that is assumed where nobody says it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Whole
from toolbox.model.limits import DECIBELS
from toolbox.model.problem import listed

Level = Annotated[Whole, Field(ge=DECIBELS[0], le=DECIBELS[1])]
"""A level of sound in dB(A)."""


class SoundLevels(Model):
    """The highest level of each class in dB(A), the lowest first, and that of an event which names none."""

    classes: Annotated[tuple[Level, ...], Field(min_length=1, max_length=DECIBELS[1] - DECIBELS[0] + 1)]
    assumed: Level

    @field_validator("classes")
    @classmethod
    def _rising(cls, classes: tuple[int, ...]) -> tuple[int, ...]:
        if list(classes) != sorted(set(classes)):
            better = f"[{listed(sorted(set(classes)))}]"
            raise PydanticCustomError("sound-classes", "", {"value": listed(classes), "better": better})
        return classes

    @field_validator("assumed")
    @classmethod
    def _one_of_them(cls, assumed: int, info: ValidationInfo) -> int:
        return assumed if "classes" not in info.data else of_a_class(assumed, info.data["classes"])


def of_a_class(value: Any, classes: tuple[int, ...]) -> int:
    """The level, where it is one of these classes."""
    if value not in classes:
        raise PydanticCustomError("not-sound-level", "", {"value": str(value), "choices": listed(classes)})
    return int(value)


DEFAULT = SoundLevels(classes=(85, 95, 100), assumed=95)
"""Those of a city that names none: the classes of VLAREM II, the Flemish rules on the environment."""


UNREAD = SoundLevels(classes=tuple(range(DECIBELS[0], DECIBELS[1] + 1)), assumed=DEFAULT.assumed)
"""Where those of a city cannot be read: what is then said of its events would be wrong."""


def levels_of(info: ValidationInfo) -> SoundLevels:
    """The classes of the city of which something is read: those of the validation's context, or the default."""
    levels: SoundLevels = (info.context or {}).get("sound", DEFAULT)
    return levels
