"""The site in a real browser: on a phone and a desk, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.publishing.browsing import DESK, PHONE, Visit

PAGES = [
    "",
    "evenementen/",
    "evenementen/dansfestival-2027/",
    "evenementen/awkward/",
    "richtlijnen/",
    "richtlijnen/gehoor/",
    "hulp/",
    "principes/doseer-je-gebruik/",
    "partners/",
    "partners/rode-kruis/",
    "en/praktijk/gratis-water-genk-on-stage/",
    "en/evenementen/buurtbarbecue-2027/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_private_and_fits(
    path: str, size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size, scheme)
    page = visit.go(path)
    assert visit.wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.context.cookies() == []
    assert page.evaluate("document.fonts.check('16px \"Source Sans\"')")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    visit.close()


def test_the_list_of_events_narrows_down(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evenementen/")
    rows = page.locator(".event-row:visible")
    everything = rows.count()
    page.get_by_label("Zoek je evenement").fill("andre waterschei")
    assert rows.all_inner_texts()[0].count("Buurtbarbecue") == 1
    assert rows.count() == 1
    page.get_by_label("Zoek je evenement").fill("zzzz")
    assert rows.count() == 0
    assert page.get_by_text("Geen evenement gevonden").is_visible()
    page.get_by_label("Zoek je evenement").fill("")
    assert rows.count() == everything
    visit.close()


def test_without_scripts_the_list_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "evenementen/")
    assert page.locator(".event-row:visible").count() == 10
    assert not page.get_by_label("Zoek je evenement").is_visible()
    context.close()


def test_switching_language_stays_on_the_page(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    for path in ("", "richtlijnen/hitte/", "evenementen/genk-on-stage-2027/"):
        page = visit.go(path)
        page.get_by_role("link", name="See this page in English").click()
        page.wait_for_url(f"{address}en/{path}")
        page.get_by_role("link", name="Bekijk deze pagina in het Nederlands").click()
        page.wait_for_url(address + path)
    assert visit.wrong == []
    visit.close()


def test_the_checklist_is_one_tap_away(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("")
    page.get_by_role("link", name="Vind je evenement").click()
    page.get_by_role("link", name="Chirofuif").click()
    with page.expect_request("**/checklist.pdf"):
        page.get_by_role("link", name="Checklist om af te drukken").first.click()
    visit.close()


def test_search_finds_a_guideline(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("")
    field = page.get_by_placeholder("Zoeken")
    field.click()  # the index is fetched when somebody begins to search
    page.wait_for_load_state("networkidle")
    field.press_sequentially("nevelplek", delay=40)
    page.locator(".md-search-result__item").first.wait_for()
    assert "Hitte en zon" in page.locator(".md-search-result__list").inner_text()
    assert visit.wrong == []
    visit.close()
