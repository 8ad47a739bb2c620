"""What a crew does with a list, as somebody would: names, rows set aside, own rows, handing on."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.publishing.browsing import DESK, Visit, go, until

PAGE = "evenementen/fuif-chiro-2027/"
DAY = "2026-11-01"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
"""What a browser does that keeps nothing, and one that is full."""


def visited(browser: Browser, address: str, path: str = PAGE, size: tuple[int, int] = DESK) -> Visit:
    visit = Visit(browser, address, size)
    visit.page.clock.set_fixed_time(f"{DAY}T12:00:00")
    visit.go(path)
    return visit


def row(page: Page, at: int = 0) -> Locator:
    return page.locator(".first-things .todo__item").nth(at)


def again(page: Page, of: Locator) -> Locator:
    """The same row, wherever it stands now."""
    value = of.locator("> input").get_attribute("value")
    return page.locator(f'.todo__item:has(> input[value="{value}"])')


def give_to(item: Locator, name: str) -> None:
    item.locator(".row-menu > summary").click()
    item.get_by_label("Wie doet dit?").fill(name)
    item.get_by_role("button", name="Bewaar").click()


def set_aside(item: Locator, reason: str) -> None:
    item.locator(".row-menu > summary").click()
    item.get_by_label("Niet voor ons, want").fill(reason)
    item.get_by_role("button", name="Zet opzij").click()


def add(page: Page, text: str, phase: str = "before", due: str = "") -> None:
    part = page.locator(".tools__add")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    part.get_by_label("Wat moet er gebeuren?").fill(text)
    part.get_by_label("Fase").select_option(phase)
    part.get_by_label("Tegen").fill(due)
    part.get_by_role("button", name="Zet erbij").click()


def link_of(page: Page) -> str:
    """The link to the plan with its state."""
    part = page.locator(".hand")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    expect(part.locator(".hand__link")).not_to_have_value("")
    return part.locator(".hand__link").input_value()


def done_of(page: Page) -> str:
    return page.locator(".tools__progress").inner_text()


def other_tab(visit: Visit, path: str = PAGE) -> Page:
    page = visit.page.context.new_page()
    page.clock.set_fixed_time(f"{DAY}T12:00:00")
    go(page, visit.address + path)
    return page


def kept(page: Page) -> dict[str, Any]:
    script = "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('toolbox:')))"
    found: dict[str, Any] = page.evaluate(script)
    return found


def nothing_is_kept(page: Page) -> None:
    """Wait until the device keeps nothing of ours."""
    until(page, "() => !Object.keys(localStorage).some((key) => key.startsWith('toolbox:'))")


def box(page: Page, at: int = 0) -> Locator:
    return row(page, at).locator("> input")
