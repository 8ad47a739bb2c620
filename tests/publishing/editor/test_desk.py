"""What the preview adds to the editor: what is wrong with what was saved, and the button that publishes.

Nobody but its own page may press that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.publishing.browsing import violations
from toolbox.phrases import phrases
from toolbox.publish.preview.desk import LOOK, SEND, Told
from toolbox.publish.preview.server import serving
from toolbox.publish.preview.state import Live, State

PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Editor</title></head>
<body><main><h1>Editor</h1></main><script type="module" src="editor.js"></script></body></html>"""
WORDS: dict[str, str] = phrases("problems.nl")["report"]["desk"]


class Desk:
    """One that notes what it is asked, and publishes nothing."""

    words = WORDS

    def __init__(self) -> None:
        self.asked: list[str] = []

    def look(self) -> Told:
        self.asked.append("look")
        return Told((("Gewijzigd (2):", ("Water <b>", "Glas")), ("Let op", ())), "a-token")

    def send(self, token: str) -> Told:
        self.asked.append(f"send {token}")
        return Told((("Gepubliceerd: https://x.example/", ()),))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def live() -> Live:
    live = Live()
    live.update(lambda _: State(stopped=False))
    return live


@pytest.fixture
def port(desk: Desk, live: Live, tmp_path: Path) -> Iterator[int]:
    (tmp_path / "admin").mkdir()
    (tmp_path / "admin" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "admin" / "editor.js").write_text("")
    (tmp_path / "index.html").write_text("<!doctype html><body>site</body>", encoding="utf-8")
    policy = '{"name": "policy", "files": [{"name": "policy", "file": "policy.yml"}]}'
    settings = f'{{"collections": [{{"name": "guidelines", "folder": "docs/nl/richtlijnen"}}, {policy}]}}'
    (tmp_path / "admin" / "config.json").write_text(settings)
    with serving(tmp_path, live, 0, desk) as port:
        yield port


def test_it_shows_what_changes_asks_and_sends(browser: Browser, desk: Desk, port: int) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"http://127.0.0.1:{port}/admin/")
    page.get_by_role("button", name=WORDS["open"]).click()
    dialog = page.get_by_role("dialog", name=WORDS["title"])
    expect(dialog.get_by_role("listitem")).to_have_text(["Water <b>", "Glas"])
    assert violations(page) == ""
    expect(dialog.get_by_role("button", name=WORDS["send"])).to_be_focused()
    assert desk.asked == ["look"]
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Gepubliceerd: https://x.example/")).to_be_visible()
    expect(dialog.get_by_role("button", name=WORDS["send"])).to_be_hidden()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert desk.asked == ["look", "send a-token"]
    assert wrong == []
    page.close()


def test_what_is_wrong_with_what_was_saved_is_told_in_the_editor(browser: Browser, live: Live, port: int) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"http://127.0.0.1:{port}/admin/")
    page.evaluate("window.stayed = true")
    told = page.get_by_role("alert")
    expect(told).to_be_hidden()
    line = "docs/nl/richtlijnen/glas.md:3:1: Fase: 'phase' <b> ontbreekt (vul het in)"
    lines = (line, *(f"policy.yml:{number}:1: x (y)" for number in range(6)))
    live.update(lambda before: replace(before, wrong=lines, stopped=True))
    expect(told).to_contain_text(f"{WORDS['stopped']}{line} Openen")
    expect(told.get_by_role("listitem")).to_have_count(6)
    expect(told.get_by_role("listitem").last).to_have_text("en nog 2")
    expect(told.get_by_role("link").first).to_have_attribute("href", "#/collections/guidelines/entries/glas")
    expect(told.get_by_role("link").last).to_have_attribute("href", "#/collections/policy/entries/policy")
    assert violations(page) == ""
    told.get_by_role("button", name=WORDS["hide"]).click()
    expect(told).to_be_hidden()
    live.update(lambda before: replace(before, wrong=lines[1:2], stopped=False))
    expect(told).to_contain_text(WORDS["built"])
    live.update(lambda before: replace(before, wrong=()))
    expect(told).to_be_hidden()
    assert page.evaluate("window.stayed"), "a page that loads again loses what is being written"
    page.close()


def test_what_changes_outside_the_editor_is_told_before_it_is_written_over(
    browser: Browser, live: Live, port: int
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    with page.expect_response("**/desk/told"):
        page.goto(f"http://127.0.0.1:{port}/admin/")
    page.evaluate("window.stayed = true")
    told = page.get_by_role("alert")
    page.evaluate("dispatchEvent(new CustomEvent('editor-wrote', {detail: 'glas.md'}))")
    live.update(lambda before: replace(before, changed=("glas.md", "policy.yml"), wrong=("policy.yml:1:1: x (y)",)))
    expect(told).to_contain_text("policy.yml:1:1: x (y)")
    expect(told).to_have_count(1)
    live.update(lambda before: replace(before, changed=("glas.md", "water.md"), wrong=()))
    expect(told).to_contain_text(WORDS["elsewhere"].replace("{names}", "water.md"))
    assert violations(page) == ""
    told.get_by_role("button", name=WORDS["reload"]).click()
    page.wait_for_function("!window.stayed")
    expect(told).to_be_hidden()
    page.close()


def test_where_nobody_answers_any_more_it_says_so(browser: Browser, port: int) -> None:
    page = browser.new_page()
    page.goto(f"http://localhost:{port}/admin/")
    page.route("**/desk/**", lambda route: route.abort())
    page.get_by_role("button", name=WORDS["open"]).click()
    expect(page.get_by_text(WORDS["lost"])).to_be_visible()
    page.close()


def asked(port: int, address: str, headers: dict[str, str], body: bytes = b"{}") -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", address, body=body, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_only_its_own_page_may_press_it(desk: Desk, port: int) -> None:
    here = f"127.0.0.1:{port}"
    own = {"Host": here, "Origin": f"http://{here}"}
    foreign = (
        {"Host": here},
        {"Host": here, "Origin": "null"},
        {"Host": here, "Origin": "https://evil.example"},
        {"Host": here, "Origin": f"http://localhost:{port}"},
        {"Host": here, "Origin": f"http://127.0.0.1:{port + 1}"},
        {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"},
    )
    assert {asked(port, address, one) for address in (LOOK, SEND) for one in foreign} == {403, 421}
    none_of_ours = [(SEND, b"[]"), (SEND, b"{"), (SEND, b'{"token": 1}'), (LOOK, b"x" * 2000), ("/desk/x", b"{}")]
    for address, body in none_of_ours:
        assert asked(port, address, own, body) == 403
    assert desk.asked == []
    assert asked(port, LOOK, own) == 200
    assert asked(port, SEND, own, b'{"token": "a-token"}') == 200
    assert desk.asked == ["look", "send a-token"]


def test_no_page_but_the_editor_has_it(port: int) -> None:
    for address, there in (("/", False), ("/admin/", True)):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", address)
        assert (b"/desk/publish.js" in connection.getresponse().read()) is there
        connection.close()
