"""What in a text points at a person: numbers, addresses and names that have no place in a signal.

The rules find what can be told by its form. They let through what only looks like it: figures, dates of events, laws.
A text is refused for each find, without the find being repeated, so that no log holds it either.

The time grows with the length of a text and no faster: whatever a form repeats, it repeats a bounded number of times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŘŚŞŠŹŻŽ]"
_NAME = rf"{_CAPITAL}[^\W\d_A-Z]{{1,40}}+(?:['’-]{_CAPITAL}?[^\W\d_A-Z]{{1,40}}+){{0,3}}"
_SPACE = r"\s{1,9}"
_ANY_SPACE = r"\s{0,9}"
_STREET = (
    r"(?:straat|laan|weg|wegel|plein|steenweg|dreef|lei|kaai|pad|hof|singel|markt|ring|dijk|veld|park|berg|baan|brug|poort|"
    r"plaats|vest|boulevard|street|road|avenue|lane)"
)
_PLACES = (
    "zaal|zone|tent|blok|gebouw|type|vitamine|klas|lokaal|parking|ingang|hepatitis|poort|plan|groep|niveau|lijn|bus|hal|"
    "room|hall|block|building|class|gate|plan|group|level|line|area|sector|vak|categorie|category|rij|row|optie|option"
)
_TITLES = r"de heer|meneer|mevrouw|mevr\.|mvr\.|dhr\.|juffrouw|mister|mr\.?|mrs\.?|ms\.?|dokter|dr\."
_LINKS = "(?:van|de|den|der|ten|el|al)"
_SHORT = r"N\.V|B\.V|V\.Z\.W|U\.S|P\.S|E\.U|T\.V|D\.J|M\.C|K\.B|M\.B"
"""Abbreviations of other things than people."""
_THINGS = (
    r"jongeren|mensen|personen|meldingen|keer|maal|flesjes|flessen|uur|dagen|weken|maanden|meisjes|jongens|kinderen|"
    r"bewoners|winkels|groepjes|groepen|bekers|gevallen|young|people|times|bottles|hours|days|weeks|shops|groups|reports"
)


TITLED = re.compile(rf"\b(?i:{_TITLES}){_SPACE}{_NAME}")
"""A name with a form of address before it: that is nobody but a person."""


@dataclass(frozen=True)
class Kind:
    """A kind of personal data: its name, and the form by which it is found, or by which it ends within a word."""

    name: str
    form: re.Pattern[str]
    ends_a_word: bool = False


KINDS = (
    Kind(
        "e-mail", re.compile(r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE)
    ),
    Kind("account", re.compile(r"(?<![\w.@])@[A-Za-z_][\w.]{2,}")),
    Kind("account", re.compile(r"\bBE\d{2}(?:\s?\d{4}){3}\b")),
    Kind("national-number", re.compile(r"(?<!\d)\d{2}[. ]?[01]\d[. ]?[0-3]\d[- .]\d{3}[. -]?\d{2}(?!\d)")),
    Kind("national-number", re.compile(r"(?<!\d)\d{2}[01]\d[0-3]\d{6}(?!\d)")),
    Kind("plate", re.compile(r"\b[1-9][- ]?[A-Z]{3}[- ]?\d{3}\b|\b[A-Z]{3}-\d{3}\b|\b\d{3}-[A-Z]{3}\b")),
    Kind("plate", re.compile(r"\b[A-Z]{2}-\d{3}-[A-Z]\b|\b\d{2}-[A-Z]{2,3}-\d{1,2}\b|\b[A-Z]-\d{3}-[A-Z]{2}\b")),
    Kind(
        "birth-date",
        re.compile(
            rf"(?:\b(?:geboren|geb\.|geboortedatum|born|birth){_ANY_SPACE}(?:op|in|on|:)?|(?<!\d)(?<!\d )°)"
            rf"{_ANY_SPACE}\d",
            re.IGNORECASE,
        ),
    ),
    Kind("birth-date", re.compile(r"(?<!\d)[0-3]?\d[/.-][01]?\d[/.-](?:19\d{2}|200\d|201[0-8])(?!\d)")),
    Kind("birth-date", re.compile(r"(?<!\d)(?:19\d{2}|200\d|201[0-8])-[01]\d-[0-3]\d(?!\d)")),
    Kind(
        "phone",
        re.compile(r"(?<![\d/.-])(?:\+\d{1,3}|00\d{2}|0)[ ./-]?(?:\(0\)[ ]?)?\d{1,3}(?:[ ./-]?\d{2,3}){2,4}(?![\d/-])"),
    ),
    Kind(
        "address",
        re.compile(
            rf"{_STREET}{_SPACE}(?:nr\.?|nummer|number|huis)?{_ANY_SPACE}"
            rf"\d{{1,4}}(?:\s?[a-z]\b|\s?bus\s?\d{{1,4}})?"
            rf"(?!\d)(?!{_SPACE}(?:{_THINGS})\b)(?!{_ANY_SPACE}(?:u\b|uur|%|dB|km|m\b))",
            re.IGNORECASE,
        ),
        ends_a_word=True,
    ),
    Kind("address", re.compile(r"\b(?:Rue|Avenue|Chaussée|Place)\s{1,9}(?:[\w'’-]{1,40}+\s{1,9}){1,4}\d{1,4}\b")),
    Kind(
        "address", re.compile(r"\b\d{1,4}[a-z]?\s{1,9}(?:[A-Z][\w'’-]{1,40}+\s{1,9}){1,3}(?:Street|Road|Avenue|Lane)\b")
    ),
    Kind(
        "name",
        TITLED,
    ),
    Kind(
        "name",
        re.compile(rf"(?<!\w)(?<!\w\.)(?!(?i:{_PLACES})\b)(?:{_CAPITAL}\.\s?){{1,3}}(?:{_LINKS} )*{_NAME}"),
    ),
    Kind("name", re.compile(rf"\b(?!(?i:{_PLACES})\b){_NAME}\s{_CAPITAL}\.(?!\w)")),
    Kind("name", re.compile(rf"(?<![\w.])(?!(?:{_SHORT})\b)[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?(?!\w)")),
)
_AFTER_A_PLACE = re.compile(rf"(?i)(?:{_PLACES}){_SPACE}$")
_BEFORE = 30
"""Letters before a name in which the word for a place would stand."""


def personal(text: str, known: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    """Where a text points at a person, and by what kind of thing; each place once.

    `known` are the digits of public numbers, such as help lines, which may stand.
    """
    found: dict[int, str] = {}
    taken = bytearray(len(text))
    for kind in KINDS:
        for match in kind.form.finditer(text):
            start, end = match.span()
            if kind.ends_a_word:
                start = _word_before(text, start)
            place = kind.name == "name" and _AFTER_A_PLACE.search(text[max(start - _BEFORE, 0) : start])
            if any(taken[start:end]) or place or (kind.name == "phone" and _digits(match[0]) in known):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found[start] = kind.name
    return sorted(found.items())


def _word_before(text: str, end: int) -> int:
    """Where the word begins that goes on at a place: `Kerk` before `straat`."""
    start = end
    while start > max(end - 60, 0) and (text[start - 1].isalnum() or text[start - 1] in "_'’-"):
        start -= 1
    return start


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
