"""The site in a folder on a disk, in Chromium: what works on the web works here, or the page says what does not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import PHONE, Visit
from tests.publishing.filling import WORDS, fill
from toolbox.publish.engine.classic import ENTRIES, FOLDER, SCRIPTS, classic

BLOCKED = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def at(site: Path, path: str) -> str:
    return (site / path / "index.html").as_uri()


@pytest.mark.parametrize("part", ["", "en"])
def test_ticks_stay(part: str, page: Page, built: Path) -> None:
    page.goto(at(built / part, "evenementen/fuif-chiro-2027"))
    boxes = page.locator(".todo__item > input:visible")
    expect(page.locator(".tools__progress")).to_contain_text("0 ")
    boxes.nth(2).check()
    expect(page.locator(".tools__progress")).to_contain_text("1 ")
    page.reload()
    expect(page.locator(".tools__progress")).to_contain_text("1 ")
    assert boxes.nth(2).is_checked()
    page.goto(at(built / part, "evenementen/sportdag-2027"))
    expect(page.locator(".tools__progress")).to_contain_text("0 ")


def test_a_browser_that_keeps_nothing_says_so(page: Page, built: Path) -> None:
    page.add_init_script(BLOCKED)
    page.goto(at(built, "evenementen/fuif-chiro-2027"))
    page.locator(".todo__item > input:visible").first.check()
    expect(page.locator(".trouble")).to_contain_text("Je browser bewaart hier niets")


@pytest.mark.parametrize(("part", "code"), [("", "nl"), ("en", "en")])
def test_the_form_makes_a_plan_and_keeps_it(part: str, code: str, page: Page, built: Path) -> None:
    page.goto(at(built / part, "mijn-evenement"))
    expect(page.locator("#my-event")).to_be_visible()
    assert page.locator(".needs-script").count() == 0
    fill(page, WORDS[code])
    expect(page.locator("#plan .todo__item").first).to_be_attached()
    page.reload()
    expect(page.get_by_label(WORDS[code]["count"])).to_have_value("1.200")
    expect(page.locator("#plan .todo__item").first).to_be_attached()


@pytest.mark.parametrize("path", ["evaluatie", "signaal"])
def test_evaluation_and_signal_can_be_filled_in(path: str, page: Page, built: Path) -> None:
    page.goto(at(built, path))
    expect(page.locator("form.my-event")).to_be_visible()
    assert page.locator(".needs-script").count() == 0


def test_where_a_script_is_missing_the_form_says_that_it_works_on_the_web(
    page: Page, built: Path, tmp_path: Path
) -> None:
    shutil.copytree(built, tmp_path / "site", ignore=shutil.ignore_patterns("*.pdf", "*.zip", "admin", FOLDER))
    page.goto(at(tmp_path / "site", "mijn-evenement"))
    expect(page.locator(".needs-script")).to_contain_text("Dit formulier werkt alleen op het web")


def test_a_list_leads_to_its_pages(page: Page, built: Path) -> None:
    page.goto((built / "index.html").as_uri())
    page.get_by_role("link", name="Vind je evenement").click()
    page.wait_for_url("**/evenementen/index.html")  # and until it is loaded, with the script that leads on to files
    page.get_by_role("link", name="Chirofuif").click()
    expect(page.locator("h1")).to_contain_text("Chirofuif")


def test_on_the_web_nobody_fetches_them(browser: Browser, address: str, built: Path) -> None:
    visit = Visit(browser, address, PHONE)
    visit.go("evenementen/fuif-chiro-2027/")
    visit.go("mijn-evenement/")
    assert [one for one in visit.asked if f"/{FOLDER}/" in one or one.endswith("catalogue.js")] == []
    assert f"/{FOLDER}/" not in (built / "sw.js").read_text(encoding="utf-8")
    assert visit.wrong == []
    visit.close()


def test_every_module_that_a_page_loads_has_its_classic_script(built: Path) -> None:
    loaded = set()
    for path in (one for one in built.rglob("*.html") if "admin" not in one.parts):
        for part in path.read_text(encoding="utf-8").split('<script type="module" src="')[1:]:
            loaded.add(part.partition('"')[0].partition(f"{SCRIPTS}/")[2].removesuffix(".js"))
    assert loaded == set(ENTRIES.values())
    for entry in loaded:
        text = (built / SCRIPTS / FOLDER / f"{entry.rpartition('/')[2]}.js").read_text(encoding="utf-8")
        assert "\nimport " not in text


def test_a_module_that_cannot_be_put_into_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "event.js").write_text('import * as all from "./dom.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"event\.js: import cannot stand in a classic script"):
        classic(tmp_path, "event")
