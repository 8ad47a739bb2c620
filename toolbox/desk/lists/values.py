"""What people write in the cells of a list, as a profile has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from toolbox.desk.lists.names import Names, simple, words
from toolbox.desk.lists.table import Cell
from toolbox.model.event.facts import BY_NAME
from toolbox.model.fields import NO, YES
from toolbox.model.vocabulary import Age, Entry

_NUMBER = re.compile(r"\d{1,3}(?:[. \u00a0\u202f,']\d{3})+(?!\d)|\d+")
_AGES = re.compile(
    r"(?:van ?)?(?P<low>\d{1,2})? ?(?P<sign>[-+]|tot(?: en met)?|t/m|to|en ouder|and over|plus)? ?(?P<high>\d{1,3})?"
)
_MONEY = r"(?:€|eur|euro|£|gbp|\$|usd|chf|kr)?"
_PRICE = re.compile(rf"{_MONEY} ?(\d+(?:[.,]\d{{1,2}})?) ?{_MONEY}")
_BETWEEN = re.compile(r"\s*(?:[,;/&\n]|\ben\b|\band\b|\bof\b|\bor\b)\s*")
_GROUPS = re.compile(r"\s*(?:[,;&]|(?<=\d)/(?=\d)|\ben\b(?! ouder)|\band\b(?! (?:over|older)))\s*")
"""What stands between two groups of ages: `18+ en 16+`, `16/17`."""
_OLDEST = 200


@dataclass(frozen=True)
class Read:
    """A value as it stands in a profile; `otherwise` says that somebody could have meant another."""

    value: Any
    otherwise: bool = False


def read(key: str, cell: Cell, names: Names) -> Read:
    """What a cell says of a fact. What cannot be made out stays as it was written: the model tells what is wrong."""
    kind = BY_NAME[key].value.kind
    if kind == "number":
        return _number(cell.text)
    if kind == "yes-no":
        return _yes_or_no(cell)
    if key == "ages":
        return _ages(cell.text, names)
    if key == "entry":
        return _entry(cell, names)
    if kind == "several":
        return _several(key, cell.text, names)
    if kind == "one":
        return Read(names.choice(key, cell.text) or cell.text)
    return Read(cell.text)


def _number(text: str) -> Read:
    """A number of people: `450`, `1.200`, `ca. 450`; of `450 à 500` the higher. One below zero is nobody's."""
    if re.match(r"\s*[-\u2013\u2212]\s*\d", text):
        return Read(text)
    found = _NUMBER.findall(text)
    rest = simple_rest(_NUMBER.sub(" ", text))
    known = {simple(one) for one in (*words()["about"], *words()["people"])} | {"a", "tot", "to", "db", ""}
    if not 1 <= len(found) <= 2 or not all(simple(one) in known or one in words()["about"] for one in rest):
        return Read(text)
    figures = [int(re.sub(r"\D", "", one)) for one in found]
    return Read(str(max(figures)), otherwise=text != str(max(figures)))


def simple_rest(text: str) -> list[str]:
    """The words and signs that stand around a number."""
    return [one for one in re.split(r"[\s()-]+|(?<=[<>~±+])", text.lower().replace("à", "a").replace("–", "-")) if one]


def _yes_or_no(cell: Cell) -> Read:
    text = simple(cell.text) if isinstance(cell.value, str) else str(cell.value).lower()
    if text in YES or cell.text.lower() in words()["yes"]:
        return Read("true")
    if text in NO or cell.text.lower() in words()["no"]:
        # A dash may as well stand for what nobody knows.
        return Read("false", otherwise=not re.search(r"\w", cell.text))
    return Read(cell.text)


def _several(key: str, text: str, names: Names) -> Read:
    if whole := names.choice(key, text):
        return Read([whole])
    parts = [one for one in _BETWEEN.split(text) if one]
    return Read(list(dict.fromkeys(names.choice(key, one) or one for one in parts)))


def _ages(text: str, names: Names) -> Read:
    """Age groups: their names, or bounds such as `16+`, `6-12`, `18-` and `-` (everybody, in UiTdatabank)."""
    choices = [str(one) for one in Age]
    if simple(text) in {simple(one) for one in words()["all_ages"]} or text.strip() in ("-", "0+", "0-"):
        return Read(choices, otherwise=True)
    parts = [one for one in _GROUPS.split(text) if one]
    if all(one in choices for one in parts):
        return Read(list(dict.fromkeys(parts)))
    groups: list[str] = []
    for one in parts:
        known = names.choice("ages", one)
        bounds = None if known and not re.search(r"\d", one) else _bounds(one)
        if bounds:
            groups += _within(*bounds)
        else:
            several = _several("ages", one, names).value
            groups += several
    return Read(list(dict.fromkeys(groups)), otherwise=groups != parts and any(re.search(r"\d", one) for one in parts))


def _bounds(text: str) -> tuple[int, int] | None:
    """The lowest and the highest age that a text names."""
    plain = re.sub(r"\b(?:jaar|jarigen|years?|old|j|vanaf|from|ouder dan)\b\.?", " ", text.lower().replace("–", "-"))
    found = _AGES.fullmatch(" ".join(plain.split()))
    if not found or not (found["low"] or found["high"]):
        return None
    low, high = found["low"], found["high"]
    if not low and found["sign"] in ("+", "plus"):
        return int(high), _OLDEST
    if high:
        return int(low or 0), int(high) - (not low and found["sign"] == "-")
    from_there = found["sign"] or re.search(r"\b(?:vanaf|from|ouder dan)\b", text.lower())
    return int(low), _OLDEST if from_there else int(low)


def _within(low: int, high: int) -> list[str]:
    """The groups in which there are people of these ages."""
    last = [*(age.since - 1 for age in Age if age.since), _OLDEST]
    return [str(age) for age, oldest in zip(Age, last, strict=True) if low <= oldest and high >= age.since]


def _entry(cell: Cell, names: Names) -> Read:
    """How visitors get in: its name, or what it costs."""
    if isinstance(cell.value, bool):
        return Read(str(Entry.FREE if cell.value else Entry.TICKET))
    if price := _PRICE.fullmatch(cell.text.lower()):
        free = float(price[1].replace(",", ".")) == 0
        return Read(str(Entry.FREE if free else Entry.TICKET), otherwise=True)
    return Read(names.choice("entry", cell.text) or cell.text)
