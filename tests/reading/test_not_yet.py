"""What says something that is not so yet is read, and told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.hostile.cases import CITY
from tests.reading.test_reading import TODAY
from toolbox.model.problem import Problems
from toolbox.read import Inputs, read_project
from toolbox.write.pages.site_pages import write_pages


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    city = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(city)
    return city


def told(city: Path, stage: int | None = None) -> list[tuple[str, int, str]]:
    problems = Problems()
    inputs = Inputs(city / "policy.yml", city / "docs", city / "profiles")
    assert read_project(inputs, problems, stage, today=TODAY)
    return [(one.place.path, one.place.line, one.code) for one in problems if one.code != "action-unweighed"]


def test_a_partner_in_the_spotlight_of_a_later_stage(city: Path) -> None:
    put(city / "policy.yml", "stage: 1", "stage: 1\nspotlight: [vad]")
    assert told(city) == []
    put(city / "docs" / "nl" / "partners" / "vad.md", "stage: 1", "stage: 2")
    assert told(city) == [("policy.yml", 7, "spotlight-later")]
    assert told(city, stage=2) == []


def test_a_review_that_is_still_to_come(city: Path) -> None:
    put(city / "docs" / "nl" / "richtlijnen" / "water.md", "reviewed: 2026-11-24", "reviewed: 2027-11-24")
    assert told(city) == [("docs/nl/richtlijnen/water.md", 10, "review-ahead")]


def test_a_home_page_without_its_translation(city: Path) -> None:
    (city / "docs" / "en" / "index.md").unlink()
    assert told(city) == [("docs/nl/index.md", 1, "home-not-translated")]


def test_nothing_to_do_before_but_on_the_day_itself(city: Path) -> None:
    put(city / "docs" / "nl" / "richtlijnen" / "water.md", "due: 14", "due: 0")
    assert told(city) == [("docs/nl/richtlijnen/water.md", 7, "due-on-the-day")]
    put(city / "docs" / "nl" / "richtlijnen" / "water.md", "due: 0", "due: 0, instead: Zet ze nu.")
    put(city / "docs" / "en" / "richtlijnen" / "water.md", "---\nWhy", "instead: {points: Place them now.}\n---\nWhy")
    assert told(city) == []


def test_a_page_that_is_still_in_another_language_says_in_which(city: Path) -> None:
    """A new city begins with pages in a language that is not its own: a program that reads aloud must know."""
    put(city / "docs" / "nl" / "richtlijnen" / "water.md", "stage: 1", "stage: 1\n# blank: translate: fr")
    problems = Problems()
    project = read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems, today=TODAY)
    assert project
    write_pages(project, "nl", city / "build", "mkdocs")
    page = (city / "build" / "richtlijnen" / "water.md").read_text(encoding="utf-8")
    assert page.count('<!-- lang="fr" -->') == 1
    assert '<h1 lang="fr">' in page
    assert '<span lang="fr">' in page
    assert "nog niet vertaald" in page
    assert 'lang="fr"' in (city / "build" / "richtlijnen" / "index.md").read_text(encoding="utf-8")
    assert 'lang="fr"' not in (city / "build" / "partners" / "vad.md").read_text(encoding="utf-8")
