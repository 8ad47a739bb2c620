"""A calendar (iCalendar): what it says of each event. Who organises or is invited is a person there: not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from toolbox.desk.lists.names import Names
from toolbox.desk.lists.table import ROWS, Cell, Listed, Row, clean, decoded
from toolbox.model.problem import Level, Place, Problems, shortened
from toolbox.model.zone import is_second, on_clock

_PRIVATE = ("ORGANIZER", "ATTENDEE", "CONTACT")
_REPEATS = ("RRULE", "RDATE")


def listed(raw: bytes, name: str, zone: ZoneInfo, names: Names, problems: Problems) -> Listed | None:
    """The events of a calendar; hours are those of `zone`. None after noting why there are none."""
    from icalendar import Calendar

    start = Place(name)
    text = decoded(raw, start, problems)
    if text is None:
        return None
    begins = [
        number for number, line in enumerate(text.splitlines(), start=1) if re.match(r"BEGIN:VEVENT\s*$", line, re.I)
    ]
    if len(begins) > ROWS:
        problems.add(start, "list-long", most=ROWS)
        return None
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        problems.add(start, "list-broken", kind="ICS", said=shortened(error))
        return None
    if len(events) < len(begins):
        problems.add(start, "list-broken", kind="ICS", said=f"VEVENT: {len(begins)} BEGIN, {len(events)} END")
    rows = []
    for number, event in enumerate(events):
        place = Place(name, begins[number] if number < len(begins) else 1)
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            problems.add(place, "list-cancelled", Level.NOTE, value=clean(str(event.get("SUMMARY", "")))[:60])
            continue
        rows.append(_row(event, place, zone, names, problems))
    if private := [one for one in _PRIVATE if any(one in event for event in events)]:
        problems.add(start, "list-private", Level.NOTE, value=", ".join(private))
    if not rows:
        problems.add(start, "list-nothing")
        return None
    return Listed(rows, {field for row in rows for field in row.cells}, start)


def _row(event: Any, place: Place, zone: ZoneInfo, names: Names, problems: Problems) -> Row:
    cells = {"name": event.get("SUMMARY"), "place": event.get("LOCATION")}
    start = _moment(event, "DTSTART", zone)
    cells |= {"start": start, "end": _end(event, start, zone), "kind": _kind(event, names)}
    if any(repeats in event for repeats in _REPEATS):
        problems.add(place, "list-repeats", Level.WARNING, value=clean(str(event.get("SUMMARY", "")))[:60])
    if strange := next(_strange_zones(event), None):
        problems.add(place, "list-zone", Level.WARNING, value=strange, zone=zone.key)
    return Row(place, {key: Cell(value, place) for key, value in cells.items() if value not in (None, "")})


def _end(event: Any, start: Any, zone: ZoneInfo) -> Any:
    """When it ends: as it says, or so long after its start; what no calendar reaches, as it was written."""
    end, length = _moment(event, "DTEND", zone), _when(event, "DURATION")
    try:
        if end is None and isinstance(length, timedelta) and isinstance(start, date):
            end = _after(event, start, length, zone)
        if isinstance(end, date) and not isinstance(end, datetime):
            end -= timedelta(days=1)  # the day after the last
    except OverflowError:
        return _as_written(event, "DTEND" if "DTEND" in event else "DURATION")
    return end


def _after(event: Any, start: date, length: timedelta, zone: ZoneInfo) -> date:
    """When what lasts so long ends, on the city's clock: an hour that the clock jumps over is not lost."""
    begins = _when(event, "DTSTART")
    if not isinstance(begins, datetime):
        return start + length
    begins = begins if begins.tzinfo else begins.replace(tzinfo=zone)
    return _local(begins.astimezone(UTC) + length, zone)


def _strange_zones(event: Any) -> Iterator[str]:
    """The time zones that nobody knows: an hour in one of them is taken as it stands."""
    for key in ("DTSTART", "DTEND"):
        moment = _when(event, key)
        named = event[key].params.get("TZID") if moment else None
        if named and isinstance(moment, datetime) and moment.tzinfo is None:
            yield clean(str(named))[:60]


def _when(event: Any, key: str) -> Any:
    """A moment, a day or a length; None where there is none, or where it cannot be read."""
    if any(name == key for name, _ in event.errors):
        return None
    return getattr(event.get(key), "dt", None)


def _moment(event: Any, key: str, zone: ZoneInfo) -> Any:
    """A day, or a moment on the city's clock; what cannot be read, as it was written."""
    broken = next((said for name, said in event.errors if name == key), None)
    if broken is not None:
        return f"{key}: {broken}"[:80]
    found = _when(event, key)
    if isinstance(found, datetime) and found.tzinfo:
        try:
            return _local(found, zone)
        except OverflowError:  # the last hours of the year 9999, and the first of the year 1
            return _as_written(event, key)
    return found if isinstance(found, date) else None


def _as_written(event: Any, key: str) -> str:
    return f"{key}: {clean(event[key].to_ical().decode())}"[:80]


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment on the city's clock; with its zone where that cannot be written, which is told where it is read."""
    return moment.astimezone(zone) if is_second(moment, zone) else on_clock(moment, zone)


def _kind(event: Any, names: Names) -> str | None:
    """The first category that is a kind of event."""
    found = None if any(name == "CATEGORIES" for name, _ in event.errors) else event.get("CATEGORIES")
    several = found if isinstance(found, list) else [found] if found else []
    said = [str(one) for group in several for one in getattr(group, "cats", [group])]
    return next((one for one in said if names.choice("kind", one)), None)
