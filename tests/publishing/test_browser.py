"""The site in a real browser: on a phone and a desk, light and dark."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
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
PHONE, DESK = (390, 844), (1280, 900)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=built)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert Path(CHROMIUM).exists(), "these tests need Chromium: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Visit:
    """A page being looked at, with whatever went wrong noted."""

    def __init__(self, browser: Browser, address: str, size: tuple[int, int], scheme: str = "light") -> None:
        self.address = address
        self.wrong: list[str] = []
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        self.page: Page = context.new_page()
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asked {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page

    def close(self) -> None:
        self.page.context.close()


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
