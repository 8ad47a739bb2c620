"""The event and its deadlines as a calendar (RFC 5545). Stable UIDs: a second download updates the first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Component, Timezone
from icalendar import Event as Entry

from toolbox.model.plan import Plan
from toolbox.model.project import Project
from toolbox.model.vocabulary import TIMEZONE, Phase
from toolbox.write.words.language import speak

_WARN = timedelta(days=-1, hours=9)
"""An alarm at nine in the morning of the day before, seen from midnight of the day itself."""


def calendar(view: dict[str, Any], plan: Plan, project: Project, stamp: datetime) -> bytes:
    """One entry for the event, and one for what each role has to do by each day before or after it.

    `stamp` is the moment, in UTC, of which the calendar says that it was made.
    """
    host = urlsplit(project.policy.site_url).hostname or "localhost"
    whole = Calendar()
    whole.add("prodid", "-//event harm-reduction toolbox//")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", view["name"])
    whole.add("x-wr-timezone", TIMEZONE.key)
    whole.add_component(_zone())
    whole.add_component(_event(view, plan, stamp, host))
    language = speak(project, plan.language)
    for group in _deadlines(view):
        alone = len(group) == 1
        what = group[0]["text"] if alone else language.count(len(group), "page", "actions_count")
        whole.add_component(_deadline(group, what, view, plan, stamp, host))
    content: bytes = whole.to_ical()
    return content


@cache
def _zone() -> Component:
    """The rules of local time, so that every program reckons as we do."""
    text = files("toolbox.write").joinpath("templates", "brussels.ics").read_text(encoding="utf-8")
    return Timezone.from_ical(text.replace("\n", "\r\n"))


def _event(view: dict[str, Any], plan: Plan, stamp: datetime, host: str) -> Entry:
    event = plan.event
    entry = Entry()
    entry.add("uid", f"event.{event.slug}@{host}")
    entry.add("dtstamp", stamp)
    entry.add("summary", view["name"])
    entry.add("dtstart", event.start.replace(tzinfo=TIMEZONE))
    entry.add("dtend", event.end.replace(tzinfo=TIMEZONE))
    if event.place:
        entry.add("location", event.place)
    entry.add("description", f"{view['tier']['label']}. {view['page']['why_heat']}: {view['heat']['label']}.")
    entry.add("url", view["address"])
    return entry


def _deadlines(view: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What one role has to do by one day, for each role and day."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for phase in view["phases"]:
        for one in phase["actions"] if phase["id"] != Phase.DURING else ():
            groups.setdefault((phase["id"], one["due"]["iso"], one["role_id"]), []).append(one)
    return list(groups.values())


def _deadline(
    group: list[dict[str, Any]],
    what: str,
    view: dict[str, Any],
    plan: Plan,
    stamp: datetime,
    host: str,
) -> Entry:
    first = group[0]
    due = date.fromisoformat(first["due"]["iso"])
    # The same role as far from the event is the same deadline, also when the event moves.
    after = first["phase"] == Phase.AFTER
    days = (due - (plan.event.end if after else plan.event.start).date()).days
    entry = Entry()
    entry.add("uid", f"{first['phase']}.{first['role_id']}.{days}.{plan.event.slug}@{host}")
    entry.add("dtstamp", stamp)
    entry.add("summary", f"{first['role']}: {what}")
    entry.add("dtstart", due)
    entry.add("dtend", due + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [first["role"]])
    entry.add("description", "\n".join((view["name"], *(f"- {one['text']}" for one in group), view["address"])))
    entry.add("url", view["address"])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{first['role']}: {what}")
    alarm.add("trigger", _WARN)
    entry.add_component(alarm)
    return entry
