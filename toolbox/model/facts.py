"""The facts of an event, a row each: profiles, conditions, the form, `new`, the editor and the words follow from it.

A new fact is a row here, and its words in `toolbox/phrases` (tests name those that are missing). The order is that of a
profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from toolbox.model.values import Degrees, Moment, Number, OneOf, OnScale, SeveralOf, Text, Value, YesNo
from toolbox.model.vocabulary import Age, Entry, Heat, Kind, Setting, Tier

SOUND_LEVELS = (85, 95, 100)
"""dB(A), the three classes of VLAREM II."""
REQUIRED: Any = ...
"""In the place of a default: the organiser must say it."""


class Section(StrEnum):
    """Where the form asks for a fact."""

    ABOUT = "about"
    AUDIENCE = "audience"
    OFFER = "offer"
    WEATHER = "weather"


@dataclass(frozen=True)
class Fact:
    """One fact. `named` says that conditions may name it; `section` where the form asks for it.

    One without a section is derived: it follows from others. `words` is the group of phrases that names its values.
    """

    name: str
    value: Value
    default: Any = REQUIRED
    section: Section | None = None
    named: bool = False
    words: str = ""

    @property
    def derived(self) -> bool:
        """Whether it follows from others."""
        return self.section is None

    @property
    def group(self) -> str:
        """The group of phrases with a word for each of its values."""
        return self.words or self.name

    @property
    def answer(self) -> str:
        """The default as somebody would answer it; nothing where there is none."""
        if self.default in (REQUIRED, None):
            return ""
        if isinstance(self.default, bool):
            return "yes" if self.default else "no"
        return str(self.default)

    def data(self) -> dict[str, Any]:
        """The row as the form on the site reads it."""
        row = {"name": self.name, "group": self.group, "derived": self.derived, **self.value.data()}
        return row if self.default in (REQUIRED, None) else row | {"default": self.default}


FACTS = (
    Fact("tier", OneOf(Tier), named=True),
    Fact("name", Text(), section=Section.ABOUT),
    Fact("kind", OneOf(Kind), section=Section.ABOUT, named=True),
    Fact("start", Moment(), section=Section.ABOUT),
    Fact("end", Moment(), section=Section.ABOUT),
    Fact("attendance", Number(1, 10_000_000), section=Section.AUDIENCE, named=True),
    Fact("hours", Number(), named=True),
    Fact("setting", SeveralOf(Setting), section=Section.OFFER, named=True),
    Fact("ages", SeveralOf(Age), section=Section.AUDIENCE, named=True),
    Fact("place", Text(), None, Section.ABOUT),
    Fact("alcohol", YesNo(), True, Section.OFFER, named=True),
    Fact("glass", YesNo(), False, Section.OFFER, named=True),
    Fact("entry", OneOf(Entry), Entry.TICKET, Section.AUDIENCE, named=True),
    Fact("camping", YesNo(), False, Section.OFFER, named=True),
    Fact("sound_level", Number(classes=SOUND_LEVELS), 95, Section.OFFER, named=True, words="form.sound"),
    Fact("night", YesNo(), named=True),
    Fact("heat", OnScale(Heat), named=True),
    Fact("heat_risk", OnScale(Heat), None, Section.WEATHER, words="heat"),
    Fact("forecast_max", Degrees(5), None, Section.WEATHER),
    Fact("organiser", Text(), None, Section.ABOUT),
)
BY_NAME = {fact.name: fact for fact in FACTS}
GIVEN = tuple(fact for fact in FACTS if not fact.derived)
"""Those that an organiser gives."""
ANNOUNCED = tuple(fact for fact in GIVEN if fact.section is not Section.WEATHER)
"""Those that are known when an event is announced: nobody knows the weather then."""
_ORDER = {"scale": 1, "number": 2}
NAMED = tuple(sorted((fact for fact in FACTS if fact.named), key=lambda one: _ORDER.get(one.value.kind, 0)))
"""Those that conditions may name, in the order of a `when:`: words and yes or no, then scales, then numbers."""
