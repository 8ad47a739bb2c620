"""A city elsewhere that decided otherwise, with partners and events of its own, has green tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line.forking import CITIES, EVENT, Elsewhere, make, there
from tests.conftest import ROOT

DECISIONS = (
    ("stage: 1\n", "stage: 3\n"),
    ("extended_from: 1000", "extended_from: 2000"),
    ("per_day: 8", "per_day: 5"),
    ("sum_from: 17", "sum_from: 12"),
    ("one_per: 300", "one_per: 250"),
)
PARTNER = """---
title: Street wardens
what: Help on the way home.
when_to_call: A month ahead.
url: https://wardens.example.org/
stage: 1
sources: [{title: The wardens}]
reviewed: 2026-11-25
---
They walk along.
"""


def decide_otherwise(city: Elsewhere, folder: Path) -> None:
    """Other figures, a partner and an event."""
    path = folder / "policy.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in DECISIONS:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    (partners,) = (folder / "docs" / city.languages[0]).glob("part*")
    (partners / "wardens.md").write_text(PARTNER, encoding="utf-8")
    assert there(folder, "new", "event", *EVENT).returncode == 0


@pytest.mark.long(reason="a city's own tests take as long as ours, for each of three cities")
@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.name)
def test_the_tests_of_a_city_elsewhere_are_green(city: Elsewhere, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    make(city, folder)
    decide_otherwise(city, folder)
    if (ROOT / "editor" / "dist").is_dir():
        shutil.copytree(ROOT / "editor" / "dist", folder / "editor" / "dist")
        (folder / "editor" / "node_modules").symlink_to((ROOT / "editor" / "node_modules").resolve())
    # Our own workers are not those of the city's tests.
    around = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "loadscope", "--no-loadscope-reorder"]
    done = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-8_000:]
