"""All files of an event in one: made in the browser of the files beside the page, as the command line makes it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import PHONE, Visit, reload
from toolbox.model.project import Project
from toolbox.publish.event_build import build_page
from toolbox.write.outputs import PACKET, Event, files

SLUG = "schoolfuif-2026"
BUTTON = "Alles in één pakket ZIP"


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        assert whole.testzip() is None
        assert {one.date_time for one in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: whole.read(name) for name in whole.namelist()}


def first(page: Page, button: str = BUTTON) -> bytes:
    """What the first of the two buttons gives."""
    page.get_by_role("button", name=button).nth(1).wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).first.click()
    assert waiting.value.suggested_filename == f"{SLUG}.zip"
    return Path(waiting.value.path()).read_bytes()


def test_the_page_makes_it_of_the_files_beside_it(browser: Browser, address: str, built: Path) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go(f"evenementen/{SLUG}/")
    made = first(page)
    folder = built / "evenementen" / SLUG
    there = {f"{SLUG}/{path.name}": path.read_bytes() for path in folder.iterdir() if path.name != "index.html"}
    assert unpacked(made) == there
    assert len(there) > 12
    assert first(page) == made
    assert not (folder / PACKET).exists()
    assert visit.wrong == []
    visit.close()


def test_it_holds_the_names_that_the_command_line_packs(browser: Browser, address: str, project: Project) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go(f"en/evenementen/{SLUG}/")
    (profile,) = [one for one in project.profiles if one.slug == SLUG]
    made = files(Event(profile, project, "en"))
    here = unpacked(first(page, "Everything in one packet ZIP"))
    assert [name.partition("/")[2] for name in here] == list(made)
    # The calendar tells the day on which the site was built, which may be another by now.
    assert {name for name in made if here[f"{SLUG}/{name}"] != made[name]} <= {"deadlines.ics"}
    visit.close()


def test_without_a_network_it_is_made_of_what_was_fetched(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE, service_workers="allow")
    page = visit.go(f"evenementen/{SLUG}/")
    page.evaluate("navigator.serviceWorker.ready")
    reload(page)
    made = first(page)
    page.context.set_offline(True)
    assert first(page) == made
    visit.close()


def test_what_cannot_be_had_is_told(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go(f"evenementen/{SLUG}/")
    page.route("**/briefings.pdf", lambda route: route.abort())
    page.get_by_role("button", name=BUTTON).first.click()
    expect(page.get_by_text("Niet alle bestanden zijn nu te bereiken.").first).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON).first).to_be_enabled()
    visit.close()


def test_without_scripts_there_is_none_unless_the_city_keeps_it(
    browser: Browser, address: str, project: Project
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}evenementen/{SLUG}/")
    assert page.locator(".packet:visible").count() == 0
    context.close()
    keeps = replace(project, policy=project.policy.model_copy(update={"packets": True}))
    body = build_page(Event(project.profiles[0], keeps, "nl"), {PACKET: 500_000}).body
    assert body.count(f'href="{PACKET}"') == 2
    assert 'class="md-button packet"' not in body


def test_from_a_folder_there_is_no_button_that_cannot_work(browser: Browser, built: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((built / "evenementen" / SLUG / "index.html").as_uri())
    page.locator(".tools:not([hidden])").wait_for()
    assert page.locator(".packet").count() == 0
    context.close()
