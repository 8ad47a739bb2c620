"""A guideline: one page of advice with its actions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.facts import Phase, Principle, Tier
from toolbox.model.fields import Address, Day, Line, Slug, Title, Whole


class Action(Model):
    """One thing to tick.

    `due` counts days: before the day of the start (phase `before`) or after the day of the end (phase `after`).
    """

    id: Slug
    text: Line
    role: Slug
    phase: Phase
    due: Annotated[Whole, Field(ge=0, le=730)] = 0
    when: When = When()


class Source(Model):
    """A public page that a guideline or a figure rests on."""

    title: Title
    url: Address | None = None


class FrontMatter(Model):
    """The head of a guideline page in the source language."""

    title: Title
    principle: Principle
    tier: Tier
    stage: Annotated[Whole, Field(ge=1, le=9)]
    when: When = When()
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    partners: tuple[Slug, ...] = ()
    reviewed: Day


class TranslatedFrontMatter(Model):
    """The head of the same page in another language: only what is worded. An action may still be empty."""

    title: Title | None = None
    actions: dict[Slug, Line | None] = Field(default_factory=dict)


class Wording(Model):
    """A guideline's words in one language; what that language lacks stands here in the source language.

    `missing` names what is not translated: `title`, `body` or an action's id.
    """

    title: str
    actions: dict[str, str]
    body: str
    missing: frozenset[str] = frozenset()


class Guideline(FrontMatter):
    """A guideline with its words in every language of the site."""

    id: Slug
    words: dict[str, Wording]

    def worded(self, language: str) -> Wording:
        """Its words in one of the site's languages."""
        return self.words[language]
