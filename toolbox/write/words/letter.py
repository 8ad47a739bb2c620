"""The mail to an organiser in words: what is late, what comes first, what is due on which day, and where it stands.

It names nobody: whom it is for, the desk that sends it knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from toolbox.model.plan import Plan
from toolbox.model.vocabulary import Phase
from toolbox.write.words.columns import saying
from toolbox.write.words.facts import when_words
from toolbox.write.words.help import Contact
from toolbox.write.words.language import Language, Phrases
from toolbox.write.words.rows import ActionRow, EventView, Link

_NAMED = 4
"""So many guidelines of a day are named; the rest stands on the page."""
_FILES = (("calendar", "deadlines.ics"), ("checklist", "checklist.pdf"))


@dataclass(frozen=True)
class DueDay:
    """A day on which something is due: how much, and of which guidelines."""

    day: str
    count: str
    what: str


@dataclass(frozen=True)
class Letter:
    """All that the mail says; `words` and `page` are phrases."""

    language: str
    subject: str
    intro: str
    late: tuple[ActionRow, ...]
    late_more: str
    first: tuple[ActionRow, ...]
    days: tuple[DueDay, ...]
    open: Link
    links: tuple[Link, ...]
    contact: Contact
    said: tuple[str, ...]
    words: Phrases
    page: Phrases


def letter(view: EventView, plan: Plan, language: Language) -> Letter:
    """The mail on one event. What is late, it tells where the plan is read on a day."""
    words = language.group("letter")
    more = len(view.late.more)
    before = [phase for phase in view.first if phase.id == Phase.BEFORE]
    return Letter(
        language=str(language.locale).replace("_", "-"),
        subject=words["subject"].format(name=view.name),
        intro=words["intro"].format(name=view.name, when=when_words(plan.event, language)),
        late=view.late.rows,
        late_more=language.count(more, "letter", "late_more") if more else "",
        first=before[0].actions if before else (),
        days=tuple(_days(view.actions, language)),
        open=Link(view.address, words["open"]),
        links=tuple(Link(f"{view.address}{name}", language.say("files", label)) for label, name in _FILES),
        contact=view.contact,
        said=saying("letter"),
        words=words,
        page=view.page,
    )


def _days(rows: Iterable[ActionRow], language: Language) -> Iterable[DueDay]:
    """The days before and after the event on which something is still to be done, the first first."""
    due = sorted((row for row in rows if row.phase != Phase.DURING and not row.late), key=lambda row: row.do.iso)
    for _, group in groupby(due, key=lambda row: row.do.iso):
        found = list(group)
        what = list(dict.fromkeys(row.guideline.label for row in sorted(found, key=lambda row: row.importance)))
        said = " · ".join([*what[:_NAMED], *(["…"] if len(what) > _NAMED else [])])
        yield DueDay(found[0].do.day, language.count(len(found), "page", "actions_count"), said)
