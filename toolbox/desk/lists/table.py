"""What every kind of list becomes: rows of cells, each of which knows its place."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolbox.model.problem import Level, Place, Problems
from toolbox.paths import display_path
from toolbox.read.text import CONTROL, UTF16, note_closed

LARGEST, LARGEST_CALENDAR, UNPACKED = 10_000_000, 3_000_000, 50_000_000
"""Bytes of a list, of a calendar (which takes the longest to read), and of a spreadsheet once it is unpacked."""
ROWS, COLUMNS, LONGEST = 5_000, 200, 2_000
"""The most rows, columns, and letters of a cell that are looked at."""


def clean(text: str) -> str:
    """A text on one line, without signs that nobody sees or that no file can hold."""
    whole = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    return " ".join(CONTROL.sub(" ", whole).split())


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a text, a number, a day or an hour, and where.

    `wrong` names the kind of problem where what stands there is none of these.
    """

    value: Any
    place: Place
    wrong: str = ""

    @property
    def text(self) -> str:
        """As somebody would type it."""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return clean(str(self.value))

    @property
    def empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.wrong and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


@dataclass
class Row:
    """One line of a list, its cells by the field that they are about."""

    place: Place
    cells: dict[str, Cell] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """The fields whose cell holds nothing that can be read; it is told already."""


@dataclass
class Listed:
    """All rows of a list, and the fields about which it says something at all."""

    rows: list[Row]
    fields: set[str]
    top: Place
    """Where is told what the whole list lacks."""


def content(path: Path, problems: Problems, most: int = LARGEST) -> bytes | None:
    """The bytes of a list, at most so many; None after noting why there are none."""
    start = Place(display_path(path))
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            problems.add(start, "not-a-file")
            return None
        if about.st_size > most:
            problems.add(start, "list-large", size=about.st_size // 1_000_000, most=most // 1_000_000)
            return None
        with path.open("rb") as file:
            raw = file.read(most)
    except OSError as error:
        note_closed(path, start, error, problems)
        return None
    if not raw.strip():
        problems.add(start, "list-nothing")
        return None
    return raw


def decoded(raw: bytes, place: Place, problems: Problems) -> str | None:
    """The text of a list: UTF-8, UTF-16 (the *Unicode text* of spreadsheets), or Windows-1252, which is told; None
    after noting that it is no text.
    """
    if raw.startswith(UTF16):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            problems.add(place, "list-binary")
            return None
    if b"\x00" in raw:
        problems.add(place, "list-binary")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        problems.add(place, "list-binary")
        return None
    problems.add(Place(place.path, line), "list-cp1252", Level.NOTE)
    return text
