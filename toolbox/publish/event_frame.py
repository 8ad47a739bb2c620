"""Event pages: each plan is poured into the frame that the engine rendered for the shell page."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

from toolbox.write.pages.event_head import EventHead
from toolbox.write.pages.site_pages import BODY_MARK, DATA_MARK, DESCRIPTION_MARK, SHELL, TITLE_MARK


class Frame:
    """The shell page of one language, ready to be filled; it is taken out of the site when it is read.

    `below` is the folder of the events in that language.
    """

    def __init__(self, site: Path, below: str) -> None:
        self._events = site / below
        folder = self._events / SHELL
        self._text = (folder / "index.html").read_text(encoding="utf-8")
        shutil.rmtree(folder)

    def pour(self, slug: str, title: str, body: str, head: EventHead) -> None:
        """Write the page of one event, whose folder is there."""
        parts = {SHELL: slug, TITLE_MARK: html.escape(title), BODY_MARK: body}
        parts |= {DESCRIPTION_MARK: html.escape(head.description), DATA_MARK: head.data}
        text = re.sub("|".join(parts), lambda found: parts[found[0]], self._text)
        (self._events / slug / "index.html").write_text(text, encoding="utf-8")
