"""Whatever somebody puts into a file: the lines that tell what is wrong with it, or a harmless result.

Never a traceback, a line of a message that is broken or steers a terminal, more than 2 seconds or 300 MB.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.cases import CITY, Case, cases, read_city
from tests.hostile.limits import within
from tests.hostile.mutating import LINE
from toolbox.report import line  # noqa: F401  loaded before the processes are forked

CASES = cases()


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """The rules of the wording guard are compiled once, not in each process."""
    os.chdir(CITY)
    assert read_city(CITY)[0] is not None


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_it_is_told_or_harmless(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = case.made(tmp_path)
    monkeypatch.chdir(city)
    good, lines = within(_read, city)
    assert lines == list(case.lines)
    assert good == all(": warning: " in one for one in lines)
    for one in lines:
        assert LINE.fullmatch(one), one
        assert len(one) < 1000
        assert str(tmp_path) not in one, "a message tells where things stand on this machine"


def _read(city: Path) -> tuple[bool, list[str]]:
    project, lines = read_city(city)
    return project is not None, lines


def test_the_corpus_is_large_and_its_cases_differ() -> None:
    assert len(CASES) > 640
    assert len({case.id for case in CASES}) == len(CASES)
    assert sum(not case.lines for case in CASES) > 60
