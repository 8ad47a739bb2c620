"""Guidance that a command read before comes from a cache, as long as nothing changed of what it was read from."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.cases import CITY
from toolbox import hashing
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, guidance, read_one, read_project
from toolbox.read.cache import MOST
from toolbox.read.wording import Guard

WATER = "docs/nl/richtlijnen/water.md"
TODAY = date(2026, 11, 30)


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inputs:
    """A small city whose guidance is kept."""
    city = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(city)
    return Inputs(Path("policy.yml"), Path("docs"), Path("profiles"), cache=tmp_path / "cache")


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[Inputs]:
    """Each time that guidance was read from its files."""
    read: list[Inputs] = []
    real = guidance._read

    def counted(inputs: Inputs, *more: Any) -> Project | None:
        read.append(inputs)
        return real(inputs, *more)

    monkeypatch.setattr(guidance, "_read", counted)
    return read


def told(inputs: Inputs, stage: int | None = None, today: date | None = TODAY) -> tuple[Project | None, list[Any]]:
    problems = Problems()
    return read_project(inputs, problems, stage, today), list(problems)


def test_what_is_read_twice_is_the_same_and_tells_the_same(inputs: Inputs, anew: list[Inputs]) -> None:
    Path("docs/nl/unread.md").write_text("Niemand leest dit.\n", encoding="utf-8")
    first, second = told(inputs), told(inputs)
    assert len(anew) == 1
    assert first == second == told(replace(inputs, cache=None))
    assert first[0] is not None
    assert any(problem.place.path.startswith("docs/") for problem in first[1])


def test_one_profile_is_read_with_what_is_kept(inputs: Inputs, anew: list[Inputs]) -> None:
    """A mistake in it is told each time, by the city's own rules for words too."""
    profile = next(iter(sorted(Path("profiles").glob("*.yml"))))
    read = [read_one(profile, inputs, Problems()) for _ in range(2)]
    assert read[0] == read[1] is not None
    Path("docs/nl/wording.yml").write_text('rules: [{id: own, why: is a test, instead: iets, patterns: ["schim"]}]\n')
    profile.write_text(profile.read_text(encoding="utf-8").replace("name: ", "name: Schim "), encoding="utf-8")
    for _ in range(2):
        problems = Problems()
        assert read_one(profile, inputs, problems) is None
        assert [problem.code for problem in problems.errors] == ["wording"]
    assert len(anew) == 2


def add(path: str, text: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(text)


CHANGES: dict[str, Callable[[], object]] = {
    "a page": lambda: add(WATER, "Nog een zin.\n"),
    "a new page": lambda: shutil.copy(WATER, "docs/nl/unread.md"),
    "a page gone": lambda: Path("docs/nl/praktijk/tap.md").unlink(),
    "a page of another name": lambda: Path("docs/nl/praktijk/tap.md").rename("docs/nl/praktijk/kraan.md"),
    "a name that is no text": lambda: Path(os.fsdecode(b"docs/nl/\xff")).mkdir(),
    "a folder": lambda: Path("docs/nl/leeg").mkdir(),
    "the policy": lambda: add("policy.yml", "# noot\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_noticed(change: str, inputs: Inputs, anew: list[Inputs]) -> None:
    told(inputs)
    CHANGES[change]()
    assert told(inputs) == told(replace(inputs, cache=None))
    assert len(anew) == 3


def test_another_step_day_or_program_is_another_reading(
    inputs: Inputs, anew: list[Inputs], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(inputs)
    told(inputs, stage=1)
    told(inputs, today=date(2099, 1, 1))
    monkeypatch.setattr(hashing, "tools", lambda: "other tools")
    told(inputs)
    assert len(anew) == 4


def test_from_another_folder_places_are_named_otherwise(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("docs/nl/unread.md").write_text("Niemand leest dit.\n", encoding="utf-8")
    assert told(inputs)[1]
    monkeypatch.chdir("..")
    from_above = Inputs(Path("city/policy.yml"), Path("city/docs"), Path("city/profiles"), cache=inputs.cache)
    assert any(one.place.path == "city/docs/nl/unread.md" for one in told(from_above)[1])


def test_what_somebody_writes_meanwhile_is_not_taken_for_what_stood_there(
    inputs: Inputs, anew: list[Inputs], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = Path(WATER).read_text(encoding="utf-8"), guidance._guard

    def writing(*given: Any) -> Guard:
        add(WATER, "Nog een zin.\n")
        return real(*given)

    with monkeypatch.context() as once:
        once.setattr(guidance, "_guard", writing)
        told(inputs)
    Path(WATER).write_text(before, encoding="utf-8")
    assert told(inputs) == told(replace(inputs, cache=None))
    assert len(anew) == 3


def test_what_is_wrong_is_not_kept(inputs: Inputs, anew: list[Inputs]) -> None:
    page = Path(WATER)
    page.write_text(page.read_text(encoding="utf-8").replace("tier: basic", "tier: basis"), encoding="utf-8")
    first, second = told(inputs), told(inputs)
    assert first == second
    assert first[0] is None
    assert len(anew) == 2
    assert inputs.cache is not None
    assert not inputs.cache.exists()


def test_what_is_internal_stays_where_it_is(inputs: Inputs, anew: list[Inputs], tmp_path: Path) -> None:
    """Signals of a folder elsewhere do not come into one that lies beside what is public."""
    (tmp_path / "intern").mkdir()
    policy = Path("policy.yml")
    policy.write_text(f"monitor_folder: ../intern\n{policy.read_text(encoding='utf-8')}", encoding="utf-8")
    assert told(inputs)[0] == told(inputs)[0] is not None
    assert len(anew) == 2
    assert inputs.cache is not None
    assert not inputs.cache.exists()


def test_behind_a_link_everything_is_read_anew(inputs: Inputs, anew: list[Inputs], tmp_path: Path) -> None:
    """What it leads to may change, and nothing here would."""
    elsewhere = tmp_path / "elsewhere.md"
    Path(WATER).rename(elsewhere)
    Path(WATER).symlink_to(elsewhere)
    told(inputs)
    told(inputs)
    assert len(anew) == 2


@pytest.mark.parametrize("broken", [b"", b"nothing", b"\0" * 100])
def test_what_is_not_whole_is_read_anew(broken: bytes, inputs: Inputs, anew: list[Inputs]) -> None:
    whole = told(inputs)
    assert inputs.cache is not None
    (kept,) = inputs.cache.iterdir()
    kept.write_bytes(broken)
    assert told(inputs) == whole
    assert told(inputs) == whole
    assert len(anew) == 2


def test_where_nothing_can_be_written_nothing_is_kept(inputs: Inputs, anew: list[Inputs], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    nowhere = replace(inputs, cache=tmp_path / "file" / "cache")
    assert told(nowhere) == told(nowhere)
    assert len(anew) == 2


def test_only_what_was_asked_for_lately_is_kept(inputs: Inputs, anew: list[Inputs]) -> None:
    assert inputs.cache is not None
    for day in range(1, MOST + 4):
        told(inputs, today=date(2026, 11, day))
        told(inputs)
    assert len(list(inputs.cache.iterdir())) == MOST
    assert len(anew) == MOST + 3 + 1  # that of today was asked for all the time
    assert all(not name.endswith(str(os.getpid())) for name in os.listdir(inputs.cache))
