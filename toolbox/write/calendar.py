"""The event and its deadlines as a calendar (RFC 5545). Stable UIDs: a second download updates the first."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Component, Timezone
from icalendar import Event as Entry

from toolbox.model.facts import TIMEZONE, Phase
from toolbox.model.plan import Plan, PlanAction
from toolbox.model.project import Project

_WARN = timedelta(days=-1, hours=9)
"""An alarm at nine in the morning of the day before, seen from midnight of the day itself."""


def calendar(seen: dict[str, Any], plan: Plan, project: Project) -> bytes:
    """One entry for the event and one for each thing to do before or after it, with who does it and where it stands."""
    stamp = datetime.combine(project.last_reviewed, time(12), UTC)
    host = urlsplit(project.policy.site_url).hostname or "localhost"
    whole = Calendar()
    whole.add("prodid", "-//event harm-reduction toolbox//")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", seen["name"])
    whole.add("x-wr-timezone", TIMEZONE.key)
    whole.add_component(_zone())
    whole.add_component(_event(seen, plan, stamp, host))
    shown = {one["id"]: one for phase in seen["phases"] for one in phase["actions"]}
    for action in plan.actions:
        if action.phase is not Phase.DURING:
            whole.add_component(_deadline(action, shown[action.id], seen, plan, stamp, host))
    content: bytes = whole.to_ical()
    return content


@cache
def _zone() -> Component:
    """The rules of local time, so that every program reckons as we do."""
    text = files("toolbox.write").joinpath("templates", "brussels.ics").read_text(encoding="utf-8")
    return Timezone.from_ical(text.replace("\n", "\r\n"))


def _event(seen: dict[str, Any], plan: Plan, stamp: datetime, host: str) -> Entry:
    event = plan.event
    entry = Entry()
    entry.add("uid", f"event.{event.slug}@{host}")
    entry.add("dtstamp", stamp)
    entry.add("summary", seen["name"])
    entry.add("dtstart", event.start.replace(tzinfo=TIMEZONE))
    entry.add("dtend", event.end.replace(tzinfo=TIMEZONE))
    if event.place:
        entry.add("location", event.place)
    entry.add("description", f"{seen['tier']['label']}. {seen['page']['why_heat']}: {seen['heat']['label']}.")
    entry.add("url", seen["address"])
    return entry


def _deadline(
    action: PlanAction, shown: dict[str, Any], seen: dict[str, Any], plan: Plan, stamp: datetime, host: str
) -> Entry:
    entry = Entry()
    entry.add("uid", f"{action.id.replace('/', '.')}.{plan.event.slug}@{host}")
    entry.add("dtstamp", stamp)
    entry.add("summary", f"{shown['role']}: {action.text}")
    entry.add("dtstart", action.due)
    entry.add("dtend", action.due + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [shown["role"]])
    entry.add("description", f"{seen['name']}\n{shown['guideline']['title']} · {shown['why']}\n{seen['address']}")
    entry.add("url", seen["address"])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", action.text)
    alarm.add("trigger", _WARN)
    entry.add_component(alarm)
    return entry
