"""The words of the search are held against the pages, where all pages could be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolbox.model.problem import Place, Problems
from toolbox.model.project import Project
from toolbox.read.search import read_search


@pytest.mark.parametrize(("unread", "told"), [(False, ["search-nowhere"]), (True, ["unknown-key"])])
def test_words_of_a_page_that_could_not_be_read_are_not_missing(unread: bool, told: list[str], tmp_path: Path) -> None:
    """Who follows the remedy would delete a row that is good."""
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "search.yml").write_text("same:\n  - [storm, onweer]\n", encoding="utf-8")
    problems = Problems()
    if unread:
        problems.add(Place("docs/nl/richtlijnen/weer.md"), "unknown-key", key="agian")
    read_search(tmp_path, ["nl"], (), problems)
    assert [one.code for one in problems] == told


def test_words_of_a_help_line_are_found_too(tmp_path: Path, project: Project) -> None:
    """Who searches for one of them is led to whoever helps, and no page need have it."""
    (tmp_path / "nl").mkdir()
    line = project.policy.help[0]
    word = line.name["nl"].split()[-1]
    (tmp_path / "nl" / "search.yml").write_text(f"same:\n  - [alarmnummer, {word}]\n", encoding="utf-8")
    for lines, told in (((line,), []), ((), ["search-nowhere"])):
        problems = Problems()
        read_search(tmp_path, ["nl"], (), problems, lines)
        assert [one.code for one in problems] == told
