"""The wording guard over what comes out: the final text of every page, and of the paper of every event.

What people write is read by the guard before anything is made. Here it is read once more as it will be seen: with
markup, escapes and joins resolved, and in visitors' pages with the stricter rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolbox.check.page_text import PageText, texts_of
from toolbox.check.wording import SECONDS, Found, SlowRule, find, is_among
from toolbox.model.language.wording import WordingRule
from toolbox.model.problem import Place, Problems
from toolbox.model.project import Project
from toolbox.publish.security_policy import unsafe

Rules = tuple[tuple[str, tuple[WordingRule, ...]], ...]
"""The rules of each language, by its code."""


class UnfitText(Exception):
    """Something that would have come out breaks a rule of the wording guard; `problems` says what and where."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("the wording guard found something in what would come out")
        self.problems = problems


def check_pages(site: Path, part: Path, pages: Iterable[Path], project: Project, code: str, problems: Problems) -> None:
    """Check the final text of pages of one language, whose root in the site is `part`, and that no page runs code."""
    reader = _reader(code, tuple(project.wording.items()))
    for page in pages:
        visitors = _is_for_visitors(page.relative_to(part).parent.as_posix(), project.for_visitors.get(code, ()))
        text = page.read_text(encoding="utf-8")
        for what in unsafe(text):
            problems.add(Place(_shown(page, site)), "page-unsafe", what=what)
        try:
            for found, line, column in reader.page(text, visitors):
                if _unfit(found, project):
                    _tell(found, Place(_shown(page, site), line, column), problems)
        except SlowRule as slow:
            problems.add(Place(_shown(page, site)), "rule-slow", rule=slow.rule, seconds=SECONDS)
            return


def _is_for_visitors(address: str, patterns: tuple[str, ...]) -> bool:
    """Whether the page at an address is one of these, as they stand under `docs`; a list's stands in its folder.

    The first page is not: around the city's own words, which are read where they are written, it is for organisers.
    """
    return address != "." and (is_among(f"{address}.md", patterns) or is_among(f"{address}/index.md", patterns))


def check_event(views: Any, page: str, project: Project, code: str, problems: Problems) -> None:
    """Check every text of an event's page and paper; `views` is what they are laid out from, `page` its path."""
    reader = _reader(code, tuple(project.wording.items()))
    try:
        for text in _texts(views):
            for found in reader.text(text):
                if _unfit(found, project):
                    _tell(found, Place(page), problems)
    except SlowRule as slow:
        problems.add(Place(page), "rule-slow", rule=slow.rule, seconds=SECONDS)


class _Reader:
    """The rules of one language, with what they found lately: texts come back, in this build and in the next.

    What stands on its pages in another language is read by the rules of that one, where there are some.
    """

    def __init__(self, code: str, rules: Rules) -> None:
        self._code = code
        self._rules = dict(rules)
        self.page = lru_cache(maxsize=1_000)(self._page)
        self.text = lru_cache(maxsize=50_000)(self._text)
        # Menu, head and foot stand on every page: of ten texts nine were read before.
        self._block = lru_cache(maxsize=50_000)(self._in_block)

    def _page(self, html: str, visitors: bool) -> list[tuple[Found, int, int]]:
        """What was found in a page, each with its line and column; the first where only a browser sees it.

        Nearly always nothing is; only where something was, is the page read once more for the places.
        """
        unfit = [found for said, text in texts_of(html) for found in self._block(text, visitors, said or self._code)]
        placed = [
            (found, *block.place(found.start))
            for block in (PageText(html).blocks if unfit else ())
            for found in self._block(block.text, visitors, block.language or self._code)
        ]
        told = {found.word for found, _, _ in placed}
        return placed + [(found, 1, 1) for found in unfit if found.word not in told]

    def _text(self, text: str) -> list[Found]:
        return find(text, self._rules.get(self._code, ()))

    def _in_block(self, text: str, visitors: bool, code: str) -> list[Found]:
        own = self._rules.get(self._code, ())
        return find(text, self._rules.get(code[:2], own), visitors)


@lru_cache(maxsize=8)
def _reader(code: str, rules: Rules) -> _Reader:
    return _Reader(code, rules)


def _shown(page: Path, site: Path) -> str:
    return f"site/{page.relative_to(site).as_posix()}"


def _texts(views: Any) -> Iterator[str]:
    """The texts in views and plain data, in their order; what stands there more than once is looked at once."""
    met: set[int] = set()
    left = [views]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            left += reversed(value.values())
        elif isinstance(value, list | tuple):
            left += reversed(value)
        elif is_dataclass(value) and id(value) not in met:
            met.add(id(value))
            left += reversed(vars(value).values())


def _unfit(found: Found, project: Project) -> bool:
    return found.word.casefold() not in project.allowed


def _tell(found: Found, place: Place, problems: Problems) -> None:
    problems.add(place, "wording", found.level, word=found.word, why=found.why, instead=found.instead)
