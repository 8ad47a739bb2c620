"""What a team hears before it begins: beside what it does, what to watch for and what to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field, model_validator

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.fields import Line
from toolbox.model.pages.page import Head, Page, TranslatedHead

MOST = 8
"""Lines of each kind; a person remembers about five, so some of them are for some events only."""


class Told(Model):
    """One line of a briefing, and at which events it is said. It may stand in a file as its text alone."""

    ALONE = "text"

    text: Line
    when: When = When()

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, given: Any) -> Any:
        return {cls.ALONE: given} if isinstance(given, str) else given


def _numbered(name: str, lines: Iterable[str]) -> dict[str, str]:
    return {f"{name}-{number}": line for number, line in enumerate(lines, start=1)}


class BriefingHead(Head):
    """The head of a briefing in the source language; the page's name is that of a role."""

    watch: Annotated[tuple[Told, ...], Field(min_length=1, max_length=MOST)]
    say: Annotated[tuple[Told, ...], Field(min_length=1, max_length=MOST)]

    def texts(self) -> dict[str, str]:
        """Each line, by its kind and number."""
        return _numbered("watch", (one.text for one in self.watch)) | _numbered("say", (one.text for one in self.say))

    def conditions(self) -> dict[str, When]:
        """At which events each line is said, by its kind and number."""
        kinds = {"watch": self.watch, "say": self.say}
        return {f"{kind}-{n}": one.when for kind, lines in kinds.items() for n, one in enumerate(lines, start=1)}


class TranslatedBriefingHead(TranslatedHead):
    """The head of a briefing in another language, with as many lines."""

    watch: tuple[Line, ...] = ()
    say: tuple[Line, ...] = ()

    def texts(self) -> dict[str, str | None]:
        """Each line, by its kind and number."""
        return {**_numbered("watch", self.watch), **_numbered("say", self.say)}


class Briefing(BriefingHead, Page):
    """A briefing with its words in every language of the site."""
