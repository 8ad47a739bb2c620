"""What the program's own documents say of a city: its name, and where its pages stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from toolbox.desk.city.move import Move
from toolbox.desk.city.spoken import in_their_editor

DOCUMENTS = ("README.md", "CONTRIBUTING.md")
EXAMPLE = "tests/city"
"""Where a fork keeps the city that its tests of the program are about."""
_EVENT = re.compile(r"(?<![\w/])event_profiles/[\w-]+\.yml")
_PATH = re.compile(r"[\w.<>-]*/[\w.<>/-]*")
_GAP = re.compile(r"^( +\S.*?)( {3,})(?=\S)", re.MULTILINE)
"""What stands in a line before the column of its explanation, as in the tree of what comes out."""
_PROGRAM = ("toolbox", "tests", "editor", "benchmarks", "write")
"""Folders of the program, in which a word of ours is no place of a page."""

_TREE = "├──"
"""What the folders of the program are drawn with."""


class _Gone(Exception):
    """A page is named that the city does not have."""


def name_city(move: Move, ids: Mapping[tuple[str, str], str], into: Path) -> None:
    """Put the name of the city into its README, and its own folders and pages into each document.

    `ids` are what its pages and actions are called. Left out are pictures of the site from which it was made, and what
    is said of a page that the city does not have. It has no event yet: one that is named is that of the example.
    """

    def event(found: re.Match[str]) -> str:
        return f"{EXAMPLE}/{found[0]}" if (into / EXAMPLE / found[0]).is_file() else found[0]

    for name in DOCUMENTS:
        path = into / name
        text = path.read_text(encoding="utf-8")
        text = text.replace(f"for the city of {move.policy.city};", f"for the city of {move.city.name};")
        text = _EVENT.sub(event, text)
        text = re.sub(r"^\|.*docs/pictures/.*\n", "", text, flags=re.MULTILINE)
        text = re.sub(r"^\| The page of.*\n\|[- |]+\n\n?", "", text, flags=re.MULTILINE)
        path.write_text("\n\n".join(_held(in_their_editor(text, move), move, ids)), encoding="utf-8")


def with_own_paths(text: str, move: Move, ids: Mapping[tuple[str, str], str]) -> str:
    """A text with the folders of the city in each piece of code, as a path below `docs/nl` is one."""

    def there(found: re.Match[str]) -> str:
        with suppress(_Gone):
            return _moved(found[0], move, ids)
        return found[0]

    return re.sub("`[^`\n]+`", there, text)


def _held(text: str, move: Move, ids: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The paragraphs that hold in the city, as it has them."""

    def aligned(found: re.Match[str]) -> str:
        return _moved(found[1], move, ids).ljust(len(found[0]))

    for paragraph in text.split("\n\n"):
        with suppress(_Gone):
            yield paragraph if _TREE in paragraph else _moved(_GAP.sub(aligned, paragraph), move, ids)


def _moved(text: str, move: Move, ids: Mapping[tuple[str, str], str]) -> str:
    """A text with the folders of the city's source language, and the names of its pages, in the place of ours.

    Raises _Gone where a page is named that the city does not have.
    """
    kinds = {folder: kind for kind, folder in move.ours.items()}

    def there(found: re.Match[str]) -> str:
        parts = ours = found[0].split("/")
        if ours[0] in _PROGRAM:
            return found[0]
        if ours[0] == "docs" and ours[1] in move.policy.languages:
            held = ours[1] != move.policy.source_language and ours[1] in move.city.languages
            parts = [ours[0], ours[1] if held else move.city.source, *ours[2:]]
        return "/".join(part(one, above) for one, above in zip(parts, ["", *ours], strict=False))

    def part(one: str, above: str) -> str:
        if one in kinds:
            return move.theirs[kinds[one]]
        if above not in kinds or not one.endswith(".md") or "<" in one:
            return one
        page = ids.get((kinds[above], one.removesuffix(".md")))
        if page is None:
            raise _Gone
        return f"{page}.md"

    return _PATH.sub(there, text)
