"""What somebody comes for is found: on the first screen of a phone, and guidelines by what people look for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from tests.publishing.browsing import PHONE, Visit
from toolbox.model.project import Project
from toolbox.write.pages.guidelines import by_group
from toolbox.write.words.language import speak


@pytest.mark.parametrize(("part", "code"), [("", "nl"), ("en/", "en")])
def test_the_list_has_every_guideline_once_under_what_people_look_for(
    part: str, code: str, built: Path, project: Project
) -> None:
    page = LexborHTMLParser((built / part / "richtlijnen" / "index.html").read_text(encoding="utf-8"))
    headings = [one.text().strip() for one in page.css("article h2")]
    assert headings == [project.policy.say(words, code) for words in project.policy.groups.values()]
    listed = [str(one.attributes["href"]) for one in page.css(".card__title")]
    assert sorted(listed) == sorted(f"../richtlijnen/{one.id}/" for one in project.published)
    for link in page.css(".jump a"):
        assert page.css_first(str(link.attributes["href"])), link.html


def test_who_names_no_group_stands_at_the_end_and_without_groups_all_stand_by_tier(project: Project) -> None:
    language = speak(project, "nl")
    (lost, *others) = project.guidelines
    loose = replace(project, guidelines=(lost.model_copy(update={"group": None}), *others))
    *_, last = by_group(loose, language)
    assert (last.label, [one.id for one in last.guidelines]) == ("Andere richtlijnen", [lost.id])
    plain = replace(project, policy=project.policy.model_copy(update={"groups": {}}))
    assert [one.id for one in by_group(plain, language)] == ["basic", "extended"]


@pytest.mark.parametrize(
    ("part", "names"),
    [("", ["Maak mijn checklist", "Ik heb nu hulp nodig"]), ("en/", ["Make my checklist", "I need help now"])],
)
def test_the_two_things_people_come_for_stand_on_the_first_screen_of_a_phone(
    part: str, names: list[str], browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go(part)
    call = page.locator(".hero a[href='tel:112']")
    for one in (*(page.get_by_role("link", name=name) for name in names), call, page.get_by_role("search")):
        box = one.bounding_box()
        assert box
        assert box["y"] + box["height"] <= PHONE[1]
    page.get_by_role("link", name=names[0]).click()
    page.wait_for_url(f"{address}{part}mijn-evenement/")
    visit.close()
