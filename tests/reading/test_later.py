"""A page that is not switched on is named by no page that is: the sentence that leads there waits with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.hostile.cases import CITY
from tests.publishing.building import HEAT, HEAT_EN, replace_in
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, read_project
from toolbox.read.pages.later import note_later

PAGES = {
    "richtlijnen/water.md": "Waarom water?",
    "principes/drink.md": "",
    "rollen/bar.md": "",
    "index.md": "Welkom.",
}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The small city with a guideline of a later stage, to which a sentence leads from a page of each kind."""
    city = shutil.copytree(CITY, tmp_path / "city")
    for code, page in (("nl", HEAT.replace("stage: 1", "stage: 2")), ("en", HEAT_EN)):
        (city / "docs" / code / "richtlijnen" / "hitte.md").write_text(page, encoding="utf-8")
    for name in PAGES:
        up = "" if name == "index.md" else "../"
        path = city / "docs" / "nl" / name
        text = path.read_text(encoding="utf-8").rstrip("\n")
        link = f"{up}richtlijnen/hitte.md"
        path.write_text(f"{text}\n\nEerst dit. Lees ook [Hitte]({link}). En dan dat.\n\n- [Hitte]({link}).\n", "utf-8")
    return city


def read(city: Path, stage: int) -> Project:
    problems = Problems()
    project = read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems, stage)
    assert project, list(problems)
    return project


def bodies(project: Project) -> list[str]:
    pages = (*project.guidelines, *project.messages, *project.briefings)
    return [*(words.body for one in pages if one.id != "hitte" for words in one.words.values()), project.home["nl"]]


def test_the_sentence_waits_for_the_page(city: Path) -> None:
    said = bodies(read(city, 1))
    assert [body for body in said if "hitte" in body.lower()] == []
    assert sum("Eerst dit. En dan dat." in body for body in said) == len(PAGES)
    later = bodies(read(city, 2))
    assert sum("Lees ook [Hitte](" in body and "- [Hitte](" in body for body in later) == len(PAGES)


def test_a_list_of_pages_that_is_empty_is_not_named(city: Path) -> None:
    path = city / "docs" / "nl" / "index.md"
    replace_in(path, "Welkom.", "Welkom. Zie [de praktijk](praktijk/index.md).")
    replace_in(city / "docs" / "nl" / "praktijk" / "tap.md", "stage: 1", "stage: 2")
    assert "praktijk" not in read(city, 1).home["nl"]
    assert "praktijk" in read(city, 2).home["nl"]


def test_what_waits_is_told_once_a_page_whatever_the_languages(city: Path) -> None:
    for name in ("water.md", "hitte.md"):
        path = city / "docs" / "en" / "richtlijnen" / name
        path.write_text(path.read_text(encoding="utf-8") + "\nSee [heat](hitte.md) and [water](water.md).\n", "utf-8")
    nl = city / "docs" / "nl" / "richtlijnen" / "water.md"
    in_source, alone = Problems(), Problems()
    note_later(read(city, 1), city / "docs", in_source)
    nl.write_text(re.sub(r"\n\nEerst dit.*", "\n", nl.read_text(encoding="utf-8"), flags=re.DOTALL), encoding="utf-8")
    note_later(read(city, 1), city / "docs", alone)
    pages = [[one.place.path.split("docs/")[1] for one in told] for told in (in_source, alone)]
    assert pages[0].count("en/richtlijnen/water.md") == 0
    assert pages[0].count("nl/richtlijnen/water.md") == 2
    assert pages[1].count("en/richtlijnen/water.md") == 1
