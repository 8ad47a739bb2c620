"""YAML as a tree in which every scalar is still the text that was written, and every part knows its place.

YAML's guesses are off: `no` is not false, `1e3` is not a number, `2026-11-24` is not yet a date. What a value means is
for the model to say. Refused, each with its place: anchors and aliases (so no alias bombs), tags, merge keys, a key
that stands twice, tabs, several documents in a file, and nesting deeper than `DEEPEST`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from toolbox.model.problem import Level, Place, Problems
from toolbox.read.text import CONTROL
from toolbox.read.yaml.cut import halves, rest_of
from toolbox.read.yaml.mending import events_of

DEEPEST = 20
"""Levels of lists and mappings; our formats use five."""

_BLOCK = ("|", ">")
"""The signs behind which a text stands on lines of its own."""
_EMPTY = ("", "~", "null", "Null", "NULL")


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


_Pair = tuple[Node, Node]
"""A key and its value."""


class _Refused(Exception):
    """The text cannot be followed any further; the problem is noted already."""


def compose(text: str, path: str, problems: Problems, first_line: int = 1) -> Node | None:
    """The tree of a YAML text that begins at `first_line` of the file, or None where it cannot be read.

    An empty text is an empty mapping.
    """
    events = events_of(text, path, problems, first_line)
    if events is None:
        return None
    try:
        return _Composer(iter(events), text.split("\n"), path, problems, first_line).document()
    except _Refused:
        return None


class _Composer:
    """Turns a stream of YAML events into nodes."""

    def __init__(self, events: Iterator[Any], lines: list[str], path: str, problems: Problems, first_line: int) -> None:
        self.events = events
        self.lines = lines
        self.path = path
        self.problems = problems
        self.first_line = first_line

    def document(self) -> Node:
        next(self.events)  # the stream begins
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return Node({}, Place(self.path, self.first_line))
        node = self.node(next(self.events), depth=0)
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.problems.add(self.place(after), "several-documents")
        return Node({}, node.place) if node.value is None else node

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def node(self, event: Any, depth: int, before: list[Node] | None = None) -> Node:
        """A value; `before` holds those of its list that stand before it, where it stands in one."""
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
            self.problems.add(place, "tag", name=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.members(depth, bool(event.flow_style)), place)
        if isinstance(event, yaml.MappingStartEvent):
            pairs = self.pairs(depth)
            if before is None or event.flow_style:
                return self.mapping(place, pairs)
            *others, last = [self.mapping(part[0][0].place, part) for part in self.items(pairs)]
            before += others
            return last
        if found := CONTROL.search(event.value):
            # An escape such as "\0" makes one out of plain letters.
            self.problems.add(place, "control-character", sign=f"U+{ord(found[0]):04X}")
        plain = not event.style
        if plain:
            self.note_cut(event)
        if event.style in _BLOCK:
            # Its last line break is none of the value: `kind: |` with `party` below it says what `kind: party` says.
            return Node(CONTROL.sub(" ", event.value.rstrip("\n")), self.place_below(event))
        return Node(None if plain and event.value in _EMPTY else CONTROL.sub(" ", event.value), place)

    def place_below(self, event: Any) -> Place:
        """Where the text of a block begins, which is below its sign; that of the sign where it has none."""
        lines = range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.lines)))
        line = next((one for one in lines if self.lines[one].strip()), None) if event.value.strip() else None
        if line is None:
            return self.place(event)
        text = self.lines[line]
        return Place(self.path, self.first_line + line, len(text) - len(text.lstrip()) + 1)

    def note_cut(self, event: Any) -> None:
        """Note it where a text ends at a `#` that was meant as part of it."""
        line, column = event.end_mark.line, event.end_mark.column
        rest = rest_of(event.value, self.lines[line][column:]) if line < len(self.lines) else None
        if rest and event.value:
            self.problems.add(self.place(event), "text-cut", Level.WARNING, value=event.value[:60], rest=rest[:60])
        elif rest:
            self.problems.add(self.place(event), "yaml-hash-first", rest=rest[:60])

    def members(self, depth: int, between_brackets: bool) -> list[Node]:
        found: list[Node] = []
        plain: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            if between_brackets and isinstance(event, yaml.ScalarEvent) and not event.style:
                plain.append(event)
            found.append(self.node(event, depth + 1, found))
        for half, better in halves(plain, self.lines):
            self.problems.add(self.place(half), "comma-in-number", value=better.replace(".", ","), better=better)
        return found

    def pairs(self, depth: int) -> list[_Pair]:
        """The keys of a mapping with their values, as they stand there."""
        found: list[_Pair] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            found.append((key, self.node(next(self.events), depth + 1)))
        return found

    def items(self, pairs: list[_Pair]) -> list[list[_Pair]]:
        """What stands behind one dash of a list: more than one where the first key comes back with others behind it."""
        first = pairs[0][0].text
        starts = [at for at, (key, _) in enumerate(pairs) if first and key.text == first]
        parts = [pairs[start:end] for start, end in pairwise((*starts, len(pairs)))]
        if any(len(part) == 1 for part in parts):
            return [pairs]
        for (key, _), *_ in parts[1:]:
            self.problems.add(key.place, "yaml-dash-missing", said=key.text)
        return parts or [pairs]

    def mapping(self, place: Place, pairs: list[_Pair]) -> Node:
        value: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key, member in pairs:
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
