"""The city's own words for the first page, in each language: prose, without facts of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.read.pages.prose import check_prose
from toolbox.read.text import read_text
from toolbox.read.yaml.tree import compose

NAME = "index.md"


def read_home(docs: Path, languages: Iterable[str], problems: Problems) -> dict[str, str]:
    """The words of each language; none where a city has none."""
    source, *others = languages
    for code in others:
        there = docs / code / NAME
        if (docs / source / NAME).exists() and not there.exists():
            place = Place(display_path(docs / source / NAME))
            problems.add(place, "home-not-translated", Level.WARNING, path=display_path(there))
    return {code: _read(docs / code / NAME, problems) for code in (source, *others)}


def _read(path: Path, problems: Problems) -> str:
    name = display_path(path)
    text = (read_text(path, name, problems) or "") if path.exists() else ""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), 0)
    if lines[0].rstrip() != "---" or not end:
        return check_prose(text, Place(name), problems)
    head = compose("\n".join(lines[1:end]), name, problems, first_line=2)
    if head and head.pairs():
        problems.add(
            Place(name), "home-facts", Level.WARNING, keys=listed(head.pairs()), folder=name.rpartition("/")[0]
        )
    return check_prose("\n".join(lines[end + 1 :]), Place(name, end + 2), problems)
