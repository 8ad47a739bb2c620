"""The wording guard: words that do not belong in guidance about health and safety, and better ones.

The rules are data, one file a language beside this one, and what a city adds. A word is found inside compounds and
inflections too, because Dutch joins words; `whole` words only by themselves, as one, more or a little one of them. A
`|` in a word stands where two words are joined, by a space, a hyphen or a slash too. An exception is a word, or several
that stand around what was found. Sources of the rules: VAD "Inspiratietekst Taal en Stigma", NIDA "Words Matter", and
the city's own choices (no explicit material, no instructions, no scare).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.resources import files
from time import monotonic
from typing import Any

import regex
import yaml

from toolbox.check.look_alikes import TURKISH, plain
from toolbox.model.addresses import Addresses
from toolbox.model.language.wording import Scope, Scopes, WordingRule, WordingRules
from toolbox.model.pages.kinds import FOR_VISITORS
from toolbox.model.problem import Level

LANGUAGES = tuple(
    sorted(stem for one in files(__package__).iterdir() if len(stem := one.name.removesuffix(".yml")) == 2)
)
"""The languages that have rules of our own."""

_JOINT = "-*"
"""Hyphens inside a word do not hide it."""
_ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")
_BETWEEN = r"[\s-]"
"""What may stand between two words."""
_BETWEEN_PARTS = r"[\s/_·•∙⋅\u2013\u2014-]"
"""What may stand between the parts of one."""
_HIDES_NOTHING = re.compile(f"{_BETWEEN_PARTS}+")
_ENDINGS = "(?:['\u2019]?s|jes?|tjes?|etjes?)?"
"""Of a plural and a diminutive; where a language has none, no word of it ends so."""
_SHAPES = (("words", "{}"), ("whole", rf"{{}}{_ENDINGS}\b"), ("patterns", "(?:{})"))
_AROUND = 80
"""Letters around a word in which an exception of several words is looked for."""


SECONDS = 1
"""A rule's expressions may run over one text for so long; what takes longer never ends on some other text."""


class SlowRule(Exception):
    """A rule took too long on a text; `rule` is its id."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True)
class Found:
    """A word that a rule is about; `start` is its offset in the text."""

    start: int
    word: str
    rule: str
    why: str
    instead: str
    level: Level


def find(text: str, rules: tuple[WordingRule, ...], visitors: bool = False) -> list[Found]:
    """The words in a text that a rule is about, in their order; web addresses are left alone.

    `visitors` says that the text is for visitors, for whom some rules are stricter. Raises SlowRule.
    """
    return list(_found(text, rules, visitors))


@lru_cache(maxsize=1_000)
def _found(text: str, rules: tuple[WordingRule, ...], visitors: bool) -> tuple[Found, ...]:
    """The same; kept, as a preview reads every file again where one has changed."""
    found = _by_rules(text, rules, visitors)
    return tuple(_with_a_fit_word(one, rules) for one in found) if visitors else found


def _with_a_fit_word(found: Found, rules: tuple[WordingRule, ...]) -> Found:
    """What was found, with a better word that visitors may read: the word for organisers may break their rules."""
    unfit = _by_rules(found.instead, rules, True)
    return replace(found, instead=unfit[0].instead) if unfit else found


def _by_rules(text: str, rules: tuple[WordingRule, ...], visitors: bool) -> tuple[Found, ...]:
    """What is found in a text as a reader sees it; `patterns` about signs that look like others, as it is written."""
    text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    asked = tuple(rule for rule in rules if visitors or rule.scope is Scope.ALL)
    read = plain(text, turkish=any(sign in text for sign in TURKISH) and _are_turkish(asked))
    found = [replace(one, start=read.places[one.start]) for one in _in_text(read.text, asked, _parts)]
    if read.text != text:
        told = {(one.start, one.rule) for one in found}
        found += [one for one in _in_text(text, asked, _about_signs) if (one.start, one.rule) not in told]
    return tuple(sorted(found, key=lambda one: (one.start, one.rule)))


def _in_text(text: str, rules: tuple[WordingRule, ...], parts_of: PartsOf) -> Iterator[Found]:
    small = _small(text)
    read = _Text(text, small, _bare(small))
    return (one for rule in rules for one in _by_rule(read, rule, parts_of(rule)))


def _are_turkish(rules: tuple[WordingRule, ...]) -> bool:
    """Whether rules are of a language in which an i without a dot is a letter of its own: one of their words has it."""
    return any(TURKISH[-1] in word for rule in rules for kind, _ in _SHAPES for word, _ in getattr(rule, kind))


def pages_for_visitors(own: Scopes, addresses: Addresses) -> tuple[str, ...]:
    """The pages that are for visitors, as patterns: ours, those of the kinds that are marked so, and a city's own."""
    ours = Scopes.model_validate(yaml.safe_load(files(__package__).joinpath("scopes.yml").read_text(encoding="utf-8")))
    return (*(f"{addresses[kind]}/*" for kind in FOR_VISITORS), *ours.visitors, *own.visitors)


def is_among(page: str, patterns: Iterable[str]) -> bool:
    """Whether a page, as it stands under the folder of its language, is one of these."""
    return any(fnmatchcase(page, pattern) for pattern in patterns)


@cache
def built_in(language: str) -> tuple[WordingRule, ...]:
    """Our own rules of a language; none where we have none."""
    if language not in LANGUAGES:
        return ()
    text = files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
    return WordingRules.model_validate(yaml.safe_load(text)).rules


