"""Signs that no font of paper has, told where they are written: on paper a square stands there, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolbox.model.addresses import BRIEFINGS, MANUAL
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.read import Inputs
from toolbox.read.folder import inside, language_folders
from toolbox.read.text import read_text
from toolbox.write.paper.fonts import unprintable
from toolbox.write.words.posters import poster_set

_SHOWN = 5
"""So many letters are named of a language of which there is no font."""


def check_letters(inputs: Inputs, project: Project, problems: Problems) -> None:
    """Tell each sign that cannot be printed in what comes on paper; comments, and the texts of pages, do not."""
    told = _without_font(inputs, project, problems)
    for path, whole in _on_paper(inputs, project):
        text = read_text(path, display_path(path), Problems()) or ""
        for at, sign in unprintable(text if whole else _head(text)):
            start = text.rfind("\n", 0, at) + 1
            if sign in told or text[start:at].lstrip().startswith("#"):
                continue
            place = Place(display_path(path), text.count("\n", 0, at) + 1, at - start + 1)
            problems.add(place, "no-letter", Level.WARNING, sign=sign, point=f"U+{ord(sign):04X}")


def _without_font(inputs: Inputs, project: Project, problems: Problems) -> set[str]:
    """The letters of the visitors' languages that no font has; each such language is told once."""
    found: set[str] = set()
    for code in project.policy.only_spoken:
        posters = poster_set(project, code, project.policy.city)
        said = [*(part for one in posters.messages for part in (one.title, one.summary)), *posters.paper.values()]
        said += [part for one in posters.help for part in (one.name, one.what, one.place, one.hours)]
        signs = dict.fromkeys(sign for _, sign in unprintable(" ".join(said)) if sign.isalpha())
        if signs:
            found |= set(signs)
            place = Place(display_path(inputs.docs / code))
            shown = " ".join(list(signs)[:_SHOWN])
            problems.add(place, "no-font", Level.WARNING, language=code, signs=shown)
    return found


def _on_paper(inputs: Inputs, project: Project) -> Iterator[tuple[Path, bool]]:
    """The files that paper is made from, each with whether all of it is."""
    evaluations, monitor = inputs.evaluations(project.policy), inputs.monitor(project.policy)
    yield inputs.policy, True
    for folder in (inputs.profiles, evaluations):
        yield from ((path, True) for path in inside(folder.glob("*.yml"), folder))
    yield from ((path, True) for path in inside(monitor.rglob("*.md"), monitor))
    for language in language_folders(inputs.docs):
        yield from ((path, True) for path in inside(language.glob("*.yml"), language))
        for path in inside(language.glob("*/*.md"), language):
            if path.parent.name not in (project.addresses[MANUAL], monitor.name):
                yield path, path.parent.name == project.addresses[BRIEFINGS]


def _head(text: str) -> str:
    """The settings at the top of a page, between two lines of dashes."""
    end = text.find("\n---", 3)
    return text[:end] if text.startswith("---") and end > 0 else text
