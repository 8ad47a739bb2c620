"""The site's own search: what people type, what comes first, what is said where nothing is found."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.publishing.browsing import PHONE, Visit, until, violations, ways
from tests.publishing.pages.test_offline import wait_until_it_works
from toolbox.model.project import Project
from toolbox.write.pages.search import INDEX

FOUND = yaml.safe_load((Path(__file__).parent / "found.yml").read_text(encoding="utf-8"))
LIGHT = 40_000
"""Bytes of an index, compressed."""
LINKS = "(all) => all.map((one) => one.getAttribute('href').replace(/^..\\/|#.*$/g, ''))"
DAY = "2026-12-01T12:00:00"


def index(site: Path) -> dict[str, Any]:
    text = (site / INDEX).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.removeprefix("self.toolboxIndex = ").removesuffix(";\n"))
    return found


@pytest.mark.parametrize(("code", "part"), [("nl", ""), ("en", "en/")])
def test_what_people_type_is_found_among_the_first_three(code: str, part: str, browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    visit.page.clock.set_fixed_time(DAY)
    page = visit.go(f"{part}zoeken/")
    missed = {}
    for typed, wanted in FOUND[code].items():
        page.locator("#q").fill("")
        page.locator("#q").fill(typed)
        page.keyboard.press("Enter")
        page.locator(".results > li").first.wait_for()
        first = page.locator(".results a").evaluate_all(LINKS)[:3]
        if wanted not in first:
            missed[typed] = first
    assert missed == {}
    assert visit.wrong == []
    visit.close()


def test_a_guideline_comes_before_an_event_and_a_title_before_a_text(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("zoeken/?q=water")
    page.locator(".results > li").first.wait_for()
    kinds = page.locator(".results .chip").all_inner_texts()
    assert kinds.index("Richtlijnen") < kinds.index("Evenementen")
    links = page.locator(".results a").evaluate_all(LINKS)
    assert links.index("richtlijnen/gratis-water/") < links.index("richtlijnen/toiletten/")
    visit.close()


def test_an_event_to_come_stands_before_one_that_is_over(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    visit.page.clock.set_fixed_time("2027-01-10T12:00:00")
    page = visit.go("zoeken/?q=fuif")
    page.locator(".results > li").first.wait_for()
    events = [one for one in page.locator(".results a").evaluate_all(LINKS) if one.startswith("evenementen/")]
    assert events.index("evenementen/fuif-chiro-2027/") < events.index("evenementen/schoolfuif-2026/")
    visit.close()


@ways("phone-light")
def test_the_search_is_accessible_with_and_without_results(
    size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size, scheme)
    page = visit.go("zoeken/?q=water")
    page.locator(".results > li").first.wait_for()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.get_by_role("button", name="Toon ze alle").click()
    assert page.locator(".results > li").count() > 20
    assert page.evaluate("document.activeElement.closest('.results > li:nth-child(21)') !== null")
    page.get_by_label("Waar ben je naar op zoek?").fill("xqzvw")
    expect(page.get_by_role("article").get_by_role("status")).to_have_text("Niets gevonden.")
    assert page.locator(".results > li").count() == 0
    assert violations(page) == ""
    assert visit.wrong == []
    visit.close()


def test_where_nothing_is_found_help_and_the_desk_are_near(browser: Browser, address: str, project: Project) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("zoeken/?q=xqzvw")
    told = page.locator(".search-none")
    expect(told).to_be_visible()
    assert told.get_by_role("link").nth(1).get_attribute("href") == project.policy.contact.url
    told.get_by_role("link", name="Hulp").click()
    page.wait_for_url(f"{address}hulp/")
    visit.close()


def test_a_word_with_a_mistake_in_it_says_what_was_found_instead(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("zoeken/?q=oordpojes")
    expect(page.get_by_role("article").get_by_role("status")).to_contain_text(
        "Niets met “oordpojes”. Dit lijkt er het meest op: oordopjes."
    )
    visit.close()


def test_what_is_typed_is_text_and_the_address_leads_back_to_it(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("zoeken/")
    page.locator("#q").fill("<img src=x onerror=alert(1)> water & é")
    page.locator(".results > li").first.wait_for()
    assert page.locator(".results img").count() == 0
    page.reload()
    expect(page.locator("#q")).to_have_value("<img src=x onerror=alert(1)> water & é")
    page.locator(".results > li").first.wait_for()
    assert visit.wrong == []
    visit.close()


def test_the_index_is_light_and_fetched_by_no_other_page(browser: Browser, address: str, built: Path) -> None:
    for part in (built, built / "en"):
        assert len(gzip.compress((part / INDEX).read_bytes())) < LIGHT
    visit = Visit(browser, address, PHONE)
    visit.go("")
    visit.go("richtlijnen/")
    assert f"{address}{INDEX}" not in visit.asked
    visit.go("zoeken/")
    assert f"{address}{INDEX}" in visit.asked
    visit.close()


def test_an_index_that_does_not_come_is_told_and_asked_for_again(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.page
    page.route(f"**/{INDEX}", lambda route: route.abort())
    visit.go("zoeken/?q=water")
    expect(page.get_by_role("article").get_by_role("status")).to_contain_text("Zoeken kan nu niet")
    page.unroute(f"**/{INDEX}")
    page.get_by_role("button", name="Zoek").click()
    page.locator(".results > li").first.wait_for()
    visit.close()


def test_the_search_works_without_a_network(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE, service_workers="allow")
    page = visit.go("")
    wait_until_it_works(page)
    page.context.set_offline(True)
    for path, first in (("zoeken/?q=ehbo", "Eerste hulp"), ("en/zoeken/?q=ehbo", "First aid")):
        page.goto(address + path)
        expect(page.locator(".results a").first).to_have_text(first)
    visit.close()


def test_the_search_works_from_a_folder(browser: Browser, built: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    for part in ("", "en/"):
        page.goto(f"{(built / part / 'zoeken' / 'index.html').as_uri()}?q=ehbo")
        page.locator(".results > li").first.wait_for()
    page.goto((built / "index.html").as_uri())
    page.get_by_label("Zoek op de hele site").fill("oordoppen")
    page.keyboard.press("Enter")
    page.locator(".results a").first.click()
    until(page, "() => document.readyState === 'complete' && document.title.startsWith('Oordopjes')")
    context.close()


def test_without_scripts_the_search_says_so_and_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}zoeken/?q=water")
    assert page.get_by_text("Zoeken heeft JavaScript nodig").is_visible()
    page.locator("article").get_by_role("link", name="Richtlijnen").click()
    page.wait_for_url(f"{address}richtlijnen/")
    context.close()


def test_everything_that_can_be_found_is_there_and_nothing_internal(built: Path, project: Project) -> None:
    for part, code in ((built, "nl"), (built / "en", "en")):
        rows = index(part)["records"]
        for one in rows:
            assert (part / one["href"] / "index.html").is_file(), one["href"]
            page = (part / one["href"] / "index.html").read_text(encoding="utf-8")
            for anchor, _ in one.get("actions", ()):
                assert f'id="{anchor}"' in page, (one["href"], anchor)
        hrefs = {one["href"] for one in rows}
        assert {f"evenementen/{one.slug}/" for one in project.profiles} <= hrefs
        assert {f"richtlijnen/{one.id}/" for one in project.published} <= hrefs
        assert {"event", "help"} & {one["kind"].removesuffix("s") for one in rows} == {"event", "help"}
        assert index(part)["same"] == [list(one) for one in project.search[code].same]
        assert not [one for one in rows if one["href"].startswith(("handleiding", "admin", "rollen"))]
