"""How easily a page reads: Flesch's reading ease, in Douma's version for Dutch. Higher is easier; 60 is plain language.

Sources: R. Flesch, "A new readability yardstick" (1948); W.H. Douma, "De leesbaarheid van landbouwbladen" (1960).
Syllables are counted with the hyphenation patterns of LibreOffice (pyphen), as the kept libraries for this do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyphen

from toolbox.model.addresses import MANUAL
from toolbox.model.kinds import KINDS
from toolbox.model.manual import ManualPage
from toolbox.model.page import Page, Wording
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project
from toolbox.paths import display_path


@dataclass(frozen=True)
class Measure:
    """Reading ease = base - per_sentence x words a sentence - per_word x syllables a word."""

    name: str
    base: float
    per_sentence: float
    per_word: float
    patterns: str


MEASURES = {
    "nl": Measure("Flesch-Douma", 206.835, 0.93, 77, "nl_NL"),
    "en": Measure("Flesch", 206.835, 1.015, 84.6, "en_GB"),
}

_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOT_PROSE = re.compile(r"^\s*(\||#|<).*$", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)
_SENTENCE = re.compile(r"[.!?:;]+(?=[\s»”\"']|$)|\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Score:
    """How easily one page reads in one language; `page` is its address, `path` its file."""

    page: str
    path: Path
    language: str
    ease: int


def readability(project: Project, docs: Path) -> list[Score]:
    """The scores of every page in every language that has a measure and its own text of it."""
    scores = []
    for folder, pages in _pages(project).items():
        for page in pages:
            for language, words in page.words.items():
                if language in MEASURES and "body" not in words.missing:
                    ease = reading_ease(_prose(words), language)
                    here = f"{folder}/{page.id}"
                    scores.append(Score(here, docs / language / f"{here}.md", language, ease))
    return scores


def check_readability(scores: list[Score], limits: Mapping[str, int], problems: Problems) -> None:
    """Note the pages that read less easily than the city wants."""
    for score in scores:
        limit = limits.get(score.language)
        if limit is not None and score.ease < limit:
            measure = MEASURES[score.language].name
            place = Place(display_path(score.path))
            problems.add(place, "hard-to-read", Level.NOTE, ease=score.ease, limit=limit, measure=measure)


def reading_ease(text: str, language: str) -> int:
    """The reading ease of a prose text, rounded; 100 where there is nothing to read."""
    measure = MEASURES[language]
    sentences = [words for part in _SENTENCE.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 100
    syllables = sum(_syllables(word, measure.patterns) for word in words)
    per_sentence, per_word = len(words) / len(sentences), syllables / len(words)
    return round(measure.base - measure.per_sentence * per_sentence - measure.per_word * per_word)


def _pages(project: Project) -> dict[str, tuple[Page | ManualPage, ...]]:
    return {kind.folder: project.pages(kind) for kind in KINDS} | {MANUAL: project.manual}


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
