"""What every kind of page has: a head with its facts, a body of prose, and words in each language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.country import Layer
from toolbox.model.fields import NO, YES, Address, Day, Slug, Title, Whole, calendar_day

Stage = Annotated[Whole, Field(ge=1, le=9)]
"""A step of the rollout; a page is public once the policy's stage reaches its own."""


def review_due(reviewed: date, months: int) -> date:
    """The last day on which a review is not too long ago."""
    month = reviewed.month - 1 + months
    # A day that the later month does not have counts as its first following one.
    return date(reviewed.year + month // 12, month % 12 + 1, 1) + timedelta(days=reviewed.day - 1)


def _speakers_day(value: Any) -> Any:
    """The day on which a speaker read a translation, or False."""
    if isinstance(value, str) and value.lower() in YES:
        raise PydanticCustomError("read-without-day", "", {"value": value})
    return False if value is False or (isinstance(value, str) and value.lower() in NO) else calendar_day(value)


ReadBySpeaker = Annotated[
    date | bool,
    BeforeValidator(_speakers_day),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}, {"const": False}]}),
]
"""The day on which somebody who speaks the language read a translation; `false` where nobody did yet."""


class Source(Model):
    """A public page that a page or a figure rests on."""

    title: Title
    url: Address | None = None


class Head(Model):
    """The head of a page in the source language. `WORDED` names the fields that are put into other languages.

    `country` says where it holds: everywhere, where it names none. `reviewer` is the desk that reads it again, where it
    is not the policy's own; never a person.
    """

    WORDED: ClassVar[tuple[str, ...]] = ()

    title: Title
    stage: Stage
    country: Layer | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    reviewed: Day
    reviewer: Title | None = None

    def texts(self) -> dict[str, str]:
        """The short texts of the head, by name."""
        return {name: text for name in self.WORDED if (text := getattr(self, name))}


class TranslatedHead(Model):
    """The head of the same page in another language: only what is worded."""

    title: Title | None = None

    def texts(self) -> dict[str, str | None]:
        """The short texts of the head, by name; one may still be empty."""
        return {name: getattr(self, name) for name in type(self).model_fields if name not in _NOT_WORDED}


_NOT_WORDED = ("title", "read_by_speaker")


class Wording(Model):
    """A page's words in one language; what that language lacks stands here in the source language.

    `texts` are the short texts of the head: a guideline's actions by id, another page's fields by name. `missing`
    names what is not translated: `title`, `body` or a text. `read_by_speaker` is as the translation says. `written_in`
    is the language in which all of it still stands, where a new city has not yet put it into its own.
    """

    title: str
    texts: dict[str, str]
    body: str
    missing: frozenset[str] = frozenset()
    read_by_speaker: ReadBySpeaker | None = None
    written_in: str = ""

    def untranslated(self, source: str) -> tuple[frozenset[str], str]:
        """What of it is in another language than that which it is for, and in which; `source` is that of the site."""
        if self.written_in:
            return frozenset({"title", "body", *self.texts}), self.written_in
        return self.missing, source


class Page(Head):
    """A page with its words in every language of the site, the source language first."""

    id: Slug
    words: dict[str, Wording]
    read_by_another: bool = False
    """Whether only another city read it, from which this one began."""

    def worded(self, language: str) -> Wording:
        """Its words in one of the site's languages."""
        return self.words[language]

    def in_another(self, language: str) -> tuple[frozenset[str], str]:
        """What of its words in one of the site's languages is in another, and in which."""
        return self.words[language].untranslated(next(iter(self.words)))

    def titled_in(self, language: str) -> str:
        """The language of its title among pages of this one, where it is another."""
        missing, there = self.in_another(language)
        return there if "title" in missing else ""
