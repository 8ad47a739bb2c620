"""What prose may be: plain, no longer than anybody writes, and little enough to be laid out at once.

The time that Markdown takes grows with the square of some of these, so a page of a thousand brackets could hold up a
build for minutes.
"""

from __future__ import annotations

import re

from toolbox.model.problem import Place, Problems

LONGEST = 10_000
"""Letters in the text of a page: five sheets of paper; the longest of ours has three thousand."""

MOST_BRACKETS = 400
_CODE = re.compile(r"^(`{3,}+|~{3,}+).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_OF_WORD = re.compile(r"(?i)</?o:p>|<!--\[if|<(?:span|p|font|div|table)\s[^>]{0,80}(?:mso|style=|face=)[^>]{0,40}>?")
"""What a word processor leaves in a text that is pasted from it."""
_PICTURE = re.compile(r"!\[")
_TAG = re.compile(r"<(?!https?://|mailto:|!-- wording:)[A-Za-z/!?][^<>\n]{0,40}>?")
"""A tag of HTML, or what could begin one; an address in angle brackets is none."""
_DEEP = re.compile(r"^[ ]*(?:(?:\d+[.)]|[-*+>])[ ]+){8,}", re.MULTILINE)
"""Signs of a list or a quotation, one behind the other on a line."""


def check_prose(body: str, start: Place, problems: Problems, pictures: bool = False) -> None:
    """Check that a text, which begins at `start`, is short enough and plain; `pictures` says that it may show some."""
    plain = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    _note_tags(plain, start, problems)
    for picture in () if pictures else _PICTURE.finditer(plain):
        problems.add(_at(picture.start(), body, start), "picture-in-text")
    if len(body) > LONGEST:
        problems.add(start, "body-too-long", most=LONGEST, count=len(body))
    if body.count("[") > MOST_BRACKETS:
        problems.add(start, "body-brackets", most=MOST_BRACKETS)
    if deep := _DEEP.search(body):
        problems.add(_at(deep.start(), body, start), "body-too-deep")


def _at(offset: int, body: str, start: Place) -> Place:
    """The place of a letter of the text, which begins at `start`."""
    line = start.line + body.count("\n", 0, offset)
    return Place(start.path, line, offset - body.rfind("\n", 0, offset))


def _note_tags(plain: str, start: Place, problems: Problems) -> None:
    """Note HTML, the first of each line: what a word processor left behind, and what somebody wrote."""
    for number, line in enumerate(plain.split("\n"), start=start.line):
        if pasted := _OF_WORD.search(line):
            problems.add(Place(start.path, number, pasted.start() + 1), "word-markup", markup=pasted[0][:40])
        elif found := _TAG.search(line):
            problems.add(Place(start.path, number, found.start() + 1), "html-in-text", tag=found[0])
