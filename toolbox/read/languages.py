"""The languages of a site: whether the first one holds the facts, and what there is to judge the texts of each by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from toolbox.check import persons, readability, wording
from toolbox.model.addresses import GUIDELINES
from toolbox.model.language_code import meant_language
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.phrases import LANGUAGES
from toolbox.read.addresses import read_addresses
from toolbox.read.persons import FILE as PERSONS
from toolbox.read.readability import FILE as READABILITY
from toolbox.read.wording import FILE as WORDING
from toolbox.read.yaml.tree import Node

_JUDGES = (
    (WORDING, wording.LANGUAGES),
    (PERSONS, persons.LANGUAGES),
    (READABILITY, readability.LANGUAGES),
)
"""For each file by which a city adds a language, the languages that we have ourselves."""


_FACT = re.compile(rb"---\s*\n(?:(?!---).*\n)*?stage:")
"""A page of the source language: its head says from which step on it is shown."""


def languages_of(policy: Node, docs: Path) -> dict[str, Place]:
    """The languages that a policy names, with their places, as far as they can be made out when it has a problem."""
    found: dict[str, Place] = {}
    named = policy.get("languages")
    members = named.items() if named else []
    for one in members:
        if code := meant_language(one.text):
            found.setdefault(code, one.place)
    if members and not meant_language(members[0].text):
        # Which one is the first cannot be told from this: the one whose pages say so stands in.
        first = next((one.name for one in _folders(docs) if _has_facts(docs, one.name)), LANGUAGES[0])
        found = {first: members[0].place} | found
    return found or {LANGUAGES[0]: policy.place}


def check_source(docs: Path, languages: Mapping[str, Place], problems: Problems) -> bool:
    """Whether the first language has the pages that carry the facts; one line where they are in another one.

    Without it each page of a site whose first language was changed would be told for each fact that it lacks.
    """
    source, place = next(iter(languages.items()))
    if _has_facts(docs, source):
        return True
    others = [*list(languages)[1:], *(one.name for one in _folders(docs) if one.name not in languages)]
    for code in others:
        if _has_facts(docs, code):
            order = ", ".join([code, *(one for one in languages if one != code)])
            details = {"language": source, "other": code, "order": order}
            problems.add(place, "source-elsewhere", Level.ERROR, **details)
            return False
    return True


def _folders(docs: Path) -> Iterable[Path]:
    return sorted(one for one in docs.iterdir() if one.is_dir()) if docs.is_dir() else ()


def _has_facts(docs: Path, code: str) -> bool:
    """Whether any guideline of a language says from which step on it is shown; those of a new city may say nothing."""
    guidelines = docs / code / read_addresses(docs, code)[GUIDELINES]
    return guidelines.is_dir() and any(
        _FACT.match(path.read_bytes()[:20_000]) for path in guidelines.glob("*.md") if path.is_file()
    )


def check_judged(docs: Path, languages: dict[str, Place], spoken: dict[str, Place], problems: Problems) -> None:
    """Note once for each language what neither we nor the city have for it; each has its place.

    Of what stands in a language for visitors alone (`spoken`) only the wording is judged.
    """
    for code, place in (languages | spoken).items():
        judges = _JUDGES if code in languages else _JUDGES[:1]
        paths = [docs / code / file for file, ours in judges if code not in ours]
        missing = [display_path(path) for path in paths if not path.exists()]
        if missing:
            problems.add(place, "no-rules", Level.NOTE, language=code, paths=listed(missing))
