"""Whatever somebody puts into a file: the lines that tell what is wrong with it, or a harmless result.

Never a traceback, a line of a message that is broken or steers a terminal, more than 2 seconds or 300 MB.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.cases import CITY, Case, cases, read_city
from tests.hostile.limits import Within
from tests.hostile.mutating import LINE
from toolbox.report import line  # noqa: F401  loaded before the processes are forked

CASES = cases()


@pytest.fixture(scope="module")
def reading() -> Iterator[Within]:
    """Reads a city within the bounds; the rules of the wording guard are compiled before."""
    os.chdir(CITY)
    assert read_city(CITY)[0] is not None
    reading = Within(_read)
    yield reading
    reading.end()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_it_is_told_or_harmless(case: Case, reading: Within, tmp_path: Path) -> None:
    good, lines = reading(case.made(tmp_path))
    assert lines == list(case.lines)
    assert good == all(": warning: " in one for one in lines)
    for one in lines:
        assert LINE.fullmatch(one), one
        assert len(one) < 1000
        assert str(tmp_path) not in one, "a message tells where things stand on this machine"


def _read(city: Path) -> tuple[bool, list[str]]:
    os.chdir(city)
    project, lines = read_city(city)
    return project is not None, lines


def test_the_corpus_is_large_and_its_cases_differ() -> None:
    assert len(CASES) > 640
    assert len({case.id for case in CASES}) == len(CASES)
    assert sum(not case.lines for case in CASES) > 60
