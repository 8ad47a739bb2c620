"""The languages of a site: whether the first one holds the facts, and what there is to judge the texts of each by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from toolbox.check import persons, readability, wording
from toolbox.model.addresses import GUIDELINES
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.read.addresses import read_addresses
from toolbox.read.persons import FILE as PERSONS
from toolbox.read.readability import FILE as READABILITY
from toolbox.read.wording import FILE as WORDING

_JUDGES = (
    (WORDING, wording.LANGUAGES),
    (PERSONS, persons.LANGUAGES),
    (READABILITY, readability.LANGUAGES),
)
"""For each file by which a city adds a language, the languages that we have ourselves."""


_FACT = re.compile(rb"---\s*\n(?:(?!---).*\n)*?stage:")
"""A page of the source language: its head says from which step on it is shown."""


def check_source(docs: Path, languages: Mapping[str, Place], problems: Problems) -> bool:
    """Whether the first language has the pages that carry the facts; one line where they are in another one.

    Without it each page of a site whose first language was changed would be told for each fact that it lacks.
    """
    source, place = next(iter(languages.items()))
    if _carries_facts(docs / source / read_addresses(docs, source)[GUIDELINES]):
        return True
    others = [*list(languages)[1:], *(one.name for one in _folders(docs) if one.name not in languages)]
    for code in others:
        if _carries_facts(docs / code / read_addresses(docs, code)[GUIDELINES]):
            order = ", ".join([code, *(one for one in languages if one != code)])
            details = {"language": source, "other": code, "order": order}
            problems.add(place, "source-elsewhere", Level.ERROR, **details)
            return False
    return True


def _folders(docs: Path) -> Iterable[Path]:
    return sorted(one for one in docs.iterdir() if one.is_dir()) if docs.is_dir() else ()


def _carries_facts(guidelines: Path) -> bool:
    """Whether any page says from which step on it is shown; those of a city that begins may still say nothing."""
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
