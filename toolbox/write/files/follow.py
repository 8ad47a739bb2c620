"""All coming events for whoever follows them: as a calendar (RFC 5545) and as a feed (Atom, RFC 4287).

An event has the same identity here as in the calendar of its own deadlines, so that who follows both has it once:

    UID:event.fuif-chiro-2027@feesten.genk.example

In the feed it is known by its address. What is over on the day of the build stands in neither.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from toolbox.assemble.derive import derive
from toolbox.model.addresses import EVENTS
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.write.files.ics import event_entries, new_calendar
from toolbox.write.words.language import Language, speak

CALENDAR, FEED = "calendar.ics", "feed.xml"
"""Their names, beside the list of the events."""
_ATOM = "http://www.w3.org/2005/Atom"


def write_followed(project: Project, code: str, day: date, made: datetime, folder: Path) -> None:
    """Write both as they are on a day, that of the build; `made` is the moment that the feed bears."""
    language = speak(project, code)
    (folder / CALENDAR).write_bytes(events_calendar(project, language, day))
    (folder / FEED).write_bytes(events_feed(project, language, day, made))


def followed_from(project: Project, code: str, day: date, made: datetime) -> list[Any]:
    """All that both are made from, but our own code and words, as plain data."""
    events = [one.model_dump(mode="json") for one in project.profiles]
    policy, words = project.policy.model_dump(mode="json"), project.phrases
    return [code, str(day), str(made), events, policy, words, project.addresses]


def events_calendar(project: Project, language: Language, day: date) -> bytes:
    """The coming events as they are on a day, that of the build: its number is the `SEQUENCE` of every entry."""
    policy = project.policy
    whole = new_calendar(_title(project, language), policy)
    whole.add("refresh-interval", timedelta(days=1), parameters={"value": "DURATION"})
    for event in _coming(project, day):
        found = derive(event, policy)
        heat = f"{language.say('page', 'why_heat')}: {language.say('heat', found.heat)}"
        address = policy.address(language.code, f"{project.addresses[EVENTS]}/{event.slug}/")
        said = f"{language.say('tier', found.tier)}. {heat}."
        for entry in event_entries(event, said, address, policy, day, day):
            whole.add_component(entry)
    content: bytes = whole.to_ical()
    return content


def events_feed(project: Project, language: Language, day: date, made: datetime) -> bytes:
    """The same as a feed, the next event first. `made` is the moment that it bears, which follows from no clock."""
    policy, code = project.policy, language.code
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": code})
    address = policy.address(code, f"{project.addresses[EVENTS]}/")
    _add(feed, "title", _title(project, language))
    _add(feed, "id", address)
    _add(feed, "updated", f"{made:%Y-%m-%dT%H:%M:%SZ}")
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{address}{FEED}")
    _add(feed, "link", rel="alternate", type="text/html", href=address)
    _add(_add(feed, "author"), "name", policy.say(policy.site_name, code))
    for event in _coming(project, day):
        entry, its = _add(feed, "entry"), f"{address}{event.slug}/"
        _add(entry, "title", f"{event.name}, {language.day(event.start, 'd MMMM y')}")
        _add(entry, "id", its)
        _add(entry, "updated", f"{made:%Y-%m-%dT%H:%M:%SZ}")
        _add(entry, "link", rel="alternate", type="text/html", href=its)
        _add(entry, "category", term=str(event.kind), label=language.say("kind", event.kind))
        span = language.span(event.start, event.end)
        _add(entry, "summary", " · ".join(filter(None, (span, event.place, language.say("kind", event.kind)))))
    ET.indent(feed)
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"
    return content


def _title(project: Project, language: Language) -> str:
    name = project.policy.say(project.policy.site_name, language.code)
    return f"{language.say('page', 'events')} - {name}"


def _coming(project: Project, day: date) -> list[Profile]:
    """The events that are not over, the next one first."""
    coming = (event for event in project.profiles if event.end.date() >= day)
    return sorted(coming, key=lambda event: (event.start, event.slug))


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = text or None
    return made
