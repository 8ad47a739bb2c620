"""How much of everything the text of a page may hold, so that it can be laid out at once.

The time that Markdown takes grows with the square of some of these, so a page of a thousand brackets could hold up a
build for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

LONGEST = 10_000
"""Letters in the text of a page: five sheets of paper; the longest of ours has three thousand."""
MOST_BRACKETS = 400
MOST_SIGNS = 600
"""Signs with which HTML begins or code is marked: no page has a tenth of it, and each is looked at again and again."""
MOST_CELLS = 2_000
"""Cells of all tables of a page: a row that is shorter than its head is filled up with empty ones."""
FURTHEST = 50_000
"""Letters between brackets, of all pairs together; behind one that nobody closes that is the rest of its paragraph."""
_DEEP = re.compile(r"^[ ]*(?:(?:\d+[.)]|[-*+>])[ ]+){8,}", re.MULTILINE)
"""Signs of a list or a quotation, one behind the other on a line."""
_BLANK = re.compile(r"\n(?:[ \t>]*\n)+")
_UNDER_HEAD = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?P<cells>(?=[:\- ]*\|)[|:\- ]+)$", re.MULTILINE)
_BRACKET = re.compile(r"(?<!\\)[\[\]]")

Beyond = tuple[int, str, dict[str, Any]]
"""Where in the text a bound is passed, the code of the problem, and its details."""


def can_be_made(body: str) -> bool:
    """Whether a text is little enough to be laid out at once."""
    return not beyond(body)


@lru_cache(maxsize=256)
def beyond(body: str) -> tuple[Beyond, ...]:
    """What of a text is more than can be laid out; they are kept, as several look at a page."""
    return tuple(_beyond(body))


def _beyond(body: str) -> Iterator[Beyond]:
    if len(body) > LONGEST:
        yield 0, "body-too-long", {"most": LONGEST, "count": len(body)}
    if body.count("[") > MOST_BRACKETS:
        yield 0, "body-brackets", {"most": MOST_BRACKETS}
    if body.count("<") + body.count("`") > MOST_SIGNS:
        yield 0, "body-signs", {"most": MOST_SIGNS}
    if deep := _DEEP.search(body):
        yield deep.start(), "body-too-deep", {}
    if len(body) <= LONGEST:
        yield from _cells(body)
    if len(body) <= LONGEST and body.count("[") <= MOST_BRACKETS:
        yield from _open(body)


def _cells(body: str) -> Iterator[Beyond]:
    """The table with which there are too many cells."""
    cells = 0
    for start, block in _blocks(body) if "|" in body else ():
        heads = list(_UNDER_HEAD.finditer(block))
        columns = max((one["cells"].count("|") for one in heads), default=0)
        cells += columns * (block.count("\n") + 1)
        if cells > MOST_CELLS:
            yield start + heads[0].start("cells"), "body-cells", {"most": MOST_CELLS}
            return


def _open(body: str) -> Iterator[Beyond]:
    """The first of the brackets that nobody closes, or only far away, where these are too many."""
    reach, first = 0, -1
    for start, block in _blocks(body):
        waiting: list[int] = []
        pairs: list[tuple[int, int]] = []
        for found in _BRACKET.finditer(block):
            if found[0] == "[":
                waiting.append(found.start())
            elif waiting:
                pairs.append((waiting.pop(), found.start()))
        pairs += ((one, len(block)) for one in waiting)
        far = max(pairs, key=lambda pair: pair[1] - pair[0], default=(0, 0))
        first = start + far[0] if first < 0 and far[1] else first
        reach += sum(end - begin for begin, end in pairs)
    if reach > FURTHEST:
        yield first, "body-open", {}


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between blank lines, each with where it begins."""
    start = 0
    for blank in _BLANK.finditer(body):
        yield start, body[start : blank.start()]
        start = blank.end()
    yield start, body[start:]
