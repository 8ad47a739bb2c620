"""What becomes of a list: which row is which event, in which file, and what stands in the way of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from toolbox.check.persons import Forms, personal
from toolbox.desk.lists.facts import Given, Reader
from toolbox.desk.lists.moments import told
from toolbox.desk.lists.names import Names
from toolbox.desk.lists.stored import Stored, named, stems
from toolbox.desk.lists.table import ROWS, Listed, Row
from toolbox.desk.new import event_file
from toolbox.model.event.facts import ANNOUNCED, GIVEN, REQUIRED
from toolbox.model.event.local import Local
from toolbox.model.event.profile import Profile
from toolbox.model.event.rules import Rule
from toolbox.model.problem import Level, Problems, listed
from toolbox.paths import display_path
from toolbox.read.wording import Guard
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.validation import validate

_NEEDED = tuple(fact.name for fact in GIVEN if fact.default is REQUIRED)
_OF_EACH = ("name", "start")
"""What no option can say of all events of a list."""
MOST = 4 * ROWS
"""So much is told of a list of each level: all of it."""


class State(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    WRITTEN = "written"
    THERE = "there"
    DIFFERS = "differs"
    TWICE = "twice"
    LACKING = "lacking"


@dataclass
class Entry:
    """One row: the event that it is, or why it is none."""

    row: Row
    name: str
    facts: dict[str, Node]
    profile: Profile | None
    state: State = State.LACKING
    path: Path | None = None


@dataclass
class City:
    """What rows are held against: the check for persons, the wording guard, the clock, the events there are."""

    local: Local
    persons: Forms
    guard: Guard
    folder: Path


def entries(rows: Listed, given: Given, names: Names, city: City, problems: Problems) -> list[Entry]:
    """Each row as the event that it becomes; everything that is to be told is in `problems`."""
    reader = Reader(names, city.local.zone, given, problems)
    lacking = _lacking(rows, given, city.local.zone, problems)
    found = [_entry(row, reader, lacking, city, problems) for row in rows.rows]
    if reader.day_first:
        problems.add(reader.day_first, "list-day-first", Level.NOTE)
    for key, count in given.used.items():
        problems.add(rows.top, "list-given", Level.NOTE, key=key, value=given.facts[key], count=count)
    _tell_assumed(rows, given, city, problems)
    _settle(found, Stored.read(city.folder, city.local), city.folder, problems)
    return found


def write(found: Sequence[Entry], city: City, language: str) -> None:
    """Write the file of each new event. Raises OSError; what was written until then stays, and is marked so."""
    for one in found:
        if one.state is State.NEW and one.path:
            event_file({key: node.data() for key, node in one.facts.items()}, one.path, language, city.local.sound)
            one.state = State.WRITTEN


def _lacking(rows: Listed, given: Given, zone: ZoneInfo, problems: Problems) -> set[str]:
    """The facts that the whole list lacks, each told once."""
    known = rows.fields | given.facts.keys()
    if known & {"day", "start", "days"}:
        known |= {"start"}
    if known & {"end_day", "end_hour", "end", "days"} or "end" in given.hours or _ends_beside_start(rows, zone):
        known |= {"end"}
    lacking = {key for key in _NEEDED if key not in known}
    for key in _NEEDED:
        if key in lacking:
            problems.add(rows.top, "list-no-column-at-all" if key in _OF_EACH else "list-no-column", key=key)
    return lacking


def _ends_beside_start(rows: Listed, zone: ZoneInfo) -> bool:
    """Whether some cell says its end too: `21u - 3u`."""
    cells = (row.cells[key] for row in rows.rows for key in ("start", "day", "hour") if key in row.cells)
    found = (told(cell.value, zone, hour_alone=True) for cell in cells)
    return any(one.end_hour is not None or one.end_day for one in found if one)


def _entry(row: Row, reader: Reader, lacking: set[str], city: City, problems: Problems) -> Entry:
    facts = reader.facts(row)
    name = facts["name"].text if "name" in facts else ""
    found = Problems(MOST)
    _leave_out_persons(facts, city.persons, found)
    node = Node(facts, row.place, {key: one.place for key, one in facts.items()})
    profile = validate(Profile, node, found, city.local, slug="list")
    _check_words(facts, city.guard, found)
    for problem in found:
        if problem.code == "missing" and problem.details.get("key") in lacking | reader.unread:
            continue
        problems.take(problem)
    good = profile if profile and not (found.errors or reader.unread) else None
    return Entry(row, name, facts, good)


def _leave_out_persons(facts: dict[str, Node], persons: Forms, problems: Problems) -> None:
    """An organiser or a place that is a person is left out; a name that points at one is wrong."""
    in_organisers = (*persons.in_texts, *persons.in_organisers)
    for key, kinds in (("name", persons.in_names), ("place", persons.in_places), ("organiser", in_organisers)):
        node = facts.get(key)
        if node and personal(node.text, kinds=kinds):
            if key == "name":
                problems.add(node.place, "profile-personal", key=key)
            else:
                problems.add(node.place, "list-personal", Level.WARNING, key=key)
                del facts[key]


def _check_words(facts: dict[str, Node], guard: Guard, problems: Problems) -> None:
    for key in ("name", "place", "organiser"):
        node = facts.get(key)
        for language in guard.rules if node else ():
            for one in guard.found(node.text if node else "", language, False, problems):
                assert node is not None
                problems.add(node.place, "wording", one.level, word=one.word, why=one.why, instead=one.instead)


def _tell_assumed(rows: Listed, given: Given, city: City, problems: Problems) -> None:
    """What nobody says of any event, and what is assumed of it, once."""
    here = [fact.here(city.local.sound) for fact in ANNOUNCED]
    silent = [fact for fact in here if fact.assumed and fact.name not in rows.fields | given.facts.keys()]
    plain = [f"{fact.name}: {fact.answer}" for fact in silent if not isinstance(fact.default, Rule)]
    ruled = [fact.name for fact in silent if isinstance(fact.default, Rule)]
    if silent:
        problems.add(rows.top, "list-assumed", Level.NOTE, facts=listed(plain) or "-", ruled=listed(ruled) or "-")


def _differing(one: Profile, other: Profile | None) -> list[str]:
    """The facts in which two profiles of one event differ."""
    return [fact.name for fact in ANNOUNCED if getattr(one, fact.name) != getattr(other, fact.name)]


def _settle(found: list[Entry], stored: Stored, folder: Path, problems: Problems) -> None:
    """Give each event its file, and see what is there."""
    whole = [one for one in found if one.profile]
    first: dict[tuple[str, Any], Entry] = {}
    for one in whole:
        assert one.profile is not None
        key = (named(one.profile), one.profile.start)
        if key in first:
            other = _differing(one.profile, first[key].profile)
            one.state, one.profile = State.TWICE, None
            code = "list-row-twice-other" if other else "list-row-twice"
            problems.add(one.row.place, code, Level.WARNING, line=first[key].row.place.line, facts=listed(other))
        first.setdefault(key, one)
    once = [(one, one.profile) for one in whole if one.profile]
    days = Counter(_day(profile) for _, profile in once)
    taken = set(stored.stems)
    for (one, profile), stem in zip(once, stems([profile for _, profile in once]), strict=True):
        there = stored.find(profile, stem, alone=days[_day(profile)] == 1)
        name = there or stored.free(profile, stem, taken)
        taken.add(name)
        one.path = folder / f"{name}.yml"
        one.state = State.NEW if there is None else State.THERE
        if there is not None and (differences := list(stored.differences(there, profile, one.facts))):
            one.state = State.DIFFERS
            problems.add(
                one.row.place, "list-differs", Level.WARNING, path=display_path(one.path), facts="; ".join(differences)
            )


def _day(profile: Profile) -> tuple[str, Any]:
    return named(profile), profile.start.date()


def counted(found: Sequence[Entry]) -> dict[State, int]:
    """How many rows there are of each state."""
    return {state: sum(one.state is state for one in found) for state in State}


def shown(entry: Entry) -> str:
    """An event's facts on a line, as they stand in its file."""
    return " · ".join(_shown(entry.facts))


def _shown(facts: dict[str, Node]) -> Iterator[str]:
    for key, node in facts.items():
        value = node.data()
        if key == "days":
            yield ", ".join(
                f"{one.get('from', '?')} – {one.get('until', '?')}"
                + (f" ({count})" if (count := one.get("attendance")) else "")
                for one in value
            )
        elif key != "name":
            text = ", ".join(value) if isinstance(value, list) else value
            yield f"{key}: {text}" if value in ("true", "false") else text
