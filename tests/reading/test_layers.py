"""Guidance in layers: a page is published where it holds, in its country, in a region of it, or in its own city."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SHIPPED
from tests.hostile.cases import CITY
from toolbox.model.pages.kinds import KINDS
from toolbox.model.problem import Problems
from toolbox.read import Inputs, read_project
from toolbox.read.policy import read_policy

PAGES = (
    "docs/nl/richtlijnen/water.md",
    "docs/nl/principes/drink.md",
    "docs/nl/partners/vad.md",
    "docs/nl/praktijk/tap.md",
    "docs/nl/rollen/bar.md",
)
"""A page of every kind."""


@pytest.mark.parametrize(
    ("page", "city", "there"),
    [
        ("be", "be-vlg", True),
        ("BE", "be", True),
        ("be-vlg", "BE-VLG", True),
        ("local", "gb", True),
        ("be-vlg", "be", False),
        ("be-vlg", "be-wal", False),
        ("be", "gb", False),
        ("no", "gb", False),
    ],
)
def test_a_page_is_published_where_it_holds(
    page: str, city: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(folder)
    for name in PAGES:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("\nstage: 1\n", f"\nstage: 1\ncountry: {page}\n", 1), encoding="utf-8")
    manual = folder / "docs/nl/handleiding/index.md"
    text = manual.read_text(encoding="utf-8")
    manual.write_text(text.replace("\n---\n", f"\ncountry: {page}\n---\n", 1), encoding="utf-8")
    policy = folder / "policy.yml"
    policy.write_text(f"country: {city}\n{policy.read_text(encoding='utf-8')}", encoding="utf-8")
    problems = Problems()
    project = read_project(Inputs(policy, folder / "docs", folder / "profiles"), problems)
    assert problems.errors == []
    assert project is not None
    published = {kind.name: len(project.released(project.pages(kind))) for kind in KINDS}
    assert published == dict.fromkeys(published, int(there))
    assert len(project.manual) == int(there)
    told = [one for one in problems if one.code == "pages-elsewhere"]
    assert [(one.place.path, one.place.line, one.details["count"]) for one in told] == (
        [] if there else [("policy.yml", 1, str(len(PAGES) + 1))]
    )


def test_a_city_that_names_no_country_loses_no_page_of_the_first_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CITY)
    inputs = Inputs(CITY / "policy.yml", CITY / "docs", CITY / "profiles")
    project = read_project(inputs, Problems())
    assert project is not None
    assert "country" not in inputs.policy.read_text(encoding="utf-8")
    shipped = read_policy(SHIPPED / "policy.yml", Problems())[0]
    assert shipped is not None
    assert project.policy.country == shipped.country
