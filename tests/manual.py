"""The pictures of the manual, taken from the real product: `make pictures` puts them into docs/pictures/manual.

The script does in the editor and in the preview what the manual says, and takes a picture at each step. What could be
read on each stands in `shown.json`; a test does it all again and compares, so that no picture shows what is no more.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.command_line.test_serve import serving_profile
from tests.conftest import ROOT, SHIPPED, run
from tests.publishing.browsing import ARGUMENTS, CHROMIUM, serving
from tests.publishing.editor.editing import Desk, opened

PICTURES = ROOT / "docs" / "pictures" / "manual"
SLUG = "oordoppen"
_VALUES = (
    "(part) => [...part.querySelectorAll('input:not([type=checkbox], [type=radio]), textarea')].map((one) => one.value)"
)

_IN_SIGHT = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  const range = document.createRange();
  while (walk.nextNode()) {
    range.selectNodeContents(walk.currentNode);
    const { top, bottom, width } = range.getBoundingClientRect();
    const shown = walk.currentNode.parentElement.checkVisibility();
    if (shown && width && top >= 0 && bottom <= innerHeight) seen.push(walk.currentNode.data);
  }
  return seen;
}"""


class Album:
    """Pictures in a folder, and what can be read on each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown: dict[str, list[str]] = {}

    def take(self, name: str, page: Page, *parts: Locator) -> None:
        """A picture of the parts of a page, from the first to the last, or of what is in sight."""
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement?.blur()")
        clip = None
        if parts:
            boxes = [box for part in parts if (box := part.bounding_box())]
            left, top = min(box["x"] for box in boxes) - 8, min(box["y"] for box in boxes) - 8
            right = max(box["x"] + box["width"] for box in boxes) + 8
            bottom = max(box["y"] + box["height"] for box in boxes) + 8
            clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        page.screenshot(path=self.folder / f"{name}.png", clip=clip, animations="disabled")  # type: ignore[arg-type]
        texts = [text for part in parts for text in (part.inner_text(), *part.evaluate(_VALUES))]
        lines = [line for text in texts for line in text.split("\n")] if parts else page.evaluate(_IN_SIGHT)
        self.shown[name] = [line.strip() for line in lines if line.strip()]

    def close(self) -> None:
        """Write down what can be read."""
        text = json.dumps(self.shown, ensure_ascii=False, indent=1, sort_keys=True)
        (self.folder / "shown.json").write_text(text + "\n", encoding="utf-8")


def make(folder: Path, browser: Browser, site: Path) -> Album:
    """All pictures of the manual."""
    album = Album(folder)
    with serving(site) as address:
        with opened(browser, address, (760, 600)) as desk:
            # By these words, which nobody sees, the editor fetches its letters.
            expect(desk.page.locator(".font-loader")).to_have_count(0)
            album.take("start", desk.page)
        # How wide the window is counts when the editor opens; a wide one may be made narrower later.
        with opened(browser, address, (1100, 6000)) as desk:
            desk.start()
            desk.page.set_viewport_size({"width": 900, "height": 560})
            desk.page.goto(f"{address}admin/#/collections/guidelines")
            expect(desk.page.get_by_text("Gratis drinkwater")).to_be_visible()
            album.take("list", desk.page)
            desk.page.set_viewport_size({"width": 1100, "height": 760})
            _translation(desk, album)
            _policy(desk, album)
            desk.page.set_viewport_size({"width": 1100, "height": 6000})
            _event(desk, album)
            made = _guideline(desk, album)
    _preview(made, album, browser)
    album.close()
    return album


def _guideline(desk: Desk, album: Album) -> dict[str, str]:
    """A guideline with a condition and an action; gives the file that was saved."""
    action = ("oordoppen-klaarleggen", "Leg gratis oordoppen klaar aan de ingang en de bar.")
    desk.guideline("Oordoppen", "Keuze van de stad", ">= 500", action, "Vooraf")
    desk.write("actions.0.due", "1")
    desk.body("## Waarom\nHarde muziek blijft nazinderen in je oren.")
    album.take("guideline", desk.page, desk.field("title"), desk.field("tier"))
    album.take("when", desk.page, desk.field("when"))
    album.take("action", desk.page, desk.field("actions"))
    album.take("body", desk.page, desk.field("body"))
    return desk.save()


def _translation(desk: Desk, album: Album) -> None:
    desk.open("guidelines-en/new")
    desk.write("title", "Ear plugs")
    desk.page.locator("section, [role=group], div").get_by_label("Slug").last.fill(SLUG)
    desk.field("actions").get_by_role("button", name="Toevoegen").click()
    name, text = desk.field("actions").get_by_role("textbox").all()
    name.fill("oordoppen-klaarleggen")
    text.fill("Put out free ear plugs at the entrance and the bar.")
    album.take("translation", desk.page)


def _policy(desk: Desk, album: Album) -> None:
    desk.open("policy/entries/policy")
    expect(desk.page.get_by_text("Antigifcentrum").first).to_be_visible()
    album.take("policy", desk.page)


def _event(desk: Desk, album: Album) -> None:
    desk.open("events/new")
    desk.write("name", "Lentefuif van de chiro")
    desk.field("kind").get_by_role("combobox").click()
    desk.page.get_by_role("option", name="fuif", exact=True).click()
    desk.write("start", "2027-03-13T21:00")
    desk.write("end", "2027-03-14T03:00")
    desk.write("attendance", "600")
    album.take("event", desk.page, desk.field("name"), desk.field("ages"))


def _preview(made: dict[str, str], album: Album, browser: Browser) -> None:
    """The page that comes of it, and what the preview says of a mistake."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        shutil.copytree(SHIPPED / "docs", docs)
        policy = _publishing(Path(folder))
        for path, text in made.items():
            (Path(folder) / path).write_text(text, encoding="utf-8")
        options = ("--docs", str(docs), "--policy", str(policy), "--lang", "nl")
        with contextmanager(serving_profile)(Path(folder), *options) as server:
            server.wait(lambda: "Chirofuif" in server.page())
            page = browser.new_page(viewport={"width": 760, "height": 620}, locale="nl-BE")
            page.goto(f"http://127.0.0.1:{server.port}/richtlijnen/{SLUG}/")
            album.take("page", page)
            good = server.profile.read_text(encoding="utf-8")
            server.profile.write_text(good.replace("kind: party", "kind: fuif"), encoding="utf-8")
            expect(page.locator("#problems")).to_contain_text("is niet bekend", timeout=30_000)
            album.take("problem", page, page.locator("#problems"), page.locator("h1"))
            page.goto(f"http://127.0.0.1:{server.port}/admin/")
            expect(page.locator(".told-box")).to_be_visible(timeout=30_000)
            album.take("told", page, page.locator(".told-box"))
            # As if the editor wrote it.
            wrote = "(name) => dispatchEvent(new CustomEvent('editor-wrote', {detail: name}))"
            page.evaluate(wrote, server.profile.name)
            server.profile.write_text(good, encoding="utf-8")
            expect(page.locator(".told-box")).to_contain_text("Bewaard en gebouwd", timeout=30_000)
            page.get_by_role("button", name="Verbergen").click()
            _publish(page, album)
            page.close()


