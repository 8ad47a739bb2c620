"""The policy: what the city decides. Another city changes `policy.yml` and no code."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from itertools import combinations
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.city.budget import Budget
from toolbox.model.city.editor import Editor
from toolbox.model.city.heat import HeatRules
from toolbox.model.city.help import HelpLine
from toolbox.model.city.labels import Label
from toolbox.model.city.notification import Notification
from toolbox.model.city.publishing import Publishing
from toolbox.model.city.statement import Statement
from toolbox.model.city.volunteers import Volunteers
from toolbox.model.conditions import When, covers
from toolbox.model.country import DEFAULT as HOME
from toolbox.model.country import Country
from toolbox.model.event.sound import DEFAULT as SOUND
from toolbox.model.event.sound import SoundLevels
from toolbox.model.fields import (
    Address,
    Line,
    Moment,
    Number,
    Slug,
    Title,
    Titles,
    Whole,
    Words,
    YesNo,
)
from toolbox.model.form import Form
from toolbox.model.language_code import EACH_ONCE, Language
from toolbox.model.pages.page import ReadBySpeaker, Source, Stage
from toolbox.model.problem import listed
from toolbox.model.vocabulary import Age, Kind, Tier
from toolbox.model.zone import DEFAULT, TimeZone


def _of_a_site(address: str) -> str:
    """An address to which those of pages can be added."""
    if re.search(r"[?#@]", address):
        raise PydanticCustomError("site-address", "", {"value": address})
    return address


def _begins_a_group(age: int) -> int:
    """An age from which a group of visitors begins, so that it can be told of an event whether anybody may drink."""
    begin = [one.since for one in Age if one.since]
    if age not in begin:
        raise PydanticCustomError("not-drink-from", "", {"value": str(age), "choices": listed(begin)})
    return age


DrinkFrom = Annotated[Whole, AfterValidator(_begins_a_group)]


class Contact(Model):
    """Whom organisers ask; a desk, never a private person."""

    name: Words
    url: Address


class Tiers(Model):
    """From how many visitors at the busiest moment an event is `extended`."""

    extended_from: Annotated[Whole, Field(ge=1)]
    extended_from_by_kind: dict[Kind, Annotated[Whole, Field(ge=1)]] = Field(default_factory=dict)

    def threshold(self, kind: Kind) -> tuple[int, str]:
        """The number of visitors for this kind, and the setting that says so."""
        if kind in self.extended_from_by_kind:
            return self.extended_from_by_kind[kind], f"extended_from_by_kind.{kind}"
        return self.extended_from, "extended_from"

    def tier(self, kind: Kind, attendance: int) -> Tier:
        """The tier of an event of this kind and size."""
        return Tier.EXTENDED if attendance >= self.threshold(kind)[0] else Tier.BASIC


class Step(Model):
    """One step of a figure that depends on the event: for which events, and how it is reckoned there.

    With `agree: true` there is no figure: the text says to agree it with the city.
    """

    when: When = When()
    one_per: Annotated[Whole, Field(ge=1)] | None = None
    fixed: Annotated[Number, Field(gt=0)] | None = None
    agree: YesNo = False

    @model_validator(mode="after")
    def _says_how(self) -> Step:
        if [self.one_per is None, self.fixed is None, not self.agree].count(False) != 1:
            raise PydanticCustomError("quantity-how", "")
        return self


_COMPARED = 50
"""So many steps of a figure are compared with each other; ours have four."""


def _holds_always(step: Step) -> bool:
    """Whether no event comes past a step, so that those after it never count."""
    return next(step.when.lines(), None) is None


class Quantity(Model):
    """A figure that action texts may name as `{id}`: one for every so many visitors, or a fixed one.

        steps: [{when: {heat: ">= high"}, one_per: 300}, {one_per: 500}]

    Where it depends on the event it has `steps`: the first whose condition holds, and the last holds for every event.
    Above `most`, and at a step that says so, there is no figure: organiser and city agree it.
    Each says what it rests on: a source, or that it is the city's own choice. `singular` is the label of just one.
    """

    label: Words
    singular: Words | None = None
    unit: Words | None = None
    one_per: Annotated[Whole, Field(ge=1)] | None = None
    fixed: Annotated[Number, Field(gt=0)] | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)] | None = None
    most: Annotated[Whole, Field(ge=1)] | None = None
    source: Source | None = None
    choice_of_city: YesNo = False

    @model_validator(mode="after")
    def _says_how_and_why(self) -> Quantity:
        if [self.one_per, self.fixed, self.steps].count(None) != 2:
            raise PydanticCustomError("quantity-how", "")
        if self.steps and next(self.steps[-1].when.lines(), None):
            raise PydanticCustomError("quantity-last-step", "")
        if any(_holds_always(step) for step in (self.steps or ())[:-1]):
            raise PydanticCustomError("quantity-step-never", "")
        for later, earlier in combinations(reversed([*enumerate(self.steps or (), start=1)][:_COMPARED]), 2):
            if covers(earlier[1].when, later[1].when):
                raise PydanticCustomError("quantity-step-covered", "", {"later": later[0], "earlier": earlier[0]})
        if self.source is None and not self.choice_of_city:
            raise PydanticCustomError("quantity-why", "")
        return self

    @property
    def ways(self) -> tuple[Step, ...]:
        """How it is reckoned, as steps: one for every event where it has none of its own."""
        return self.steps or (Step(one_per=self.one_per, fixed=self.fixed),)


class Separator(StrEnum):
    """What stands between two cells of a table that is text."""

    SEMICOLON = "semicolon"
    COMMA = "comma"
    TAB = "tab"

    @property
    def sign(self) -> str:
        """As it is written."""
        return {"semicolon": ";", "comma": ",", "tab": "\t"}[self]


class SteeringGroup(Model):
    """The local steering group: when it meets, and whether the invented examples of the monitor are shown."""

    name: Title
    meetings: tuple[Moment, ...] = ()
    minutes: Annotated[Whole, Field(ge=15, le=600)] = 120
    place: Title | None = None
    examples: YesNo = True

    @field_validator("meetings")
    @classmethod
    def _each_once(cls, meetings: tuple[datetime, ...]) -> tuple[datetime, ...]:
        if len(set(meetings)) < len(meetings):
            raise PydanticCustomError("meeting-twice", "")
        return meetings


class Policy(Model):
    """All that `policy.yml` says."""

    city: Title
    site_name: Titles
    site_url: Annotated[Address, AfterValidator(_of_a_site)]
    contact: Contact
    country: Country = HOME
    """Where the city lies, with its region where the law differs; pages marked for another one are not published."""
    timezone: TimeZone = DEFAULT.key
    """Where the city is: every date and hour is local time there."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1), EACH_ONCE]
    visitor_languages: Annotated[tuple[Language, ...], EACH_ONCE] = ()
    """In which languages there are messages, help and posters for visitors; without it, in those of the site."""
    read_by_speaker: dict[Language, ReadBySpeaker] = Field(default_factory=dict)
    """When a speaker of it read what stands in this file and in our phrases for visitors, by language."""
    stage: Stage
    review_after_months: Annotated[Whole, Field(ge=1, le=120)] = 24
    review_by: Title | None = None
    readability: dict[Language, Annotated[Whole, Field(ge=0, le=100)]] = Field(default_factory=dict)
    tiers: Tiers
    drink_from: DrinkFrom = 16
    """From which age the law of the city lets visitors drink: an event of the younger alone has no alcohol."""
    sound_levels: SoundLevels = SOUND
    """The classes of amplified sound that the law of the city knows, and the one of an event that names none."""
    per_day: Annotated[Whole, Field(ge=1, le=100)] = 8
    """How many actions at most are given one day where an event is near; more only on its eve and on the day itself."""
    budget: Budget = Field(default_factory=dict)
    """How many actions a plan may have, by visitors; `check` warns of an event that has more."""
    heat: HeatRules
    quantities: dict[Annotated[str, Form(r"^[a-z][a-z0-9_]*$", "water_points")], Quantity]
    roles: Annotated[dict[Slug, Words], Field(min_length=1)]
    groups: dict[Slug, Words] = Field(default_factory=dict)
    """What people look for, in the order in which the list of guidelines has it."""
    labels: dict[Slug, Label] = Field(default_factory=dict)
    help: Annotated[tuple[HelpLine, ...], Field(min_length=1)]
    spotlight: tuple[Slug, ...] = ()
    notification: Notification | None = None
    """What the city asks when an event is notified; without it, the file for the events desk says every fact."""
    accessibility: Statement | None = None
    """The accessibility statement; without it the page says only what the site does."""
    csv_separator: Separator | None = None
    """Between the cells of a table; without it as spreadsheets in the city's country have it."""
    editor: Editor | None = None
    publish: Publishing | None = None
    """Where `publish` sends the site; without it, nowhere."""
    steering_group: SteeringGroup | None = None
    volunteers: Volunteers | None = None
    monitor_folder: Line | None = None
    """Where signals, initiatives, goals and evaluations stand, seen from `policy.yml`; without it among its pages."""
    packets: YesNo = False
    """Whether all files of an event stand on the server in one as well, for who has no JavaScript; twice the room."""
    private_repository: YesNo = False
    """Nobody but the city can read the files, so that what is internal may stand among them."""

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def source_language(self) -> str:
        """The language in which guidelines are written first."""
        return self.languages[0]

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages in which visitors are spoken to, in the order of the policy."""
        return self.visitor_languages or self.languages

    @property
    def only_spoken(self) -> tuple[str, ...]:
        """Those of them in which there is no site."""
        return tuple(code for code in self.spoken if code not in self.languages)

    @property
    def shown_labels(self) -> dict[str, Label]:
        """The labels whose stage the city has switched on, by id."""
        return {name: label for name, label in self.labels.items() if label.stage <= self.stage}

    def say(self, words: dict[str, str], language: str) -> str:
        """A short text in a language, or in the source language, or in any there is."""
        return words.get(language) or words.get(self.source_language) or next(iter(words.values()))

    @property
    def reviewer(self) -> str:
        """The desk that reads pages again, where they name none of their own."""
        return self.review_by or self.say(self.contact.name, self.source_language)

    def address(self, language: str, path: str = "") -> str:
        """The full address of a page of the site."""
        prefix = "" if language == self.source_language else f"{language}/"
        return f"{self.site_url.rstrip('/')}/{prefix}{path}"
