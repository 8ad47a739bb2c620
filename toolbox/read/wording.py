"""The wording guard over everything that people write: pages, profiles, policy and phrases.

One occurrence is let through by a comment on its line or the line above, with the word and a reason:

    <!-- wording: allow drugsfeest because it quotes the name of a song -->
    # wording: allow drugsfeest because it quotes the name of a song
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from toolbox.model.problem import Place, Problems
from toolbox.phrases import LANGUAGES as WORDED
from toolbox.read.folder import shown
from toolbox.read.text import read_text
from toolbox.wording import LANGUAGES as GUARDED
from toolbox.wording import find

_ALLOWED = re.compile(r"wording: allow (\S.*?)(?: because (\S.*?))?\s*(?:-->|$)")


def check_wording(docs: Path, shared: Iterable[Path], languages: Iterable[str], problems: Problems) -> None:
    """Check each language's pages and phrases by its own rules, and `shared` files by those of every language."""
    guarded = [language for language in languages if language in GUARDED]
    for language in guarded:
        for path in sorted((docs / language).rglob("*")):
            if path.suffix in (".md", ".yml"):
                _check_file(path, [language], problems)
        if language in WORDED and not (docs / language / "phrases.yml").exists():
            _check_file(Path(str(files("toolbox.phrases").joinpath(f"{language}.yml"))), [language], problems)
    for path in shared:
        _check_file(path, guarded, problems)


def _check_file(path: Path, languages: list[str], problems: Problems) -> None:
    """Check one file; what is wrong with it as a text is told where its content is read."""
    text = read_text(path, shown(path), Problems())
    if text is None:
        return
    lines = text.split("\n")
    told: set[tuple[int, str]] = set()
    for language in languages:
        for found in find(text, language):
            line = text.count("\n", 0, found.start)
            column = found.start - (text.rfind("\n", 0, found.start) + 1) + 1
            if (found.start, found.word) in told or _is_allowed(found.word, line, lines):
                continue
            told.add((found.start, found.word))
            place = Place(shown(path), line + 1, column)
            problems.add(place, "wording", word=found.word, why=found.why, instead=found.instead)
    for number, line_text in enumerate(lines, start=1):
        if (allowance := _ALLOWED.search(line_text)) and not allowance[2]:
            problems.add(Place(shown(path), number, allowance.start() + 1), "wording-reason", word=allowance[1])


def _is_allowed(word: str, line: int, lines: list[str]) -> bool:
    """Whether this line or the one above lets the word through; the comment itself is never told."""
    near = lines[max(line - 1, 0) : line + 1]
    return any((found := _ALLOWED.search(one)) and found[1].casefold() == word.casefold() for one in near)
