"""What in the pages holds in one country, region or city alone, as `docs/country.yml` tells it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from toolbox.model.base import Model
from toolbox.model.city.policy import DrinkFrom
from toolbox.model.country import Layer
from toolbox.model.fields import YesNo
from toolbox.model.language_code import Language

Text = Annotated[str, Field(min_length=1)]
"""What is looked for in a text as it stands here, its spaces too; nothing would be found everywhere."""


class OnlyThere(Model):
    """What holds in one place: its numbers, rows of the law, and the names of what is only there."""

    law: YesNo = False
    drink_from: DrinkFrom | None = None
    """The age to which the conditions of the pages are written: who may drink by the law there."""
    sound_levels: YesNo = False
    """Whether the classes of sound in the policy are those of the law there."""
    numbers: dict[Text, Text] = Field(default_factory=dict)
    names: tuple[Text, ...] = ()
    instead: dict[Language, dict[Text, str]] = Field(default_factory=dict)
    """By language: what stands there, and the general word for it; an empty one leaves it out."""


class National(Model):
    """What holds in each place."""

    places: dict[Layer, OnlyThere] = Field(default_factory=dict)
