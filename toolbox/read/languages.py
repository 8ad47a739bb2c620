"""Whether there is something to judge the texts of each language by."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from toolbox.check import persons, readability, wording
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.read.persons import FILE as PERSONS
from toolbox.read.readability import FILE as READABILITY
from toolbox.read.wording import FILE as WORDING

_JUDGES = (
    (WORDING, wording.LANGUAGES),
    (PERSONS, persons.LANGUAGES),
    (READABILITY, readability.LANGUAGES),
)
"""For each file by which a city adds a language, the languages that we have ourselves."""


def check_judged(docs: Path, languages: Mapping[str, Place], problems: Problems) -> None:
    """Note once for each language what neither we nor the city have for it; `languages` has their places."""
    for code, place in languages.items():
        paths = [docs / code / file for file, ours in _JUDGES if code not in ours]
        missing = [display_path(path) for path in paths if not path.exists()]
        if missing:
            problems.add(place, "no-rules", Level.NOTE, language=code, paths=listed(missing))
