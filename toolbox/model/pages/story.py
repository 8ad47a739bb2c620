"""Pages that tell: the messages to visitors, and what was tried in practice and learned from it."""

from __future__ import annotations

from typing import ClassVar

from toolbox.model.conditions import When
from toolbox.model.fields import Line, Slug
from toolbox.model.pages.page import Head, Page, ReadBySpeaker, TranslatedHead
from toolbox.model.vocabulary import Principle


class Summed(Head):
    """The head of a page that opens with one line of summary."""

    WORDED: ClassVar[tuple[str, ...]] = ("summary",)

    summary: Line


class TranslatedSummed(TranslatedHead):
    """The same in another language."""

    summary: Line | None = None


class MessageHead(Summed):
    """The head of a page for visitors about one of the principles; its title is the message.

    `when` says at which events it hangs on a poster.
    """

    principle: Principle
    when: When = When()


class TranslatedMessageHead(TranslatedSummed):
    """The same in another language, with the day on which somebody who speaks it read it."""

    read_by_speaker: ReadBySpeaker | None = None


class Message(MessageHead, Page):
    """A message with its words in every language of the site, and in those in which visitors are spoken to."""


class StoryHead(Summed):
    """The head of a story from practice, with the guidelines and partners that it is about."""

    guidelines: tuple[Slug, ...] = ()
    partners: tuple[Slug, ...] = ()


class Story(StoryHead, Page):
    """A story with its words in every language of the site."""
