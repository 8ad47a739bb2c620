"""Words by which a text points at a person, as they stand in a file: of a language, or of what belongs to a country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any, cast

import regex
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Line

_WORD = regex.compile(r"[\p{L}\p{M}\p{N} '’./&%°-]+")
_CLASS = r"\[-?(?:\\[ds]|[^\W_](?:-[^\W_])?|[ ./])+-?\]"
_SIGN = rf"(?:\\[ds./]|{_CLASS}|[^\W_]|[ :/-])"
_COUNT = r"(?:\?|\{\d{1,2}(?:,\d{1,2})?\})?"
_ITEM = rf"{_SIGN}{_COUNT}"
_GROUP = rf"\(\?:((?:{_ITEM})+)\)({_COUNT})"
_SHAPE = re.compile(rf"(?:{_ITEM}|{_GROUP})+")
_PART = re.compile(rf"{_GROUP}|{_SIGN}({_COUNT})")
_WAYS, _LONGEST = 100, 60


def _word(value: str) -> str:
    """A word as it stands in the middle of a sentence; all its signs mean themselves."""
    if not _WORD.fullmatch(value):
        raise PydanticCustomError("not-word", "", {"value": value})
    return value


def _shape(value: str) -> str:
    """The shape of a number in the signs that Python and a browser read alike; it can be tried in no time.

    Whatever may be there or not is bounded: there are few ways in which a text can have the shape, and it is short.
    """
    if not _SHAPE.fullmatch(value) or _ways(value)[0] > _WAYS or _ways(value)[1] > _LONGEST:
        raise PydanticCustomError("bad-shape", "", {"value": value})
    try:
        regex.compile(value)
    except regex.error:
        raise PydanticCustomError("bad-shape", "", {"value": value}) from None
    return value


def _ways(shape: str) -> tuple[int, int]:
    """In how many ways a text can have a shape, and how many signs it has at most."""
    ways, longest = 1, 0
    for part in _PART.finditer(shape):
        once, signs = _ways(part[1]) if part[1] else (1, 1)
        least, most = _times(part[2] or part[3] or "")
        ways *= sum(once**times for times in range(least, most + 1))
        longest += signs * most
    return ways, longest


def _times(count: str) -> tuple[int, int]:
    if count in ("", "?"):
        return (0 if count else 1), 1
    bounds = [int(one) for one in count.strip("{}").split(",")]
    return bounds[0], bounds[-1]


Word = Annotated[Line, StringConstraints(max_length=60), AfterValidator(_word)]
Words = Annotated[tuple[Word, ...], Field(max_length=3000)]
Shapes = Annotated[tuple[Annotated[Line, AfterValidator(_shape)], ...], Field(max_length=50)]


class CheckedNumbers(Model):
    """Numbers that could be any number, by the country whose check digits tell that they are none."""

    be: Shapes = ()


class PersonWords(Model):
    """The words and shapes of one file; each list may be left out. The files in `toolbox/check/persons` say what each
    list is for.
    """

    titles: Words = ()
    titles_of_places: Words = ()
    functions: Words = ()
    households: Words = ()
    streets: Words = ()
    streets_after_a_number: Words = ()
    streets_before_a_name: Words = ()
    streets_after_a_name: Words = ()
    in_street_names: Words = ()
    no_streets: Words = ()
    no_street_endings: Words = ()
    house_numbers: Words = ()
    before_house_numbers: Words = ()
    boxes: Words = ()
    counted: Words = ()
    units: Words = ()
    births: Words = ()
    before_days: Words = ()
    months: Words = ()
    before_other_days: Words = ()
    laws: Words = ()
    after_laws: Words = ()
    phones: Words = ()
    accounts: Words = ()
    before_accounts: Words = ()
    companies: Words = ()
    before_national_numbers: Words = ()
    before_company_numbers: Words = ()
    links: Words = ()
    between_names: Words = ()
    places: Words = ()
    abbreviations: Words = ()
    beginnings: Words = ()
    beginnings_and_links: Words = ()
    first_names: Words = ()
    first_names_and_words: Words = ()
    family_names: Words = ()
    before_who_lives_there: Words = ()
    before_who_is_asked: Words = ()
    no_first_names_after: Words = ()
    before_no_person: Words = ()
    phone_numbers: Shapes = ()
    plates: Shapes = ()
    bank_accounts: Shapes = ()
    national_numbers: Shapes = ()
    company_numbers: Shapes = ()
    checked_national_numbers: CheckedNumbers = Field(default_factory=CheckedNumbers)

    def with_those_of(self, other: PersonWords) -> PersonWords:
        """Both together."""
        return cast(PersonWords, _joined(self, other))

    def each(self, change: Callable[[str], str]) -> PersonWords:
        """The same with each word changed; shapes of numbers stay."""
        fields = type(self).model_fields.items()
        words = [name for name, field in fields if field.annotation == tuple[Word, ...]]
        return self.model_copy(update={name: tuple(map(change, getattr(self, name))) for name in words})


def _joined(one: Model, other: Model) -> Model:
    """Two records of lists as one, each word once."""

    def both() -> Iterator[tuple[str, Any]]:
        for name in type(one).model_fields:
            mine, theirs = getattr(one, name), getattr(other, name)
            together = tuple(dict.fromkeys((*mine, *theirs))) if isinstance(mine, tuple) else _joined(mine, theirs)
            yield name, together

    return one.model_copy(update=dict(both()))