def _publishing(folder: Path) -> Path:
    """A policy that names a folder to publish to, with the site of before in it; gives the policy."""
    policy = folder / "policy.yml"
    text = (ROOT / "policy.yml").read_text(encoding="utf-8")
    policy.write_text(f"{text}\npublish: {{folder: webserver}}\n", encoding="utf-8")
    profiles = folder / "before"
    profiles.mkdir()
    shutil.copy(ROOT / "event_profiles" / "fuif-chiro-2027.yml", profiles)
    build = folder / "build"
    given = ("--policy", policy, "--docs", folder / "docs", "--profiles", profiles)
    done = run("publish", *given, "--site-dir", build / "publish" / "site", "--build-dir", build, "--yes")
    assert done.returncode == 0, done.stderr
    return policy


def _publish(page: Page, album: Album) -> None:
    """The button: what will change, and that it is done."""
    album.take("publish-button", page, page.get_by_role("button", name="Publiceren…"))
    page.get_by_role("button", name="Publiceren…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Dit publiceren")).to_be_visible(timeout=120_000)
    album.take("publish", page, dialog)
    dialog.get_by_role("button", name="Dit publiceren").click()
    expect(dialog).to_contain_text("Gepubliceerd", timeout=60_000)
    album.take("published", page, dialog)


def main() -> None:
    """Make the pictures anew."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        make(Path(folder), browser, ROOT / "site")
        browser.close()
        shutil.rmtree(PICTURES, ignore_errors=True)
        shutil.copytree(folder, PICTURES)


if __name__ == "__main__":
    main()
