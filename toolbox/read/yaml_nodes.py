"""YAML as a tree in which every scalar is still the text that was written, and every part knows its place.

YAML's guesses are off: `no` is not false, `1e3` is not a number, `2026-11-24` is not yet a date. What a value means is
for the model to say. Refused, each with its place: anchors and aliases (so no alias bombs), tags, merge keys, a key
that stands twice, tabs, several documents in a file, and nesting deeper than `DEEPEST`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from toolbox.model.problem import Place, Problems
from toolbox.read.text import CONTROL

DEEPEST = 20
"""Levels of lists and mappings; our formats use five."""

MOST = 20_000
"""Values, lists and mappings in a file; the largest of ours has two thousand."""

_MENDED = 50
"""Mistakes of syntax that are mended to read on."""
_TABS = 100
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = ("", "~", "null", "Null", "NULL")
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_BEFORE = re.compile(r"\s*(?:-\s+)?(?:[\w-]+\s*:(?=\s|$))?\s*")
"""What stands before a line's value: where it begins, and its key."""
_UNQUOTED = re.compile(r"^(\s*(?:- )?[^\s:#'\"{\[][^:#]*:[ ]+)([^\s'\"\[{|>&*!].*)$")
_SIGN_FIRST = re.compile(r"^(\s*(?:- )?[\w-]+:[ ]+)([>|%@`].*)$")
_SYNTAX = (
    ("mapping values are not allowed", "yaml-colon"),
    ("cannot start any token", "yaml-quote-needed"),
    ("chomping or indentation", "yaml-quote-needed"),
    ("expected comment or line break", "yaml-quote-needed"),
    ("end of stream", "yaml-quote-open"),
    ("',' or", "yaml-bracket-open"),
    ("expected ':'", "yaml-colon-missing"),
    ("escape", "yaml-escape"),
    ("sequence entries are not allowed", "yaml-indent"),
    ("did not find expected", "yaml-indent"),
    ("expected <block end>", "yaml-indent"),
)


@dataclass
class Node:
    """One scalar, list or mapping. `value` is None for an empty scalar; `keys` has the place of each key."""

    value: str | list[Node] | dict[str, Node] | None
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)

    def data(self, *, empty_keys: bool = False) -> Any:
        """Plain texts, lists and mappings; the keys that are left empty only if asked for."""
        if isinstance(self.value, list):
            return [one.data(empty_keys=empty_keys) for one in self.value]
        if isinstance(self.value, dict):
            members = self.value.items()
            return {key: one.data(empty_keys=empty_keys) for key, one in members if empty_keys or one.value is not None}
        return self.value

    def get(self, key: str) -> Node | None:
        """What stands under a key, where this is a mapping and the key is there and not empty."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found if found and found.value is not None else None

    def items(self) -> list[Node]:
        """The members of a list; none where this is not a list."""
        return self.value if isinstance(self.value, list) else []

    def pairs(self) -> dict[str, Node]:
        """The members of a mapping; none where this is not a mapping."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def text(self) -> str:
        """A scalar's text; empty where this is not a scalar."""
        return self.value if isinstance(self.value, str) else ""


class _Refused(Exception):
    """The text cannot be followed any further; the problem is noted already."""


def compose(text: str, shown: str, problems: Problems, first_line: int = 1) -> Node | None:
    """The tree of a YAML text that begins at `first_line` of the file, or None where it cannot be read.

    An empty text is an empty mapping.
    """
    text = _without_pasted_spaces(text, shown, problems, first_line)
    found = _parsed(text, shown, first_line)
    if "\t" in text:
        _note_tabs(text, shown, problems, first_line)
        # Whatever the tab stood for, the reading with the fewest mistakes lets the rest of the file be checked.
        readings = [_parsed(text.replace("\t", instead), shown, first_line) for instead in (" ", "  ", "")]
        found = min(readings, key=lambda reading: (reading.events is None, len(reading.mistakes)))
        if found.events is None:
            return None
    for place, code, said in found.mistakes:
        problems.add(place, code, said=said)
    if found.events is None:
        return None
    if len(found.events) > MOST:
        problems.add(Place(shown, first_line), "too-many-parts", most=MOST)
        return None
    try:
        return _Composer(iter(found.events), shown, problems, first_line).document()
    except _Refused:
        return None


