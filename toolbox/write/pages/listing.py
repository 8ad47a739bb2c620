"""The lists of the events: all of them on one page, or by month with a small index that the page searches.

A page is light as long as it lists few. From `LISTED` events on each month has a page of its own, so that all of them
can be reached without scripts, and what is typed is looked up in `events.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from toolbox.assemble.derive import derive
from toolbox.model.addresses import CALENDAR, EVENTS
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.write.files import follow
from toolbox.write.pages.markdown import html, page
from toolbox.write.words.language import Language

LISTED = 200
"""More events than this are not on one page."""


def listing_pages(project: Project, language: Language, common: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The pages that list the events, with their addresses; `common` is what every list is laid out with."""
    events = sorted(project.profiles, key=lambda event: (event.start, event.slug))
    months: list[dict[str, Any]] = [
        {"id": month, "label": language.day(of_month[0].start, "MMMM y"), "events": of_month}
        for month, group in groupby(events, key=lambda event: f"{event.start:%Y-%m}")
        if (of_month := list(group))
    ]
    values = common | {"title": common["page"]["events"], "choices": _choices(events, months, project, language)}
    many = len(events) > LISTED
    rows = [] if many else [_row(event, project, language) for event in events]
    counted = [one | {"count": language.count(len(one["events"]), "page", "events_count")} for one in months]
    address = project.policy.address(language.code, f"{EVENTS}/{follow.CALENDAR}")
    ways = {"subscribe": f"webcal:{address.partition(':')[2]}", "calendar": follow.CALENDAR, "feed": follow.FEED}
    shown = {"events": rows, "months": counted if many else [], "follow": ways}
    yield f"{EVENTS}/index", page(values["title"], html("events.html.j2", **values, **shown))
    for one in counted if many else ():
        rows = [_row(event, project, language) for event in one["events"]]
        text = html("month.html.j2", **values, month=one, events=rows)
        yield f"{CALENDAR}/{one['id']}", page(one["label"], text)


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
            tiers.index(derive(event, project.policy).tier),
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


def _choices(
    events: list[Profile], months: list[dict[str, Any]], project: Project, language: Language
) -> dict[str, Any]:
    """What the list can be narrowed down to: only what there is."""
    kinds = {str(event.kind) for event in events}
    tiers = {str(derive(event, project.policy).tier) for event in events}
    return {
        "month": [(one["id"], one["label"]) for one in months],
        "kind": [(name, label) for name, label in language.group("kind").items() if name in kinds],
        "tier": [(name, label) for name, label in language.group("tier").items() if name in tiers],
        "kind_label": language.say("fact", "kind"),
    }


def _row(event: Profile, project: Project, language: Language) -> dict[str, str]:
    tier = derive(event, project.policy).tier
    return {
        "slug": event.slug,
        "name": event.name,
        "kind": language.say("kind", event.kind),
        "kind_id": str(event.kind),
        "end": event.end.date().isoformat(),
        "month": f"{event.start:%Y-%m}",
        "place": event.place or "",
        "iso": event.start.date().isoformat(),
        "day": language.day(event.start, "d MMM y"),
        "weekday": language.day(event.start, "EEEE"),
        "visitors": language.count(event.attendance, "fact", "attendance_count"),
        "tier": str(tier),
        "tier_label": language.say("tier", tier),
    }
