"""The ids that actions had before: no living action of another page has one, and no two pages claim the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolbox.model.pages.guideline import Guideline
from toolbox.model.problem import Place, Problems
from toolbox.paths import display_path


def check_former(guidelines: Iterable[Guideline], folder: Path, problems: Problems) -> None:
    """Check that no action says of an id of another page that it was its own; within a page that is told there."""
    pages = list(guidelines)
    ids = {f"{page.id}/{action.id}" for page in pages for action in page.actions}
    said: dict[str, str] = {}
    for page in pages:
        mine = {f"{page.id}/{action.id}" for action in page.actions}
        for old in dict.fromkeys(one for action in page.actions for one in action.former_ids(page.id)):
            if old in ids - mine or said.setdefault(old, page.id) != page.id:
                problems.add(_said_at(folder / f"{page.id}.md", old), "was-in-use", key="was", id=old)


def _said_at(path: Path, name: str) -> Place:
    """Where a page names the id of another page among those that were its own."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if (column := line.find(name)) >= 0 and not line.lstrip().startswith(("text:", "instead:")):
            return Place(display_path(path), number, column + 1)
    return Place(display_path(path))
