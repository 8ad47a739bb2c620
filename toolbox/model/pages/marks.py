"""The marks of an action: what it says of itself by one word out of a list, such as who asks it.

Plan, rows, `plan.json`, catalogue, form and calendar hand them on by looping over them. A mark is a field of `Action`
and a row here, with its words in the phrases; where people read it, it is a column too (`write/words/columns.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import NotRequired, cast

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from toolbox.model.vocabulary import Again, Basis, Weight


@dataclass(frozen=True)
class Marks:
    """The marks of one action, each as it is where nobody says anything."""

    weight: Weight = Weight.MORE
    basis: Basis = Basis.ADVICE
    again: Again = Again.ONCE

    @classmethod
    def of(cls, said: object) -> Marks:
        """Those that something says; a mark of which it says nothing (None) is as where nobody does."""
        found = {name: getattr(said, name) for name in MARKS}
        return cls(**{name: word for name, word in found.items() if word is not None})

    def at(self, several_days: bool) -> Marks:
        """The same at one event: what is done every day is done once where people call it one day or one night."""
        return self if several_days else replace(self, again=Again.ONCE)

    def words(self) -> dict[str, str]:
        """The word of each mark, by its name."""
        return {name: str(getattr(self, name)) for name in MARKS}

    def data(self) -> MarksData:
        """As data: those that every action has, and of the others what is not as where nobody says anything."""
        return cast("MarksData", {name: getattr(self, name) for name in _ALWAYS} | self.said())

    def said(self) -> dict[str, str]:
        """Those alone that are not as where nobody says anything."""
        usual = Marks()
        return {name: word for name, word in self.words().items() if word != getattr(usual, name)}


MARKS: Mapping[str, type[StrEnum]] = {one.name: type(cast("StrEnum", one.default)) for one in fields(Marks)}
"""The words out of which each mark is one."""
_ALWAYS = ("weight", "basis")


@with_config(ConfigDict(extra="forbid"))
class MarksData(TypedDict):
    """The marks of an action in `plan.json`, of which some are there only where they say something."""

    weight: Weight
    basis: Basis
    again: NotRequired[Again]
