"""Field types that take what a person writes in YAML, and refuse what could mean two things.

YAML's own guesses (`no`, `1e3`, `17:00`) are switched off in the reader: every scalar arrives as text and the field
says what it must be. Values that are already of the right type pass, so models can also be built in Python.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, LiteralString

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from toolbox.model import limits
from toolbox.model.language_code import Language
from toolbox.model.zone import aware, is_second, on_clock, zone_of

YES = ("true", "yes", "on", "ja", "y")
NO = ("false", "no", "off", "nee", "n")
YEARS = range(2000, 2101)
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Mc", "Me")
"""The categories of signs that take no room, or only room; marks by themselves are on no letter."""
_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters of nothing but room."""
_BETWEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202d\u202e]+")
"""Between the words of a line: room, and signs that steer a program."""
SLUG = re.compile(rf"[a-z0-9-]{{1,{limits.SLUG}}}")
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows cannot use for a file or folder."""
INDEX = "index"
"""The name of a page that lists others."""
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)", re.DOTALL)
_NEARLY_MOMENT = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2})(?:[:.uh](\d{2})?)?(?:\s?(?:uur|u|h))?", re.ASCII
)
"""A moment as people write it: `2027-6-25 17u00`, `2027/06/25 17.00`, `2027-06-25 9:00`."""
_NEARLY_DAY = re.compile(r"(?=\d{8}(?!\d)|\d{4}[-/. ])(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})(?:[T ].*)?", re.ASCII)
"""A day as people write it: `2027-6-25`, `20270625`, or with its hour."""
_ZONED = re.compile(
    r"(?P<moment>\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)", re.ASCII
)
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]24:00(?::00)?", re.ASCII)
"""The end of a day, as some write it."""
_FAR = re.compile(r"(\d{5,9})-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?", re.ASCII)
"""A moment in a year of five digits or more, as of a finger that slipped."""
_MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_WITH_UNIT = re.compile(
    r"(?:(?:ca|circa|ongeveer|about)\.?\s|[±~])?\s?(\d{1,6})"
    r"(?:\s?(?:dag(?:en)?|days?|bezoekers?|personen|pers\.?|mensen|man|visitors?|people))?",
    re.ASCII | re.IGNORECASE,
)
"""A number as people write it: `45 dagen`, `ca. 450`, `450 bezoekers`."""
DEGREES = r"(?:°\s?C?|graden|degrees)"
"""What stands behind a temperature in a text; a value is the number alone."""
_IN_DEGREES = re.compile(rf"(?:ca\.?\s)?([+-]?\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?:{DEGREES}|C)", re.ASCII | re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[. _,\u00a0\u202f]\d{3})+", re.ASCII)


def whole_number(value: Any) -> Any:
    """Text such as `1000` as an int; `1e3`, `1.000` and `many` are refused."""
    if isinstance(value, bool | float):
        raise PydanticCustomError("not-whole-number", "", {"value": str(value)})
    if not isinstance(value, str):
        return value
    refuse_zero_first(value)
    if re.fullmatch(r"[+-]?\d{1,15}", value, re.ASCII):
        return int(value)
    refuse_grouped(value)
    if said := _WITH_UNIT.fullmatch(value):
        raise PydanticCustomError("not-whole-number-near", "", {"value": value, "better": no_zero_first(said[1])})
    raise PydanticCustomError("not-whole-number", "", {"value": value})


def no_zero_first(text: str) -> str:
    """A whole number, with a bound's sign or without, from which the zeros that it begins with are taken out."""
    return re.sub(r"(?<![\d.])0+(?=\d)", "", text)


def refuse_zero_first(text: str, before: str = "") -> None:
    """Refuse `010`, which is ten here and eight to what reads YAML as it once was; `before` as in `refuse_grouped`."""
    if re.fullmatch(r"[+-]?0\d+", text, re.ASCII):
        details = {"value": f"{before}{text}", "better": before + no_zero_first(text)}
        raise PydanticCustomError("zero-first", "", details)


def refuse_grouped(text: str, before: str = "") -> None:
    """Refuse `1.000`, which is a thousand to one and one to another; `before` stands before it in what is meant."""
    if _GROUPED.fullmatch(text):
        better = before + no_zero_first(re.sub(r"\D", "", text))
        raise PydanticCustomError("grouped-number", "", {"value": f"{before}{text}", "better": better})


