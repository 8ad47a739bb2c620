"""A guideline: one page of advice with its actions."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.fields import Address, Line, Slug, Title, Whole, slug
from toolbox.model.pages.marks import Marks
from toolbox.model.pages.page import Head, Page, TranslatedHead, Wording
from toolbox.model.vocabulary import Again, Basis, Phase, Principle, Tier, Weight


def _former(value: str) -> str:
    """An id with or without that of its guideline before it."""
    for part in value.split("/", 1):
        slug(part)
    return value


Former = Annotated[str, AfterValidator(_former)]
"""An id that an action had before, in its own guideline or in another."""


class Settle(Model):
    """The form or the desk that settles a duty; `title` is in the source language.

    A translation has its own title, by the id of the action. Without an address it is the city's own desk, `contact`
    in the policy.
    """

    title: Title
    url: Address | None = None

    def at(self, desk: str) -> Settle:
        """The same with an address: its own, or that of the city's desk."""
        return self if self.url else self.model_copy(update={"url": desk})

    @property
    def site(self) -> str:
        """The name of the site on which it is settled."""
        return urlsplit(self.url or "").netloc.removeprefix("www.")


class Action(Model):
    """One thing to tick.

    `due` counts days: before the day of the start (phase `before`) or after the day of the end (phase `after`).
    With `again: daily` it is done on each day of an event of several days; it stands in the plan once, and says so.
    `basis` says who asks it (advice where nobody says), `weight` how much it matters (`more` where nobody says),
    `settle` where a duty is settled. `instead` is what to do once the day has passed; `was` names ids that it had
    before, `<action>` or `<guideline>/<action>`, from which ticks and calendar entries go over.
    """

    id: Slug
    text: Line
    role: Slug
    phase: Phase
    due: Annotated[Whole, Field(ge=0, le=730)] | None = None
    when: When = When()
    again: Again = Again.ONCE
    weight: Weight | None = None
    basis: Basis | None = None
    settle: Settle | None = None
    instead: Line | None = None
    was: tuple[Former, ...] = ()

    @cached_property
    def marks(self) -> Marks:
        """What it says of itself, and of the rest what holds where nobody says anything."""
        return Marks.of(self)

    def former_ids(self, guideline: str) -> tuple[str, ...]:
        """The ids that it had before, each with its guideline."""
        return tuple(one if "/" in one else f"{guideline}/{one}" for one in self.was)

    def settled(self, words: Wording, desk: str) -> Settle | None:
        """Where it is settled, in the words of a page: where the title is not translated, the name of the site."""
        if not self.settle:
            return None
        there, name = self.settle.at(desk), settle_of(self.id)
        title = there.site or there.title if name in words.missing else words.texts.get(name, there.title)
        return there.model_copy(update={"title": title})

    @field_validator("due")
    @classmethod
    def _has_a_day(cls, due: int | None, info: ValidationInfo) -> int:
        if due is None and info.data.get("phase", Phase.DURING) is not Phase.DURING:
            raise PydanticCustomError("due-missing", "", {"phase": str(info.data["phase"])})
        return due or 0

    @field_validator("settle")
    @classmethod
    def _duties_are_settled(cls, settle: Settle | None, info: ValidationInfo) -> Settle | None:
        basis = info.data.get("basis")
        if settle is None and basis and basis.duty:
            raise PydanticCustomError("settle-missing", "", {"basis": str(basis)})
        return settle


def instead_of(action: str) -> str:
    """The name under which stands what to do instead of an action that is late."""
    return f"{action} instead"


def settle_of(action: str) -> str:
    """The name under which stands the title of where an action is settled."""
    return f"{action} settle"


class GuidelineHead(Head):
    """The head of a guideline page in the source language; `group` is that of the policy under which it is listed."""

    principle: Principle
    group: Slug | None = None
    tier: Tier
    when: When = When()
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    partners: tuple[Slug, ...] = ()

    def texts(self) -> dict[str, str]:
        """The texts of the actions by id, with what to do instead of one that is late and where it is settled."""
        late = {instead_of(action.id): action.instead for action in self.actions if action.instead}
        settled = {settle_of(action.id): action.settle.title for action in self.actions if action.settle}
        return {action.id: action.text for action in self.actions} | late | settled


class TranslatedGuidelineHead(TranslatedHead):
    """The head of a guideline in another language. An action may be empty; `instead` and `settle` go by its id."""

    actions: dict[Slug, Line | None] = Field(default_factory=dict)
    instead: dict[Slug, Line | None] = Field(default_factory=dict)
    settle: dict[Slug, Title | None] = Field(default_factory=dict)

    def texts(self) -> dict[str, str | None]:
        """The texts of the actions by id, with what to do instead of one that is late and where it is settled."""
        late = {instead_of(name): text for name, text in self.instead.items()}
        settled = {settle_of(name): title for name, title in self.settle.items()}
        return dict(self.actions) | late | settled


class Guideline(GuidelineHead, Page):
    """A guideline with its words in every language of the site."""
