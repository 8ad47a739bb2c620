"""The words that mean the same to who searches, by language; each is held against the pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolbox.model.city.help import HelpLine
from toolbox.model.language.search import SearchWords, folded
from toolbox.model.pages.page import Page
from toolbox.model.problem import Level, Problems, listed
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.validation import validate

FILE = "search.yml"


def read_search(
    docs: Path, languages: Iterable[str], pages: Iterable[Page], problems: Problems, lines: Iterable[HelpLine] = ()
) -> dict[str, SearchWords]:
    """The words of `docs/<language>/search.yml`, for each language that has one; the help `lines` are found too."""
    pages, lines, found = list(pages), list(lines), dict[str, SearchWords]()
    # The words of a page that could not be read are not missing.
    all_read = not problems.errors
    for code in languages:
        path = docs / code / FILE
        node = read_yaml(path, problems) if path.exists() else None
        if node is None:
            continue
        _check_once(node, problems)
        if words := validate(SearchWords, node, problems):
            found[code] = words
            if all_read:
                _check_found(node, _text(pages, lines, code), problems)
    return found


def _lists(node: Node, key: str) -> list[Node]:
    listed = node.get(key)
    return listed.items() if listed else []


def _check_once(node: Node, problems: Problems) -> None:
    """Each word stands once: in a second list one could not tell what it means."""
    first: dict[str, int] = {}
    for one in [*(word for same in _lists(node, "same") for word in same.items()), *_lists(node, "ignored")]:
        word = folded(one.text)
        if word in first:
            problems.add(one.place, "search-twice", word=one.text, line=first[word])
        first.setdefault(word, one.place.line)


def _check_found(node: Node, text: str, problems: Problems) -> None:
    """Warn of a list none of whose words stands on a page: whoever searches for one of them finds nothing."""
    for same in _lists(node, "same"):
        words = [one.text for one in same.items()]
        if not any(folded(one) in text for one in words):
            problems.add(same.place, "search-nowhere", Level.WARNING, words=listed(words))


def _text(pages: Iterable[Page], lines: Iterable[HelpLine], code: str) -> str:
    """All that the pages and the help lines say in a language, as it is compared."""
    said = [one.worded(code) for one in pages if code in one.words]
    parts = [part for words in said for part in (words.title, *words.texts.values(), words.body)]
    parts += [words[code] for one in lines for words in (one.name, one.what, one.place or {}) if code in words]
    return folded(" \n ".join(parts))
