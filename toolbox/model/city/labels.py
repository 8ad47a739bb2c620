"""Labels that an event can ask for: services of a label, and the actions that give each.

    feest-wijzer:
      name: {nl: Feest Wijzer}
      url: https://vad.be/…
      when: {kind: [party]}
      basic: {bar-crew: {label: {nl: …}, actions: [verantwoord-schenken/bar-briefing]}}
      more: {free-water: {label: {nl: …}, actions: [gratis-water/water-points, gratis-water/water-at-bar]}}

A label is a choice, not a law. What its services are, its own source says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.fields import Address, Line, Slug, Words
from toolbox.model.pages.page import Stage


class Service(Model):
    """A service of a label. Any of its actions gives it: what is asked is now and then split over several.

    An action is named as in `plan.json`: `guideline/action`.
    """

    label: Words
    actions: Annotated[tuple[Line, ...], Field(min_length=1)]


class Label(Model):
    """A label, for which events it is, and where it is asked for.

    Its `basic` services are all needed, those under `more` are by choice. Below its `stage` it appears nowhere.
    """

    name: Words
    url: Address
    when: When = When()
    stage: Stage = 1
    basic: Annotated[dict[Slug, Service], Field(min_length=1)]
    more: dict[Slug, Service] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_once(self) -> Label:
        twice = [name for name in self.more if name in self.basic]
        if twice:
            raise PydanticCustomError("service-twice", "", {"name": twice[0]})
        return self

    @property
    def services(self) -> Iterator[tuple[str, Service]]:
        """All services by their ids, the basic ones first."""
        yield from self.basic.items()
        yield from self.more.items()