def refuse_comma(text: str, before: str = "") -> None:
    """Refuse `6,5`, which has a comma; `before` stands before it in what is meant."""
    if re.fullmatch(r"[+-]?\d+,\d+", text, re.ASCII):
        better = before + text.replace(",", ".")
        raise PydanticCustomError("decimal-comma", "", {"value": f"{before}{text}", "better": better})


def decimal_number(value: Any) -> Any:
    """Text such as `29` or `28.5` as an exact Decimal; a decimal comma is refused with the right spelling."""
    if isinstance(value, bool):
        raise PydanticCustomError("not-number", "", {"value": str(value)})
    if isinstance(value, int | float):
        return Decimal(str(value))
    if not isinstance(value, str):
        return value
    refuse_zero_first(value)
    if re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,6})?", value, re.ASCII):
        return Decimal(value)
    refuse_comma(value)
    if said := _IN_DEGREES.fullmatch(value):
        better = no_zero_first(said[1].replace(",", "."))
        raise PydanticCustomError("not-number-near", "", {"value": value, "better": better})
    raise PydanticCustomError("not-number", "", {"value": value})


def figure(value: Any) -> Any:
    """The same, but for `1.000`, which can be read in two ways."""
    if isinstance(value, str):
        refuse_grouped(value)
    return decimal_number(value)


def yes_or_no(value: Any) -> Any:
    """`true`, `yes`, `on`, `ja` and their opposites as a bool."""
    if isinstance(value, str) and value.lower() in YES + NO:
        return value.lower() in YES
    if isinstance(value, bool):
        return value
    if isinstance(value, list | tuple) and len(value) == 1 and str(value[0]).lower() in YES + NO:
        better = "true" if str(value[0]).lower() in YES else "false"
        raise PydanticCustomError("lone-in-list", "", {"value": str(value[0]), "better": better})
    if isinstance(value, list | dict):
        return value
    raise PydanticCustomError("not-yes-no", "", {"value": str(value)})


