"""When an event of UiTdatabank is on: its moments on the city's clock, its days, its opening hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from toolbox.model.event.facts import BY_NAME
from toolbox.model.limits import LONGEST_EVENT
from toolbox.model.zone import is_second, on_clock

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FORM = "%Y-%m-%dT%H:%M"
MOST_DAYS: int = BY_NAME["days"].value.data()["most"]


def moment_of(said: Any, zone: ZoneInfo) -> Any:
    """A moment as it is on the city's clock, a day as a day, and anything else as it was written."""
    if not isinstance(said, str):
        return None
    moment = _moment(said)
    if moment is None:
        return said[:80]
    if len(said) == len("2027-03-13"):
        return said
    try:
        return f"{(on_clock(moment, zone) if moment.tzinfo else moment):{_FORM}}"
    except OverflowError:  # the last hours of the year 9999, and the first of the year 1
        return said[:80]


def in_second_hours(event: dict[str, Any], zone: ZoneInfo) -> Iterator[tuple[str, str, str]]:
    """The moments of an event that cannot be written as they are: the field, what it says, and what is written."""
    parts = event.get("subEvent")
    for one in (event, *(parts if isinstance(parts, list) else ())):
        for key, field in (("startDate", "start"), ("endDate", "end")) if isinstance(one, dict) else ():
            said = one.get(key)
            if isinstance(said, str) and _is_second(said, zone):
                yield field, said, moment_of(said, zone)


def _is_second(said: str, zone: ZoneInfo) -> bool:
    moment = _moment(said)
    try:
        return bool(moment and moment.tzinfo and is_second(moment, zone))
    except OverflowError:
        return False


def _moment(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def days_of(event: dict[str, Any], zone: ZoneInfo) -> list[dict[str, str]]:
    """The days of an event, each with its hours; none where it has none, or too many to be one event."""
    days = _parts(event.get("subEvent"), zone) if event.get("calendarType") == "multiple" else _opened(event, zone)
    return days if len(days) <= MOST_DAYS else []


def separate_days(event: dict[str, Any], zone: ZoneInfo) -> int:
    """On how many days of its own an event is that cannot be one: too many, or without hours; 0 where it can."""
    parts = event.get("subEvent")
    if event.get("calendarType") != "multiple" or not isinstance(parts, list) or days_of(event, zone):
        return 0
    there = [one for one in parts if isinstance(one, dict) and not _is_off(one)]
    return len(there) if len(there) > 1 else 0


def _parts(parts: Any, zone: ZoneInfo) -> list[dict[str, str]]:
    found = []
    for one in parts if isinstance(parts, list) else []:
        if not isinstance(one, dict) or _is_off(one):
            continue
        start, end = (moment_of(one.get(key), zone) for key in ("startDate", "endDate"))
        if not (isinstance(start, str) and isinstance(end, str)) or (
            start.endswith("T00:00") and end.endswith("T23:59")
        ):
            return []
        found.append({"from": start, "until": end})
    return found


def _is_off(part: dict[str, Any]) -> bool:
    status = part.get("status")
    return isinstance(status, dict) and status.get("type") == "Unavailable"


def _opened(event: dict[str, Any], zone: ZoneInfo) -> list[dict[str, str]]:
    """Each day of a period on which it is open."""
    first, last = (_day(moment_of(event.get(key), zone)) for key in ("startDate", "endDate"))
    opened = event.get("openingHours")
    if not first or not last or not isinstance(opened, list) or not 0 <= (last - first).days <= LONGEST_EVENT:
        return []
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for hours in opened:
            if isinstance(hours, dict) and _WEEK[day.weekday()] in (hours.get("dayOfWeek") or ()):
                opens, closes = str(hours.get("opens")), str(hours.get("closes"))
                closing = day + timedelta(days=closes <= opens)
                found.append({"from": f"{day}T{opens}", "until": f"{closing}T{closes}"})
    return found


def _day(said: Any) -> date | None:
    try:
        found = date.fromisoformat(str(said)[:10])
    except ValueError:
        return None
    return found if found < date.max else None  # no day follows the last
