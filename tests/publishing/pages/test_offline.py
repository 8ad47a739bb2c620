"""The site without a network, without scripts, and when a new one takes its place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import PHONE, Quiet, Visit, serving, until, violations
from tests.publishing.form.filling import NAME, WORDS, fill

STORED = "async (address) => (await (await caches.open((await caches.keys())[0])).match(address)) !== undefined"
SAYS = """async ([address, said]) => {
  const found = await (await caches.open((await caches.keys())[0])).match(address);
  return (await found.text()).includes(said);
}"""


def wait_until_it_works(page: Page) -> None:
    """Until the worker answers for the page."""
    until(page, "() => navigator.serviceWorker.controller !== null")


OFFLINE = [("", "Je bent offline", "Probeer"), ("en/", "You are offline", "Try")]


def test_the_site_works_without_a_network(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE, service_workers="allow")
    page = visit.go("")
    wait_until_it_works(page)
    visit.go("evenementen/fuif-chiro-2027/")
    until(page, STORED, f"{address}evenementen/fuif-chiro-2027/")
    assert visit.wrong == []
    page.context.set_offline(True)
    for path, said in (
        ("", "Een fijn feest"),
        ("hulp/", "112"),
        ("en/hulp/", "112"),
        ("evenementen/fuif-chiro-2027/", "Chirofuif"),
    ):
        page.goto(address + path)
        assert said in page.locator("body").inner_text()
    page.goto(address + "mijn-evenement/")
    fill(page, WORDS["nl"])
    expect(page.locator("#plan-title")).to_have_text(NAME)
    visit.close()


@pytest.mark.parametrize(("part", "said", "again"), OFFLINE)
def test_a_page_that_is_not_stored_says_so_in_style(
    part: str, said: str, again: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, PHONE, service_workers="allow")
    page = visit.go(part)
    wait_until_it_works(page)
    visit.go(f"{part}richtlijnen/hitte/")
    until(page, STORED, f"{address}{part}richtlijnen/hitte/")
    title = page.title().split(" - ")[0]
    page.context.set_offline(True)
    page.goto(f"{address}{part}richtlijnen/glas/")
    main = page.locator("main")
    expect(main).to_contain_text(said)
    expect(main.locator(".help-line__call").first).to_have_text("112")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source Sans"')
    assert page.locator("svg:visible").evaluate_all("all => Math.max(...all.map((one) => one.clientWidth))") < 60
    assert violations(page) == ""
    main.get_by_role("link", name=title).click()
    page.wait_for_url(f"{address}{part}richtlijnen/hitte/")
    page.go_back()
    page.context.set_offline(False)
    page.goto(f"{address}{part}zonder-netwerk/#richtlijnen/glas/")
    main.get_by_role("link", name=again).click()
    page.wait_for_url(f"{address}{part}richtlijnen/glas/")
    visit.close()


def test_a_new_site_takes_the_place_of_the_stored_one(browser: Browser, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    with serving(site) as address:
        visit = Visit(browser, address, PHONE, service_workers="allow")
        page = visit.go("")
        wait_until_it_works(page)
        for path in ("richtlijnen/glas/", "richtlijnen/hitte/"):
            visit.go(path)
            until(page, STORED, address + path)
        (before,) = page.evaluate("caches.keys()")
        version = before.removeprefix("toolbox / ")
        for file in (site / "hulp" / "index.html", site / "sw.js", site / "richtlijnen" / "glas" / "index.html"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(version, "b" * 16).replace("112", "112 nieuw"), encoding="utf-8")
        page.goto(address)
        until(page, "(old) => caches.keys().then((all) => all.length === 1 && all[0] !== old)", before)
        visit.go("evenementen/")  # what was seen is asked for again meanwhile
        until(page, SAYS, [f"{address}richtlijnen/glas/", "112 nieuw"])
        page.context.set_offline(True)
        for path, said in (("hulp/", "112 nieuw"), ("richtlijnen/glas/", "112 nieuw"), ("richtlijnen/hitte/", "Hitte")):
            page.goto(address + path)
            assert said in page.locator("body").inner_html()
        visit.close()


def test_two_copies_on_one_host_leave_each_other_alone(browser: Browser, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "site")
    shutil.copytree(built, tmp_path / "site" / "a")
    with serving(tmp_path / "site") as address:
        visit = Visit(browser, address, PHONE, service_workers="allow")
        page = visit.go("")
        wait_until_it_works(page)
        (root,) = page.evaluate("caches.keys()")
        visit.go("a/hulp/")  # the worker of the outer site stands before it until its own is there
        assert page.evaluate("(name) => caches.open(name).then((store) => store.match(location.href))", root) is None
        until(page, "() => caches.keys().then((all) => all.length === 2)")
        assert sorted(page.evaluate("caches.keys()")) == sorted([root, root.replace("toolbox / ", "toolbox /a/ ")])
        assert page.evaluate("document.documentElement.dataset.site") == "/a/"
        visit.go("a/en/hulp/")
        assert page.evaluate("document.documentElement.dataset.site") == "/a/"
        visit.close()


class Faulty(Quiet):
    """A server that says nothing of how long a page is good, and can fail."""

    failing: ClassVar[set[str]] = set()
    asked: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        self.asked[self.path] = self.headers.get("Cache-Control", "")
        if self.path in self.failing:
            self.send_error(503)
        else:
            super().do_GET()


def test_an_error_of_the_server_shows_what_is_stored(browser: Browser, built: Path) -> None:
    Faulty.failing.clear()
    with serving(built, Faulty) as address:
        visit = Visit(browser, address, PHONE, service_workers="allow")
        page = visit.go("")
        wait_until_it_works(page)
        visit.go("richtlijnen/glas/")
        until(page, STORED, f"{address}richtlijnen/glas/")
        assert Faulty.asked["/richtlijnen/glas/"] in ("no-cache", "max-age=0")
        Faulty.failing.update({"/richtlijnen/glas/", "/hulp/"})
        for path in ("richtlijnen/glas/", "hulp/"):
            answer = page.goto(address + path)
            assert answer is not None
            assert answer.status == 200
            assert "112" in page.locator("body").inner_text()
        visit.close()


def test_without_scripts_everything_but_the_form_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "mijn-evenement/")
    assert page.get_by_text("Dit formulier heeft JavaScript nodig").is_visible()
    assert not page.locator("#my-event").is_visible()
    page.locator(".needs-script").get_by_role("link", name="Evenementen").click()
    page.get_by_role("link", name="Chirofuif").click()
    page.locator(".todo__item").last.wait_for()
    assert page.locator(".todo__item").count() > 30
    assert not page.locator(".tools").is_visible()
    assert page.get_by_role("link", name="Checklist om af te drukken").first.is_visible()
    page.goto(address + "richtlijnen/gehoor/")
    assert page.get_by_role("heading", name="Acties").is_visible()
    context.close()
