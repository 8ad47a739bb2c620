"""What did not change is not made again, and the site is byte for byte the one that a build from nothing makes."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.publishing.building import City, differences, everything, found, three
from tests.publishing.builds.edits import (
    EDITS,
    Edit,
    brief,
    change_what_was_kept,
    cut_what_was_kept,
    rename,
    replace,
    resize,
    reword_an_action,
    reword_english,
    word_otherwise,
    write_by_hand,
)
from toolbox import hashing
from toolbox.model.project import Project
from toolbox.publish.engine.rendering import MKDOCS
from toolbox.publish.guard import UnfitText, check_pages
from toolbox.report import line
from toolbox.write import outputs
from toolbox.write.files.follow import write_followed
from toolbox.write.monitor.drawings import Bars, Course
from toolbox.write.pages import event_body


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A small city: what is kept and what is made again does not depend on how many pages there are."""
    city = three(tmp_path_factory.mktemp("city") / "city")
    city.build()
    return city


@pytest.fixture(scope="module")
def built_whole(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The shipped pages with some of the shipped events, for the long tests."""
    city = found(tmp_path_factory.mktemp("whole"))
    city.build()
    return city


@pytest.fixture
def city(built_once: City, tmp_path: Path) -> City:
    """A copy with its own build folder and site; links and moments of change stay as they are."""
    return _copied(built_once, tmp_path / "city")


@pytest.fixture
def whole(built_whole: City, tmp_path: Path) -> City:
    return _copied(built_whole, tmp_path / "city")


def _copied(city: City, folder: Path) -> City:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(city.folder, folder)
    return City(folder)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Hears for which event files are made."""
    heard: list[str] = []
    real = outputs.files_of_each

    def files(events: list[outputs.Event]):  # type: ignore[no-untyped-def]
        heard.extend(f"{event.code}/{event.profile.slug}" for event in events)
        return real(events)

    monkeypatch.setattr(outputs, "files_of_each", files)
    return heard


def _random_edits(tmp: Path, start: City, edits: list[tuple[Edit, int]]) -> None:
    city = _copied(start, tmp / "city")
    for edit, number in edits:
        edit(city, number)
    assert_as_made_anew(city)


def assert_as_made_anew(city: City) -> list[str]:
    """The site is byte for byte the one that is made from nothing, or refused for the same reasons: those are given."""
    before = everything(city.site)
    refused, anew = _refused(city.build), _refused(city.build_anew)
    assert refused == anew
    if refused:
        assert differences(everything(city.site), before) == []
    else:
        assert differences(everything(city.site), everything(city.folder / "site-anew")) == []
    return refused


def _refused(build: Callable[[], object]) -> list[str]:
    """Why a build was refused; nothing where it was not."""
    try:
        build()
    except UnfitText as unfit:
        return [line(one).replace("site-anew/", "site/") for one in unfit.problems]
    return []


def test_only_the_pages_that_changed_are_read_by_the_guard(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def check(stage: Path, part: Path, pages: list[Path], *rest: object) -> None:
        read.extend(page.relative_to(stage).parent.as_posix() for page in pages)
        check_pages(stage, part, pages, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("toolbox.publish.plain_pages.check_pages", check)
    city.build()
    assert read == []
    reword_an_action(city, 0)
    city.build()
    assert sorted(read) == ["richtlijnen/hitte"]
    read.clear()
    replace(city.folder / "docs" / "nl" / "wording.yml", r"\[flesjeswater\]", "[flesjeswater, petwater]")
    city.build()
    assert len(read) > 10


def test_calendar_and_feed_are_made_once_a_day(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def write(project: Project, code: str, *rest: Any) -> None:
        heard.append(code)
        write_followed(project, code, *rest)

    monkeypatch.setattr("toolbox.publish.plain_pages.write_followed", write)
    files = [city.site / part / "evenementen" / name for part in ("", "en") for name in ("calendar.ics", "feed.xml")]
    city.build()
    assert heard == []
    assert all("Fuif" in path.read_text(encoding="utf-8") for path in files)
    monkeypatch.setattr("toolbox.publish.plain_pages.build_day", lambda *_: date(2027, 4, 1))
    city.build()
    assert heard == ["nl", "en"]
    for path in files:
        said = path.read_text(encoding="utf-8")
        assert "Fuif" not in said
        assert "Barbecue" in said
    rename(city, 0)
    city.build()
    assert heard == ["nl", "en", "nl", "en"]


some_edits = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 400)), min_size=1, max_size=4)
quiet = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def test_after_edits_the_site_is_the_one_made_anew(city: City) -> None:
    """One of each kind: of an event, its name, a guideline, a translation, words, what was kept and the site itself."""
    of_a_city = (resize, rename, reword_an_action, reword_english, word_otherwise, brief)
    for number, edit in enumerate((*of_a_city, change_what_was_kept, cut_what_was_kept)):
        edit(city, number)
    write_by_hand(next(city.site.glob("evenementen/*/*.csv")))
    assert assert_as_made_anew(city) == []


@pytest.mark.long(reason="more than a hundred builds")
@settings(max_examples=60, **quiet)  # type: ignore[arg-type]
@given(edits=some_edits)
def test_after_many_edits_the_site_is_the_one_made_anew(
    edits: list[tuple[Edit, int]], built_whole: City, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _random_edits(tmp_path_factory.mktemp("edited"), built_whole, edits)


@pytest.mark.parametrize("edit", EDITS, ids=[edit.__name__ for edit in EDITS])
@pytest.mark.long(reason="forty builds")
def test_after_one_edit_the_site_is_the_one_made_anew(edit: Edit, whole: City) -> None:
    edit(whole, 3)
    assert_as_made_anew(whole)


_AGAIN = pytest.mark.long(reason="two builds; a rule of the same kind is heard beside it")
NEAR = [pytest.param(words, marks=_AGAIN) for words in ("[0-9] bezoekers op het drukste", "Plan 1 water")]


@pytest.mark.parametrize("words", ["450 bezoekers op het drukste", *NEAR])
def test_a_rule_on_what_is_put_together_is_heard_both_ways(words: str, city: City) -> None:
    """No file holds these words: they are only there once figures and texts are put together."""
    rule = f'rules: [{{id: own, why: is a test, instead: iets anders, patterns: ["{words}"]}}]\n'
    (city.folder / "docs" / "nl" / "wording.yml").write_text(rule, encoding="utf-8")
    assert assert_as_made_anew(city)


def test_other_tools_make_everything_again(city: City, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed template, package or version of a library: what was made with the old ones is not taken."""
    real = event_body.page_body
    monkeypatch.setattr(event_body, "page_body", lambda *given: f"{real(*given)}<p>nieuw sjabloon</p>")
    monkeypatch.setattr(hashing, "tools", lambda: "other tools")
    city.build()
    pages = [page.read_text(encoding="utf-8") for page in city.site.glob("**/evenementen/*-202?/index.html")]
    assert len(made) == len(pages) == 2 * len(list(city.profiles.iterdir()))
    assert all("nieuw sjabloon" in page for page in pages)


def test_nothing_is_made_again_where_nothing_changed(city: City, made: list[str]) -> None:
    before = everything(city.site)
    city.build()
    assert made == []
    assert differences(before, everything(city.site)) == []


def test_one_changed_event_is_made_and_no_other(city: City, made: list[str]) -> None:
    replace(city.profiles / "schoolfuif-2026.yml", r"^attendance: .*$", "attendance: 444")
    city.build()
    assert sorted(made) == ["en/schoolfuif-2026", "nl/schoolfuif-2026"]


def test_another_event_costs_no_rendering(city: City) -> None:
    """Their lists are put into the pages that the engine made before."""
    heard: list[Path] = []

    def render(config: Path, into: Path, made: datetime) -> None:
        heard.append(into)
        MKDOCS.render(config, into, made)

    heard_city = dataclasses.replace(city, rendered_by=dataclasses.replace(MKDOCS, render=render))
    rename(city, 0)
    shutil.copy(city.profiles / "schoolfuif-2026.yml", city.profiles / "schoolfuif-2027.yml")
    heard_city.build()
    assert heard == []
    assert "schoolfuif-2027" in (city.site / "evenementen" / "index.html").read_text(encoding="utf-8")
    assert "(4 evenementen)" in (city.site / "index.html").read_text(encoding="utf-8")
    assert assert_as_made_anew(city) == []
    reword_an_action(city, 0)
    heard_city.build()
    assert len(heard) == 1


def test_one_changed_guideline_makes_the_plans_that_use_it_and_no_other(city: City, made: list[str]) -> None:
    # For events outdoors only, so not for the concert in winter; and in Dutch only.
    plans = {slug: (city.site / "evenementen" / slug / "plan.json").read_text() for slug in ("winterconcert-2027",)}
    page = city.folder / "docs" / "nl" / "richtlijnen" / "hitte.md"
    assert "hitte/" not in plans["winterconcert-2027"]
    replace(page, r"(\btext: .*?)\.", r"\1 bij elke ingang.")
    city.build()
    assert made
    assert not any("winterconcert" in one for one in made)
    assert all(one.startswith("nl/") for one in made)


def test_a_file_changed_in_the_site_does_not_last(city: City, made: list[str]) -> None:
    city.build()
    path = city.site / "evenementen" / "schoolfuif-2026" / "checklist.csv"
    good = path.read_bytes()
    write_by_hand(path)
    city.build()
    assert path.read_bytes() == good
    assert made == ["nl/schoolfuif-2026"]


def test_a_plot_is_drawn_again_where_its_figures_changed_and_no_other(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    real: dict[type, Callable[[Any], str]] = {Bars: Bars.svg, Course: Course.svg}

    def svg(one: Bars | Course) -> str:
        heard.append(type(one).__name__)
        return real[type(one)](one)

    for kind in real:
        monkeypatch.setattr(kind, "svg", svg)
    plots, goal = city.site / "assets" / "plots", city.folder / "docs" / "nl" / "monitor" / "doelen" / "checklists.md"
    before = everything(plots)
    city.build()
    assert before == everything(plots) != {}
    assert heard == []
    replace(goal, r"^target: .*$", "target: 77")
    city.build()
    assert set(differences(before, everything(plots))) == {"checklists.svg"}
    assert heard.count("Course") == 2  # the plot of each language


def test_the_clock_is_not_asked(city: City, made: list[str]) -> None:
    for path in (*city.profiles.iterdir(), *(city.folder / "docs").rglob("*.md")):
        os.utime(path, (0, 0))
    city.build()
    assert made == []
