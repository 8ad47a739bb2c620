"""Event pages: each plan is poured into the frame that the engine rendered for the shell page."""

from __future__ import annotations

import gzip
import html
import re
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from toolbox.model.addresses import EVENTS
from toolbox.write.pages.site_pages import BODY_MARK, SHELL, TITLE_MARK


class Frame:
    """The shell page of one language, ready to be filled; it is taken out of the site when it is read."""

    def __init__(self, site: Path) -> None:
        folder = site / EVENTS / SHELL
        self._site = site
        self._text = (folder / "index.html").read_text(encoding="utf-8")
        shutil.rmtree(folder)

    def pour(self, slug: str, title: str, body: str) -> None:
        """Write the page of one event, whose folder is there."""
        parts = {SHELL: slug, TITLE_MARK: html.escape(title), BODY_MARK: body}
        text = re.sub("|".join(parts), lambda found: parts[found[0]], self._text)
        (self._site / EVENTS / slug / "index.html").write_text(text, encoding="utf-8")


def list_in_sitemap(site: Path, slugs: Iterable[str], made: datetime) -> None:
    """Put the event pages in the site map, in the place of the shell; `made` stands in its packed form."""
    path = site / "sitemap.xml"
    text = path.read_text(encoding="utf-8")
    entry = re.compile(rf"\s*<url>(?:(?!</url>).)*/{EVENTS}/{SHELL}/.*?</url>", re.DOTALL)
    found = entry.search(text)
    assert found, "the engine lists every page"
    text = entry.sub(lambda _: "".join(found[0].replace(SHELL, slug) for slug in slugs), text)
    path.write_text(text, encoding="utf-8")
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=int(made.timestamp())))
