"""The site by keyboard alone: the way past the head, the menu at every width, and a ring that shows where one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import AGAIN, DESK, PHONE, Visit, violations, ways

WIDTHS = [320, 1219, 1220, *(pytest.param(one, marks=AGAIN) for one in (390, 768, 1024, 1600))]
"""At each change the narrowest, and the two between which the menu changes."""
RING = """() => {
  const focused = document.activeElement;
  const one = focused.matches(".md-option") ? focused.nextElementSibling : focused;
  const style = getComputedStyle(one);
  const parts = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (text) => {
    const [r, g, b] = parts(text).map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const colour = (box) => getComputedStyle(box).backgroundColor;
  let behind = one.parentElement;
  while (behind.parentElement && (parts(colour(behind))[3] ?? 1) === 0) behind = behind.parentElement;
  const [dark, bright] = [light(style.outlineColor), light(colour(behind))].sort((x, y) => x - y);
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    what: one.textContent.trim() || one.title || one.ariaLabel,
    seen: one.getBoundingClientRect().width > 0 && drawn,
    contrast: (bright + 0.05) / (dark + 0.05),
  };
}"""
"""What has the focus, whether a ring is drawn round it, and how well that can be told from what is behind it."""


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} times Tab reach no {selector}")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_keyboard_reaches_every_list_from_the_menu(width: int, browser: Browser, address: str) -> None:
    visit = Visit(browser, address, (width, 800))
    page = visit.go("evenementen/fuif-chiro-2027/")
    if width < 1220:
        tab_to(page, ".menu summary", 5)
        page.keyboard.press("Enter")
        # The open menu covers parts of what stands below it, which axe takes for small targets.
        assert violations(page, ".md-header") == ""
        tab_to(page, ".menu a[href$='richtlijnen/']", 6)
    else:
        tab_to(page, ".md-tabs__link[href$='richtlijnen/']", 15)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}richtlijnen/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.wrong == []
    visit.close()


def test_the_menu_closes_when_one_leaves_it(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("")
    menu = page.locator(".menu nav")
    expect(menu).not_to_be_visible()
    tab_to(page, ".menu summary", 5)
    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_be_visible()
    assert page.evaluate("document.activeElement.matches('.menu summary')")
    page.keyboard.press("Enter")
    tab_to(page, ".help-now")
    expect(menu).not_to_be_visible()
    page.locator(".menu summary").click()
    page.mouse.click(380, 800)
    expect(menu).not_to_be_visible()
    visit.close()


def test_escape_closes_the_menu_of_a_row_and_stays_at_it(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evenementen/fuif-chiro-2027/")
    menu = page.locator(".row-menu").first
    opener = menu.locator("summary")
    opener.click()
    menu.get_by_role("textbox").first.focus()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(opener).to_be_focused()
    visit.close()


def test_the_menu_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    page.locator(".menu summary").press("Enter")
    page.locator(".menu").get_by_role("link", name="Partners").press("Enter")
    page.wait_for_url(f"{address}partners/")
    context.close()


@pytest.mark.parametrize(
    "path", ["", "evenementen/fuif-chiro-2027/", "richtlijnen/glas/", "mijn-evenement/", "404.html"]
)
def test_the_first_tab_leads_past_the_head(path: str, browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go(path)
    page.keyboard.press("Tab")
    link = page.locator(".md-skip:focus")
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "__content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, .md-footer') !== null")
    visit.close()


def test_every_page_has_one_way_past_the_head(built: Path) -> None:
    for page in built.rglob("*.html"):
        if "admin" not in page.parts:
            text = page.read_text(encoding="utf-8")
            assert (
                text.count('class="md-skip"') == text.count('href="#__content"') == text.count('id="__content"') == 1
            ), page


@ways("desk-dark")
def test_what_has_the_focus_in_head_and_foot_is_seen(
    size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size, scheme)
    page = visit.go("hulp/")
    page.emulate_media(reduced_motion="reduce")
    rings = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.md-skip, .md-header, .md-tabs, .md-footer') !== null"):
            rings.append(page.evaluate(RING))
        if page.evaluate("document.activeElement === document.body"):
            break
    assert len(rings) > 6
    assert [one for one in rings if not one["seen"] or one["contrast"] < 3] == []
    visit.close()


def test_the_search_is_found_used_and_left_by_keyboard(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("richtlijnen/glas/")
    tab_to(page, ".search-link", 8)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}zoeken/")
    expect(page.get_by_label("Waar ben je naar op zoek?")).to_be_focused()
    page.keyboard.type("waterpunten")
    expect(page.get_by_role("article").get_by_role("status")).to_contain_text("gevonden")
    tab_to(page, ".results a", 3)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}richtlijnen/gratis-water/#water-points")
    page.go_back()
    expect(page.locator(".results > li").first).to_contain_text("Gratis drinkwater")
    visit.close()


def test_a_part_that_is_closed_is_no_stop(browser: Browser, address: str) -> None:
    for size in (PHONE, DESK):
        visit = Visit(browser, address, size)
        page = visit.go("")
        for _ in range(12):
            page.keyboard.press("Tab")
            box = page.evaluate(
                "(({ width, height }) => [width, height])((document.activeElement.matches('.md-option') ? "
                "document.activeElement.nextElementSibling : document.activeElement).getBoundingClientRect())"
            )
            assert min(box) >= 12, page.evaluate("document.activeElement.outerHTML")
        visit.close()
