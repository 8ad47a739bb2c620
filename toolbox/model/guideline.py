"""A guideline: one page of advice with its actions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.fields import Line, Slug, Whole
from toolbox.model.page import Head, Page, TranslatedHead
from toolbox.model.vocabulary import Again, Phase, Principle, Tier


class Action(Model):
    """One thing to tick.

    `due` counts days: before the day of the start (phase `before`) or after the day of the end (phase `after`).
    With `again: daily` it is done on each day of an event of several days; it stands in the plan once, and says so.
    """

    id: Slug
    text: Line
    role: Slug
    phase: Phase
    due: Annotated[Whole, Field(ge=0, le=730)] = 0
    when: When = When()
    again: Again = Again.ONCE


class GuidelineHead(Head):
    """The head of a guideline page in the source language."""

    principle: Principle
    tier: Tier
    when: When = When()
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    partners: tuple[Slug, ...] = ()

    def texts(self) -> dict[str, str]:
        """The texts of the actions, by id."""
        return {action.id: action.text for action in self.actions}


class TranslatedGuidelineHead(TranslatedHead):
    """The head of a guideline page in another language. An action may still be empty."""

    actions: dict[Slug, Line | None] = Field(default_factory=dict)

    def texts(self) -> dict[str, str | None]:
        """The texts of the actions, by id."""
        return dict(self.actions)


class Guideline(GuidelineHead, Page):
    """A guideline with its words in every language of the site."""
