"""Days and hours as people write them in lists: `13/03/2027 21u`, `za 13 maart 2027`, `21.00 - 03.00`, 46459."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from toolbox.desk.lists.names import words
from toolbox.model.zone import is_second, on_clock

_SPREADSHEET = date(1899, 12, 30)
"""The day from which spreadsheets count, and the numbers that are days of our century."""
_SERIALS = range(36_526, 73_415)
_LANGUAGES = ("nl", "en", "fr", "de")
_ISO = re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?=\D|$)")
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})\s?(?P<between>[-/.])\s?(?P<month>\d{1,2})\s?(?P=between)\s?(?P<year>\d{4}|\d{2})(?=\D|$)"
)
_HOUR = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:(?:\s?[:.uh]\s?)(?P<minute>\d{2})(?::\d{2}(?:\.0+)?)?\s?(?:uur|u|h)?"
    r"|\s?(?:uur|u|h|o'clock)(?![a-z])|(?=\s?[ap]\.?m\b))\s?(?P<half>[ap]\.?m\b\.?)?"
)
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,12})?")


@dataclass(frozen=True)
class Told:
    """What a cell says: a day, an hour, and the same for the end where it says that too."""

    day: date | None = None
    hour: time | None = None
    end_day: date | None = None
    end_hour: time | None = None
    over: bool = False
    """Whether the hour is 24:00, the end of its day; it stands as 00:00."""
    end_over: bool = False
    day_first: bool = False
    """Whether it was read as day, month, year, where it could be month first."""
    serial: bool = False
    """Whether it was a spreadsheet's number."""
    moved: bool = False
    """Whether it names another time zone, so that its hour is another here than it says, or cannot be written."""


def told(value: Any, zone: ZoneInfo, *, hour_alone: bool = False) -> Told | None:
    """What a cell says about when; None where that cannot be made out. Raises nothing.

    With `hour_alone` a number alone, such as `21`, is an hour.
    """
    try:
        return _told(value, zone, hour_alone)
    except (ValueError, OverflowError):
        return None


def written(day: date, hour: time | None) -> str:
    """A moment as it stands in a profile; a day alone where there is no hour."""
    return f"{day}T{hour:%H:%M}" if hour is not None else str(day)


def days_told(text: str, zone: ZoneInfo) -> list[dict[str, str]] | None:
    """The days of a cell that says several, each with its hours: `10/12/2027 16:00-22:00, 12/12/2027 10:00-22:00`.

    An end at or before the start is that of the next day. None where one cannot be made out, or has no hours.
    """
    found = []
    for said in _each(text, zone):
        if not said or not said.day or said.hour is None or said.end_hour is None:
            return None
        start = datetime.combine(said.day + timedelta(days=said.over), said.hour)
        end = datetime.combine((said.end_day or said.day) + timedelta(days=said.end_over), said.end_hour)
        if not said.end_day and end <= start:
            end += timedelta(days=1)
        found.append({"from": written(start.date(), start.time()), "until": written(end.date(), end.time())})
    return found or None


def is_day_first(text: str, zone: ZoneInfo) -> bool:
    """Whether any of the days of a cell was read as day, month, year that could have been another."""
    return any(said and said.day_first for said in _each(text, zone))


def _each(text: str, zone: ZoneInfo) -> list[Told | None]:
    """What each part of a cell with several days says."""
    return [told(part, zone) for part in re.split(r"[;\n]|,(?! ?\d{4}\b)", text) if part.strip()]


def _told(value: Any, zone: ZoneInfo, hour_alone: bool) -> Told | None:
    if isinstance(value, datetime):
        local = on_clock(value, zone) if value.tzinfo else value
        moved = value.tzinfo is not None and is_second(value, zone)
        return Told(local.date(), local.time().replace(second=0, microsecond=0), moved=moved)
    if isinstance(value, date):
        return Told(value)
    if isinstance(value, time):
        return Told(hour=value.replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(value, timedelta):
        return Told(hour=(datetime.min + value % timedelta(days=1)).time(), over=value == timedelta(days=1))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value), hour_alone)
    if not isinstance(value, str):
        return None
    text = " ".join(value.replace("–", "-").replace("—", "-").lower().split())
    if _SERIAL.fullmatch(text) or re.fullmatch(r"0[.,]\d+", text):
        return _number(float(text.replace(",", ".")), hour_alone)
    if hour_alone and re.fullmatch(r"\d{1,2}", text):
        return _hour(int(text)) if int(text) <= 24 else None
    return _zoned(text, zone) or _written(text)


