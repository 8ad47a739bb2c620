"""The live preview in a real browser: what is wrong stands on the page, and goes once it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.command_line.test_serve import Server, serving_profile
from tests.publishing.browsing import DESK, Visit


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from serving_profile(tmp_path, "--lang", "nl")


def test_what_is_wrong_stands_on_the_page_until_it_is_mended(server: Server, browser: Browser) -> None:
    server.wait(lambda: "Chirofuif" in server.page())
    visit = Visit(browser, f"http://127.0.0.1:{server.port}/", DESK)
    page = visit.page
    page.goto(visit.address + "evenementen/fuif-chiro-2027/")
    expect(page.locator("h1")).to_contain_text("Chirofuif")
    expect(page.locator("#problems")).to_have_count(0)

    good = server.profile.read_text(encoding="utf-8")
    server.profile.write_text(good.replace("kind: party", "kind: <b>fuif</b>"), encoding="utf-8")
    expect(page.locator("#problems li")).to_have_count(1, timeout=30_000)
    said = page.locator("#problems").inner_text()
    assert "fuif-chiro-2027.yml:3:7: Soort evenement: '<b>fuif</b>' is niet bekend voor 'kind'" in said
    expect(page.locator("h1")).to_contain_text("Chirofuif")
    assert "is niet bekend voor 'kind'" in server.said
    assert "livereload" in server.page()
    assert_the_editor_is_left_alone(server.get("admin/").decode())

    server.profile.write_text(good.replace("attendance: 450", "attendance: 4501"), encoding="utf-8")
    expect(page.get_by_text("4.501 bezoekers").first).to_be_visible(timeout=60_000)
    expect(page.locator("#problems")).to_have_count(0)
    assert visit.wrong == []
    visit.close()


def assert_the_editor_is_left_alone(editor: str) -> None:
    """Whatever is wrong."""
    assert "editor.js" in editor
    assert "livereload" not in editor
    assert "is niet bekend voor" not in editor
