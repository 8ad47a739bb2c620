"""Working the editor by the words that people read: its fields by their labels, its buttons by what stands on them.

The browser's window in which a folder is chosen belongs to the machine, and no test can press in it. The folder is
dropped on the page instead, which gives the page the same handle to the same folder; the profile of the browser says
that it may write there, as somebody who answers yes. All that is written, the browser writes into that folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path

from playwright.sync_api import BrowserType, Locator, Page, expect

from tests.publishing.browsing import ARGUMENTS

CHROMIUM = "/usr/bin/chromium"
"""The whole browser: the one without windows lets no page write into a folder (NotAllowedError)."""
PATIENCE = 30_000
"""Milliseconds for the editor to draw, on a slow machine."""
CHOOSER = """
window.showDirectoryPicker = async () => window.chosen;
addEventListener("dragover", (event) => event.preventDefault(), true);
addEventListener("drop", async (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  window.chosen = await event.dataTransfer.items[0].getAsFileSystemHandle();
}, true);
"""


@contextmanager
def allowed(chromium: BrowserType, origin: str, profile: Path) -> Iterator[Page]:
    """A page of a browser whose owner lets this origin write into a folder that was chosen for it.

    The window is tall because the editor draws only the fields that are in sight.
    """
    yes = {f"{origin},*": {"setting": 1}}
    guards = {"file_system_read_guard": yes, "file_system_write_guard": yes}
    (profile / "Default").mkdir(parents=True)
    settings = json.dumps({"profile": {"content_settings": {"exceptions": guards}}})
    (profile / "Default" / "Preferences").write_text(settings, encoding="utf-8")
    look = {"locale": "nl-BE", "viewport": {"width": 1280, "height": 6000}}
    context = chromium.launch_persistent_context(str(profile), executable_path=CHROMIUM, args=ARGUMENTS, **look)  # type: ignore[arg-type]
    try:
        context.add_init_script(CHOOSER)
        yield context.new_page()
    finally:
        context.close()


def choose(page: Page, folder: Path) -> None:
    """Have a folder ready for when the page asks for one."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
    for step in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": step, "x": 9, "y": 9, "data": data})
    page.wait_for_function("window.chosen")


def _said(words: str, whole: bool = True) -> re.Pattern[str]:
    """Words as they stand in the editor, which marks where a text of somebody begins and ends."""
    mark = "[\\u2066-\\u2069“”]*"
    text = rf"{mark}\s+{mark}".join(re.escape(word) for word in words.split())
    return re.compile(rf"^{mark}{text}{mark}$" if whole else rf"{mark}{text}")


class Form:
    """The editor, with a file open or a list."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, words: str, within: Locator | None = None) -> None:
        """Press what has these words on it, of whatever kind it is."""
        where = within or self.page.locator("body")
        kinds = [
            where.get_by_role("treeitem", name=_said(words)),
            where.get_by_role("button", name=_said(words)),
            where.get_by_role("checkbox", name=_said(words)),
        ]
        found = reduce(Locator.or_, kinds, where.get_by_text(_said(words))).first
        expect(found, f"nothing says '{words}'").to_be_visible(timeout=PATIENCE)
        found.click()

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """The field whose label begins with these words."""
        fields = (within or self.page.locator("body")).get_by_role("group", name=_said(f"Veld {label}", whole=False))
        expect(fields.first, f"no field is called '{label}'").to_be_visible(timeout=PATIENCE)
        return fields.first

    def fill(self, label: str, value: str, within: Locator | None = None) -> None:
        """Give a field its value, as its kind of control takes it."""
        field = self.field(label, within)
        radio = field.get_by_role("radio", name=value, exact=True)
        box = field.get_by_role("combobox")
        if radio.count():
            radio.click()
        elif box.count():
            box.first.click()
            self.page.get_by_role("option", name=value, exact=True).click()
        else:
            self._typed(field.locator("input, textarea").first, value)

    def _typed(self, control: Locator, value: str) -> None:
        """A form that has just opened may still set its first field to what it begins with: who types sees that, and
        types again.
        """
        for _ in range(5):
            control.fill(value)
            self.page.wait_for_timeout(1000)
            if control.input_value() == value:
                return
        raise AssertionError(f"the field does not keep '{value}'")

    def write(self, label: str, text: str) -> None:
        """Type into a text with headings and lists."""
        self.field(label).locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)
