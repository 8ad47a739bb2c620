"""Event pages: each plan is poured into the frame that the engine rendered for the shell page."""

from __future__ import annotations

import hashlib
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
        folder = site / below / SHELL
        self._text = (folder / "index.html").read_text(encoding="utf-8")
        shutil.rmtree(folder)
        self._hash = hashlib.sha256(self._text.encode()).hexdigest()

    def around(self, slug: str, title: str, head: EventHead) -> str:
        """A hash of all that a page holds beside its body."""
        return hashlib.sha256("\n".join((self._hash, slug, title, head.description, head.data)).encode()).hexdigest()

    def pour(self, slug: str, title: str, head: EventHead, body: str) -> str:
        """The page of one event."""
        parts = {SHELL: slug, TITLE_MARK: html.escape(title), BODY_MARK: body}
        parts |= {DESCRIPTION_MARK: html.escape(head.description), DATA_MARK: head.data}
        return re.sub("|".join(parts), lambda found: parts[found[0]], self._text)
