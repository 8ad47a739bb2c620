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


def check_letters(inputs: Inputs, project: Project, problems: Problems) -> None:
    """Tell each sign that cannot be printed in what comes on paper; comments, and the texts of pages, do not."""
    for path, whole in _on_paper(inputs, project):
        text = read_text(path, display_path(path), Problems()) or ""
        for at, sign in unprintable(text if whole else _head(text)):
            start = text.rfind("\n", 0, at) + 1
            if text[start:at].lstrip().startswith("#"):
                continue
            place = Place(display_path(path), text.count("\n", 0, at) + 1, at - start + 1)
            problems.add(place, "no-letter", Level.WARNING, sign=sign, point=f"U+{ord(sign):04X}")


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
