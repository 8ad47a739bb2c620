"""What visitors are told, in words: the messages and the help lines, in any language in which they are spoken to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolbox.model.addresses import VISITORS
from toolbox.model.conditions import applies
from toolbox.model.pages.story import Message
from toolbox.model.project import Project
from toolbox.model.vocabulary import Principle
from toolbox.write.words.help import help_lines
from toolbox.write.words.language import speak
from toolbox.write.words.rows import Poster, PosterSet

POSTERS = "posters-{code}.pdf"
"""The posters in a language, beside a page that is not in it."""


def messages(project: Project, facts: Mapping[str, Any] | None = None) -> list[Message]:
    """The published messages in the order of the principles: for the event of which these are the facts, or all."""
    order = list(Principle)
    shown = [one for one in project.released(project.messages) if facts is None or applies(one.when, facts)]
    return sorted(shown, key=lambda one: (order.index(one.principle), one.id))


def posters(project: Project, code: str, facts: Mapping[str, Any] | None = None) -> tuple[Poster, ...]:
    """The messages as they hang on a wall; one that is not translated is in the first language of the site,
    or in the one in which it still is there."""
    return tuple(_poster(one, project, code) for one in messages(project, facts))


def _poster(one: Message, project: Project, code: str) -> Poster:
    words = one.worded(code)
    language = project.policy.source_language if words.missing - {"body"} else code
    shown = one.worded(language)
    return Poster(str(one.principle), shown.title, shown.texts["summary"], shown.written_in or language)


def poster_set(project: Project, code: str, name: str, facts: Mapping[str, Any] | None = None) -> PosterSet:
    """The posters of an event, whose `name` and `facts` these are, or without facts those of the whole city."""
    policy, language = project.policy, speak(project, code)
    # A page for visitors stands in each language of the site, and opens in that of whoever scans the code.
    site = code if code in policy.languages else policy.source_language
    paper = language.group("paper")
    return PosterSet(
        language=code,
        direction=language.direction,
        name=name,
        city=policy.city,
        address=policy.address(site, f"{project.addresses[VISITORS]}/"),
        messages=posters(project, code, facts),
        help=help_lines(policy, code, facts),
        free=language.capitals(paper["free"]),
        help_intro=language.say("page", "help_intro"),
        paper=paper,
    )
