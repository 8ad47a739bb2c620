"""The wording guard: words that do not belong in guidance about health and safety, and better ones.

The rules are data, one file a language beside this one. A word is found inside compounds and inflections too, because
Dutch joins words; `whole` words only by themselves. Sources of the rules: VAD "Inspiratietekst Taal en Stigma",
NIDA "Words Matter", and the city's own choices (no explicit material, no instructions, no scare).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("nl", "en")
"""The languages that have rules."""

# Hyphens and invisible signs inside a word do not hide it.
_JOINT = "[\u00ad\u200b\u2011-]*"
_ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")


@dataclass(frozen=True)
class Rule:
    """Words of one kind: why they are not used, and what to write instead of each."""

    id: str
    why: str
    pattern: re.Pattern[str]
    instead: tuple[tuple[str, str], ...]
    exceptions: frozenset[str]


@dataclass(frozen=True)
class Found:
    """A word that a rule is about; `start` is its offset in the text."""

    start: int
    word: str
    rule: str
    why: str
    instead: str


def find(text: str, language: str) -> Iterator[Found]:
    """The words in a text that a rule of this language is about, in their order; web addresses are left alone."""
    readable = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    found = [one for rule in rules(language) for one in _by_rule(readable, rule)]
    yield from sorted(found, key=lambda one: (one.start, one.rule))


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language."""
    text = files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
    return tuple(_rule(**entry) for entry in yaml.safe_load(text))


def _rule(id: str, why: str, instead: str = "", **kinds: Any) -> Rule:
    """A rule from its entry: `words`, `whole` and `patterns`, as lists or as mappings to the better word."""
    parts: list[str] = []
    better: list[tuple[str, str]] = []
    for kind, shape in (("words", r"\w*{}\w*"), ("whole", r"\b{}\b"), ("patterns", "{}")):
        given = kinds.get(kind, [])
        for word in given:
            body = word if kind == "patterns" else _joined(word)
            parts.append(shape.format(body))
            better.append((shape.format(body), given[word] if isinstance(given, dict) else instead))
    exceptions = frozenset(word.casefold() for word in kinds.get("exceptions", []))
    return Rule(id, why, re.compile("|".join(parts), re.IGNORECASE), tuple(better), exceptions)


def _joined(word: str) -> str:
    return _JOINT.join(r"\s+" if letter == " " else re.escape(letter) for letter in word)


def _by_rule(text: str, rule: Rule) -> Iterator[Found]:
    for match in rule.pattern.finditer(text):
        if match[0].casefold() not in rule.exceptions:
            instead = next(better for pattern, better in rule.instead if re.fullmatch(pattern, match[0], re.IGNORECASE))
            yield Found(match.start(), " ".join(match[0].split()), rule.id, rule.why, instead)
