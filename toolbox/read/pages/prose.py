"""What prose may be: plain, no longer than anybody writes, and little enough to be laid out at once.

The time that Markdown takes grows with the square of some of these, so a page of a thousand brackets could hold up a
build for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from toolbox.model.links import MANUAL_PICTURES
from toolbox.model.problem import Level, Place, Problems
from toolbox.read.pages.meant import Meant, as_meant
from toolbox.read.pages.rendered import Made, made_of
from toolbox.read.pages.signs import signs_shown

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

_Beyond = tuple[int, str, dict[str, Any]]
"""Where in the text a bound is passed, the code of the problem, and its details."""

LOOKS, LETTERS = 60, 40_000
"""How often a text is looked at again to find where something in it comes from, and so many letters of it in all; the
rest is told after the first."""
PARAGRAPH = 5
"""Letters that a line counts for besides its own: a paragraph of one letter takes as long as one of several."""
_HALVES = 4
"""Looks at a whole text that a search by halves comes to."""
_OF_WORD = re.compile(r"(?i)</?o:p>|<!--\[if|<(?:span|p|font|div|table)\s[^>]{0,80}(?:mso|style=|face=)[^>]{0,40}>?")
"""What a word processor leaves in a text that is pasted from it."""
_TAG, _PICTURE = re.compile("<(?=[A-Za-z/!?])"), re.compile(r"!(?=\[)")
"""Signs that may make HTML, or a picture, of what follows."""


def check_prose(written: str, start: Place, problems: Problems, pictures: bool = False) -> str:
    """Check that a text, which begins at `start`, is short enough and plain; `pictures` says that it may show some.

    The text is returned as it is meant, which is what the engine is given.
    """
    meant = as_meant(written) if len(written) <= LONGEST else Meant(written, ())
    found = Problems()
    _check(meant.text, start, found, pictures)
    for problem in found:
        problems.take(replace(problem, place=_as_written(problem.place, start, meant, written)))
    return meant.text


def _as_written(place: Place, start: Place, meant: Meant, written: str) -> Place:
    """The place in the file of a place in the text as it is meant."""
    line = place.line - start.line
    if line >= len(meant.lines):
        return place
    there, here = written.split("\n")[meant.lines[line]], meant.text.split("\n")[line]
    moved = (len(there) - len(there.lstrip())) - (len(here) - len(here.lstrip()))
    return Place(place.path, start.line + meant.lines[line], max(place.column + moved, 1))


def _check(body: str, start: Place, problems: Problems, pictures: bool) -> None:
    for offset, code, details in _too_much(body):
        problems.add(_at(offset, body, start), code, **details)
    if can_be_made(body):
        _check_made(body, start, problems, pictures)
        for offset, code, shown in signs_shown(body):
            problems.add(_at(offset, body, start), code, Level.WARNING, **shown)


def can_be_made(body: str) -> bool:
    """Whether a text is little enough to be laid out at once."""
    return not _too_much(body)


@lru_cache(maxsize=256)
def _too_much(body: str) -> tuple[_Beyond, ...]:
    """What of a text is more than can be laid out; they are kept, as several look at a page."""
    return tuple(_beyond(body))


def _beyond(body: str) -> Iterator[_Beyond]:
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


def _cells(body: str) -> Iterator[_Beyond]:
    """The table with which there are too many cells."""
    cells = 0
    for start, block in _blocks(body) if "|" in body else ():
        heads = list(_UNDER_HEAD.finditer(block))
        columns = max((one["cells"].count("|") for one in heads), default=0)
        cells += columns * (block.count("\n") + 1)
        if cells > MOST_CELLS:
            yield start + heads[0].start("cells"), "body-cells", {"most": MOST_CELLS}
            return


def _open(body: str) -> Iterator[_Beyond]:
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


def _check_made(body: str, start: Place, problems: Problems, pictures: bool) -> None:
    """Check what the engine's Markdown makes of the text, and tell where in the text it comes from."""
    made = made_of(body)
    if made.html:
        written = _telling(body, _TAG, lambda one: sum(map(len, one.html))) or [0]
        for offset in written:
            _note_html(offset, body, start, problems)
    elif made.unlisted:
        line = _first_line(body, lambda one: bool(one.unlisted))
        problems.add(Place(start.path, start.line + line), "html-in-text", tag=made.unlisted[0])
    for offset, target in _addresses(made, body):
        problems.add(_at(offset, body, start), "address-in-text", target=target[:60])
    if _strange(made, pictures):
        places = _telling(body, _PICTURE, lambda one: _strange(one, pictures))
        for offset in places or ([] if made.html else [0]):
            problems.add(_at(offset, body, start), "picture-elsewhere" if pictures else "picture-in-text")


