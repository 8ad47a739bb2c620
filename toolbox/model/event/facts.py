"""The facts of an event, a row each: profiles, conditions, the form, `new`, the editor and the words follow from it.

A new fact is a row here, and its words in `toolbox/phrases` (tests name those that are missing). The order is that of a
profile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from toolbox.model.event.rules import Case, Clash, Line, Rule
from toolbox.model.event.sound import DEFAULT as SOUND
from toolbox.model.event.sound import SoundLevels
from toolbox.model.event.values import Days, Degrees, Moment, Number, OneOf, OnScale, SeveralOf, Text, Value, YesNo
from toolbox.model.limits import LONGEST_EVENT, VISITORS
from toolbox.model.vocabulary import (
    Age,
    Door,
    Entry,
    Ground,
    Heat,
    Kind,
    OrganisedBy,
    Serving,
    Setting,
    Tier,
    Toilets,
)

REQUIRED: Any = ...
"""In the place of a default: the organiser must say it."""


class Section(StrEnum):
    """Where the form asks for a fact: at once, or under "refine"."""

    FIRST = "first"
    ABOUT = "about"
    GROUND = "terrain"
    OFFER = "offer"
    WEATHER = "weather"


@dataclass(frozen=True)
class Fact:
    """One fact. `named` says that conditions may name it; `section` where the form asks for it.

    One without a section is derived: it follows from others. `words` is the group of phrases that names its values. A
    `default` may be a rule, which looks at the facts above it.
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
    def assumed(self) -> bool:
        """Whether something is assumed where nobody says it."""
        return not self.derived and self.default is not REQUIRED and self.default is not None

    @property
    def by_city(self) -> bool:
        """Whether a city can have other values than these, and assume another."""
        return isinstance(self.value, Number) and bool(self.value.classes)

    def here(self, levels: SoundLevels) -> Fact:
        """The fact as it is in a city with these classes of sound."""
        if not self.by_city:
            return self
        return replace(self, value=Number(classes=levels.classes), default=levels.assumed)

    @property
    def group(self) -> str:
        """The group of phrases with a word for each of its values."""
        return self.words or self.name

    @property
    def answer(self) -> str:
        """The default as somebody would answer it; nothing where there is none, or where a rule gives it."""
        if self.default in (REQUIRED, None) or isinstance(self.default, Rule):
            return ""
        if isinstance(self.default, bool):
            return "yes" if self.default else "no"
        return ", ".join(self.default) if isinstance(self.default, tuple) else str(self.default)

    def of(self, facts: Mapping[str, Any]) -> tuple[Any, tuple[Line, ...]]:
        """What is assumed for an event, and the lines of the rule that it follows from."""
        return self.default.of(facts) if isinstance(self.default, Rule) else (self.default, ())

    def data(self) -> dict[str, Any]:
        """The row as the form on the site reads it."""
        row = {"name": self.name, "group": self.group, "derived": self.derived, **self.value.data()}
        if isinstance(self.default, Rule):
            return row | {"rule": self.default.data()}
        return row if self.default in (REQUIRED, None) else row | {"default": self.default}


_DANCING = (Kind.PARTY, Kind.STUDENT, Kind.SCHOOL, Kind.FESTIVAL, Kind.CONCERT)
_ONLY_INDOOR = (Line("setting", (Setting.INDOOR,), only=True),)
_GROUND = Rule(
    (
        Case(Ground.ROUTE, (Line("kind", (Kind.PARADE,)),)),
        Case(Ground.FENCED, (Line("entry", (Entry.TICKET, Entry.INVITATION)),)),
        Case(Ground.FENCED, _ONLY_INDOOR),
    ),
    Ground.OPEN,
)
_DOOR = Rule((Case(Door.VOLUNTEERS, (Line("ground", (Ground.FENCED,)), Line("kind", _DANCING))),), Door.NONE)
_STRUCTURES = Rule((Case(True, (Line("setting", (Setting.TENT,)),)),), False)
_SERVING = Rule((Case((Serving.TRADERS,), (Line("kind", (Kind.MARKET,)),)),), (Serving.BAR,))
_TOILETS = Rule((Case(Toilets.BUILDING, _ONLY_INDOOR),), Toilets.BRING)

FACTS = (
    Fact("tier", OneOf(Tier), named=True),
    Fact("name", Text(), section=Section.ABOUT),
    Fact("kind", OneOf(Kind), section=Section.FIRST, named=True),
    Fact("days", Days(31), None, Section.FIRST),
    Fact("start", Moment(), section=Section.FIRST),
    Fact("end", Moment(), section=Section.FIRST),
    Fact("attendance", Number(*VISITORS), section=Section.FIRST, named=True),
    Fact("hours", Number(0, 24 * LONGEST_EVENT), named=True),
    Fact("day_count", Number(1, LONGEST_EVENT), named=True),
    Fact("setting", SeveralOf(Setting), section=Section.FIRST, named=True),
    Fact("ages", SeveralOf(Age), section=Section.FIRST, named=True),
    Fact("place", Text(of="place"), None, Section.ABOUT),
    Fact("organiser", Text(of="organisation"), None, Section.ABOUT),
    Fact("organised_by", OneOf(OrganisedBy), OrganisedBy.ASSOCIATION, Section.ABOUT, named=True),
    Fact("alcohol", YesNo(), True, Section.FIRST, named=True),
    Fact("spirits", YesNo(), False, Section.OFFER, named=True),
    Fact("serving", SeveralOf(Serving), _SERVING, Section.OFFER, named=True),
    Fact("glass", YesNo(), False, Section.OFFER, named=True),
    Fact("cooking", YesNo(), False, Section.OFFER, named=True),
    Fact("entry", OneOf(Entry), Entry.TICKET, Section.GROUND, named=True),
    Fact("ground", OneOf(Ground), _GROUND, Section.GROUND, named=True),
    Fact("door", OneOf(Door), _DOOR, Section.GROUND, named=True),
    Fact("seated", YesNo(), False, Section.OFFER, named=True),
    Fact("structures", YesNo(), _STRUCTURES, Section.GROUND, named=True),
    Fact("toilets", OneOf(Toilets), _TOILETS, Section.GROUND, named=True),
    Fact("road", YesNo(), False, Section.GROUND, named=True),
    Fact("water_nearby", YesNo(), False, Section.GROUND, named=True),
    Fact("camping", YesNo(), False, Section.GROUND, named=True),
    Fact("sound_level", Number(classes=SOUND.classes), SOUND.assumed, Section.OFFER, named=True, words="form.sound"),
    Fact("night", YesNo(), named=True),
    Fact("heat", OnScale(Heat), named=True),
    Fact("heat_risk", OnScale(Heat), None, Section.WEATHER, words="heat"),
    Fact("forecast_max", Degrees(5), None, Section.WEATHER),
)
BY_NAME = {fact.name: fact for fact in FACTS}
CLASHES = (
    Clash("spirits", (True,), "alcohol", (False,)),
    Clash("structures", (False,), "setting", (Setting.TENT,)),
)
"""What cannot both be said of one event; the second fact stands above the first."""
GIVEN = tuple(fact for fact in FACTS if not fact.derived)
"""Those that an organiser gives."""
ANNOUNCED = tuple(fact for fact in GIVEN if fact.section is not Section.WEATHER)
"""Those that are known when an event is announced: nobody knows the weather then."""
_ORDER = {"scale": 1, "number": 2}
NAMED = tuple(sorted((fact for fact in FACTS if fact.named), key=lambda one: _ORDER.get(one.value.kind, 0)))
"""Those that conditions may name, in the order of a `when:`: words and yes or no, then scales, then numbers."""
