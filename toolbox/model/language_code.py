"""A language by its two letters (ISO 639-1, small), and which one is meant where somebody wrote it otherwise."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from babel import Locale
from babel.localedata import locale_identifiers
from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

FORM = r"^[a-z]{2}$"
_NAMED_IN = ("en", "nl", "fr", "de")
"""The languages in which somebody may write a language's name in the place of its two letters, beside its own."""
_LONGER = re.compile(r"(?P<code>[a-z]{2})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
"""A code as browsers and programs have it, with capitals or with a country: `NL`, `nl-BE`, `en_GB`."""


def is_code(text: str) -> bool:
    """Whether this has the form of a language's two letters."""
    return bool(re.fullmatch(FORM, text))


def meant_language(text: str) -> str:
    """The two letters of the language that is meant by them, by `NL`, `nl-BE`, `Nederlands`; nothing where unclear."""
    found = _LONGER.fullmatch(text.strip())
    return found["code"].lower() if found else _names().get(text.strip().lower(), "")


@cache
def _names() -> dict[str, str]:
    """The code of each language by its name, as others and those who speak it call it, in small letters."""
    named: dict[str, str] = {}
    for code in filter(is_code, locale_identifiers()):
        named.setdefault(str(Locale.parse(code).get_language_name(code)).lower(), code)
    for language in _NAMED_IN:
        for code, name in Locale.parse(language).languages.items():
            if is_code(code):
                named.setdefault(str(name).lower(), str(code))
    return named


def _code(text: str) -> str:
    if not is_code(text):
        better = meant_language(text)
        code = "language-nearly" if better else "not-language"
        raise PydanticCustomError(code, "", {"value": text, "better": better})
    return text


def _each_once(languages: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(languages)) < len(languages):
        raise PydanticCustomError("language-twice", "")
    return languages


Language = Annotated[str, AfterValidator(_code), WithJsonSchema({"type": "string", "pattern": FORM})]
EACH_ONCE = AfterValidator(_each_once)
"""Of several languages, none stands there twice; in an annotation it comes behind how many there may be."""
