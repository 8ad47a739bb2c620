"""Words that stand on the page alone: in the text that is written, markup stands inside them.

    Neem geen **pillen**snijder mee.        pillen&shy;snijder        [harde](x.md) *drugs*

The guard reads what people write as it stands there. A finished page is read as it is seen, and would be refused for
what nobody was told of in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from html import unescape

from toolbox.check.wording import Found
from toolbox.read.pages.meant import as_meant
from toolbox.read.pages.prose import LONGEST, can_be_made
from toolbox.read.pages.rendered import made_of

_FRONT = re.compile(r"---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")
_ENTITY = re.compile(r"&(?:#\w{1,8}|\w{1,31});")
_FILLED = "\x00"
_MARKUP = r"\]\([^()\n]{0,300}\)|\]\[[^\[\]\n]{0,300}\]|<!--(?:(?!-->).){0,300}-->|[^\w\s]|_"
"""The end of a link with where it leads, a comment, or a sign that is no letter."""
_WITHIN, _BETWEEN = f"(?:{_MARKUP})*+", rf"(?:\s|{_MARKUP})++"
_APART = "\n.\n"
"""What no rule reads on across."""


def hidden(text: str, find: Callable[[str], list[Found]], told: Collection[Found]) -> Iterator[Found]:
    """What `find` finds on the page that a text becomes, and stands otherwise in the text.

    Each begins where it stands in the text, or where the prose begins where that cannot be said. `told` is what was
    found in the text as it is written, of which nothing is found again.
    """
    begins = len(front_of(text))
    found = find(_APART.join(_otherwise(text[begins:])))
    plain = _with_letters(text[begins:]) if found else ""
    for word in {one.word.casefold(): one for one in found}.values():
        spans = [(begins + start, begins + end) for start, end in _spelled(word.word, plain)]
        for start, end in spans:
            if _is_split(text[start:end], word.word) and not any(start <= one.start < end for one in told):
                yield replace(word, start=start)
        if not spans and word.word.casefold() not in {one.word.casefold() for one in told}:
            yield replace(word, start=begins + len(text[begins:]) - len(text[begins:].lstrip()))


def front_of(text: str) -> str:
    """The facts of a page, with the lines around them; nothing where there are none."""
    front = _FRONT.match(text)
    return front[0] if front else ""


def _otherwise(body: str) -> Iterator[str]:
    """The texts of the page that stand otherwise in what is written."""
    written = body.strip("\n") + "\n"
    meant = as_meant(written).text if len(written) <= LONGEST else written
    if can_be_made(meant):
        yield from (one for one in made_of(meant).texts if one not in meant)


def _with_letters(body: str) -> str:
    """A text with the letters that are written as `&#115;`, each other letter in its place."""
    return _ENTITY.sub(lambda found: unescape(found[0]).ljust(len(found[0]), _FILLED)[: len(found[0])], body)


def _spelled(word: str, text: str) -> Iterator[tuple[int, int]]:
    """From where to where a word, or several, stand in a text, whatever markup stands inside."""
    letters = [part for one in word.split() if (part := re.sub(r"[\W_]", "", one))]
    if letters:
        form = _BETWEEN.join(map(_WITHIN.join, letters))
        whole = re.compile(rf"(?<![^\W_]){form}(?!{_WITHIN}[^\W_])", re.IGNORECASE | re.DOTALL)
        yield from (match.span() for match in whole.finditer(text))


def _is_split(written: str, word: str) -> bool:
    return " ".join(written.split()).casefold() != word.casefold()