def local_moment(value: Any, info: ValidationInfo) -> Any:
    """Text such as `2027-06-25T17:00` as a naive datetime in the city's local time.

    Refused: a date without an hour, a time zone, day-first dates, and the hour that is skipped in spring.
    """
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, str):
        moment = _moment_from_text(value.strip())
    else:
        return value
    if moment.year not in YEARS:
        raise PydanticCustomError("year-out-of-range", "", {"value": str(moment.year)})
    zone = zone_of(info)
    if moment.tzinfo is not None:
        code = "moment-in-second-hour" if is_second(moment, zone) else "moment-with-zone"
        better = f"{on_clock(moment, zone):%Y-%m-%dT%H:%M}"
        raise PydanticCustomError(code, "", {"value": str(value), "better": better, "zone": zone.key})
    there_and_back = aware(moment, zone).astimezone(UTC).astimezone(zone)
    if there_and_back.replace(tzinfo=None) != moment:
        better = (moment + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
        raise PydanticCustomError("hour-skipped", "", {"value": str(value), "better": better, "zone": zone.key})
    return moment


def _moment_from_text(text: str) -> datetime:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, rest = found.groups()
        if int(month) > 12:
            day, month = month, day
        hour = re.search(r"(\d{1,2}) ?[:u.h](\d{2})?", rest, re.IGNORECASE)
        clock = f"{int(hour[1]):02}:{hour[2] or '00'}" if hour else "20:00"
        better = f"{year}-{int(month):02}-{int(day):02}"
        raise PydanticCustomError(
            _in_calendar(better, absent="no-such-date"), "", {"value": text, "better": f"{better}T{clock}"}
        )
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise PydanticCustomError("moment-without-hour", "", {"value": text, "better": f"{text}T20:00"})
    if far := _FAR.fullmatch(text):
        raise PydanticCustomError("year-out-of-range", "", {"value": far[1]})
    midnight = _MIDNIGHT.fullmatch(text)
    try:
        following = date.fromisoformat(midnight[1]) + timedelta(days=1) if midnight else None
        moment = None if midnight else _written_moment(text)
    except (ValueError, OverflowError):
        raise PydanticCustomError("no-such-date", "", {"value": text}) from None
    if following:
        raise PydanticCustomError("hour-24", "", {"value": text, "better": f"{following}T00:00"})
    if moment is None:
        raise PydanticCustomError("not-moment", "", {"value": text})
    if moment.tzinfo or _MOMENT.fullmatch(text):
        return moment
    raise PydanticCustomError("moment-nearly", "", {"value": text, "better": f"{moment:%Y-%m-%dT%H:%M}"})


def _in_calendar(
    better: str, code: LiteralString = "day-first", absent: LiteralString = "no-such-day"
) -> LiteralString:
    """What is wrong with a day that is written otherwise, as with its year last: that, or that there is no such day."""
    try:
        date.fromisoformat(better)
    except ValueError:
        return absent
    return code


def _written_moment(text: str) -> datetime | None:
    """The moment that somebody wrote, right or nearly so, with its zone where it has one; None where it is none.

    Raises ValueError where the calendar or the clock has none such.
    """
    if zoned := _ZONED.fullmatch(text):
        return datetime.fromisoformat(zoned["moment"] + zoned["zone"])
    found = _MOMENT.fullmatch(text) or _NEARLY_MOMENT.fullmatch(text)
    return datetime(*(int(part) for part in found.groups(default="0"))) if found else None  # type: ignore[arg-type]


def calendar_day(value: Any) -> Any:
    """Text such as `2026-11-24` as a date."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = str(value).strip()
    if found := _DAY_FIRST.fullmatch(text):
        better = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        raise PydanticCustomError(_in_calendar(better), "", {"value": text, "better": better})
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        if near := _NEARLY_DAY.fullmatch(text):
            better = f"{near[1]}-{int(near[3]):02}-{int(near[4]):02}"
            raise PydanticCustomError(_in_calendar(better, "day-nearly"), "", {"value": text, "better": better})
        raise PydanticCustomError("not-day", "", {"value": text})
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no-such-day", "", {"value": text}) from None
    if day.year not in YEARS:
        raise PydanticCustomError("year-out-of-range", "", {"value": str(day.year)})
    return day


def one_line(value: Any) -> Any:
    """Text with runs of white space made one space: a name never breaks a line. What nobody sees is none."""
    seen = read_at_all(value)
    return _BETWEEN.sub(" ", seen).strip() if isinstance(seen, str) else seen


def read_at_all(value: Any) -> Any:
    """A text as it is; one of which nobody sees a sign is none."""
    unseen = isinstance(value, str) and all(one in _EMPTY or unicodedata.category(one) in _UNSEEN for one in value)
    return "" if unseen else value


def slug(value: str) -> str:
    """An id or address part: `a-z 0-9 -`, 1 to 60 characters."""
    if not SLUG.fullmatch(value):
        raise PydanticCustomError("not-slug", "", {"value": value})
    return value


def without_markup(value: str) -> str:
    """A title that also stands in menus and browser tabs: no angle brackets."""
    if "<" in value or ">" in value:
        raise PydanticCustomError("angle-bracket", "", {"value": value})
    return value


def web_address(value: str) -> str:
    """An `https://` or `http://` address without spaces."""
    if found := re.fullmatch(r"(https?://)([^\s<>\"']+)", value, re.IGNORECASE):
        return found[1].lower() + found[2]
    raise PydanticCustomError("not-address", "", {"value": value})


Whole = Annotated[int, BeforeValidator(whole_number)]
Number = Annotated[Decimal, BeforeValidator(figure)]
Constant = Annotated[Decimal, BeforeValidator(decimal_number)]
"""A figure that is no count, such as 206.835 in a formula: a point in it is that of its decimals."""
YesNo = Annotated[bool, BeforeValidator(yes_or_no)]
Moment = Annotated[
    datetime,
    BeforeValidator(local_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$"}),
]
Day = Annotated[
    date,
    BeforeValidator(calendar_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=400), BeforeValidator(one_line)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(one_line)]
Title = Annotated[Name, AfterValidator(without_markup)]
Slug = Annotated[str, AfterValidator(slug)]
Address = Annotated[str, AfterValidator(web_address)]
Words = Annotated[dict[Language, Line], Field(min_length=1)]
"""A short text in each language."""
Titles = Annotated[dict[Language, Title], Field(min_length=1)]
"""A short text in each language that also stands in menus and browser tabs."""
