"""What must hold in the prose of a page: its links lead somewhere, a story has its five parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from toolbox.model.addresses import CALENDAR, EVENTS, MADE, MONITOR, Addresses
from toolbox.model.links import DEFINITION, LINK, leads_somewhere_safe, page_of
from toolbox.model.pages.kinds import lists
from toolbox.model.problem import Place, Problems
from toolbox.paths import display_path
from toolbox.read.folder import inside
from toolbox.read.pages.anchors import Anchors
from toolbox.read.pages.pages import Sheet
from toolbox.read.text import read_text
from toolbox.read.yaml.naming import nearest

PARTS = 5
"""A story's parts, in their order: context, idea, support, what happened, lesson."""

_OUTSIDE = re.compile(r"(?i)(https?://|mailto:|tel:)\S")


def check_sections(sheet: Sheet, _language: str, problems: Problems) -> None:
    """Check that a story has its five parts."""
    count = len(re.findall(r"^## +\S", sheet.body, re.MULTILINE))
    if count != PARTS:
        problems.add(sheet.body_place, "story-parts", count=count)


def _made(addresses: Addresses) -> set[str]:
    """Pages that are made, not written."""
    alone = (f"{addresses[name]}.md" for name in MADE if name not in (EVENTS, CALENDAR))
    return {"index.md", *alone, *(f"{folder}/index.md" for folder in (addresses[MONITOR], *lists(addresses)))}


def check_links(docs: Path, languages: Mapping[str, Place], addresses: Addresses, problems: Problems) -> None:
    """Check every link in the prose of every page: to a page that is there, or to an address outside."""
    known = {path.relative_to(docs / code).as_posix() for code in languages for path in (docs / code).rglob("*.md")}
    known.update(_made(addresses))
    anchors = Anchors(docs, next(iter(languages)), addresses)
    for code in languages:
        for path in inside((docs / code).rglob("*.md"), docs):
            # What is wrong with it as a text is told where its content is read.
            text = read_text(path, display_path(path), Problems()) or ""
            here = path.relative_to(docs / code).as_posix()
            for link in (*LINK.finditer(text), *DEFINITION.finditer(text)):
                target = link["target"].strip("<>")
                if not _OUTSIDE.match(target) and leads_somewhere_safe(unescape(target)):
                    line = text.count("\n", 0, link.start("target"))
                    column = link.start("target") - text.rfind("\n", 0, link.start("target"))
                    place = Place(display_path(path), line + 1, column)
                    page = here if target.startswith("#") else page_of(target, here)
                    if page in known:
                        anchors.check(target, page, code, place, problems)
                    else:
                        _dead_link(target, here, known, place, problems)


def _dead_link(target: str, here: str, known: set[str], place: Place, problems: Problems) -> None:
    folder, written = posixpath.dirname(here), target.partition("#")[0].replace("\\", "/")
    # The page itself has to be near, not just the folders on the way: one partner is not another.
    name = nearest(posixpath.basename(written), sorted({posixpath.basename(one) for one in known}))
    there = [posixpath.relpath(one, folder or ".") for one in known if posixpath.basename(one) == name]
    near = nearest(written, sorted(there)) or (sorted(there)[0] if there else None)
    problems.add(place, "dead-link-near" if near else "dead-link", target=target, near=near or "")
