"""Looking at pages in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

_BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM = next((one for one in _BROWSERS if Path(one).exists()), _BROWSERS[0])
"""The same browser without its windows, which takes a quarter less time; where it cannot be had, the whole one."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PHONE, DESK = (390, 844), (1280, 900)
AGAIN = pytest.mark.long(reason="each size and each colour is seen without it, of another part if not of this one")
WAYS = {
    "phone-light": (PHONE, "light"),
    "desk-dark": (DESK, "dark"),
    "phone-dark": (PHONE, "dark"),
    "desk-light": (DESK, "light"),
}
"""In which a part of a page that is opened is looked at."""


def ways(*first: str) -> pytest.MarkDecorator:
    """A part is seen in these ways at each change, and in the others in the long tests."""
    some = [pytest.param(*way, id=name, marks=() if name in first else AGAIN) for name, way in WAYS.items()]
    return pytest.mark.parametrize(("size", "scheme"), some)


PAGES = [
    "",
    "evenementen/",
    "evenementen/dansfestival-2027/",
    "evenementen/awkward/",
    "richtlijnen/",
    "richtlijnen/gehoor/",
    "hulp/",
    "bezoekers/",
    "monitor/",
    "signaal/",
    "evaluatie/",
    "principes/doseer-je-gebruik/",
    "toegankelijkheid/",
    "404.html",
    "partners/",
    "partners/rode-kruis/",
    "en/praktijk/gratis-water-genk-on-stage/",
    "en/evenementen/buurtbarbecue-2027/",
]
"""One of every kind."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a site on this machine; gives its address."""
    with Server(("127.0.0.1", 0), partial(handler, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


NOT_OURS = (
    # Said where a busy machine draws a page seconds after it was loaded; that the fonts are used is asked of each page.
    "was preloaded using link preload but not used within a few seconds",
    # Said by playwright where a visit keeps nothing.
    "Service Worker registration blocked by Playwright",
)
"""What the browser says that is no fault of a page."""


def in_genk(moment: str) -> datetime:
    """A moment by the clock of Genk, for the clock of a browser, wherever this machine stands."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Brussels"))


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A page that is left while it loads is no error."""


class Visit:
    """A page being looked at, with whatever went wrong noted.

    The worker that keeps the site for later begins a second after each first page and fetches half the site, which
    takes longer than the page itself: only a visit that is about it lets it begin (`service_workers="allow"`).
    """

    def __init__(
        self, browser: Browser, address: str, size: tuple[int, int], scheme: str = "light", **more: Any
    ) -> None:
        self.address = address
        self.wrong: list[str] = []
        self.asked: set[str] = set()
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            **{"service_workers": "block", **more},
        )
        self.page: Page = context.new_page()
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _request(self, request: Request) -> None:
        self.asked.add(request.url.split("#")[0])
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asked {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(one in message.text for one in NOT_OURS):
            self.wrong.append(message.text)

    def go(self, path: str) -> Page:
        return go(self.page, self.address + path)

    def close(self) -> None:
        self.page.context.close()


_FLYING: WeakKeyDictionary[BrowserContext, set[Request]] = WeakKeyDictionary()
"""What each context has asked for and not got yet."""
_A_MOMENT = """() => new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
})"""
"""What waits for its turn in a page has had it: a script that was loaded ran, and asked for what it needs."""


def go(page: Page, address: str) -> Page:
    """Open an address, and wait until the page and all that its scripts ask for are there."""
    flying = _watched(page.context)
    page.goto(address)
    return _at_rest(page, flying)


def reload(page: Page) -> Page:
    """Load the page again, and wait until it is there."""
    flying = _watched(page.context)
    page.reload()
    return _at_rest(page, flying)


def _watched(context: BrowserContext) -> set[Request]:
    """The requests of a context that are on their way, from now on."""
    if context not in _FLYING:
        flying = _FLYING[context] = set()
        context.on("request", lambda request: flying.add(request))
        context.on("requestfinished", lambda request: flying.discard(request))
        context.on("requestfailed", lambda request: flying.discard(request))
    return _FLYING[context]


def _at_rest(page: Page, flying: set[Request]) -> Page:
    """Wait until nothing is on its way twice in a row. Playwright's own `networkidle` waits half a second each time."""
    calm = 0
    for _ in range(300):
        page.evaluate(_A_MOMENT)
        calm = 0 if flying else calm + 1
        if calm == 2:
            return page
    raise AssertionError(f"never came: {[request.url for request in flying]}")


def until(page: Page, holds: str, *about: object) -> None:
    """Wait until a function in the page says yes; that of playwright is not allowed by the pages' security policy."""
    for _ in range(200):
        if page.evaluate(holds, *about):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never held: {holds}")


def violations(page: Page, within: str = "html") -> str:
    """What axe finds wrong on a page, or within a part of it, in words; nothing where all is well."""
    page.emulate_media(reduced_motion="reduce")  # a colour on its way to another has no contrast of its own
    page.evaluate("scrollTo(0, 0)")  # what a page's head covers where somebody scrolled to can be scrolled out again
    # Only what is wrong is worked out in full: on a long page that takes a third of the time.
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, within, options=options)
    return "" if found.violations_count == 0 else str(found.generate_report())


def download(page: Page, button: str) -> bytes:
    """What a button gives to take away."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()
