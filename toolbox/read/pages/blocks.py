"""Blocks of a text that do not become what they begin: code that nobody closes, and a row wider than its table."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(?P<sign>`{3,}|~{3,})[^`\n]*$(?:(?s:.*?)(?P<end>^ {0,3}(?P=sign)[ \t]*$))?", re.MULTILINE)
_UNDER_HEAD = re.compile(r"^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_CELL_ENDS = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)")


def fences(body: str) -> tuple[str, int | None]:
    """A text with its blocks of code blank, each other letter in its place; and where one begins that has no end."""
    left_open = next((one.start() for one in _FENCE.finditer(body) if not one["end"]), None)
    return _FENCE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]) if code["end"] else code[0], body), left_open


def without_code(plain: str) -> str:
    """A text in which the code within lines is blank, each other letter in its place."""
    return _CODE.sub(lambda code: " " * len(code[0]), plain)


def cells_lost(plain: str) -> Iterator[tuple[int, str]]:
    """The first cell of each row for which the head of its table has no place: it is not on the page."""
    lines, offset, most = plain.split("\n"), 0, 0
    for number, line in enumerate(lines):
        if "|" not in line:
            most = 0
        elif number and "|" in lines[number - 1] and _UNDER_HEAD.match(line):
            most = len(_cells(lines[number - 1]))
        elif most and (beyond := [one for one in _cells(line)[most:] if one[1].strip()]):
            start, cell = beyond[0]
            yield offset + start, cell.strip()
        offset += len(line) + 1


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a row, each with where it begins."""
    blank = _CODE.sub(lambda code: "x" * len(code[0]), line)
    ends = [one.start() for one in _CELL_ENDS.finditer(blank)]
    starts = [0, *(one + 1 for one in ends)]
    cells = [
        (start + len(line[start:end]) - len(line[start:end].lstrip()), line[start:end])
        for start, end in zip(starts, [*ends, len(line)], strict=True)
    ]
    first = 1 if line.lstrip().startswith("|") else 0
    return cells[first:-1] if line.rstrip().endswith("|") and len(cells) > first + 1 else cells[first:]
