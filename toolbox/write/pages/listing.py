"""The lists of the events: all of them on one page, or by month with a small index that the page searches.

A page is light as long as it lists few. From `LISTED` events on each month has a page of its own, so that all of them
can be reached without scripts, and what is typed is looked up in `events.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from toolbox.assemble.derive import tier_of
from toolbox.model.addresses import CALENDAR, EVENTS
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.write.files import follow
from toolbox.write.pages.markdown import html, of_events, page
from toolbox.write.words.language import Language

LISTED = 200
"""More events than this are not on one page."""


@dataclass(frozen=True)
class EventRow:
    """What a list shows of an event; `iso` and `end` are its first and last day, `kind_id` and `tier` are as data."""

    slug: str
    name: str
    kind: str
    kind_id: str
    end: str
    month: str
    place: str
    iso: str
    day: str
    weekday: str
    visitors: str
    tier: str
    tier_label: str


@dataclass(frozen=True)
class Month:
    """A month with events in it: as data has it, as people read it, and how many."""

    id: str
    label: str
    count: str
    events: tuple[Profile, ...]


@dataclass(frozen=True)
class Choices:
    """What the list can be narrowed down to, each as a value and its words: only what there is."""

    month: tuple[tuple[str, str], ...]
    kind: tuple[tuple[str, str], ...]
    tier: tuple[tuple[str, str], ...]
    kind_label: str


@dataclass(frozen=True)
class Follow:
    """Where whoever follows the events finds them."""

    subscribe: str
    calendar: str = follow.CALENDAR
    feed: str = follow.FEED


def listing_pages(project: Project, language: Language, common: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The pages that list the events, with their addresses; `common` is what every list is laid out with."""
    events = sorted(project.profiles, key=lambda event: (event.start, event.slug))
    months, title = _months(events, language), language.say("page", "events")
    many = is_indexed(project)
    address = project.policy.address(language.code, f"{project.addresses[EVENTS]}/{follow.CALENDAR}")
    whole = html(
        "events.html.j2",
        **common,
        choices=_choices(events, months, project, language),
        events=() if many else [_row(event, project, language) for event in events],
        months=months if many else (),
        follow=Follow(f"webcal:{address.partition(':')[2]}"),
    )
    yield f"{project.addresses[EVENTS]}/index", page(title, of_events(whole))
    for before, one, after in zip((None, *months), months, (*months[1:], None), strict=False) if many else ():
        rows = [_row(event, project, language) for event in one.events]
        text = html("month.html.j2", **common, title=title, month=one, before=before, after=after, events=rows)
        description = f"{title}: {one.label}"
        yield f"{project.addresses[CALENDAR]}/{one.id}", page(one.label, of_events(text), description=description)


def _months(events: Iterable[Profile], language: Language) -> tuple[Month, ...]:
    found = ((month, tuple(group)) for month, group in groupby(events, key=lambda event: f"{event.start:%Y-%m}"))
    return tuple(
        Month(
            id=month,
            label=language.day(its[0].start, "MMMM y"),
            count=language.count(len(its), "page", "events_count"),
            events=its,
        )
        for month, its in found
    )


def index_json(project: Project, language: Language) -> str:
    """What the page searches where there are many events: a row an event, and the words that its figures stand for.

    A row is `[slug, name, place, start, end, kind, tier, visitors]`: days as ISO 8601, kind and tier by their place in
    `kinds` and `tiers`.
    """
    kinds, tiers = list(language.group("kind")), list(language.group("tier"))
    rows = [
        [
            event.slug,
            event.name,
            event.place or "",
            event.start.date().isoformat(),
            event.end.date().isoformat(),
            kinds.index(event.kind),
            tiers.index(tier_of(event, project.policy)),
            event.attendance,
        ]
        for event in sorted(project.profiles, key=lambda event: (event.start, event.slug))
    ]
    data = {
        "locale": str(language.locale).replace("_", "-"),
        "kinds": language.group("kind"),
        "tiers": language.group("tier"),
        "visitors": language.phrases["fact"]["attendance_count"],
        "events": rows,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def is_indexed(project: Project) -> bool:
    """Whether there are so many events that they are searched in an index."""
    return len(project.profiles) > LISTED


def _choices(events: Sequence[Profile], months: Iterable[Month], project: Project, language: Language) -> Choices:
    kinds = {str(event.kind) for event in events}
    tiers = {str(tier_of(event, project.policy)) for event in events}
    return Choices(
        month=tuple((one.id, one.label) for one in months),
        kind=tuple((name, label) for name, label in language.group("kind").items() if name in kinds),
        tier=tuple((name, label) for name, label in language.group("tier").items() if name in tiers),
        kind_label=language.say("fact", "kind"),
    )


def _row(event: Profile, project: Project, language: Language) -> EventRow:
    tier = tier_of(event, project.policy)
    return EventRow(
        slug=event.slug,
        name=event.name,
        kind=language.say("kind", event.kind),
        kind_id=str(event.kind),
        end=event.end.date().isoformat(),
        month=f"{event.start:%Y-%m}",
        place=event.place or "",
        iso=event.start.date().isoformat(),
        day=language.day(event.start, "d MMM y"),
        weekday=language.day(event.start, "EEEE"),
        visitors=language.count(event.attendance, "fact", "attendance_count"),
        tier=str(tier),
        tier_label=language.say("tier", tier),
    )
