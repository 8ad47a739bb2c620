"""A remedy that is followed to the letter works: what was told is told no more, and nothing else in its place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.hostile.cases import CITY, PROFILE
from toolbox.model.problem import Level, Problem, Problems
from toolbox.phrases import phrases
from toolbox.read import Inputs, read_project
from toolbox.report import line

REMEDIES = yaml.safe_load((Path(__file__).parent / "remedies.yml").read_text(encoding="utf-8"))
NAMES = [f"{number}-{one['code']}" for number, one in enumerate(REMEDIES)]


def told(city: Path) -> list[Problem]:
    problems = Problems()
    read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems)
    return [one for one in problems if one.level is not Level.NOTE]


@pytest.mark.parametrize("remedy", REMEDIES, ids=NAMES)
def test_a_remedy_followed_to_the_letter_works(
    remedy: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(city)
    path = city / remedy.get("file", PROFILE)
    text = path.read_text(encoding="utf-8")
    assert remedy["good"] in text
    path.write_text(text.replace(remedy["good"], remedy["wrong"], 1), encoding="utf-8")
    found = told(city)
    assert remedy["code"] in [one.code for one in found], [line(one) for one in found]
    assert any(remedy.get("says", "") in line(one) for one in found if one.code == remedy["code"])
    path.write_text(text.replace(remedy["good"], remedy["right"], 1), encoding="utf-8")
    assert [line(one) for one in told(city)] == []


def test_the_codes_are_known() -> None:
    assert {one["code"] for one in REMEDIES} <= phrases("problems.en").keys()
