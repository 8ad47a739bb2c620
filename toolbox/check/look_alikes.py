"""A text as a reader sees it: what looks like other signs hides no word from the wording guard, and no name.

    cocai + U+0308 + ne  →  cocaïne      snuif + U+2010 + buis  →  snuif-buis      J + U+0430 + n  →  Jan

Letters of another style become plain, a letter and its accent one sign, every hyphen the usual one, and letters of
other scripts in a Latin word the Latin ones. The signs are data, beside this file; `plan/personal.js` reads a text in
the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from unicodedata import normalize

import regex
import yaml

_SIGNS = yaml.safe_load(files(__package__).joinpath("look_alikes.yml").read_text(encoding="utf-8"))
_ORDINARY = "\0-\u00ac\u00ae-\u012f\u0132-\u017e\u0180-\u024f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac"
"""Signs that look like no other, of which nearly all texts are made; a dash with a space beside it is one too."""
_UNUSUAL = re.compile(f"[^{_ORDINARY}]|[\u2013\u2014](?<=\\S[\u2013\u2014])(?=\\S)")
TURKISH = "\u0130\u0131"
"""A capital i with a dot, and a small one without."""


@dataclass(frozen=True)
class Plain:
    """What a reader sees of a text, and for each of its signs the offset of that sign in the text as it is written."""

    text: str
    places: tuple[int, ...] | range


def plain(text: str, turkish: bool = False) -> Plain:
    """A text as a reader sees it. Where `turkish`, an i with a dot and one without are not taken for one another."""
    now = Plain(text, range(len(text)))
    if text.isascii() or not _UNUSUAL.search(text):
        return now
    for signs, instead in _steps():
        now = _changed(now, signs, instead, TURKISH if turkish else "")
    return now


def as_data() -> list[tuple[str, str | dict[str, str]]]:
    """What is read otherwise, one after another: an expression, and the form of Unicode of what it finds.

    Or what stands for each sign that it finds; for any other what stands for none.
    """
    letters = {one: latin for row in _SIGNS["letters"].items() for one, latin in zip(*row, strict=True)}
    word, latin, others = r"[\p{L}\p{M}]{0,40}", r"\p{Script=Latin}", f"[{''.join(letters)}]"
    return [
        (r"[\p{Cf}\p{DI}]+", {"": ""}),
        (f"[{''.join(f'{first}-{last}' for first, last in _SIGNS['styled'])}]", "NFKC"),
        (r"\P{M}\p{M}+", "NFC"),
        (r"[\u0300-\u036f]", {"": ""}),
        (rf"(?<={latin}{word}){others}|{others}(?={word}{latin})|[{TURKISH}]", letters),
        (rf"[{_SIGNS['hyphens']}]|(?<=\S)[{_SIGNS['dashes']}](?=\S)", {"": "-"}),
    ]


@cache
def _steps() -> tuple[tuple[regex.Pattern[str], str | dict[str, str]], ...]:
    return tuple((regex.compile(signs), instead) for signs, instead in as_data())


def _changed(now: Plain, signs: regex.Pattern[str], by: str | dict[str, str], but: str) -> Plain:
    """The same with other signs for some (`but` for these), which stand where the first of those stood."""
    texts, places, reached = [], [], 0
    for match in signs.finditer(now.text):
        start, end = match.span()
        instead = match[0] if match[0] in but else _instead(match[0], by)
        texts += [now.text[reached:start], instead]
        places += [*now.places[reached:start], *[now.places[start]] * len(instead)]
        reached = end
    if not texts:
        return now
    return Plain("".join((*texts, now.text[reached:])), (*places, *now.places[reached:]))


def _instead(sign: str, by: str | dict[str, str]) -> str:
    return by.get(sign, by.get("", sign)) if isinstance(by, dict) else normalize(by, sign)  # type: ignore[arg-type]
