"""Values that YAML cuts short without a word: a text at a `#`, a number at its decimal comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

_REMARK = re.compile(r"[ \t]+#(?!wording:|[#=~_-]{2})(?P<rest>\S.*)$")
"""A remark begins with `# `, or is a rule of signs: where something else follows at once, it was meant as text."""
_NUMBERED = re.compile(r" #(?P<rest> \d.*)$")
_WORDS_ON = re.compile(r" #(?P<rest> \w.*)$")
_IS_TEXT = re.compile(r"[^\W\d_a-z]|\w\s+\w")
"""A value that begins with a capital or has several words: no word of ours, no number and no date."""
_WARMEST = 45
"""In °C: what no forecast is above."""
_DIGITS = re.compile(r"[+-]?\d+", re.ASCII)


def rest_of(value: str, after: str) -> str | None:
    """What was cut off a text at a `#`, given what follows it on its line; None where nothing seems to be.

    `Fuif #3`, `Fuif # 3`, `Chiro # Kamp` and `Breng water # en meer` were meant as they stand; `450  # visitors` has a
    remark behind it, as all have that stand further off, and so has `party # een fuif`.
    """
    found = _REMARK.match(after) or (None if _DIGITS.fullmatch(value) else _NUMBERED.match(after))
    found = found or (_WORDS_ON.match(after) if _IS_TEXT.match(value) else None)
    return "#" + found["rest"] if found else None


def halves(members: list[Any], lines: list[str]) -> Iterator[tuple[Any, str]]:
    """The members of a list between brackets that are cut at a decimal comma, each as it was meant: `[28,5, 29]`.

    `members` are YAML's events of plain values, in these `lines`. No space follows such a comma, while one follows
    others, or its second half is none of two numbers: it has one digit (`28,5`, `28 , 5`), begins with a 0, or is more
    than a day can be warm (`28,50`). `[28,29]` are two numbers.
    """
    pairs = [pair for pair in pairwise(members) if all(_DIGITS.fullmatch(one.value) for one in pair)]
    joined = [_touch(*pair) for pair in pairs]
    taken = None
    for (one, following), touch in zip(pairs, joined, strict=True):
        half = _is_half(one.value, following.value)
        parted = touch and (half or not all(joined))
        if one is not taken and (parted or (half and _blank_before_comma(one, following, lines))):
            taken = following
            yield one, f"{one.value}.{following.value}"


def _is_half(one: str, following: str) -> bool:
    """Whether what follows a comma is rather the rest of the number before it than a number of its own."""
    if len(following) == 1 or following.startswith("0"):
        return len(one) > 1
    return len(one) == len(following) == len("28") and int(one) <= _WARMEST < int(following)


def _blank_before_comma(one: Any, following: Any, lines: list[str]) -> bool:
    """Whether a comma between two values of a line has a blank before it."""
    end, start = one.end_mark, following.start_mark
    same = end.line == start.line < len(lines)
    return bool(same and re.fullmatch(r"[ ]+,[ ]*", lines[end.line][end.column : start.column]))


def _touch(one: Any, following: Any) -> bool:
    """Whether there is only a comma between two values."""
    end, start = one.end_mark, following.start_mark
    return bool(end.line == start.line and start.column == end.column + 1)
