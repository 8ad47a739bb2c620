"""How easily a page reads, by the measure of its language. Higher is easier; 60 is plain language.

The measures are data, one file a language beside this one with its source, and what a city adds. Syllables are counted
with the hyphenation patterns of LibreOffice (pyphen), as the kept libraries for this do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyphen
import yaml

from toolbox.model.addresses import MANUAL
from toolbox.model.language.readability import Measure
from toolbox.model.pages.kinds import KINDS
from toolbox.model.pages.manual import ManualPage
from toolbox.model.pages.page import Page, Wording
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project
from toolbox.paths import display_path

LANGUAGES = tuple(
    sorted(one.name.removesuffix(".yml") for one in files(__package__).iterdir() if one.name.endswith(".yml"))
)
"""The languages that have a measure of ours."""

_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOT_PROSE = re.compile(r"^\s*(\||#|<).*$", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)
_SENTENCE = re.compile(r"[.!?:;]+(?=[\s»”\"']|$)|\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def built_in(language: str) -> Measure | None:
    """Our measure of a language; none where we have none."""
    if language not in LANGUAGES:
        return None
    return Measure.model_validate(yaml.safe_load(files(__package__).joinpath(f"{language}.yml").read_text("utf-8")))


def can_count(patterns: str) -> bool:
    """Whether syllables can be counted by hyphenation patterns of this name."""
    return patterns in pyphen.LANGUAGES


@dataclass(frozen=True)
class Score:
    """How easily a page reads in one language, by the measure of this name; `page` is its address, `path` its file."""

    page: str
    path: Path
    language: str
    ease: int
    measure: str


def readability(project: Project, docs: Path) -> list[Score]:
    """The scores of every page in every language that has a measure and its own text of it."""
    scores = []
    for folder, pages in _pages(project).items():
        for page in pages:
            for language, words in page.words.items():
                measure = project.measures.get(language)
                if measure and "body" not in words.missing:
                    ease = reading_ease(_prose(words), measure)
                    here = f"{folder}/{page.id}"
                    scores.append(Score(here, docs / language / f"{here}.md", language, ease, measure.name))
    return scores


def check_readability(scores: list[Score], limits: Mapping[str, int], problems: Problems) -> None:
    """Note the pages that read less easily than the city wants."""
    for score in scores:
        limit = limits.get(score.language)
        if limit is not None and score.ease < limit:
            place = Place(display_path(score.path))
            problems.add(place, "hard-to-read", Level.NOTE, ease=score.ease, limit=limit, measure=score.measure)


def reading_ease(text: str, measure: Measure) -> int:
    """The reading ease of a prose text, rounded; 100 where there is nothing to read."""
    sentences = [words for part in _SENTENCE.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 100
    syllables = sum(_syllables(word, measure.patterns) for word in words)
    per_sentence, per_word = len(words) / len(sentences), syllables / len(words)
    return round(float(measure.base) - float(measure.per_sentence) * per_sentence - float(measure.per_word) * per_word)


def _pages(project: Project) -> dict[str, tuple[Page | ManualPage, ...]]:
    return {project.addresses[kind.name]: project.pages(kind) for kind in KINDS} | {
        project.addresses[MANUAL]: project.manual
    }


def _prose(words: Wording) -> str:
    """What somebody reads on a page, each item of a list a sentence; headings, tables and code are left out."""
    body = _LINK.sub(r"\1", _NOT_PROSE.sub("", _FENCED.sub("", words.body)))
    return "\n\n".join((_ITEM.sub("\n\n", body), *_own(words)))


def _own(words: Wording) -> Iterator[str]:
    yield from (text for name, text in words.texts.items() if name not in words.missing)


@cache
def _syllables(word: str, patterns: str) -> int:
    return len(_hyphenator(patterns).positions(word)) + 1


@cache
def _hyphenator(patterns: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=patterns, left=1, right=1)