def _strange(made: Made, pictures: bool) -> int:
    """How many pictures come from elsewhere, or stand on a page that shows none."""
    return sum(not (pictures and one.startswith(MANUAL_PICTURES)) for one in made.pictures)


def _note_html(offset: int, body: str, start: Place, problems: Problems) -> None:
    """Note HTML that begins at a letter of the text: what a word processor left behind, or what somebody wrote."""
    if pasted := _OF_WORD.search(body[offset:].split("\n")[0]):
        problems.add(_at(offset, body, start), "word-markup", markup=pasted[0][:40])
    else:
        tag = re.split(r"(?<=>)|\n", body[offset : offset + 42])[0]
        problems.add(_at(offset, body, start), "html-in-text", tag=tag)


def _addresses(made: Made, body: str) -> Iterator[tuple[int, str]]:
    """The addresses that may not be followed, each with where it stands: where it is written so once, or on the first
    line with which it is there. That takes looks: where there are no more, it stands no earlier than the one before.
    """
    before, looks = 0, max(_looks(body) // _HALVES, 2)
    for target in dict.fromkeys(made.addresses):
        offset = body.find(target)
        if (offset < 0 or body.count(target) > 1) and looks:
            offset, looks = _first_with(target, body), looks - 1
        before = offset if offset >= 0 else before
        yield before, target


def _first_with(target: str, body: str) -> int:
    """Where the first line begins with which an address is there."""
    line = _first_line(body, lambda one: target in one.addresses)
    return len("\n".join(["", *body.split("\n")[:line]]))


def _telling(body: str, sign: re.Pattern[str], count: Callable[[Made], int]) -> list[int]:
    """Where in the text a sign stands that makes something, the first of each line: without it there is less of that.

    Each is looked at alone; or by halves, where there are more than looks: many that make nothing are one look then.
    Where none is found in so many looks, it is the first of the fewest among which one is.
    """
    most, looks, found = count(made_of(body)), _looks(body), list[int]()
    among, signs = list[int](), [one.start() for one in sign.finditer(body)]
    left = [signs] if len(signs) > looks else [[one] for one in reversed(signs)]
    told: set[int] = set()
    while left and looks:
        group = [one for one in left.pop() if body.count("\n", 0, one) not in told]
        looks -= bool(group)
        if not group or count(made_of(_without(body, group))) >= most:
            continue
        among = group
        if len(group) > 1:
            left += [group[len(group) // 2 :], group[: len(group) // 2]]
        else:
            found.append(group[0])
            told.add(body.count("\n", 0, group[0]))
    return found or among[:1]


def _looks(body: str) -> int:
    """How often a text may be looked at again."""
    return min(LETTERS // (len(body) + PARAGRAPH * body.count("\n") + 1), LOOKS) or 1


def _without(body: str, signs: Iterable[int]) -> str:
    """A text with a letter in the place of each of these signs."""
    letters = list(body)
    for one in signs:
        letters[one] = "x"
    return "".join(letters)


def _first_line(body: str, there: Callable[[Made], bool]) -> int:
    """The first line, from 0, with which something is there; it is looked for by halves."""
    lines = body.split("\n")
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if there(made_of("\n".join(lines[:middle]))):
            high = middle
        else:
            low = middle + 1
    return low - 1


def _at(offset: int, body: str, start: Place) -> Place:
    """The place of a letter of the text, which begins at `start`."""
    line = start.line + body.count("\n", 0, offset)
    return Place(start.path, line, offset - body.rfind("\n", 0, offset))
