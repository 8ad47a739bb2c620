"""The manual: its examples are true, its pictures show the product of today, and it stands where staff find it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.conftest import SHIPPED
from tests.manual import make
from tests.publishing.browsing import AGAIN, DESK, PHONE, Visit, violations
from toolbox.assemble.derive import derive
from toolbox.model.conditions import When, holds
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Place, Problems
from toolbox.model.project import Project
from toolbox.phrases import phrases
from toolbox.read.pages.manual import read_manual

PICTURES = SHIPPED / "docs" / "pictures" / "manual"
PAGES = (
    "",
    "richtlijn/",
    "evenement/",
    "voorwaarden/",
    "beslissingen/",
    "fouten/",
    "publiceren/",
    "signalen/",
    "servers/",
    "andere-stad/",
)
EVENT = {
    "slug": "x",
    "name": "x",
    "kind": "market",
    "start": "2027-03-13T10:00",
    "end": "2027-03-13T14:00",
    "attendance": "100",
    "setting": ["indoor"],
    "ages": ["18-plus"],
}
EXAMPLES: list[tuple[list[dict[str, Any]], list[dict[str, Any]]]] = [
    ([{"kind": "party"}], [{"kind": "concert"}]),
    ([{"kind": "party"}, {"kind": "concert"}], [{"kind": "festival"}]),
    ([{"attendance": "500"}], [{"attendance": "499"}]),
    ([{"kind": "party", "attendance": "500"}], [{"kind": "party"}, {"attendance": "500"}]),
    ([{"ages": ["under-16", "16-17", "18-plus"]}], [{"ages": ["16-17"]}]),
    ([{"setting": ["outdoor"]}, {"setting": ["indoor", "tent"]}], [{}]),
    ([{"heat_risk": "high"}, {"heat_risk": "extreme"}], [{"heat_risk": "raised"}]),
    ([{"end": "2027-03-13T22:30"}], [{}, {"end": "2027-03-13T22:30", "alcohol": "false"}]),
    ([{"end": "2027-03-13T18:00"}], [{}, {"end": "2027-03-13T18:00", "camping": "true"}]),
    ([{"sound_level": "95"}, {"sound_level": "100"}], [{"sound_level": "85"}]),
    (
        [{}, {"entry": "invitation"}],
        [{"ground": "open"}, {"kind": "parade"}, {"setting": ["outdoor"], "entry": "free"}],
    ),
    ([{"end": "2027-03-15T03:00"}], [{}]),
]
"""For each example of the manual, events for which it holds and events for which it does not."""


def conditions(language: str) -> list[dict[str, Any]]:
    text = (SHIPPED / "docs" / language / "handleiding" / "voorwaarden.md").read_text(encoding="utf-8")
    return [yaml.load(block, Loader=yaml.BaseLoader)["when"] for block in re.findall(r"```yaml\n(.*?)```", text, re.S)]


def test_the_examples_are_the_same_in_both_languages() -> None:
    assert conditions("nl") == conditions("en")
    assert len(conditions("nl")) == len(EXAMPLES) == 12


@pytest.mark.parametrize("number", range(12))
def test_an_example_holds_for_the_events_that_the_manual_says(number: int, project: Project) -> None:
    when = When.model_validate(conditions("nl")[number])
    for expected, changes in zip((True, False), EXAMPLES[number], strict=True):
        for change in changes:
            profile = Profile.model_validate(EVENT | change)
            derived = derive(profile, project.policy)
            facts = profile.facts() | {"night": derived.night, "hours": derived.hours, "heat": derived.heat}
            facts["day_count"] = derived.day_count
            assert all(holds(condition, facts[fact]) for fact, condition in when.lines()) is expected, change


def test_every_picture_is_shown_and_every_shown_one_is_there() -> None:
    problems = Problems()
    pages, pictures = read_manual(SHIPPED / "docs", ("nl", "en"), phrases("nl")["addresses"], problems)
    assert list(problems) == []
    assert [f"{page.id}/" for page in pages] == ["index/", *PAGES[1:]]
    assert set(pictures) == {f"manual/{path.name}" for path in PICTURES.glob("*.png")}


def test_a_picture_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "nl" / "handleiding"
    folder.mkdir(parents=True)
    text = "---\ntitle: Begin\n---\n![a](../../pictures/no.png)\n![b](../../pictures/../x)\n"
    (folder / "index.md").write_text(text, encoding="utf-8")
    problems = Problems()
    (tmp_path / "pictures").mkdir()
    read_manual(tmp_path, ("nl",), phrases("nl")["addresses"], problems)
    path = (folder / "index.md").as_posix()
    told = [(one.code, one.place) for one in problems]
    assert told == [("dead-picture", Place(path, 4, 6)), ("dead-picture", Place(path, 5, 6))]


@pytest.mark.long(reason="the whole manual is done again in the editor; the editor itself is tested beside it")
def test_the_pictures_show_the_product_of_today(browser: Browser, whole: Path, tmp_path: Path) -> None:
    shown = json.loads((PICTURES / "shown.json").read_text(encoding="utf-8"))
    assert make(tmp_path, browser, whole).shown == shown, "make pictures takes them again"


@pytest.mark.parametrize("size", [pytest.param(PHONE, id="phone", marks=AGAIN), pytest.param(DESK, id="desk")])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_manual_is_whole_and_accessible(
    path: str, size: tuple[int, int], browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size)
    page = visit.go(f"handleiding/{path}")
    widths = page.locator("article img").evaluate_all("(all) => all.map((one) => one.naturalWidth)")
    assert all(widths)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == ""
    assert visit.wrong == []
    visit.close()


def test_no_menu_and_no_search_leads_visitors_to_it(whole: Path) -> None:
    # The worker knows by name what stands at the root of the site, and stores none of it.
    for path, name in (
        ("index.html", "handleiding"),
        ("assets/search/index.js", "handleiding"),
        ("sw.js", "handleiding/"),
    ):
        assert name not in (whole / path).read_text(encoding="utf-8")
