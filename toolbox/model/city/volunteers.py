"""The city's trained volunteers, as its policy has them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Whole


class Volunteers(Model):
    """Trained volunteers for the larger events: how many there are, how many an event needs, and their working rules.

    One for every `one_per` visitors at the busiest moment; `rest_hours` lie between two shifts of one person, the way
    there and back not counted. All of it is the city's choice.
    """

    pool: Annotated[Whole, Field(ge=1, le=10_000)]
    one_per: Annotated[Whole, Field(ge=1)]
    at_least: Annotated[Whole, Field(ge=1, le=1_000)] = 2
    shift_hours: Annotated[Whole, Field(ge=1, le=12)] = 4
    rest_hours: Annotated[Whole, Field(ge=0, le=48)] = 10
    travel_minutes: Annotated[Whole, Field(ge=0, le=600)] = 30

    @model_validator(mode="after")
    def _are_enough(self) -> Volunteers:
        if self.at_least > self.pool:
            raise PydanticCustomError("volunteers-few", "", {"value": self.at_least, "pool": self.pool})
        return self
