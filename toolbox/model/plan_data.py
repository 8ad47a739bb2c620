"""The shape of `plan.json`, which other programs read: what makes the file is typed by it, and its schema made of it.

A key that is not here is not in the file; one that is not always there says so (`NotRequired`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from toolbox.model.event.profile import Profile
from toolbox.model.fields import SLUG
from toolbox.model.pages.marks import MarksData
from toolbox.model.vocabulary import Heat, Phase, Principle, Tier

_CLOSED = ConfigDict(extra="forbid", use_attribute_docstrings=True)
_ID = SLUG.pattern
ActionId = Annotated[str, Field(pattern=rf"^{_ID}/{_ID}$")]
IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Figures = dict[str, int | float]

if TYPE_CHECKING:
    EventData = dict[str, Any]
else:
    EventData = Profile


@with_config(_CLOSED)
class ReasonData(TypedDict):
    """Why something is so: a fact of the event, its value, and the rule that it met."""

    fact: str
    value: str | int | float | bool | list[str] | None
    rule: str


@with_config(_CLOSED)
class FirstData(TypedDict):
    """The ids of the few actions that matter most, the most important first."""

    before: list[ActionId]
    during: list[ActionId]


@with_config(_CLOSED)
class LabelData(TypedDict):
    """Which services of a label the plan gives."""

    met: list[str]
    """Ids of the services that it gives."""
    missing: list[str]
    """Ids of the basic services that it does not give."""


@with_config(_CLOSED)
class GuidelineData(TypedDict):
    """A guideline that applies to the event."""

    id: Annotated[str, Field(pattern=f"^{_ID}$")]
    title: str
    tier: Tier
    principle: Principle
    reasons: list[ReasonData]


@with_config(_CLOSED)
class SettleData(TypedDict):
    """The form or desk that settles a duty; its title, or where that is not translated the name of its site."""

    title: str
    url: str


@with_config(_CLOSED)
class ActionData(MarksData):
    """One thing to do."""

    id: ActionId
    """The id of its guideline, a stroke, its own."""
    text: str
    role: str
    """Who does it: the id of a role of the policy."""
    phase: Phase
    due: IsoDay
    """The day by which; of an action during the event, its first day."""
    settle: NotRequired[SettleData]
    late: NotRequired[bool]
    """Its day had passed on the day that was given; then `instead` is done."""
    instead: NotRequired[str]
    now: NotRequired[IsoDay]
    """The day to do it on, where a day was given."""
    quantity: NotRequired[Figures]
    """The figures that its text names."""
    reasons: list[ReasonData]


@with_config(_CLOSED)
class PlanData(TypedDict):
    """The plan of one event in one language. Days and hours are local time in the city."""

    event: EventData
    language: Annotated[str, Field(pattern="^[a-z]{2}$")]
    tier: Tier
    heat: Heat
    night: bool
    """Any part of it lies between 22:00 and 06:00."""
    hours: Annotated[float, Field(gt=0)]
    """Elapsed hours of the longest stretch without a break."""
    day_count: Annotated[int, Field(ge=1)]
    assumed: list[str]
    """Facts that nobody gave and that something is assumed of."""
    reasons: dict[str, list[ReasonData]]
    """Of each derived or assumed fact, why it is so; none where that holds for every event."""
    quantities: Figures
    """Every figure of the policy for this event, but those that are to be agreed with the city."""
    first: FirstData
    labels: dict[str, LabelData]
    guidelines: list[GuidelineData]
    actions: list[ActionData]
    """In the order of the checklist."""
    generated_from: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    """A hash of just what the plan uses."""
