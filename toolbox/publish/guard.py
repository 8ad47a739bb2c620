"""The wording guard over what comes out: the final text of every page, and of the paper of every event.

What people write is read by the guard before anything is made. Here it is read once more as it will be seen: with
markup, escapes and joins resolved, and in visitors' pages with the stricter rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, is_dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from toolbox.check.wording import SECONDS, Found, SlowRule, find, is_among
from toolbox.model.problem import Place, Problems
from toolbox.model.project import Project
from toolbox.model.wording import WordingRule
from toolbox.publish.security_policy import unsafe

_INLINE = frozenset(
    "a abbr b bdi bdo cite code em i ins kbd mark q s small span strong sub sup time u var wbr".split()  # noqa: SIM905
)
_UNREAD = frozenset(("script", "style", "template", "svg"))
Rules = tuple[tuple[str, tuple[WordingRule, ...]], ...]
"""The rules of each language, by its code."""
_SPOKEN = ("alt", "title", "aria-label", "placeholder", "content")


class UnfitText(Exception):
    """Something that would have come out breaks a rule of the wording guard; `problems` says what and where."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("the wording guard found something in what would come out")
        self.problems = problems


@dataclass
class Block:
    """A text without a break in it, and from which line and column (from 1) each of its pieces comes.

    `language` is that of the page where none is said of the text.
    """

    language: str = ""
    text: str = ""
    starts: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, line: int, column: int) -> None:
        """Add a piece of text."""
        self.starts.append(len(self.text))
        self.places.append((line, column))
        self.text += text

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column from which the letter at an offset comes."""
        piece = bisect_right(self.starts, offset) - 1
        line, column = self.places[piece]
        before = self.text[self.starts[piece] : offset]
        breaks = before.count("\n")
        return (line + breaks, len(before) - before.rfind("\n")) if breaks else (line, column + len(before))


@dataclass
class _Spoken:
    """An element that says its language, and how many of its name are open, itself among them."""

    tag: str
    language: str
    within: int = 1


class PageText(HTMLParser):
    """The text of a page in blocks, so that a word counts as one whatever markup stands inside it.

    A part in another language, which says so, is a block of its own.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks = [Block()]
        self._unread = 0
        self._spoken: list[_Spoken] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        line, column = self.getpos()
        ends = self._enter(tag, dict(attrs).get("lang")) or tag not in _INLINE
        for name, value in attrs:
            if name in _SPOKEN and value:
                self.blocks.insert(-1, Block(self._language))
                self.blocks[-2].add(value, line, column + 1)
        if ends:
            self.blocks.append(Block(self._language))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread -= 1
        if self._leave(tag) or tag not in _INLINE:
            self.blocks.append(Block(self._language))

    @property
    def _language(self) -> str:
        return self._spoken[-1].language if self._spoken else ""

    def _enter(self, tag: str, language: str | None) -> bool:
        """Note where a language begins, and elements of the same name within; whether it began here."""
        if language:
            self._spoken.append(_Spoken(tag, language))
        elif self._spoken and self._spoken[-1].tag == tag:
            self._spoken[-1].within += 1
        return bool(language)

    def _leave(self, tag: str) -> bool:
        """Whether the last language that began ends with the end of this element."""
        if not self._spoken or self._spoken[-1].tag != tag:
            return False
        self._spoken[-1].within -= 1
        if self._spoken[-1].within:
            return False
        self._spoken.pop()
        return True

    def handle_data(self, data: str) -> None:
        if not self._unread:
            line, column = self.getpos()
            self.blocks[-1].add(data, line, column + 1)


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
        for text in _texts(views, set()):
            for found in reader.text(text):
                if _unfit(found, project):
                    _tell(found, Place(page), problems)
    except SlowRule as slow:
        problems.add(Place(page), "rule-slow", rule=slow.rule, seconds=SECONDS)


class _Reader:
    """The rules of one language, with what they found lately: texts come back, in this build and in the next.

    What stands on its pages in another language is read by the rules of that one.
    """

    def __init__(self, code: str, rules: Rules) -> None:
        self._code = code
        self._rules = dict(rules)
        self.page = lru_cache(maxsize=1_000)(self._page)
        self.text = lru_cache(maxsize=50_000)(self._text)
        # Menu, head and foot stand on every page: of ten texts nine were read before.
        self._block = lru_cache(maxsize=50_000)(self._in_block)

    def _page(self, html: str, visitors: bool) -> list[tuple[Found, int, int]]:
        """What was found in a page, each with its line and column."""
        blocks = PageText(html).blocks
        return [
            (found, *block.place(found.start))
            for block in blocks
            for found in self._block(block.text, visitors, block.language or self._code)
        ]

    def _text(self, text: str) -> list[Found]:
        return find(text, self._rules.get(self._code, ()))

    def _in_block(self, text: str, visitors: bool, code: str) -> list[Found]:
        return find(text, self._rules.get(code[:2], ()), visitors)


@lru_cache(maxsize=8)
def _reader(code: str, rules: Rules) -> _Reader:
    return _Reader(code, rules)


def _shown(page: Path, site: Path) -> str:
    return f"site/{page.relative_to(site).as_posix()}"


def _texts(value: Any, met: set[int]) -> Iterator[str]:
    """The texts in views and plain data; of what stands there more than once, `met` has the identity."""
    if isinstance(value, str):
        yield value
        return
    if isinstance(value, dict):
        inside: Iterable[Any] = value.values()
    elif isinstance(value, list | tuple):
        inside = value
    elif is_dataclass(value) and id(value) not in met:
        met.add(id(value))
        inside = vars(value).values()
    else:
        return
    for one in inside:
        yield from _texts(one, met)


def _unfit(found: Found, project: Project) -> bool:
    return found.word.casefold() not in project.allowed


def _tell(found: Found, place: Place, problems: Problems) -> None:
    problems.add(place, "wording", found.level, word=found.word, why=found.why, instead=found.instead)
