"""From a row of a list to the facts of an event as they stand in a profile, each with its place in the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from toolbox.desk.lists.moments import Told, days_told, is_day_first, is_like_a_day, told, written
from toolbox.desk.lists.names import PARTS, Names
from toolbox.desk.lists.table import Cell, Row
from toolbox.desk.lists.values import read
from toolbox.model.event.facts import ANNOUNCED
from toolbox.model.problem import Level, Place, Problems
from toolbox.read.yaml.tree import Node

_HOURS = ("start", "end", "hour", "end_hour")
"""Columns in which a number alone is an hour."""
_WITHIN = {"start": "start", "day": "start", "hour": "start", "end": "end", "end_day": "end", "end_hour": "end"}
"""What each column with a day or an hour is a part of."""
_EXAMPLES = {"start": "20:00", "end": "02:00"}
"""Hours to show how one is given; the same twice would be a whole day."""
_PLAIN = tuple(fact.name for fact in ANNOUNCED if fact.name not in ("days", "start", "end"))


@dataclass
class Given:
    """What the command line says where the list does not: facts, and the hours of a day without any."""

    facts: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, time] = field(default_factory=dict)
    used: Counter[str] = field(default_factory=Counter)
    """For how many rows."""


@dataclass
class Reader:
    """Reads row after row, and gathers what is told of each and of all."""

    names: Names
    zone: ZoneInfo
    given: Given
    problems: Problems
    day_first: Place | None = None
    """Where a day was read as day, month, year that could have been another."""
    unread: set[str] = field(default_factory=set)
    """What the last row says of its start or end, but not so that it can be made out: that is told already."""

    def facts(self, row: Row) -> dict[str, Node]:
        """What is known of an event, with what was given for every event; what is wrong is left for the model."""
        self.unread = {_WITHIN.get(key, key) for key in row.broken}
        found = self._when(row)
        for key in _PLAIN:
            if cell := row.cells.get(key):
                value = read(key, cell, self.names)
                if value.otherwise:
                    better = ", ".join(value.value) if isinstance(value.value, list) else value.value
                    self._note(cell.place, "list-read", key=key, value=cell.text[:60], better=better)
                found[key] = _node(value.value, cell.place)
            elif key in self.given.facts:
                self.given.used[key] += 1
                found[key] = _node(read(key, Cell(self.given.facts[key], row.place), self.names).value, row.place)
        return found

    def _note(self, place: Place, code: str, **details: object) -> None:
        self.problems.add(place, code, Level.NOTE, **details)

    def _when(self, row: Row) -> dict[str, Node]:
        if days := row.cells.get("days"):
            return self._days(row, days)
        found: dict[str, Told] = {}
        for key in ("start", "end", *PARTS):
            if not (cell := row.cells.get(key)):
                continue
            said = told(cell.value, self.zone, hour_alone=key in _HOURS)
            if said is None:
                self.unread.add(_WITHIN[key])
                code = "list-no-such-day" if is_like_a_day(cell.text) else "list-no-moment"
                self.problems.add(cell.place, code, value=cell.text[:60])
                continue
            if key in ("day", "end_day") and said.hour == time(0) and isinstance(cell.value, datetime):
                said = replace(said, hour=None)  # a spreadsheet's day alone
            found[key] = said
            if said.serial or said.moved:
                better = " ".join(filter(None, (str(said.day or ""), f"{said.hour:%H:%M}" if said.hour else "")))
                self._note(cell.place, "list-read", key=key, value=cell.text, better=better)
            self.day_first = self.day_first or (cell.place if said.day_first else None)
        return self._stretch(row, found)

    def _days(self, row: Row, cell: Cell) -> dict[str, Node]:
        """The days of an event with nights off. What its start and end say beside them has to be the same."""
        value = cell.value if isinstance(cell.value, list) else days_told(str(cell.value), self.zone)
        if value is None:
            self.unread |= {"start", "end"}
            self.problems.add(cell.place, "list-no-days", value=cell.text[:60])
            return {}
        if not isinstance(cell.value, list) and is_day_first(str(cell.value), self.zone):
            self.day_first = self.day_first or cell.place
        for key, day, part in (("start", value[0], "from"), ("end", value[-1], "until")):
            beside, there = row.cells.get(key), str(day.get(part, ""))
            said = told(beside.value, self.zone) if beside else None
            if beside and said and said.day and not there.startswith(written(said.day, said.hour)):
                self.problems.add(beside.place, "list-said-twice", Level.WARNING, value=beside.text[:60], better=there)
        return {"days": _node(value, cell.place)}

    def _stretch(self, row: Row, found: dict[str, Told]) -> dict[str, Node]:
        """The start and the end, from whatever columns say them."""
        first = [found[key] for key in ("day", "start", "hour") if key in found]
        last = [found[key] for key in ("end_day", "end", "end_hour") if key in found]
        day = next((one.day for one in reversed(first) if one.day), None)
        end_day = next((one.day for one in reversed(last) if one.day), None) or next(
            (o.end_day for o in first if o.end_day), None
        )
        hour, over = next(((one.hour, one.over) for one in reversed(first) if one.hour is not None), (None, False))
        ends = [(one.hour, one.over) for one in reversed(last)] + [(one.end_hour, one.end_over) for one in first]
        until, end_over = next((one for one in ends if one[0] is not None), (None, False))
        if not day:
            if "start" in self.unread and (last or until is not None):
                self.unread.add("end")
            return {}
        self._tell_twice(row, found)
        places = {
            "start": self._place(row, found, "hour", "start", "day"),
            "end": self._place(row, found, "end_hour", "end", "end_day"),
        }
        hour = self._or_given("start", hour, day, places["start"])
        begin = day + timedelta(days=over)
        if "end" in self.unread or (until is None and not end_day and "end" not in self.given.hours):
            return self._moment("start", begin, hour, places["start"])
        several = end_day is not None and end_day > begin + timedelta(days=1)
        # An hour that is given for all is that of the last night, as is one without a day of its own.
        is_of_the_night = end_day is None or until is None or (several and _apart(first, last))
        until = self._or_given("end", until, end_day or day, places["end"])
        end_day = end_day or begin
        if end_over:
            end_day += timedelta(days=1)
        elif is_of_the_night and hour is not None and until is not None and until <= hour:
            code = "list-next-day" if end_day == begin else "list-last-night"
            end_day += timedelta(days=1)
            self._note(places["end"], code, value=f"{end_day}T{until:%H:%M}")
        elif end_day > begin and hour is not None and until is not None and (several or until > hour):
            value = f"{begin}T{hour:%H:%M} – {end_day}T{until:%H:%M}"
            self._note(places["end"], "list-nights", value=value)
        return self._moment("start", begin, hour, places["start"]) | self._moment("end", end_day, until, places["end"])

    def _tell_twice(self, row: Row, found: dict[str, Told]) -> None:
        """Tell the hours and days of a row that another of its columns says otherwise, and that are not taken."""
        for keys in (("day", "start", "hour"), ("end_day", "end", "end_hour")):
            for what in ("day", "hour"):
                said = [
                    (key, value) for key in keys if key in found and (value := getattr(found[key], what)) is not None
                ]
                for key, value in said[:-1]:
                    if value != said[-1][1]:
                        shown = [f"{one:%H:%M}" if what == "hour" else str(one) for one in (value, said[-1][1])]
                        place = row.cells[key].place
                        self.problems.add(place, "list-said-twice", Level.WARNING, value=shown[0], better=shown[1])

    def _moment(self, key: str, day: date, hour: time | None, place: Place) -> dict[str, Node]:
        """A moment as a profile has it."""
        if hour is not None:
            return {key: _node(written(day, hour), place)}
        if key in self.unread:
            return {}
        self.unread.add(key)
        self.problems.add(place, "list-no-hour", key=key, value=day, hour=_EXAMPLES[key])
        return {}

    def _or_given(self, key: str, hour: time | None, day: date, place: Place) -> time | None:
        if hour is None and (hour := self.given.hours.get(key)) is not None:
            self._note(place, "list-hour-given", key=key, value=f"{day}T{hour:%H:%M}")
        return hour

    @staticmethod
    def _place(row: Row, found: Mapping[str, Told], *keys: str) -> Place:
        """Where an hour stands, or else where its day does."""
        there = [key for key in keys if key in row.cells]
        hours = [key for key in there if key in found and found[key].hour is not None]
        return next((row.cells[key].place for key in (*hours, *there)), row.place)


def _apart(first: list[Told], last: list[Told]) -> bool:
    """Whether the hour of the end stands apart from the days: in `25/06 - 27/06` and `01:00` it is that of each night.

    Of two days the second may be the end.
    """
    return not (any(one.day for one in last) or any(one.end_day and one.end_hour is not None for one in first))


def _node(value: Any, place: Place) -> Node:
    if isinstance(value, list):
        return Node([_node(one, place) for one in value], place)
    if isinstance(value, dict):
        return Node({key: _node(one, place) for key, one in value.items()}, place, dict.fromkeys(value, place))
    return Node(str(value), place)
