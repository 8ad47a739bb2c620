"""Which word somebody meant: one that is nearly the same, or whose name in the editor or on the form it is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from toolbox.model.event.facts import BY_NAME
from toolbox.model.event.values import OneOf
from toolbox.phrases import LANGUAGES, phrases

_NEAR, _NEAR_IF_SHORT, _SHORT, _HALF = 0.65, 0.7, 5, 0.5
"""How much two words have in common of which one was meant as the other; of short ones more, of what lacks less."""
_WORD = "[a-z]{4}"
"""What begins a name says which it is, but for little words: *in* is no tent, *op* no invitation."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word that somebody who wrote this most likely meant."""
    cutoff = _NEAR_IF_SHORT if len(written) <= _SHORT else _NEAR
    found = difflib.get_close_matches(written.lower().replace(" ", "_"), list(known), n=1, cutoff=cutoff)
    return found[0] if found else None


def meant_key(written: str, known: Collection[str]) -> str | None:
    """The key that was meant: by its name in the editor (`soort`, `Aantal dagen`), or nearly as it is."""
    return _called(written, {key: key_names(key) for key in known}) or nearest(written, known)


def meant_missing(written: str, missing: Collection[str]) -> str | None:
    """The key that was meant among those that must be there and are not: half a likeness is enough."""
    found = difflib.get_close_matches(written.lower(), list(missing), n=1, cutoff=_HALF)
    return found[0] if found else None


def meant_choice(key: str, written: str, choices: Collection[str]) -> str | None:
    """The choice of a key that was meant: by its name on the form (`fuif`), or nearly as it is."""
    return called_choice(key, written, choices) or nearest(written, choices)


def called_choice(key: str, written: str, choices: Collection[str]) -> str | None:
    """The choice of a key whose name on the form this is."""
    group = _group(key, choices)
    return _called(written, {one: tuple(_choice_names(group, one)) for one in choices})


def _group(key: str, choices: Collection[str]) -> str:
    """The group of phrases that names the choices: of the fact itself, or of that whose values a table has as keys."""
    of_all = (fact for fact in BY_NAME.values() if isinstance(fact.value, OneOf) and {*fact.value.words} == {*choices})
    fact = BY_NAME.get(key) or next(of_all, None)
    return fact.group if fact else key


@cache
def key_names(key: str) -> tuple[str, ...]:
    """What a key is called in the editor and on the form, in each of our languages."""
    places = (("editor", "fields"), ("form",), ("fact",)) if key in BY_NAME else (("editor", "fields"),)
    return tuple(name for code in LANGUAGES for place in places if (name := _phrase(code, *place, key)))


def _choice_names(group: str, choice: str) -> Iterator[str]:
    for code in LANGUAGES:
        if name := _phrase(code, *group.split("."), choice):
            yield name


def _phrase(code: str, *path: str) -> str:
    found = phrases(code)
    for step in path:
        found = found.get(step, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, str) else ""


def _called(written: str, names: dict[str, tuple[str, ...]]) -> str | None:
    """Whose name this is; where it only begins one, that must be the only one."""
    asked = plain(written)
    whole = [one for one, called in names.items() if asked in map(plain, called)]
    begun = [one for one, called in names.items() if any(plain(name).startswith(f"{asked} ") for name in called)]
    if whole:
        return whole[0]
    return begun[0] if re.search(_WORD, asked) and len(begun) == 1 else None


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A name without what does not tell it from another: capitals, punctuation."""
    return " ".join(re.sub(r"[^\w ]", " ", word.lower()).replace("_", " ").split())
