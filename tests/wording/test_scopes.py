"""A city says which more of its pages are for visitors, and so read more strictly."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reading.test_reading import GOOD, read
from toolbox.model.problem import Problems
from toolbox.publish.guard import check_pages

PARTNERS = "scopes: {visitors: [partners/*.md]}\n"
ENGLISH = '<html lang="en"><body><p>Drugs are forbidden.</p></body></html>'


@pytest.fixture
def city(tmp_path: Path) -> Path:
    shutil.copytree(GOOD / "docs", tmp_path / "docs")
    return tmp_path


@pytest.mark.parametrize(("scopes", "strict"), [("", False), (PARTNERS, True), (PARTNERS.replace("*", "b*"), False)])
def test_its_pages_are_read_strictly(scopes: str, strict: bool, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = city / "docs" / "nl" / "partners" / "vad.md"
    page.parent.mkdir()
    page.write_text(
        "---\ntitle: VAD\nwhat: Over drugs.\nwhen_to_call: Vooraf.\nurl: https://www.vad.be/\nstage: 1\n"
        "sources: [{title: VAD}]\nreviewed: 2026-11-24\n---\nBel ons.\n",
        encoding="utf-8",
    )
    (city / "docs" / "nl" / "wording.yml").write_text(
        f"{scopes}rules: [{{id: own, why: is a test, instead: iets, words: [zebra]}}]\n", encoding="utf-8"
    )
    _, lines = read(city, monkeypatch)
    told = "docs/nl/partners/vad.md:3:12: the word 'drugs' is about substances"
    assert any(line.startswith(told) for line in lines) is strict


def test_so_is_what_comes_out_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, _ = read(GOOD, monkeypatch)
    assert project is not None
    project = replace(project, for_visitors={"en": (*project.for_visitors["en"], "partners/*.md")})
    pages = [tmp_path / name / "index.html" for name in ("", "partners", "partners/vad", "principes/water", "hulp")]
    for page in pages:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(ENGLISH, encoding="utf-8")
    problems = Problems()
    check_pages(tmp_path, tmp_path, pages, project, "en", problems)
    assert [problem.place.path for problem in problems if problem.details["word"] == "Drugs"] == [
        "site/partners/index.html",
        "site/partners/vad/index.html",
        "site/principes/water/index.html",
    ]


def test_a_wrong_scope_is_told_with_its_place(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (city / "docs" / "nl" / "wording.yml").write_text("scopes: {visitor: [x]}\nrules: []\n", encoding="utf-8")
    _, lines = read(city, monkeypatch)
    assert lines == [
        "docs/nl/wording.yml:1:10: unknown key 'visitor' (did you mean 'visitors'?)",
        "docs/nl/wording.yml:2:8: 'rules' is an empty list (name at least one)",
    ]
