"""What a list shows of messages and stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolbox.model.pages.page import Page
from toolbox.model.pages.story import Message
from toolbox.model.project import Project
from toolbox.model.vocabulary import Principle
from toolbox.write.words.language import Language


@dataclass(frozen=True)
class Summary:
    """A page by its title and summary; `principle` is that of a message, and one without a page has no `id`.

    `lang` is the language of the title, where that is not translated.
    """

    id: str
    title: str
    summary: str
    principle: str
    lang: str = ""


def summary(one: Page, language: Language) -> Summary:
    """A page as a list shows it."""
    words = one.worded(language.code)
    principle = str(one.principle) if isinstance(one, Message) else ""
    return Summary(one.id, words.title, words.texts.get("summary", ""), principle, one.titled_in(language.code))


def summaries(pages: Iterable[Page], project: Project, language: Language) -> tuple[Summary, ...]:
    """The published ones of these pages: messages in the order of the principles, stories by title."""
    rows = (summary(one, language) for one in project.released(pages))
    order = list(language.group("principle"))
    return tuple(sorted(rows, key=lambda row: (order.index(row.principle) if row.principle else 0, row.title)))


def principles(project: Project, language: Language) -> tuple[Summary, ...]:
    """The principles by their messages, or by their name alone where no page tells about them."""
    told = tuple(row for row in summaries(project.messages, project, language) if row.principle != Principle.NONE)
    shown = (one for one in Principle if one is not Principle.NONE)
    return told or tuple(Summary("", language.say("principle", one), "", str(one)) for one in shown)
