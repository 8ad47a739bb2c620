"""Working the editor at `/admin/` through its own screens.

The browser's folder chooser cannot be worked from outside, so the folder is chosen beforehand: the browser's own
private one, filled with the repository's files. All else is the editor as people use it. The window is tall because
the editor draws only the fields that are in sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import SHIPPED

KEPT = ("docs", "event_profiles")
POLICY = "policy.yml"
CHOOSE = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  const write = async ([path, text]) => {
    const parts = path.split("/");
    const name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await folder.getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
    return (await file.getFile()).lastModified;
  };
  return Math.max(...(await Promise.all(Object.entries(files).map(write))));
}"""
"""Put files into the folder; gives the moment at which the last was written."""
READ = """async (since) => {
  const found = {};
  const walk = async (folder, before) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === "directory") await walk(one, `${before}${name}/`);
      else {
        const file = await one.getFile();
        found[before + name] = file.lastModified > since ? await file.text() : null;
      }
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""
"""All files of the folder, with the text of those that were written since a moment."""


def kept_files() -> dict[str, str]:
    paths = (path for folder in KEPT for path in (SHIPPED / folder).rglob("*") if path.suffix in (".md", ".yml"))
    return {
        path.relative_to(SHIPPED).as_posix(): path.read_text(encoding="utf-8") for path in (*paths, SHIPPED / POLICY)
    }


class Desk:
    """The editor with the repository's folder open, which is filled first."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.before = page, address, kept_files()
        self.since = page.evaluate(FILL, self.before)

    def start(self) -> None:
        """Choose the folder."""
        self.page.get_by_role("button", name="Werken met een lokale repository").click()
        expect(self.page.get_by_role("button", name="Nieuw")).to_be_visible()

    def open(self, where: str) -> None:
        self.page.goto(f"{self.address}admin/#/collections/{where}")
        expect(self.page.get_by_role("button", name="Opslaan")).to_be_visible()

    def field(self, path: str) -> Locator:
        return self.page.locator(f'section.field[data-key-path="{path}"]')

    def write(self, path: str, text: str) -> None:
        self.field(path).locator("input, textarea").first.fill(text)

    def choose(self, path: str, label: str) -> None:
        self.field(path).get_by_role("radio", name=label, exact=True).click()

    def guideline(self, title: str, source: str, attendance: str, action: tuple[str, str], phase: str) -> None:
        """Fill in a new guideline with a condition and an action, of which the name and the text are given."""
        self.open("guidelines/new")
        self.write("title", title)
        self.write("stage", "1")
        self.field("sources").get_by_role("button", name="Bronnen").last.click()
        self.write("sources.0.title", source)
        self.write("reviewed", "2026-11-20")
        self.choose("principle", "Algemeen")
        self.choose("tier", "Basis")
        self.field("when").get_by_role("checkbox").first.click()
        self.write("when.attendance", attendance)
        self.field("actions").get_by_role("button", name="Acties").last.click()
        for name, text in zip(("id", "text"), action, strict=True):
            self.write(f"actions.0.{name}", text)
        self.choose("actions.0.phase", phase)
        self.field("actions.0.role").get_by_role("combobox").click()
        self.page.get_by_role("option", name="Ingang").click()

    def body(self, text: str) -> None:
        """Type the text of the page."""
        self.field("body").locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)

    def save(self) -> dict[str, str]:
        """Save; gives the files that changed, with their new text."""
        self.page.get_by_role("button", name="Opslaan").click()
        expect(self.page.get_by_role("button", name="Opslaan")).to_be_hidden()
        now: dict[str, str | None] = self.page.evaluate(READ, self.since)
        assert set(self.before) <= set(now)
        return {path: text for path, text in now.items() if text not in (None, self.before.get(path))}


@contextmanager
def opened(browser: Browser, address: str, size: tuple[int, int] = (1280, 4000)) -> Iterator[Desk]:
    """The editor of a site, with the repository's files; nothing may go wrong in it, and nobody else be asked."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="nl-BE")
    context.add_init_script(CHOOSE)
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}admin/")
    yield Desk(page, address)
    assert wrong == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    context.close()
