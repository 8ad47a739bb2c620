"""The plan: everything that one event should do and why. Every output is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from toolbox.model.event.days import last_day
from toolbox.model.event.profile import Profile
from toolbox.model.pages.guideline import Settle
from toolbox.model.pages.marks import Marks
from toolbox.model.vocabulary import Heat, Phase, Principle, Tier

DEFAULT = "default"
"""The rule by which a fact is as it is where nobody says it."""


@dataclass(frozen=True)
class Reason:
    """Why something is so: a fact of the event, its value, and the rule that it met. Worded only when written out.

    A fact of which nobody said anything is by the rule `default` as it is; no other words are needed for that.
    """

    fact: str
    value: Any
    rule: str

    @property
    def by_default(self) -> bool:
        """Whether nothing else made it so than that nobody said anything."""
        return self.rule == DEFAULT


@dataclass(frozen=True)
class Derived:
    """What follows from a profile and the policy. `hours` are elapsed hours of the longest stretch without a
    break, across a change of the clock too; `day_count` on how many days something is on; `drink_from` the age from
    which visitors may drink, by the law of the city. Its reasons tell too why each assumed fact is as it is, by the
    rule `default` where that holds for every event of which nobody says it.
    """

    tier: Tier
    heat: Heat
    night: bool
    hours: float
    day_count: int
    drink_from: int
    reasons: Mapping[str, tuple[Reason, ...]]


@dataclass(frozen=True)
class PlanGuideline:
    """A guideline that applies, worded."""

    id: str
    title: str
    tier: Tier
    principle: Principle
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class PlanAction:
    """An action that applies: worded, with its date and the quantities that its text names.

    `marks` are those at this event. On short notice `late` says that its day has passed, so that `instead` is done
    (empty where the guideline has nothing); else `now` is the day to do it. `was` are the ids that it had before.
    `lang`, `instead_lang` and `title_lang` are the languages of its text, of what is done instead and of its
    guideline's title, where these are not in that of the plan.
    """

    id: str
    guideline: str
    text: str
    role: str
    phase: Phase
    due: date
    quantity: Mapping[str, float | None]
    reasons: tuple[Reason, ...]
    translated: bool = True
    marks: Marks = field(default_factory=Marks)
    settle: Settle | None = None
    instead: str = ""
    instead_translated: bool = True
    late: bool = False
    now: date | None = None
    was: tuple[str, ...] = ()
    lang: str = ""
    instead_lang: str = ""
    title_lang: str = ""

    @property
    def day(self) -> date:
        """The day to do it: the one that it was given, or the one on which it is due."""
        return self.now or self.due


@dataclass(frozen=True)
class PlanLabel:
    """The ids of the services of a label that a plan gives, and of its basic services that it does not."""

    met: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """The plan of one event in one language.

    `facts` are those that conditions may name. `quantities` holds every quantity of the policy for this event (None
    where there is no figure), `partners` the ids of those who help with it. `reviewed` is the day of the newest review
    of what it rests on: the version date on paper, so that no clock is needed. `generated_from` is a hash of just what
    the plan uses. `first` holds the ids of the few actions that matter most, by phase; `labels` says which services
    of each label it gives. `today` is the day on which the plan is read, where that was given: then actions are late or
    have a day to do them.
    """

    event: Profile
    language: str
    derived: Derived
    facts: Mapping[str, Any]
    quantities: Mapping[str, float | None]
    guidelines: tuple[PlanGuideline, ...]
    actions: tuple[PlanAction, ...]
    generated_from: str
    reviewed: date
    partners: tuple[str, ...] = ()
    first: Mapping[Phase, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, PlanLabel] = field(default_factory=dict)
    today: date | None = None

    @property
    def dry(self) -> bool:
        """Whether nobody drinks there."""
        return self.event.dry(self.derived.drink_from)

    @property
    def in_one_go(self) -> bool:
        """Whether people call it one day or one night, though it may last into the next morning."""
        return self.event.in_one_go(self.derived.hours)

    @property
    def past(self) -> bool:
        """Whether the event is over on the whole of the day: one that ends by 06:00 is of the day before."""
        return self.today is not None and self.today > last_day(*self.event.unbroken[-1])

    def title(self, guideline: str) -> str:
        """The title of one of its guidelines."""
        return self._titles[guideline]

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {one.id: one.title for one in self.guidelines}

    def in_phase(self, phase: Phase) -> list[PlanAction]:
        """The actions of one phase, in the order of the checklist: on short notice by the day that they were given."""
        found = [action for action in self.actions if action.phase is phase]
        return sorted(found, key=lambda one: (not one.late, one.day)) if phase is Phase.BEFORE else found

    def quantities_named(self) -> dict[str, float]:
        """The quantities with a figure that this plan's actions name, for the glance at the top."""
        named = {name for action in self.actions for name in action.quantity}
        return {name: value for name, value in self.quantities.items() if name in named and value is not None}
