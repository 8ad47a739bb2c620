"""What prose may be: plain, no longer than anybody writes, and little enough to be laid out at once.

The time that Markdown takes grows with the square of some of these, so a page of a thousand brackets could hold up a
build for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

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
LOOKS = 60
"""How often a text is looked at again to find where something in it comes from; the rest is told after the first."""
_OF_WORD = re.compile(r"(?i)</?o:p>|<!--\[if|<(?:span|p|font|div|table)\s[^>]{0,80}(?:mso|style=|face=)[^>]{0,40}>?")
"""What a word processor leaves in a text that is pasted from it."""
_TAG, _PICTURE = re.compile("<(?=[A-Za-z/!?])"), re.compile(r"!(?=\[)")
"""Signs that may make HTML, or a picture, of what follows."""
_DEEP = re.compile(r"^[ ]*(?:(?:\d+[.)]|[-*+>])[ ]+){8,}", re.MULTILINE)
"""Signs of a list or a quotation, one behind the other on a line."""


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
    too_long, brackets, signs, deep = _too_much(body)
    if too_long:
        problems.add(start, "body-too-long", most=LONGEST, count=len(body))
    if brackets:
        problems.add(start, "body-brackets", most=MOST_BRACKETS)
    if signs:
        problems.add(start, "body-signs", most=MOST_SIGNS)
    if deep:
        problems.add(_at(deep.start(), body, start), "body-too-deep")
    if can_be_made(body):
        _check_made(body, start, problems, pictures)
        for offset, code, details in signs_shown(body):
            problems.add(_at(offset, body, start), code, Level.WARNING, **details)


def can_be_made(body: str) -> bool:
    """Whether a text is little enough to be laid out at once."""
    return not any(_too_much(body))


def _too_much(body: str) -> tuple[bool, bool, bool, re.Match[str] | None]:
    """Whether it is too long, has too many brackets or signs, and where it is too deep."""
    signs = body.count("<") + body.count("`") > MOST_SIGNS
    return len(body) > LONGEST, body.count("[") > MOST_BRACKETS, signs, _DEEP.search(body)


def _check_made(body: str, start: Place, problems: Problems, pictures: bool) -> None:
    """Check what the engine's Markdown makes of the text, and tell where in the text it comes from."""
    made = made_of(body)
    if made.html:
        written = _one_a_line(_signs(body, _TAG, lambda one: sum(map(len, one.html))), body) or [0]
        for offset in written:
            _note_html(offset, body, start, problems)
    elif made.unlisted:
        line = _first_line(body, lambda one: bool(one.unlisted))
        problems.add(Place(start.path, start.line + line), "html-in-text", tag=made.unlisted[0])
    for target in dict.fromkeys(made.addresses):
        problems.add(_at(_of_address(target, body), body, start), "address-in-text", target=target[:60])
    if _strange(made, pictures):
        places = _one_a_line(_signs(body, _PICTURE, lambda one: _strange(one, pictures)), body)
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


def _of_address(target: str, body: str) -> int:
    """Where in the text an address stands: where it is written so once, or on the first line with which it is there."""
    offset = body.find(target)
    if offset >= 0 and body.count(target) == 1:
        return offset
    line = _first_line(body, lambda one: target in one.addresses)
    return len("\n".join(["", *body.split("\n")[:line]]))


def _signs(body: str, sign: re.Pattern[str], count: Callable[[Made], int]) -> Iterator[int]:
    """Where in the text a sign stands that makes something: without it there is less of that."""
    most = count(made_of(body))
    for found in islice(sign.finditer(body), LOOKS):
        offset = found.start()
        if count(made_of(f"{body[:offset]}x{body[offset + 1 :]}")) < most:
            yield offset


def _one_a_line(offsets: Iterable[int], body: str) -> list[int]:
    """The first of each line."""
    first: dict[int, int] = {}
    for offset in offsets:
        first.setdefault(body.count("\n", 0, offset), offset)
    return list(first.values())


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
