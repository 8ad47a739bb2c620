"""Values as a message shows them: on one line, not long, and every sign to be seen."""

from __future__ import annotations

import re
from typing import Any

from toolbox.model.fields import DEGREES

_UNSEEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2007\u202a-\u202f\u2060-\u2069\ufeff]")

_FROM_TO = re.compile(r"\d{1,2}(?:\s*(?:[-–]|tot|to)\s*\d{1,2})*")
"""Degrees, as somebody writes from which to which."""
_NUMBERS = re.compile(r"\d(?:[\d., &]|\ben\b|\band\b)*")
_DASHED = re.compile(r"\d+(?:\.\d+)?(?:\s+[-–]\s+\d+(?:\.\d+)?)+")
"""Numbers with strokes between them: `28 - 29 - 30`."""
_DEGREES = re.compile(rf"(?<=\d)\s?{DEGREES}(?=\s*(?:[,;|–-]|en\b|and\b|tot\b|to\b|$))", re.IGNORECASE)
"""What stands behind a temperature: a list has the number alone."""
_LANGUAGES = re.compile(r"[a-z]{2,3}(?:\s+[a-z]{2,3})+")
"""Codes of languages, without a comma between them."""


def short(value: Any) -> str:
    """A value as a message shows it: one line, not long."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a block"
    text = " ".join(_UNSEEN.sub(_by_number, str("" if value is None else value)).split())
    return text if len(text) <= 60 else text[:59] + "…"


def quoted(text: str) -> str:
    """A text as it can stand behind a key, or between braces: between quotes where a sign in it means something."""
    return (
        text
        if re.fullmatch(r"[^\W_][^:,#\[\]{}\"]*", text)
        else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def as_list(text: str, slash: bool = True) -> str:
    """A row of values as a list has them: with commas between them and points in numbers, and no sign before each.

    A `slash` parts two values, but where it may be a part of one; a dash only where no value has one.
    """
    text = re.sub(r"\s*[;/|]\s*" if slash else r"\s*[;|]\s*", ", ", re.sub(r"^[-–•*]\s*", "", text))
    if not slash:
        text = _DEGREES.sub("", text)
    if _DASHED.fullmatch(text):
        return ", ".join(re.split(r"\s+[-–]\s+", text))
    if not slash and _FROM_TO.fullmatch(text):
        return re.sub(r"(?<=\d)\s*(?:[-–]|tot|to)\s*(?=\d)", ", ", text)
    if _NUMBERS.fullmatch(text):
        return re.sub(r"(?<=\d)(?:\s+(?:en|and|&)\s+|\s+)(?=\d)", ", ", re.sub(r"(?<=\d),(?=\d)", ".", text))
    return ", ".join(text.split()) if _LANGUAGES.fullmatch(text) else text


def _by_number(sign: re.Match[str]) -> str:
    """A sign that nobody sees, so that it is seen."""
    return f"‹U+{ord(sign[0]):04X}›"
