"""What the steering group follows: anonymous signals, initiatives, and goals; all by theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Day, Line, Number, Slug, Title, YesNo, read_at_all

LONGEST = 4000
"""Characters of such a text."""
Seen = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST), BeforeValidator(read_at_all)]
"""A text in a person's own words, of one or more paragraphs."""


class Theme(StrEnum):
    """What a signal, an initiative or a goal is about."""

    ALCOHOL = "alcohol"
    SUBSTANCES = "substances"
    MEDICATION = "medication"
    GAMING = "gaming"
    GAMBLING = "gambling"
    TRANSGRESSIVE = "transgressive"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> Theme | None:
        """What it was called before still reads."""
        return cls(FORMER[value]) if isinstance(value, str) and value in FORMER else None


FORMER = {"sgg": "transgressive"}
"""Names of themes as they were before: the letters of a Dutch word."""


class Side(StrEnum):
    """From which side a signal is looked at: *mens, middel, milieu*."""

    PERSON = "person"
    SUBSTANCE = "substance"
    SURROUNDINGS = "surroundings"


class Certainty(StrEnum):
    """How sure it is: seen by the source itself, told by several, heard once."""

    SEEN = "seen"
    TOLD = "told"
    HEARD = "heard"


class Origin(StrEnum):
    """What kind of place a signal comes from; never which one."""

    SCHOOL = "school"
    STREET_WORK = "street-work"
    YOUTH_WORK = "youth-work"
    HEALTH_CARE = "health-care"
    POLICE = "police"
    EVENT_EVALUATION = "event-evaluation"
    CITIZENS_PLATFORM = "citizens-platform"
    OTHER = "other"


class SignalStatus(StrEnum):
    """How far the follow-up of a signal is."""

    NEW = "new"
    LOOKING = "looking"
    ACTING = "acting"
    CLOSED = "closed"


class Approach(StrEnum):
    """The three approaches: *preventie, repressie, herstel*."""

    PREVENTION = "prevention"
    REPRESSION = "repression"
    RECOVERY = "recovery"


class InitiativeStatus(StrEnum):
    """Where an initiative of the policy lab stands."""

    IDEA = "idea"
    TESTING = "testing"
    ADOPTED = "adopted"
    HELD_BACK = "held-back"
    STOPPED = "stopped"


def quarter(text: str) -> str:
    """A quarter as `2027-Q2`."""
    if not re.fullmatch(r"20\d{2}-Q[1-4]", text):
        raise PydanticCustomError("not-quarter", "", {"value": text})
    return text


def quarter_of(day: date) -> str:
    """The quarter in which a day falls."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def earlier(one: str, steps: int) -> str:
    """The quarter so many quarters before another; a negative number goes on in time."""
    count = int(one[:4]) * 4 + int(one[-1]) - 1 - steps
    return f"{count // 4}-Q{count % 4 + 1}"


Quarter = Annotated[str, AfterValidator(quarter)]


class Entry(Model):
    """What every page of the monitor has. `example` marks what was invented to show how it works."""

    id: Slug
    title: Title
    theme: Theme
    public: YesNo = False
    example: YesNo = False


class Signal(Entry):
    """Something that was seen, heard or told, without a word about who.

    `seen` is the page's text. A public one shows what was seen and what happened with it; the source, how sure it is,
    the area and who takes the follow-up stay with the steering group.
    """

    date: Day
    area: Title
    side: Side
    certainty: Certainty
    source: Origin
    follow_up: Line | None = None
    owner: Title | None = None
    status: SignalStatus = SignalStatus.NEW
    seen: Seen

    @property
    def quarter(self) -> str:
        """The quarter in which it was seen."""
        return quarter_of(self.date)


def _blurred(signal: Signal) -> Signal:
    """A signal with its theme, its year and its texts, and nothing else by which it could be told apart."""
    hidden = {"area": "", "owner": None, "source": Origin.OTHER, "certainty": Certainty.TOLD, "side": Side.PERSON}
    year = {"date": signal.date.replace(month=1, day=1), "status": SignalStatus.NEW}
    return signal.model_copy(update=hidden | year)


class Support(Model):
    """Who is for an initiative, who is against it, and by which detour it went on. It stays with the steering group."""

    supporters: tuple[Line, ...] = ()
    opponents: tuple[Line, ...] = ()
    detour: Line | None = None


class Aim(Model):
    """What an initiative wants to reach, and by which measure that can be seen."""

    goal: Line
    indicator: Line


class Initiative(Entry):
    """Something that is tried: from an idea to a habit, or back. `about` is the page's text."""

    approach: Approach
    idea: Line
    aim: Aim
    support: Support = Field(default_factory=Support)
    status: InitiativeStatus
    start: Day | None = None
    review: Day
    lesson: Line | None = None
    story: Slug | None = None
    about: Seen


class Goal(Entry):
    """What is to be reached for a theme: a figure now, the one wanted, and those measured, by quarter."""

    indicator: Line
    unit: Line | None = None
    baseline: Number
    target: Number
    by: Quarter
    measured: dict[Quarter, Number] = Field(default_factory=dict)
    about: Seen


FEW = 5
"""Fewer signals than this are not published: they could point at somebody. Choice of the project, in line with what
statistics offices do with small cells."""


@dataclass(frozen=True)
class Monitor:
    """All that the steering group follows, by id."""

    signals: tuple[Signal, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    goals: tuple[Goal, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, whatever its kind."""
        return (*self.signals, *self.initiatives, *self.goals)

    def public(self, later: Collection[str] = ()) -> Monitor:
        """What anybody may read, emptied of all else; `later` are stories that are not published yet.

        A signal is only among it where there are at least `FEW` of its theme in its year, and says nothing finer than
        these two: whatever is made of them, nobody can add them up to fewer.
        """
        kept = self._only(lambda one: one.public and getattr(one, "story", None) not in later)
        many = Counter((one.theme, one.date.year) for one in kept.signals)
        return Monitor(
            tuple(_blurred(one) for one in kept.signals if many[one.theme, one.date.year] >= FEW),
            tuple(one.model_copy(update={"support": Support()}) for one in kept.initiatives),
            kept.goals,
        )

    def real(self) -> Monitor:
        """Without the examples."""
        return self._only(lambda one: not one.example)

    def _only(self, wanted: Callable[[Entry], bool]) -> Monitor:
        kinds = (self.signals, self.initiatives, self.goals)
        return Monitor(*(tuple(one for one in kind if wanted(one)) for kind in kinds))  # type: ignore[arg-type]
