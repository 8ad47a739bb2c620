"""What in a text points at a person: numbers, addresses and names that have no place in a signal.

The forms find what can be told by its shape, with the words of `persons.yml`. They let through what only looks like it:
figures, dates of events, laws. A text is refused for each find, without the find being repeated, so that no log holds
it either.

The form on the site uses the same expressions (`as_data`), so they are written in what the `regex` library and
JavaScript with the sign `u` both read: no `\\b`, `\\w` or inline signs. The time grows with the length of a text and no
faster: whatever an expression repeats, it repeats a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import regex
import yaml
from stdnum.be import bis, nn
from stdnum.iso7064 import mod_97_10

_DATA: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("persons.yml").read_text(encoding="utf-8"))

_IN_A_WORD = r"\p{L}\p{N}_"
_BEGIN, _END = rf"(?<![{_IN_A_WORD}])", rf"(?![{_IN_A_WORD}])"
_SPACE, _ANY_SPACE = r"\s{1,9}", r"\s{0,9}"
_IN_MAIL = rf"[{_IN_A_WORD}.+-]"
_LOW = r"[\p{Ll}\p{M}]"
_NAME = rf"\p{{Lu}}{_LOW}{{1,40}}(?!{_LOW})(?:['’-]\p{{Lu}}?{_LOW}{{1,40}}(?!{_LOW})){{0,3}}"
_YEAR_OF_BIRTH = r"(?:[4-9]\d|0\d|1[0-8])"
_NO_YEAR = rf"(?!(?:19|20)\d{{2}}{_END})"


def _of(key: str) -> list[str]:
    """All words of a list, or of one by country."""
    found = _DATA[key]
    return found if isinstance(found, list) else [word for words in found.values() for word in words]


def _either(words: Iterable[str], each: str = "{}") -> str:
    """One of these words as it is written, the longest first."""
    ordered = sorted(set(words), key=lambda one: (-len(one), one))
    quoted = (re.sub(r"([.+*?(){}\[\]|/])", r"\\\1", word) for word in ordered)
    return "(?:" + "|".join(each.format(one) for one in quoted) + ")"


def _any_case(words: Iterable[str], only_first: bool = False) -> str:
    """One of these words, its letters (or the first of each word) small or capital."""
    letter = r"(?<!\p{L})\p{L}" if only_first else r"\p{L}"
    return regex.sub(letter, lambda found: f"[{found[0].lower()}{found[0].upper()}]", _either(words))


def _titled(titles: Iterable[str]) -> str:
    """A name with a form of address before it."""
    return rf"{_BEGIN}{_any_case(titles)}\.?{_SPACE}(?:{_LINKS}{_SPACE}){{0,3}}{_NAME}"


_A_STREET = (
    rf"(?:{_either(_of('beginnings_and_links'))}{_SPACE}){{0,2}}[{_IN_A_WORD}'’-]{{0,40}}"
    rf"{_either(_of('streets_after_a_number'), '(?<={0})')}{_END}"
)
_PLACES = _any_case(_of("places"), only_first=True)
_LINKS = _either(_of("links"))
_A_SENTENCE = rf"{_either(_of('beginnings'))}{_END}|{_either(_of('beginnings_and_links'))}{_SPACE}\p{{Ll}}"
_FAMILY_NAME = rf"(?:{_LINKS}{_SPACE}){{0,3}}(?!{_A_SENTENCE}|{_A_STREET}){_NAME}"
_NOT_AFTER_A_PLACE = rf"(?<!{_PLACES}{_SPACE})"
_NOT_AFTER_A_LAW = rf"(?<!{_any_case(_of('laws'))}\s(?:(?:van|du|of)\s(?:de\s)?)?)"
_NOT_COUNTED = rf"(?!{_SPACE}{_either(_of('counted'))}{_END})(?!{_ANY_SPACE}(?:u{_END}|uur|%|dB|km|m{_END}))"
_STREET = (
    rf"(?<![{_IN_A_WORD}'’-])[{_IN_A_WORD}'’-]{{1,60}}(?![{_IN_A_WORD}'’-])"
    rf"(?<={_either(_of('streets'))})(?<!ering)(?<!{_BEGIN}{_either(_of('no_streets'))})"
)
_COMPANY = rf"BE ?|{_BEGIN}{_any_case(_of('companies'))}[^\d\n]{{0,20}}"
_FRENCH = _any_case(_of("streets_before_a_name"), only_first=True)


_DIGIT, _CAPITAL, _AT, _SLASH = r"\d", r"[^\W\d_a-z]", r"@|[(\[][aA][tT]", "/"
"""Signs that a text must hold for a form to be tried at all."""


def _is_national_number(number: str) -> bool:
    return bool(nn.is_valid(number) or bis.is_valid(number))


def _is_account(number: str) -> bool:
    return bool(mod_97_10.is_valid(number[4:] + number[:4]))


_DIGITS = {"national-number": _is_national_number, "account": _is_account}
"""By the digits of a number, whether it is one; `personal.js` has the same checks."""


@dataclass(frozen=True)
class Kind:
    """A kind of personal data: its name, and one form by which it is found, whatever the capitals where `any_case`.

    `needs` is a sign without which a text holds none of it, so that the form need not be tried. With `checked`, only
    a number counts whose check digits are right.
    """

    name: str
    source: str
    any_case: bool = False
    needs: str = _DIGIT
    checked: bool = False

    @cached_property
    def form(self) -> str:
        """With digits of every script."""
        return self.source.replace(r"\d", r"\p{Nd}")

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        return regex.compile(self.form, regex.IGNORECASE if self.any_case else 0)

    def search(self, text: str) -> Iterator[regex.Match[str]]:
        """Where it is found; without what only looks like it."""
        for match in self._compiled.finditer(text):
            if not self.checked or _DIGITS[self.name](re.sub(r"[^A-Z0-9]", "", match[0].upper())):
                yield match


KINDS = (
    Kind(
        "e-mail",
        rf"(?:(?<!{_IN_MAIL}){_IN_MAIL}{{1,64}}|{_IN_MAIL})(?!{_IN_MAIL})\s?(?:@|\(at\)|\[at\])\s?[{_IN_A_WORD}-]{{1,63}}"
        rf"(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[{_IN_A_WORD}-]{{1,63}}){{1,5}}",
        any_case=True,
        needs=_AT,
    ),
    Kind("account", rf"(?<![{_IN_A_WORD}.@])@[A-Za-z_][{_IN_A_WORD}.]{{2,60}}", needs=_AT),
    Kind("account", rf"{_BEGIN}{_either(_of('accounts'))}\/[{_IN_A_WORD}.@-]{{2,60}}", any_case=True, needs=_SLASH),
    Kind("account", rf"{_BEGIN}(?:{'|'.join(_of('bank_accounts'))}){_END}"),
    Kind(
        "account",
        rf"{_BEGIN}[A-Z]{{2}}[0-9]{{2}}(?:\s?[A-Z0-9]{{4}}){{2,7}}(?:\s?[A-Z0-9]{{1,3}})?{_END}",
        checked=True,
    ),
    Kind("national-number", rf"(?<!\d)(?:{'|'.join(_of('national_numbers'))})(?!\d)"),
    Kind("national-number", rf"(?<!\d)(?:{'|'.join(_of('national_numbers_by_their_digits'))})(?!\d)", checked=True),
    Kind(
        "national-number",
        rf"{_BEGIN}{_either(_of('before_national_numbers'))}[.: ]{{1,4}}\d(?:[ .-]?\d){{7,13}}",
        any_case=True,
    ),
    Kind("plate", rf"{_BEGIN}(?:{'|'.join(_of('plates'))}){_END}"),
    Kind(
        "birth-date",
        rf"(?:{_BEGIN}{_either(_of('births'))}{_ANY_SPACE}(?:op|in|on|le|am|:)?|(?<!\d)(?<!\d )°){_ANY_SPACE}\d",
        any_case=True,
    ),
    Kind(
        "birth-date",
        rf"(?<!\d)(?=\d){_NOT_AFTER_A_LAW}[0-3]?\d[\/.-][01]?\d[\/.-](?:19\d{{2}}|200\d|201[0-8])(?!\d)",
    ),
    Kind("birth-date", rf"(?<![\d\/])[0-3]?\d\/[01]?\d\/{_YEAR_OF_BIRTH}(?![\d\/])"),
    Kind(
        "birth-date",
        rf"(?<![\d.-])(?=\d){_NOT_AFTER_A_LAW}[0-3]\d(?:\.[01]\d\.|-[01]\d-){_YEAR_OF_BIRTH}(?![\d-]|\.\d)",
    ),
    Kind("birth-date", rf"(?<!\d)(?=\d){_NOT_AFTER_A_LAW}(?:19\d{{2}}|200\d|201[0-8])-[01]\d-[0-3]\d(?!\d)"),
    Kind(
        "phone",
        rf"(?<![\d\/.-])(?!(?<={_COMPANY})0\d{{3}}\.?\d{{3}}\.?\d{{3}}(?!\d))"
        r"(?:\+\d{1,3}|00\d{2}|0)[ .\/-]?(?:\(0\) ?)?\d{1,3}(?:[ .\/-]?\d{2,3}){2,4}(?![\d\/-])",
    ),
    Kind("phone", rf"{_BEGIN}{_either(_of('phones'))}[.: ]{{1,4}}\d(?:[ .\/-]?\d){{7,11}}(?!\d)", any_case=True),
    Kind(
        "address",
        rf"{_STREET},?{_SPACE}(?:(?:nr\.?|nummer|number|huis){_ANY_SPACE}|{_NO_YEAR})"
        rf"\d{{1,4}}(?:\s?[a-z]{_END}|\s?bus\s?\d{{1,4}})?(?!\d){_NOT_COUNTED}",
        any_case=True,
    ),
    Kind(
        "address",
        rf"{_BEGIN}{_NO_YEAR}\d{{1,4}}[a-z]?,?{_SPACE}(?!{_any_case(_of('no_streets'), only_first=True)}{_END})"
        rf"\p{{Lu}}[{_IN_A_WORD}'’-]{{2,40}}{_either(_of('streets_after_a_number'), '(?<={0})')}{_END}",
    ),
    Kind("address", rf"{_BEGIN}{_either(_of('house_numbers'))}[.: ]{{1,3}}\d{{1,4}}{_END}", any_case=True),
    Kind(
        "address",
        rf"{_BEGIN}\d{{1,4}}[a-z]?,?{_SPACE}{_FRENCH}(?:{_SPACE}(?:de|du|des|la|le|les|l['’]|d['’]|aux?)){{0,3}}"
        rf"{_ANY_SPACE}\p{{Lu}}",
    ),
    Kind(
        "address",
        rf"{_BEGIN}{_FRENCH}{_SPACE}(?:[{_IN_A_WORD}'’-]{{1,40}}(?![{_IN_A_WORD}'’-]){_SPACE}){{1,4}}\d{{1,4}}{_END}",
    ),
    Kind(
        "address",
        rf"{_BEGIN}\d{{1,4}}[a-z]?{_SPACE}(?:[A-Z][{_IN_A_WORD}'’-]{{1,40}}(?![{_IN_A_WORD}'’-]){_SPACE}){{1,3}}"
        rf"{_either(_of('streets_after_a_name'))}{_END}",
    ),
    Kind("name", _titled(_of("titles") + _of("titles_of_places")), needs=_CAPITAL),
    Kind(
        "name",
        rf"(?<![{_IN_A_WORD}])(?<![{_IN_A_WORD}]\.){_NOT_AFTER_A_PLACE}(?!{_either(_of('abbreviations'))}{_END})"
        rf"(?:\p{{Lu}}\.\s?){{1,3}}{_FAMILY_NAME}",
        needs=_CAPITAL,
    ),
    Kind("name", rf"{_BEGIN}(?!{_PLACES}{_END}){_NAME}\s\p{{Lu}}\.(?![{_IN_A_WORD}])", needs=_CAPITAL),
    Kind(
        "name",
        rf"{_BEGIN}(?<!Sint[ -]){_either(_of('first_names'))}{_SPACE}(?:\p{{Lu}}{_END}|{_FAMILY_NAME})",
        needs=_CAPITAL,
    ),
    Kind(
        "name",
        rf"(?<![{_IN_A_WORD}.])(?!{_either(_of('abbreviations'))}{_END})[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?{_END}",
        needs=_CAPITAL,
    ),
)


KINDS_IN_NAMES = (
    *(kind for kind in KINDS if kind.name not in ("name", "address")),
    Kind("name", _titled(_of("titles")), needs=_CAPITAL),
)
"""In the name of an event, an organiser or a place: a club may be called K.S.A., and a hall stands in a street."""


@cache
def _sign(needs: str) -> re.Pattern[str]:
    return re.compile(needs)


def personal(text: str, known: frozenset[str] = frozenset(), kinds: Iterable[Kind] = KINDS) -> list[tuple[int, str]]:
    """Where a text points at a person, and by what kind of thing; each place once.

    `known` are the digits of public numbers, such as help lines, which may stand.
    """
    found: dict[int, str] = {}
    taken = bytearray(len(text))
    there = {needs: bool(_sign(needs).search(text)) for needs in (_DIGIT, _CAPITAL, _AT, _SLASH)}
    for kind in kinds:
        if not there[kind.needs]:
            continue
        for match in kind.search(text):
            start, end = match.span()
            if any(taken[start:end]) or (kind.name == "phone" and _digits(match[0]) in known):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found[start] = kind.name
    return sorted(found.items())


def as_data(known: Iterable[str], kinds: Iterable[Kind] = KINDS) -> dict[str, Any]:
    """What a form on the site finds persons with: the kinds in order, and the numbers that may stand."""
    forms = [
        {"kind": kind.name, "form": kind.form, "any_case": kind.any_case, "checked": kind.checked} for kind in kinds
    ]
    return {"forms": forms, "known": sorted(known)}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
