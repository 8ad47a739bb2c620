"""What in a text points at a person: numbers, addresses and names that have no place in a signal.

The rules find what can be told by its form. They let through what only looks like it: figures, dates of events, laws.
A text is refused for each find, without the find being repeated, so that no log holds it either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŘŚŞŠŹŻŽ]"
_NAME = rf"{_CAPITAL}[^\W\d_A-Z]+(?:['’-]{_CAPITAL}?[^\W\d_A-Z]+)*"
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


@dataclass(frozen=True)
class Kind:
    """A kind of personal data: its name, and the form by which it is found."""

    name: str
    form: re.Pattern[str]


KINDS = (
    Kind("e-mail", re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    Kind("account", re.compile(r"(?<![\w.@])@[A-Za-z_][\w.]{2,}")),
    Kind("account", re.compile(r"\bBE\d{2}(?:\s?\d{4}){3}\b")),
    Kind("national-number", re.compile(r"(?<!\d)\d{2}[. ]?[01]\d[. ]?[0-3]\d[- .]\d{3}[. -]?\d{2}(?!\d)")),
    Kind("national-number", re.compile(r"(?<!\d)\d{2}[01]\d[0-3]\d{6}(?!\d)")),
    Kind("plate", re.compile(r"\b[1-9][- ]?[A-Z]{3}[- ]?\d{3}\b|\b[A-Z]{3}-\d{3}\b|\b\d{3}-[A-Z]{3}\b")),
    Kind("plate", re.compile(r"\b[A-Z]{2}-\d{3}-[A-Z]\b|\b\d{2}-[A-Z]{2,3}-\d{1,2}\b|\b[A-Z]-\d{3}-[A-Z]{2}\b")),
    Kind(
        "birth-date",
        re.compile(
            r"(?:\b(?:geboren|geb\.|geboortedatum|born|birth)\s*(?:op|in|on|:)?|(?<!\d)(?<!\d )°)\s*\d", re.IGNORECASE
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
            rf"\b[\w'’-]*{_STREET}\s+(?:nr\.?|nummer|number|huis)?\s*\d{{1,4}}(?:\s?[a-z]\b|\s?bus\s?\d+)?"
            rf"(?!\d)(?!\s+(?:{_THINGS})\b)(?!\s*(?:u\b|uur|%|dB|km|m\b))",
            re.IGNORECASE,
        ),
    ),
    Kind("address", re.compile(r"\b(?:Rue|Avenue|Chaussée|Place)\s+(?:[\w'’-]+\s+){1,4}\d{1,4}\b")),
    Kind("address", re.compile(r"\b\d{1,4}[a-z]?\s+(?:[A-Z][\w'’-]+\s+){1,3}(?:Street|Road|Avenue|Lane)\b")),
    Kind(
        "name",
        re.compile(rf"\b(?i:{_TITLES})\s+{_NAME}"),
    ),
    Kind(
        "name",
        re.compile(rf"(?<!\w)(?<!\w\.)(?!(?i:{_PLACES})\b)(?:{_CAPITAL}\.\s?){{1,3}}(?:{_LINKS} )*{_NAME}"),
    ),
    Kind("name", re.compile(rf"\b(?!(?i:{_PLACES})\b){_NAME}\s{_CAPITAL}\.(?!\w)")),
    Kind("name", re.compile(rf"(?<![\w.])(?!(?:{_SHORT})\b)[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?(?!\w)")),
)
_AFTER_A_PLACE = re.compile(rf"(?i)(?:{_PLACES})\s+$")


def personal(text: str, known: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    """Where a text points at a person, and by what kind of thing; each place once.

    `known` are the digits of public numbers, such as help lines, which may stand.
    """
    found: dict[int, str] = {}
    taken: list[tuple[int, int]] = []
    for kind in KINDS:
        for match in kind.form.finditer(text):
            start, end = match.span()
            inside = any(start < other_end and other_start < end for other_start, other_end in taken)
            place = kind.name == "name" and _AFTER_A_PLACE.search(text[:start])
            if not inside and not place and not (kind.name == "phone" and _digits(match[0]) in known):
                taken.append((start, end))
                found[start] = kind.name
    return sorted(found.items())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