@dataclass(frozen=True)
class _Text:
    """A text, the same in small letters, and that with nothing between its letters that does not hide a word."""

    whole: str
    small: str
    bare: str


def _by_rule(text: _Text, rule: WordingRule, asked: Parts) -> Iterator[Found]:
    words, phrases = _exceptions(rule)
    told: set[int] = set()
    for kind, parts in asked:
        find = _expressions if kind == "patterns" else _words
        for start, end, instead in find(kind, parts, text, rule):
            word = text.whole[start:end]
            if start not in told and word.casefold() not in words and not _within(phrases, text.small, start, end):
                told.add(start)
                yield Found(start, " ".join(word.split()), rule.id, rule.why, instead, rule.level)


Span = tuple[int, int, str]
"""Where something is found, from and to, and the better word."""


def _words(kind: str, parts: tuple[_Part, ...], text: _Text, rule: WordingRule) -> Iterator[Span]:
    """Words are looked for by their stem, and then read to both their ends: far faster than a pattern for all of it.

    Of the words of a rule most are in no text: only for those whose letters are there a pattern is made.
    """
    there = [one for one in parts if one.letters in text.bare]
    if not there:
        return
    reached = 0
    for match in _alone("|".join(one.pattern for one in there), kind).finditer(text.small):
        start, end = match.span()
        if kind == "whole" and start and _in_word(text.small[start - 1]):
            continue
        if kind == "words":
            if start < reached:
                continue  # still the word of before
            start, end = _whole_word(text.whole, start, end)
            reached = end
        yield start, end, next(one.instead for one in there if _alone(one.pattern, kind).fullmatch(match[0]))


def _expressions(kind: str, parts: tuple[_Part, ...], text: _Text, rule: WordingRule) -> Iterator[Span]:
    """Expressions are looked for one by one, in a third of the time; what begins within another is left out."""
    until = monotonic() + SECONDS
    found = []
    for at, one in enumerate(parts):
        try:
            matches = _alone(one.pattern, kind).finditer(text.whole, timeout=max(until - monotonic(), 0.001))
            found += [(match.start(), at, match.end()) for match in matches]
        except TimeoutError:
            raise SlowRule(rule.id) from None
    reached = 0
    for start, at, end in sorted(found):
        if start >= reached:
            reached = end
            yield start, end, parts[at].instead


@cache
def _exceptions(rule: WordingRule) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The words that are no offence, and the patterns of several words within which none is."""
    exceptions = [plain(one, turkish=True).text for one in rule.exceptions]
    phrases = [one for one in exceptions if " " in one]
    shape = r"\b{}\b"
    return (
        frozenset(one.casefold() for one in exceptions if " " not in one),
        tuple(re.compile(shape.format(_joined(_small(one)))) for one in phrases),
    )


def _within(phrases: tuple[re.Pattern[str], ...], small: str, start: int, end: int) -> bool:
    """Whether one of these stands in a text and holds what was found."""
    begins, ends = max(start - _AROUND, 0), end + _AROUND
    return any(
        found.start() <= start and end <= found.end()
        for phrase in phrases
        for found in phrase.finditer(small, begins, ends)
    )


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and _in_word(text[start - 1]):
        start -= 1
    while end < len(text) and _in_word(text[end]):
        end += 1
    return start, end


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _small(text: str) -> str:
    """A text in small letters, each in its place."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(one if len(one := letter.lower()) == 1 else letter for letter in text)
    return small


@dataclass(frozen=True)
class _Part:
    """A word or an expression of a rule: its letters, its pattern, and the better word."""

    letters: str
    pattern: str
    instead: str


Parts = tuple[tuple[str, tuple[_Part, ...]], ...]
PartsOf = Callable[[WordingRule], Parts]


def _bare(small: str) -> str:
    """The letters of a text, without what does not hide a word that stands around or within it."""
    return _HIDES_NOTHING.sub("", small)


@cache
def _parts(rule: WordingRule) -> Parts:
    """For each kind of word all of them, a longer one first: "addicts" may have another better word than "addict"."""
    kinds = []
    for kind, shape in _SHAPES:
        parts = []
        for word, own in sorted(getattr(rule, kind), key=lambda one: -len(one[0])):
            small = _small(plain(word, turkish=True).text)
            pattern = shape.format(word if kind == "patterns" else _joined(small))
            parts.append(_Part(_bare(small.replace("|", "")), pattern, own or rule.instead or ""))
        if parts:
            kinds.append((kind, tuple(parts)))
    return tuple(kinds)


@cache
def _about_signs(rule: WordingRule) -> Parts:
    """Of these the expressions that name a sign which looks like another, and so is in no text as a reader sees it."""
    named = tuple(one for kind, parts in _parts(rule) if kind == "patterns" for one in parts if _names_signs(one))
    return (("patterns", named),) if named else ()


def _names_signs(part: _Part) -> bool:
    return plain(part.pattern, turkish=True).text != part.pattern


@cache
def _alone(pattern: str, kind: str) -> Any:
    """A pattern made ready, when it is asked for, for most never are.

    Expressions that somebody wrote are run by `regex`, which can be stopped; words by `re`, in small letters, for which
    it is quicker.
    """
    return regex.compile(pattern, regex.IGNORECASE) if kind == "patterns" else re.compile(pattern)


def _joined(word: str) -> str:
    """A pattern for a word: hyphens within it, and other signs where two are joined, do not hide it."""
    between = {" ": f"{_BETWEEN}+", "|": f"{_BETWEEN_PARTS}*"}
    return _JOINT.join(between.get(letter) or re.escape(letter) for letter in word)
