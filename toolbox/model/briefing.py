"""What a team hears before it begins: beside what it does, what to watch for and what to say."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from toolbox.model.fields import Line
from toolbox.model.page import Head, Page, TranslatedHead

MOST = 5
"""Lines that a person remembers of each kind."""


def _numbered(name: str, lines: tuple[Line, ...]) -> dict[str, str]:
    return {f"{name}-{number}": line for number, line in enumerate(lines, start=1)}


class BriefingHead(Head):
    """The head of a briefing in the source language; the page's name is that of a role."""

    watch: Annotated[tuple[Line, ...], Field(min_length=1, max_length=MOST)]
    say: Annotated[tuple[Line, ...], Field(min_length=1, max_length=MOST)]

    def texts(self) -> dict[str, str]:
        """Each line, by its kind and number."""
        return _numbered("watch", self.watch) | _numbered("say", self.say)


class TranslatedBriefingHead(TranslatedHead):
    """The head of a briefing in another language, with as many lines."""

    watch: tuple[Line, ...] = ()
    say: tuple[Line, ...] = ()

    def texts(self) -> dict[str, str | None]:
        """Each line, by its kind and number."""
        return {**_numbered("watch", self.watch), **_numbered("say", self.say)}


class Briefing(BriefingHead, Page):
    """A briefing with its words in every language of the site."""
