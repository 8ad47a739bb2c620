"""JSON as UiTdatabank (publiq) and schema.org have it: `Event`, one, a list, a page of results or an `@graph`.

Records of another kind are read as the rows of a table, with their keys above it: `[{"name": "Party", "start": …}]`.

UiTdatabank has texts by language, `calendarType` (single, multiple, periodic, permanent) with `subEvent` and
`openingHours`, `terms` and `typicalAgeRange`; schema.org has a class a kind of event. Moments have a zone in both.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any
from zoneinfo import ZoneInfo

from toolbox.desk.lists.headers import by_header, is_header
from toolbox.desk.lists.names import Names
from toolbox.desk.lists.opening import MOST_DAYS, days_of, in_second_hours, moment_of, separate_days
from toolbox.desk.lists.table import COLUMNS, ROWS, Cell, Listed, Row, clean, decoded
from toolbox.model.problem import Level, Place, Problems

_LISTS = ("@graph", "member", "itemListElement", "events")
_PRIVATE = ("contactPoint", "creator", "performer", "attendee", "email", "telephone")
_TOO_DEEP, _TOO_LONG = "lists within each other, too deep", "a number of too many digits"
_OFF = ("unavailable", "eventcancelled", "deleted", "rejected", "draft")


class _Object(dict[str, Any]):
    """An object that knows where it began in the text, and which of its keys stand there more than once."""

    offset = 0
    twice: tuple[str, ...] = ()


class _Decoder(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__()
        self.parse_object = self._object
        self.scan_once = py_make_scanner(self)

    @staticmethod
    def _object(at: tuple[str, int], *rest: Any) -> tuple[_Object, int]:
        strict, scan_once, _, _, memo = rest
        pairs, end = JSONObject(at, strict, scan_once, None, list, memo)
        found = _Object(pairs)
        found.offset = at[1] - 1
        found.twice = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return found, end


def listed(raw: bytes, name: str, zone: ZoneInfo, names: Names, language: str, problems: Problems) -> Listed | None:
    """The events of a file; texts are those in `language` where there are, hours those of `zone`."""
    start = Place(name)
    text = decoded(raw, start, problems)
    if text is None:
        return None
    try:
        content = _Decoder().decode(text)
    except json.JSONDecodeError as error:
        problems.add(Place(name, error.lineno, error.colno), "list-broken", kind="JSON", said=error.msg)
        return None
    except (RecursionError, ValueError) as error:
        problems.add(start, "list-broken", kind="JSON", said=_TOO_DEEP if type(error) is RecursionError else _TOO_LONG)
        return None
    others: list[Any] = []
    members = list(_members(content, others))
    if others:
        said = clean(", ".join("null" if one is None else str(one) for one in others))
        problems.add(start, "list-not-event", Level.NOTE, value=said[:60])
    if len(members) > ROWS:
        problems.add(start, "list-long", most=ROWS)
        return None
    reader, rows = _Reader(zone, names, language, problems), []
    ends = [-1, *(found.start() for found in re.finditer("\n", text))]
    lines = [bisect_left(ends, one.offset) for one in members]
    places = [Place(name, line, one.offset - ends[line - 1]) for line, one in zip(lines, members, strict=True)]
    found = _clear(zip(members, places, strict=True), problems)
    if table := _as_table(found, names):
        return by_header(table, names, name, problems)
    for one, place in found:
        if row := reader.row(one, place):
            rows.append(row)
    if private := [key for key in _PRIVATE if any(key in one for one, _ in found)]:
        problems.add(start, "list-private", Level.NOTE, value=", ".join(private))
    if not found and members:
        return None
    if not rows:
        problems.add(start, "list-no-events")
        return None
    return Listed(rows, {field for row in rows for field in row.cells}, start)


def _clear(members: Iterable[tuple[_Object, Place]], problems: Problems) -> list[tuple[_Object, Place]]:
    """The objects that say each thing once; of the others it is told what they say twice."""
    found = []
    for one, place in members:
        for key in one.twice:
            problems.add(place, "list-key-twice", key=clean(key)[:60])
        if not one.twice:
            found.append((one, place))
    return found


def _as_table(members: list[tuple[_Object, Place]], names: Names) -> list[list[Cell]]:
    """Records as a table with their keys above it; empty where they are events, or nothing that a header could name."""
    if not members or any(_types(one) or _is_event(one) for one, _ in members):
        return []
    keys = list(dict.fromkeys(key for one, _ in members for key in one))[:COLUMNS]
    header = [Cell(key, members[0][1]) for key in keys]
    if not is_header(header, names):
        return []
    days = {key for key in keys if names.column(key) == "days"}
    return [header, *([_cell(one.get(key), place, key in days) for key in keys] for one, place in members)]


def _cell(value: Any, place: Place, are_days: bool) -> Cell:
    """A value as somebody would type it in a cell: of what is in several parts only days, words, or a name, are one."""
    if are_days and isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return Cell(value or None, place)
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return Cell(", ".join(str(one) for one in value), place)
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return Cell(value["name"], place)
    if isinstance(value, list | dict):
        return Cell(json.dumps(value, ensure_ascii=False)[:60], place, "list-parts")
    return Cell(value, place)


def _members(content: Any, others: list[Any], depth: int = 0) -> Iterator[_Object]:
    """The objects of a list, however it is wrapped; what is none is put with the `others`."""
    if isinstance(content, list) and depth < 4:
        for one in content:
            yield from _members(one, others, depth + 1)
    elif isinstance(content, _Object):
        inside = next((content[key] for key in _LISTS if isinstance(content.get(key), list)), content.get("item"))
        if inside is None and not depth and "name" not in content:
            inside = _only_list(content)
        if inside is None:
            yield content
        else:
            yield from _members(inside if isinstance(inside, list) else [inside], others, depth + 1)
    else:
        others.append(content)


def _only_list(content: _Object) -> list[Any] | None:
    """The list of records in an object with just one, whatever it is called: `{"events of 2027": [...]}`."""
    lists = [value for value in content.values() if isinstance(value, list) and value]
    if len(lists) == 1 and all(isinstance(one, _Object) for one in lists[0]):
        return lists[0]
    return None


class _Reader:
    """One object at a time."""

    def __init__(self, zone: ZoneInfo, names: Names, language: str, problems: Problems) -> None:
        self.zone, self.names, self.language, self.problems = zone, names, language, problems

    def row(self, one: _Object, place: Place) -> Row | None:
        """What an object says of an event; None after noting why it is none."""
        name = self.text(one.get("name"), one)
        if not _is_event(one):
            if name and not _types(one):
                self.problems.add(place, "list-untyped", Level.WARNING, name=name[:60])
            else:
                self.problems.add(place, "list-not-event", Level.NOTE, value=clean(", ".join(_types(one)) or "?")[:60])
            return None
        if said := self._off(one):
            self.problems.add(place, said, Level.NOTE, value=name[:60])
            return None
        cells: dict[str, Any] = {"name": name, "kind": self._kind(one), "place": self._place(one.get("location"), one)}
        cells |= {"organiser": self._organiser(one, place), "ages": one.get("typicalAgeRange")}
        cells |= {"attendance": one.get("maximumAttendeeCapacity"), "entry": _entry(one)}
        broken: set[str] = set()
        if count := separate_days(one, self.zone):
            self.problems.add(place, "list-days", value=name[:60], count=count, most=MOST_DAYS)
            broken = {"start", "end"}
        else:
            cells |= self._when(one)
            for key, said, better in in_second_hours(one, self.zone):
                self.problems.add(place, "list-read", Level.NOTE, key=key, value=said, better=better)
        if one.get("allAges") is True:
            cells["ages"] = "-"
        if capacity := cells["attendance"]:
            self.problems.add(place, "list-capacity", Level.NOTE, value=str(capacity)[:20])
        kept = {key: value for key, value in cells.items() if value not in (None, "", [])}
        return Row(place, {key: Cell(value, place) for key, value in kept.items()}, broken)

    def text(self, value: Any, beside: dict[str, Any]) -> str:
        """A text: itself, by language, or the first of a list."""
        if isinstance(value, list):
            by = {str(one.get("@language")): one.get("@value") for one in value if isinstance(one, dict)}
            value = by.get(self.language) or next((self.text(one, beside) for one in value), "")
        if isinstance(value, dict):
            wanted = (self.language, str(beside.get("mainLanguage")), "@value", "name", *value)
            value = next((value[key] for key in wanted if isinstance(value.get(key), str)), "")
        return clean(str(value)) if isinstance(value, str | int | float) else ""

    def _off(self, one: dict[str, Any]) -> str | None:
        status = one.get("status")
        told = [
            status.get("type") if isinstance(status, dict) else status,
            one.get("eventStatus"),
            one.get("workflowStatus"),
        ]
        if any(_last(said) in _OFF for said in told):
            return "list-cancelled"
        if (
            _last(one.get("attendanceMode")) == "online"
            or _last(one.get("eventAttendanceMode")) == "onlineeventattendancemode"
        ):
            return "list-online"
        return "list-permanent" if one.get("calendarType") == "permanent" else None

    def _kind(self, one: dict[str, Any]) -> str | None:
        terms: Any = one["terms"] if isinstance(one.get("terms"), list) else []
        said = [
            self.text(term.get("label"), one)
            for term in terms
            if isinstance(term, dict) and term.get("domain") == "eventtype"
        ]
        said += [name for name in _types(one) if name.lower() != "event"]
        return next((name for name in said if self.names.choice("kind", name)), said[0] if said else None)

    def _place(self, location: Any, one: dict[str, Any]) -> str:
        if isinstance(location, list):
            location = next((place for place in location if place), None)
        if isinstance(location, dict):
            if "virtuallocation" in [name.lower() for name in _types(location)]:
                return ""
            return self.text(location.get("name"), location)
        return location if isinstance(location, str) and "://" not in location else ""

    def _organiser(self, one: dict[str, Any], place: Place) -> str:
        organiser = one.get("organizer") or one.get("organiser")
        if isinstance(organiser, list):
            organiser = organiser[0] if organiser else None
        if isinstance(organiser, dict) and "person" in [name.lower() for name in _types(organiser)]:
            self.problems.add(place, "list-person", Level.WARNING)
            return ""
        return self.text(organiser.get("name"), organiser) if isinstance(organiser, dict) else self.text(organiser, one)

    def _when(self, one: dict[str, Any]) -> dict[str, Any]:
        kind = one.get("calendarType")
        if kind in ("multiple", "periodic") and (days := days_of(one, self.zone)):
            if len(days) > 1:
                return {"days": days}
            return {"start": days[0]["from"], "end": days[0]["until"]}
        start, end = (moment_of(one.get(key), self.zone) for key in ("startDate", "endDate"))
        return _without_hours({"start": start, "end": end})


def _without_hours(when: dict[str, Any]) -> dict[str, Any]:
    """A day from its first to its last minute has no hours: UiTdatabank writes it so."""
    texts = [value for value in when.values() if isinstance(value, str)]
    if len(texts) == len(when) and texts[0].endswith("T00:00") and texts[1].endswith("T23:59"):
        return {key: value.partition("T")[0] for key, value in when.items()}
    return when


def _is_event(one: dict[str, Any]) -> bool:
    known = [name.lower() for name in _types(one)]
    if known:
        return any(name.endswith("event") or name in ("festival", "hackathon") for name in known)
    return "name" in one and ("startDate" in one or "calendarType" in one)


def _types(one: dict[str, Any]) -> list[str]:
    said = one.get("@type") or []
    return [_last(name, lower=False) for name in (said if isinstance(said, list) else [said])]


def _last(said: Any, *, lower: bool = True) -> str:
    """The name at the end of an address: `https://schema.org/EventCancelled`."""
    text = str(said or "").replace("#", "/").replace(":", "/").rpartition("/")[2]
    return text.lower() if lower else text


def _entry(one: dict[str, Any]) -> Any:
    """Whether visitors pay: said, or by the price of the first offer."""
    if isinstance(free := one.get("isAccessibleForFree"), bool):
        return free
    offers = one.get("priceInfo") or one.get("offers")
    first = (offers[0] if offers else None) if isinstance(offers, list) else offers
    price = first.get("price") if isinstance(first, dict) else None
    return price if isinstance(price, int | float | str) and not isinstance(price, bool) else None
