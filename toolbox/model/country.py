"""Where a page holds: everywhere, in one country or a region of it (ISO 3166, small letters), or in one city alone."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import Annotated, Any

from babel import Locale
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

DEFAULT = "be-vlg"
"""That of a city that names none, as its time zone is (`zone.py`)."""
LOCAL = "local"
"""What a page says that holds in its own city alone."""
_FORM = re.compile(r"(?P<country>[a-z]{2})(?:-[a-z0-9]{1,3})?")
_NONE = frozenset({"eu", "ez", "qo", "un", "xa", "xb", "zz"})
"""Two letters that Unicode has for what is no country."""
_MEANT = {"uk": "gb", "el": "gr"}
_NAMED_IN = ("en", "nl", "fr", "de")
"""The languages in which somebody may write a country's name in the place of its two letters."""


def holds(place: str | None, country: str) -> bool:
    """Whether what is marked with a place holds in a city of this country or region: `be` holds in `be-vlg`.

    What is of one city alone holds where it stands.
    """
    return place in (None, LOCAL, country) or country.startswith(f"{place}-")


def _countries(language: str) -> dict[str, str]:
    """What each country is called in a language, by its two letters."""
    named = {str(code).lower(): str(name) for code, name in Locale.parse(language).territories.items()}
    return {code: name for code, name in named.items() if code.isalpha() and code not in (*_NONE, *_MEANT)}


@cache
def _codes() -> frozenset[str]:
    return frozenset(_countries(_NAMED_IN[0]))


def _near(text: str) -> str:
    """The two letters of the country that was meant; nothing where there is none near."""
    if text in _MEANT:
        return _MEANT[text]
    names = {name.lower(): code for language in _NAMED_IN for code, name in _countries(language).items()}
    found = difflib.get_close_matches(text, names, n=1, cutoff=0.85)
    return names[found[0]] if found else ""


def _place(value: Any, otherwise: str) -> Any:
    if not isinstance(value, str):
        return value
    written = value.strip().lower()
    found = _FORM.fullmatch(written)
    if found and found["country"] in _codes():
        return written
    better = _near(written)
    raise PydanticCustomError("no-such-country" if better else otherwise, "", {"value": value, "better": better})


def _country(value: Any) -> Any:
    """A country, with its region or without, in small letters."""
    return _place(value, "not-country")


def _layer(value: Any) -> Any:
    """A country as a page names it, or `local`."""
    local = isinstance(value, str) and value.strip().lower() == LOCAL
    return LOCAL if local else _place(value, "not-layer")


_IN_WORDS = r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?"
Country = Annotated[str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": f"^{_IN_WORDS}$"})]
"""Where a city lies."""
Layer = Annotated[
    str, BeforeValidator(_layer), WithJsonSchema({"type": "string", "pattern": f"^({LOCAL}|{_IN_WORDS})$"})
]
"""Where a page holds; without it everywhere."""
