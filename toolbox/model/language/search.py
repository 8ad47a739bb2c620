"""What the search of the site knows of a language besides its pages, as it stands in `docs/<language>/search.yml`."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.language.persons import Word


def _several(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) == 1:
        raise PydanticCustomError("search-alone", "", {"value": words[0]})
    return words


Same = Annotated[tuple[Word, ...], Field(min_length=1, max_length=50), AfterValidator(_several)]
"""Words of which each finds the pages of all."""


class SearchWords(Model):
    """`same` are lists of words that mean the same to who searches; `ignored` are words that no search goes by."""

    same: Annotated[tuple[Same, ...], Field(max_length=1000)] = ()
    ignored: Annotated[tuple[Word, ...], Field(max_length=1000)] = ()


def folded(text: str) -> str:
    """A text as it is compared: small letters without their marks. The page's own search does the same."""
    decomposed = unicodedata.normalize("NFD", text)
    marks = [ord(one) for one in set(decomposed) if unicodedata.combining(one)]
    return decomposed.translate(dict.fromkeys(marks)).lower()
