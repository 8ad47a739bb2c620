"""After series of edits of every kind, to the program and its libraries too, the site is the one of a clean build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publishing.building import everything
from tests.publishing.extending.series import EDITS, OwnCity, found, run


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> OwnCity:
    city = found(tmp_path_factory.mktemp("series") / "city")
    assert city.built().status == 0
    return city


@pytest.mark.long(reason="eighty builds")
@pytest.mark.parametrize("seed", range(40))
def test_after_a_series_of_edits(seed: int, start: OwnCity, tmp_path: Path) -> None:
    run(seed, start, tmp_path / "city")


def test_the_program_is_edited_too() -> None:
    """Each kind of edit that the cache must see is among them."""
    names = {edit.__name__ for edit in EDITS}
    assert {"reword_a_template", "update_a_library", "forbid", "word_otherwise", "go_a_step"} <= names


@pytest.mark.long(reason="a build of a program of its own for each, and one to begin with")
@pytest.mark.parametrize("edit", ["reword_a_paper", "update_a_library", "forbid_for_all"])
def test_an_edit_of_the_program_is_seen(edit: str, start: OwnCity, tmp_path: Path) -> None:
    """One edit changes what comes out, or whether anything does."""
    city = OwnCity(shutil.copytree(start.folder, tmp_path / "city"))
    before = everything(city.site)
    next(one for one in EDITS if one.__name__ == edit)(city, 1)
    assert city.built().status != 0 or everything(city.site) != before
