"""The event and its deadlines as a calendar (RFC 5545): an entry an action of *before* and *after*, and the event.

An entry is the event's and the action's, not its date's: a second download moves it, and two plans never share one.
What is past on the day of the build is left out. The form on the site makes the same in `form/files.js`; a test
compares them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Timezone, vText
from icalendar import Event as Entry

from toolbox.model.city.policy import Policy
from toolbox.model.event.profile import Profile
from toolbox.model.plan import Plan
from toolbox.model.vocabulary import Phase
from toolbox.model.zone import aware
from toolbox.write.files.vtimezone import vtimezone
from toolbox.write.words.columns import said
from toolbox.write.words.rows import ActionRow, EventView

_WARN = timedelta(days=-1, hours=9)
"""An alarm at nine in the morning of the day before, seen from midnight of the day itself."""
_WARN_TODAY = timedelta(hours=9)
"""The same of what is done today: that of yesterday would never be heard."""
_FIRST_DAY = date(1970, 1, 1)


def calendar(event: EventView, plan: Plan, policy: Policy, day: date, built: date) -> bytes:
    """The calendar of an event as it is on a `day`.

    The number of the day on which it is `built` is the `SEQUENCE` of every entry.
    """
    whole = new_calendar(event.name, policy)
    host = host_of(policy)
    told = f"{event.tier.label}. {event.page['why_heat']}: {event.heat.label}."
    for entry in event_entries(plan.event, told, event.address, policy, day, built):
        whole.add_component(entry)
    for row in event.actions:
        if (row.phase != Phase.DURING and date.fromisoformat(row.do.iso) >= day) or row.late:
            whole.add_component(_deadline(row, event, host, day, built))
    content: bytes = whole.to_ical()
    return content


def new_calendar(name: str, policy: Policy) -> Calendar:
    """An empty calendar with the rules of the city's time."""
    whole = Calendar()
    whole.add("prodid", "-//event harm-reduction toolbox//")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", vText(name))
    whole.add("x-wr-timezone", policy.timezone)
    whole.add_component(_rules(policy.zone))
    return whole


def host_of(policy: Policy) -> str:
    """What the identities of entries end on: the site's host."""
    return urlsplit(policy.site_url).hostname or "localhost"


@cache
def _rules(zone: ZoneInfo) -> Component:
    """The rules of local time, so that every program reckons as we do."""
    return Timezone.from_ical(vtimezone(zone).replace("\n", "\r\n"))


def new_entry(uid: str, summary: str, built: date) -> Entry:
    """What every entry has."""
    entry, midnight = Entry(), datetime.combine(built, time(), UTC)
    entry.add("uid", uid)
    entry.add("dtstamp", midnight)
    entry.add("last-modified", midnight)
    entry.add("sequence", (built - _FIRST_DAY).days)
    entry.add("summary", summary)
    return entry


def _entry(uid: str, summary: str, built: date, address: str) -> Entry:
    """One about an event, whose page it names."""
    entry = new_entry(uid, summary, built)
    entry.add("url", address)
    return entry


def event_entries(event: Profile, told: str, address: str, policy: Policy, day: date, built: date) -> Iterator[Entry]:
    """The entry of an event itself, or one for each of its stretches, with what is `told` of it; what is past is left
    out. They are the same ones in every calendar.
    """
    for number, (start, end) in enumerate(event.stretches, start=1):
        if end.date() < day:
            continue
        own = "event" if number == 1 else f"event-{number}"
        entry = _entry(f"{own}.{event.slug}@{host_of(policy)}", event.name, built, address)
        entry.add("dtstart", aware(start, policy.zone))
        entry.add("dtend", aware(end, policy.zone))
        if event.place:
            entry.add("location", event.place)
        entry.add("description", told)
        yield entry


def _deadline(row: ActionRow, event: EventView, host: str, day: date, built: date) -> Entry:
    """The entry of an action, on its day; of one that is late, today."""
    # An action that had another id keeps the identity of then, so that who has it gets no second one.
    own = (row.was[0] if row.was else row.id).replace("/", ".")
    unlike = event.page["not_translated"]
    text = row.words(unlike)
    what = f"{row.mark}: {row.words_instead(unlike) or text}" if row.late else text
    entry = _entry(f"{own}.{event.slug}@{host}", f"{event.name}: {what}", built, event.address)
    due = day if row.late else date.fromisoformat(row.do.iso)
    entry.add("dtstart", due)
    entry.add("dtend", due + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [row.role])
    # What the title says is not said again: of a late row that has another thing to do, it says that.
    late = text if row.late and row.instead else ""
    settle = f"{event.page['settle']}: {row.settle.url}" if row.settle else ""
    entry.add("description", "\n".join(filter(None, (late, said(row.line, "calendar"), settle, event.address))))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{event.name}: {what}")
    alarm.add("trigger", _WARN_TODAY if due == day else _WARN)
    entry.add_component(alarm)
    return entry
