r"""The parts of which the expressions for personal data are made, and how words become one.

They are written in what the `regex` library and JavaScript with the sign `u` both read: no `\b`, `\w` or inline signs.
The time grows with the length of a text and no faster: whatever an expression repeats, it repeats a bounded number of
times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

import regex

IN_A_WORD = r"\p{L}\p{N}_"
BEGIN, END = rf"(?<![{IN_A_WORD}])", rf"(?![{IN_A_WORD}])"
SPACE, ANY_SPACE = r"\s{1,9}", r"\s{0,9}"
LOW = r"[\p{Ll}\p{M}]"
NAME = (
    rf"(?:\p{{Lu}}{LOW}{{1,40}}|(?:\p{{Lu}}['’]\p{{Lu}}?|d['’]\p{{Lu}}){LOW}{{2,40}})(?!{LOW})"
    rf"(?:(?:['’-]\p{{Lu}}?|\p{{Lu}}){LOW}{{1,40}}(?!{LOW})){{0,3}}"
)
"""A word that begins with a capital, as `Peeters`, `Saint-Jean`, `D'Hondt`, `d’Hondt`, `DeSmet`."""
IN_CAPITALS = rf"\p{{Lu}}{{4,40}}{END}"
NO_YEAR = rf"(?!(?:19|20)\d{{2}}{END})"
NOTHING = "(?!)"


def either(words: Iterable[str], each: str = "{}") -> str:
    """One of these words as it is written; of two that begin alike the longer first. In this order they pack well."""
    ordered = sorted(set(words), reverse=True)
    return "(?:" + "|".join(each.format(_quoted(one)) for one in ordered) + ")" if ordered else NOTHING


def by_letter(words: Iterable[str]) -> str:
    """One of many words by its first letter: where that is another, the rest of them need not be tried."""
    groups = groupby(sorted(set(words), reverse=True), key=lambda word: word[0])
    by_first = (f"{_quoted(letter)}(?:{'|'.join(_quoted(word[1:]) for word in some)})" for letter, some in groups)
    return f"(?:{'|'.join(by_first) or NOTHING})"


def _quoted(word: str) -> str:
    return re.sub(r"([.+*?(){}\[\]|/^$\\])", r"\\\1", word)


def any_case(words: Iterable[str], only_first: bool = False) -> str:
    """One of these words, its letters (or the first of each word) small or capital."""
    letter = r"(?<!\p{L})\p{L}" if only_first else r"\p{L}"
    return regex.sub(letter, lambda found: f"[{found[0].lower()}{found[0].upper()}]", either(words))


def shaped(shapes: Iterable[str]) -> str:
    """A number of one of these shapes."""
    return "(?:" + ("|".join(shapes) or NOTHING) + ")"