def _hour(hour: int) -> Told:
    return Told(hour=time(hour % 24), over=hour == 24)


def _number(number: float, hour_alone: bool) -> Told | None:
    if hour_alone and number.is_integer() and 0 <= number <= 24:
        return _hour(int(number))
    minutes = round(number % 1 * 24 * 60)
    hour = (datetime.min + timedelta(minutes=minutes)).time() if minutes % 1440 else None
    if 0 < number < 1:
        return Told(hour=hour, serial=True)
    if int(number) not in _SERIALS:
        return None
    return Told(_SPREADSHEET + timedelta(days=int(number)), hour, serial=True)


def _zoned(text: str, zone: ZoneInfo) -> Told | None:
    """A moment as computers write it."""
    if not re.match(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d", text):
        return None
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    told = _told(moment, zone, False)
    return replace(told, moved=True) if told and told.hour != moment.time().replace(second=0, microsecond=0) else told


def is_like_a_day(text: str) -> bool:
    """Whether a text has the form of a day, though no calendar may have it."""
    return bool(_ISO.search(text) or _DAY_FIRST.search(text))


def _written(text: str) -> Told | None:
    days, text = _taken(_ISO, text)
    first, text = _taken(_DAY_FIRST, text)
    named, text = _named_days(text)
    hours, text = _taken(_HOUR, text)
    if not _says_nothing(text) or len(days + first + named) > 2 or len(hours) > 2:
        return None
    found = [_day(one) for one in (*days, *first, *named)]
    clock = [_clock(one) for one in hours]
    if not found and not clock:
        return None
    day, end_day = (*found, None, None)[:2]
    hour, end_hour = (*clock, None, None)[:2]
    over, end_over = (*(int(one["hour"]) == 24 for one in hours), False, False)[:2]
    could_be_month = any(int(one["day"]) <= 12 and one["day"] != one["month"] for one in first)
    return Told(day, hour, end_day, end_hour, over, end_over, day_first=could_be_month)


def _taken(form: re.Pattern[str], text: str) -> tuple[list[dict[str, str]], str]:
    """What a form finds in a text, and the text without it."""
    return [one.groupdict() for one in form.finditer(text)], form.sub(" ", text)


def _named_days(text: str) -> tuple[list[dict[str, str]], str]:
    """Days with the month in words: `13 maart 2027`, `March 13, 2027`."""
    months = _months()
    named = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    found = []
    for form in (
        rf"\b(?P<day>\d{{1,2}})(?:e|de|ste|st|nd|rd|th|\.)?\s?[- ]?(?P<name>{named})\.?[ -](?P<year>\d{{4}})\b",
        rf"\b(?P<name>{named})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
    ):
        more, text = _taken(re.compile(form), text)
        found += [one | {"month": str(months[one["name"]])} for one in more]
    return found, text


@cache
def _months() -> dict[str, int]:
    from babel import Locale

    return {
        name.lower().rstrip("."): number
        for code in _LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in Locale(code).months["format"][width].items()
    }


@cache
def _fillers() -> frozenset[str]:
    from babel import Locale

    weekdays = (
        name.lower().rstrip(".")
        for code in _LANGUAGES
        for width in ("wide", "abbreviated")
        for name in Locale(code).days["format"][width].values()
    )
    return frozenset({*weekdays, *words()["fillers"]})


def _says_nothing(text: str) -> bool:
    return all(one.strip(".,;()") in _fillers() | {""} for one in text.split())


def _day(found: dict[str, str]) -> date:
    year = int(found["year"])
    return date(year + 2000 if year < 100 else year, int(found["month"]), int(found["day"]))


def _clock(found: dict[str, str]) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    return time(0, 0) if (hour, minute) == (24, 0) else time(hour, minute)
