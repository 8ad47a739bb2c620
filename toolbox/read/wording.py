"""The wording guard over everything that people write: pages, profiles, policy and phrases.

One occurrence is let through by a comment on its line or the line above, with the word and a reason:

    <!-- wording: allow drugsfeest because it quotes the name of a song -->
    # wording: allow drugsfeest because it quotes the name of a song
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from yaml import KeyToken, ScalarToken, YAMLError, scan

from toolbox.check.look_alikes import plain
from toolbox.check.wording import SECONDS, Found, SlowRule, built_in, find, is_among, pages_for_visitors
from toolbox.model.addresses import Addresses
from toolbox.model.event.facts import FACTS
from toolbox.model.event.values import OneOf, OnScale
from toolbox.model.language.wording import Scopes, WordingRule, WordingRules
from toolbox.model.problem import Place, Problems
from toolbox.paths import display_path
from toolbox.phrases import LANGUAGES as WORDED
from toolbox.read.folder import inside
from toolbox.read.pages.hidden import front_of, hidden
from toolbox.read.persons import FILE as PERSONS
from toolbox.read.text import read_text
from toolbox.read.yaml.escaped import escaped
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.mending import LOADER
from toolbox.read.yaml.validation import validate

FILE = "wording.yml"
_ALLOWS, _BECAUSE = "wording: allow ", " because "
_GAP = re.compile(r"\{\w+\}")
_OF_PAGES = ("role", "group", "principle", "phase", "weight", "basis")
_CHOICES = frozenset((*(one.name for one in FACTS if isinstance(one.value, OneOf | OnScale)), *_OF_PAGES))
"""The keys of a page whose values are words of the format."""


@dataclass
class Guard:
    """The rules of each language, its pages for visitors, and the words that some file lets through with a reason."""

    rules: dict[str, tuple[WordingRule, ...]]
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    allowed: set[str] = field(default_factory=set)
    for_visitors: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def found(self, text: str, language: str, visitors: bool, problems: Problems) -> list[Found]:
        """What the rules of a language find; a rule that takes too long is told once, and not asked again."""
        while True:
            try:
                return find(text, self.rules[language], visitors)
            except SlowRule as slow:
                place = self.places.get((language, slow.rule), Place(FILE))
                problems.add(place, "rule-slow", rule=slow.rule, seconds=SECONDS)
                self.rules[language] = tuple(one for one in self.rules[language] if one.id != slow.rule)

    def file(self, path: Path, text: str, language: str, visitors: bool, problems: Problems) -> list[Found]:
        """The same of the text of a file, of its values as they are meant, and of the page that it becomes."""

        def find(said: str) -> list[Found]:
            return self.found(said, language, visitors, problems)

        page = path.suffix == ".md"
        facts = front_of(text) if page else text
        found = find(text)
        if found:
            spans = [*_format_of(facts, _CHOICES if page else frozenset())]
            found = [one for one in found if not any(start <= one.start < end for start, end in spans)]
        meant = escaped(facts, find, found)
        return [*found, *meant, *(hidden(text, find, found) if page else ())]


def _format_of(facts: str, choices: frozenset[str]) -> Iterator[tuple[int, int]]:
    """From where to where stands what nobody can write otherwise: keys, `choices` behind these, gaps as `{title}`."""
    yield from (gap.span() for gap in _GAP.finditer(facts))
    key, is_key = "", False
    with suppress(YAMLError):  # The rest is told where it is read.
        tokens: Iterator[Any] = scan(facts, Loader=LOADER)
        for token in tokens:
            is_scalar = isinstance(token, ScalarToken)
            if is_scalar and (is_key or (token.plain and key in choices)):
                yield token.start_mark.index, token.end_mark.index
            key = token.value if is_scalar and is_key else key
            is_key = isinstance(token, KeyToken)


def read_rules(docs: Path, languages: Iterable[str], addresses: Addresses, problems: Problems) -> Guard:
    """Our rules of each language, and those that a city adds in `docs/<language>/wording.yml`."""
    guard = Guard({})
    for code in languages:
        own = _own_rules(code, docs / code / FILE, guard, problems)
        guard.rules[code] = built_in(code) + (own.rules if own else ())
        guard.for_visitors[code] = pages_for_visitors(own.scopes if own else Scopes(), addresses)
    return guard


def check_wording(
    docs: Path, shared: Iterable[Path], guard: Guard, problems: Problems, elsewhere: Mapping[str, Iterable[Path]]
) -> None:
    """Check each language's pages and phrases by its own rules, and `shared` files by those of every language.

    `elsewhere` are pages of a language that do not stand under `docs`.
    """
    for language in guard.rules:
        for path in inside((docs / language).rglob("*"), docs):
            if path.suffix in (".md", ".yml") and path.name not in (FILE, PERSONS):
                here = path.relative_to(docs / language).as_posix()
                visitors = is_among(here, guard.for_visitors[language])
                _check_file(path, [language], guard, problems, visitors)
        if language in WORDED:
            _check_file(Path(str(files("toolbox.phrases").joinpath(f"{language}.yml"))), [language], guard, problems)
        for path in elsewhere.get(language, ()):
            _check_file(path, [language], guard, problems)
    check_files(shared, guard, problems)


def check_files(paths: Iterable[Path], guard: Guard, problems: Problems) -> None:
    """Check files by the rules of every language."""
    for path in paths:
        _check_file(path, list(guard.rules), guard, problems)


def _own_rules(language: str, path: Path, guard: Guard, problems: Problems) -> WordingRules | None:
    if not path.exists():
        return None
    node = read_yaml(path, problems)
    read = None if node is None else validate(WordingRules, node, problems)
    if node is None or read is None:
        return None
    listed = node.get("rules")
    for rule, one in zip(read.rules, listed.items() if listed else [], strict=False):
        guard.places[language, rule.id] = one.place
    return read


def _check_file(path: Path, languages: list[str], guard: Guard, problems: Problems, visitors: bool = False) -> None:
    """Check one file; what is wrong with it as a text is told where its content is read."""
    text = read_text(path, display_path(path), Problems())
    if text is None:
        return
    lines = text.split("\n")
    told: set[tuple[int, str]] = set()
    for found in (one for language in languages for one in guard.file(path, text, language, visitors, problems)):
        line = text.count("\n", 0, found.start)
        column = found.start - (text.rfind("\n", 0, found.start) + 1) + 1
        if (found.start, found.word) in told:
            continue
        told.add((found.start, found.word))
        if _is_allowed(found.word, line, lines):
            guard.allowed.add(found.word.casefold())
            continue
        place = Place(display_path(path), line + 1, column)
        problems.add(place, "wording", found.level, word=found.word, why=found.why, instead=found.instead)
    for number, line_text in enumerate(lines if _ALLOWS in text else (), start=1):
        if (allowance := _allowance(line_text)) and not allowance[1]:
            column = line_text.index(_ALLOWS) + 1
            problems.add(Place(display_path(path), number, column), "wording-reason", word=allowance[0][:60])


def _allowance(line: str) -> tuple[str, str] | None:
    """The word that a comment on a line lets through, and why; the reason may be missing."""
    _, allows, said = line.partition(_ALLOWS)
    word, _, reason = said.partition("-->")[0].partition(_BECAUSE)
    return (word.strip(), reason.strip()) if allows and word.strip() else None


def _is_allowed(word: str, line: int, lines: list[str]) -> bool:
    """Whether this line or the one above lets the word through; the comment itself is never told."""
    near = (_allowance(one) for one in lines[max(line - 1, 0) : line + 1])
    return any(found and plain(found[0]).text.casefold() == plain(word).text.casefold() for found in near)
