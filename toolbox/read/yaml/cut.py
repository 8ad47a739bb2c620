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
_DIGITS = re.compile(r"[+-]?\d+", re.ASCII)


def rest_of(value: str, after: str) -> str | None:
    """What was cut off a text at a `#`, given what follows it on its line; None where nothing seems to be.

    `Fuif #3`, `Fuif # 3`, `Chiro # Kamp` and `Breng water # en meer` were meant as they stand; `450  # visitors` has a
    remark behind it, as all have that stand further off, and so has `party # een fuif`.
    """
    found = _REMARK.match(after) or (None if _DIGITS.fullmatch(value) else _NUMBERED.match(after))
    found = found or (_WORDS_ON.match(after) if _IS_TEXT.match(value) else None)
    return "#" + found["rest"] if found else None


def halves(members: list[Any]) -> Iterator[tuple[Any, str]]:
    """The members of a list between brackets that are cut at a decimal comma, each as it was meant: `[28,5, 29]`.

    `members` are YAML's events of plain values. No space follows such a comma, while one follows others, or its second
    half has one digit; `[28,29]` are two numbers.
    """
    pairs = [pair for pair in pairwise(members) if all(_DIGITS.fullmatch(one.value) for one in pair)]
    joined = [_touch(*pair) for pair in pairs]
    taken = None
    for (one, following), touch in zip(pairs, joined, strict=True):
        short = len(following.value) == 1 and len(one.value) > 1
        if touch and one is not taken and (short or not all(joined)):
            taken = following
            yield one, f"{one.value}.{following.value}"


def _touch(one: Any, following: Any) -> bool:
    """Whether there is only a comma between two values."""
    end, start = one.end_mark, following.start_mark
    return bool(end.line == start.line and start.column == end.column + 1)
