"""Markdown as somebody means it who knows a word processor: a small set of shapes that the engine reads otherwise.

A list or a table needs no empty line above it, a list within a list may stand two or three spaces in, `1)` and `•`
begin a line of a list as `1.` and `-` do, and `#hashtag` is a word. All else stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BULLETS = r"[•·▪◦‣–✓✔☐❖➢►\uf0b7\uf0a7\uf0d8\uf0fc\uf076]|o(?=\t)"
"""What a word processor puts before the parts of a list."""
_ITEM = re.compile(rf"(?P<indent> *)(?P<sign>[-*+]|\d{{1,9}}[.)]|{_BULLETS})(?P<gap>[ \t\xa0]+)(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *$")
_ROW = re.compile(r" {0,3}\|?[^|\n]+\|")
_UNDER_ROW = re.compile(r" {0,3}\|?( *:?-+:? *\|)+( *:?-+:? *)?$")
_HASHTAG = re.compile(r"#(?=[^\s#])")
_STEP = 4
"""Spaces by which the engine tells a list within a list."""


@dataclass(frozen=True)
class Meant:
    """A text as the engine is given it, and for each of its lines that of the text from which it comes, from 0."""

    text: str
    lines: tuple[int, ...]


def as_meant(text: str) -> Meant:
    """The text with those shapes as the engine reads them."""
    made: list[str] = []
    origins: list[int] = []
    for origin, line in _lines(text.split("\n")):
        made.append(line)
        origins.append(origin)
    return Meant("\n".join(made), tuple(origins))


def _lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line as it is meant, with its number; an empty one comes before what begins a list or a table."""
    fence, indents, above, apart = "", list[int](), "", False
    for number, line in enumerate(lines):
        if fence or _FENCE.match(line):
            fence = _fence_after(fence, line)
            indents, above = [], line
            yield number, line
            continue
        item = None if _RULE.match(line) else _ITEM.match(line)
        if item and _begins(item, above, indents, lines, number):
            if above.strip() and (apart or not indents):
                yield number, ""
            line, apart = _item(item, line, indents), False
        elif not line.strip() or line.startswith(" "):
            # A paragraph of its own within an item would take the next item in.
            apart = bool(indents and line.strip()) and (apart or not above.strip())
            line = line if above.strip() else _within(line, indents)
        elif not indents or not above.strip():
            indents = []
            if above.strip() and _ROW.match(line) and _under(lines, number) and not _ROW.match(above):
                yield number, ""
            line = _HASHTAG.sub(r"\\#", line, count=1) if _HASHTAG.match(line) else line
        above = line
        yield number, line


def _fence_after(fence: str, line: str) -> str:
    """The signs with which the code under way will end, after a line of it; nothing where it ends here."""
    found = _FENCE.match(line)
    if not fence:
        return found[1] if found else ""
    return "" if found and found[1].startswith(fence) and line.strip() == found[1] else fence


def _begins(item: re.Match[str], above: str, indents: list[int], lines: list[str], number: int) -> bool:
    """Whether a line begins an item; amid a paragraph a number only where it is 1, a dash where another follows."""
    if indents or not above.strip():
        return bool(indents) or len(item["indent"]) < _STEP
    if item["sign"] == "–":
        return number + 1 < len(lines) and lines[number + 1].lstrip().startswith("– ")
    return len(item["indent"]) < _STEP and (not item["sign"][0].isdigit() or item["sign"][:-1] == "1")


def _item(item: re.Match[str], line: str, indents: list[int]) -> str:
    """The line of an item, as far in as its level asks; `indents` are those of the levels, and follow it."""
    indent = len(item["indent"])
    while indents and indents[-1] >= indent and len(indents) > 1:
        indents.pop()
    if not indents or indent >= indents[-1] + 2:
        indents.append(indent)
    elif len(indents) == 1:
        indents[0] = min(indents[0], indent)
    sign = item["sign"] if item["sign"][0] in "-*+" else "-"
    if item["sign"][0].isdigit():
        sign = f"{item['sign'][:-1]}."
    return f"{' ' * _STEP * (len(indents) - 1)}{sign} {line[item.end() :]}"


def _within(line: str, indents: list[int]) -> str:
    """A line that goes on within an item, as far in as the item asks."""
    if not indents or not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    level = sum(one < indent for one in indents)
    beyond = max(indent - (indents[level - 1] + _STEP), 0) if level else 0
    return f"{' ' * (_STEP * level + beyond)}{line.lstrip(' ')}"


def _under(lines: list[str], number: int) -> bool:
    """Whether the line below makes this one the head of a table."""
    return number + 1 < len(lines) and bool(_UNDER_ROW.match(lines[number + 1]))
