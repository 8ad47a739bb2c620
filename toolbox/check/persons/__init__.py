"""What in a text points at a person: numbers, addresses and names that have no place in a signal.

The forms find what can be told by its shape, with the words of the files beside this one and those of a city. They let
through what only looks like it: figures, dates of events, laws. A text is refused for each find, without the find being
repeated, so that no log holds it either. The form on the site uses the same expressions (`as_data`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from toolbox.check import look_alikes
from toolbox.check.look_alikes import plain
from toolbox.check.persons.forms import Forms, forms_of
from toolbox.check.persons.kind import AT, CAPITAL, DIGIT, LETTER, SLASH, Kind
from toolbox.check.persons.words import LANGUAGES, SHIPPED
from toolbox.model.language.persons import PersonWords
from toolbox.model.naming import slug

__all__ = ["KINDS", "KINDS_IN_NAMES", "LANGUAGES", "Forms", "Kind", "as_data", "forms", "names_person", "personal"]


@cache
def forms(own: PersonWords) -> Forms:
    """The forms with our words and a city's own."""
    return forms_of(SHIPPED.with_those_of(own).each(lambda word: plain(word).text))


KINDS = forms(PersonWords()).in_texts
KINDS_IN_NAMES = forms(PersonWords()).in_names


_NEVER_NAMES = frozenset(word.lower() for word in (*SHIPPED.beginnings, *SHIPPED.beginnings_and_links, *SHIPPED.links))
"""Words that are small in a name, or are part of none."""


@cache
def _sign(needs: str) -> re.Pattern[str]:
    return re.compile(needs)


def personal(text: str, known: frozenset[str] = frozenset(), kinds: Iterable[Kind] = KINDS) -> list[tuple[int, str]]:
    """Where a text points at a person, and by what kind of thing; each place once.

    `known` are the digits of public numbers, such as help lines, which may stand. A text is judged as a reader sees it.
    """
    read = plain(text)
    return [(read.places[at], kind) for at, kind in _in_text(read.text, known, kinds)]


def _in_text(text: str, known: frozenset[str], kinds: Iterable[Kind]) -> list[tuple[int, str]]:
    found: dict[int, str] = {}
    taken = bytearray(len(text))
    there = {needs: bool(_sign(needs).search(text)) for needs in (DIGIT, CAPITAL, LETTER, AT, SLASH)}
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


def names_person(stem: str, title: str, kinds: Iterable[Kind] = KINDS) -> bool:
    """Whether the name of a file points at a person. One that is made from the title is judged by that one.

    A file has no capitals and no spaces: `jan-van-eyck` is read as `Jan van Eyck`, and hyphens between figures stay.
    Ages look like dates of birth there (`16-17-18-plus`), and any word behind *family* like its name: these are not
    looked for.
    """
    if slug(title).startswith(stem):
        return False
    text = re.sub(r"[a-z]+", _with_capital, re.sub(r"(?<!\d)-|-(?!\d)", " ", stem))
    return any(kind not in ("birth-date", "household") for _, kind in personal(text, kinds=kinds))


def _with_capital(word: re.Match[str]) -> str:
    return word[0] if word[0] in _NEVER_NAMES else word[0].capitalize()


def as_data(known: Iterable[str], kinds: Iterable[Kind] = KINDS) -> dict[str, Any]:
    """What a form on the site finds persons with: the kinds in order, the numbers that may stand, and look-alikes."""
    found = [{"kind": one.name, "form": one.form, "any_case": one.any_case, "check": one.check} for one in kinds]
    return {"forms": found, "known": sorted(known), "signs": look_alikes.as_data()}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