def _without_pasted_spaces(text: str, shown: str, problems: Problems, first_line: int) -> str:
    """The text with plain spaces where one that does not break, as Word has them, would change what the line says."""
    if not _NO_BREAK.search(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        before = _BEFORE.match(line)
        begins = before.end() if before else 0
        ends = max(begins, len(line.rstrip()))
        mended = _plain(line[:begins]) + line[begins:ends] + _plain(line[ends:])
        if mended != line:
            column = next(at for at, (old, new) in enumerate(zip(line, mended, strict=True)) if old != new) + 1
            problems.add(Place(shown, first_line + number, column), "pasted-space")
            lines[number] = mended
    return "\n".join(lines)


def _plain(spaces: str) -> str:
    return _NO_BREAK.sub(" ", spaces)


def _note_tabs(text: str, shown: str, problems: Problems, first_line: int) -> None:
    lines = enumerate(text.split("\n"), start=first_line)
    for number, line in islice(((number, line) for number, line in lines if "\t" in line), _TABS):
        problems.add(Place(shown, number, line.index("\t") + 1), "tab")


@dataclass(frozen=True)
class _Reading:
    """YAML events, or None where the syntax is beyond mending, and the mistakes of syntax met on the way."""

    events: list[Any] | None
    mistakes: list[tuple[Place, str, str]]


def _parsed(text: str, shown: str, first_line: int) -> _Reading:
    """Parse, mending a colon or a sign in a value without quotes, so that the other problems are found too."""
    mistakes: list[tuple[Place, str, str]] = []
    while True:
        try:
            return _Reading(list(islice(yaml.parse(text, Loader=_LOADER), MOST + 1)), mistakes)
        except yaml.YAMLError as error:
            line, mistake = _mistake(error, text, shown, first_line)
            if mistake in mistakes or len(mistakes) == _MENDED:
                return _Reading(None, mistakes)
            mistakes.append(mistake)
            mended = _mended(text, line, mistake[1])
            if mended is None:
                return _Reading(None, mistakes)
            text = mended


def _mistake(error: yaml.YAMLError, text: str, shown: str, first_line: int) -> tuple[int, tuple[Place, str, str]]:
    """The line (from 0) on which parsing stopped, and the mistake."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    code = next((code for words, code in _SYNTAX if words in said), "yaml")
    if code in ("yaml-quote-open", "yaml-bracket-open", "yaml-colon-missing"):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    before = text.split("\n")[line][:column] if code == "yaml-colon" else ""
    if re.fullmatch(r"\s+[\w-]+", before):
        code, column = "yaml-indent", len(before) - len(before.lstrip())
    return line, (Place(shown, first_line + line, column + 1), code, said)


def _mended(text: str, line: int, code: str) -> str | None:
    """The text with a value put between quotes, or a line that stands too far in lined up with the one above."""
    lines = text.split("\n")
    if code == "yaml-indent" and 0 < line < len(lines) and re.match(r"\s+[\w-]+: ", lines[line]):
        above = lines[line - 1]
        lines[line] = above[: len(above) - len(above.lstrip())] + lines[line].lstrip()
        return "\n".join(lines)
    if code not in ("yaml-colon", "yaml-quote-needed") or line >= len(lines):
        return None
    found = _UNQUOTED.match(lines[line].rstrip()) or _SIGN_FIRST.match(lines[line].rstrip())
    if not found:
        return None
    lines[line] = found[1] + json.dumps(found[2], ensure_ascii=False)
    return "\n".join(lines)


class _Composer:
    """Turns a stream of YAML events into nodes."""

    def __init__(self, events: Iterator[Any], shown: str, problems: Problems, first_line: int) -> None:
        self.events = events
        self.shown = shown
        self.problems = problems
        self.first_line = first_line

    def document(self) -> Node:
        next(self.events)  # the stream begins
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return Node({}, Place(self.shown, self.first_line))
        node = self.node(next(self.events), depth=0)
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.problems.add(self.place(after), "several-documents")
        return Node({}, node.place) if node.value is None else node

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.shown, self.first_line + mark.line, mark.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        place = self.place(event)
        if depth > DEEPEST:
            self.problems.add(place, "too-deep", most=DEEPEST)
            raise _Refused
        if isinstance(event, yaml.AliasEvent):
            self.problems.add(place, "alias", name=event.anchor)
            raise _Refused
        if event.anchor is not None:
            self.problems.add(place, "anchor", name=event.anchor)
        if event.tag is not None:
            self.problems.add(place, "tag", name=event.tag)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(list(self.members(depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place, depth)
        if found := CONTROL.search(event.value):
            # An escape such as "\0" makes one out of plain letters.
            self.problems.add(place, "control-character", sign=f"U+{ord(found[0]):04X}")
        plain = not event.style
        return Node(None if plain and event.value in _EMPTY else CONTROL.sub(" ", event.value), place)

    def members(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def mapping(self, place: Place, depth: int) -> Node:
        value: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            member = self.node(next(self.events), depth + 1)
            if isinstance(key.value, list | dict):
                self.problems.add(key.place, "key-not-text")
            elif key.text == "<<":
                self.problems.add(key.place, "merge-key")
            elif key.text in value:
                self.problems.add(key.place, "key-twice", key=key.text, line=keys[key.text].line)
            else:
                value[key.text] = member
                keys[key.text] = key.place
        return Node(value, place, keys)
