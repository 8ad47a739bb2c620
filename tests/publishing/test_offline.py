"""The site without a network, without scripts, and when a new one takes its place."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.publishing.browsing import PHONE, Visit, serving
from tests.publishing.filling import NAME, WORDS, fill

WORKING = """async () => {
  while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 100));
}"""
REPLACED = """async (old) => {
  for (let all = [old]; all.length !== 1 || all[0] === old; all = await caches.keys()) {
    await new Promise((done) => setTimeout(done, 100));
  }
}"""


def test_the_site_works_without_a_network(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.evaluate(WORKING)
    visit.go("evenementen/fuif-chiro-2027/")
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
    page.goto(address + "richtlijnen/glas/")  # never seen: the numbers are shown instead
    assert "112" in page.locator("main").inner_text()
    visit.close()


def test_a_new_site_takes_the_place_of_the_stored_one(browser: Browser, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    with serving(site) as address:
        visit = Visit(browser, address, PHONE)
        page = visit.go("")
        page.evaluate(WORKING)
        before = page.evaluate("caches.keys()")
        assert len(before) == 1
        for path in (site / "hulp" / "index.html", site / "sw.js"):
            text = path.read_text(encoding="utf-8")
            version = before[0].removeprefix("toolbox-")
            path.write_text(text.replace(version, "b" * 16).replace("112", "112 nieuw"), encoding="utf-8")
        page.reload()
        page.evaluate(REPLACED, before[0])
        page.context.set_offline(True)
        page.goto(address + "hulp/")
        assert "112 nieuw" in page.locator("main").inner_text()
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
