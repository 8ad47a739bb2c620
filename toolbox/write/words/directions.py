"""Texts from right to left: what runs the other way in them keeps the order of its own words and figures.

Without that `112 BE` and `078 15 10 20` come out backwards in Arabic. Unicode has signs for it (UAX 9), which nobody
sees and every program that lays out text follows.
"""

from __future__ import annotations

import re

_LEFT_TO_RIGHT, _AS_IT_BEGINS, _END = "\u2066", "\u2068", "\u2069"
_WORD = r"[A-Za-z0-9\u00c0-\u024f]"
_RUN = re.compile(rf"{_WORD}(?:[^\n<>(){{}}\u0590-\u08ff]*{_WORD})?")
"""Words and figures of another script, and what stands between them."""


def isolated(text: str) -> str:
    """A text from right to left in which each run of words and figures that goes the other way stands apart."""
    return _RUN.sub(lambda run: f"{_LEFT_TO_RIGHT}{run[0]}{_END}", text)


def as_it_begins(name: str) -> str:
    """A name that goes in the direction of its first letter, whatever stands around it."""
    return f"{_AS_IT_BEGINS}{name}{_END}"
