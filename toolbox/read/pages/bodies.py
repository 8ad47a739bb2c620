"""What must hold in the prose of a page: its links lead somewhere, a story has its five parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

from toolbox.model.addresses import CALENDAR, EVENTS, GUIDELINES, MADE, MANUAL, MONITOR, Addresses
from toolbox.model.links import DEFINITION, LINK, leads_somewhere_safe, page_of
from toolbox.model.pages.kinds import LISTED, lists
from toolbox.model.problem import Place, Problems
from toolbox.paths import display_path
from toolbox.read.folder import inside
from toolbox.read.pages.anchors import Anchors
from toolbox.read.pages.pages import Sheet
from toolbox.read.text import read_text
from toolbox.read.yaml.naming import nearest

PARTS = 5
"""A story's parts, in their order: context, idea, support, what happened, lesson."""

_OUTSIDE = re.compile(r"(?i)(https?://|mailto:|tel:)\S+")


def check_sections(sheet: Sheet, _language: str, problems: Problems) -> None:
    """Check that a story has its five parts."""
    count = len(re.findall(r"^## +\S", sheet.body, re.MULTILINE))
    if count != PARTS:
        problems.add(sheet.body_place, "story-parts", count=count)


def _made(addresses: Addresses) -> set[str]:
    """Pages that are made, not written."""
    alone = (f"{addresses[name]}.md" for name in MADE if name not in (EVENTS, CALENDAR))
    return {"index.md", *alone, *(f"{folder}/index.md" for folder in (addresses[MONITOR], *lists(addresses)))}


def _written(docs: Path, languages: Mapping[str, Place], addresses: Addresses) -> set[str]:
    """Pages that somebody wrote and that the site has: briefings and what a monitor is made of are no pages of it."""
    folders = tuple(addresses[one] for one in (*LISTED, MANUAL))
    there = (path.relative_to(docs / code) for code in languages for path in (docs / code).rglob("*.md"))
    return {path.as_posix() for path in there if path.parts[0] in folders}


def check_links(
    docs: Path, languages: Mapping[str, Place], addresses: Addresses, absent: Iterable[str], problems: Problems
) -> None:
    """Check every link in the prose of every page: to a page that is there, or to an address outside.

    `absent` are names of pages that the program would make, and does not in this city.
    """
    known = _written(docs, languages, addresses) | _made(addresses)
    known -= {f"{addresses[MONITOR]}/index.md" if one == MONITOR else f"{addresses[one]}.md" for one in absent}
    anchors = Anchors(docs, next(iter(languages)), addresses)
    for code in languages:
        for path in inside((docs / code).rglob("*.md"), docs):
            # What is wrong with it as a text is told where its content is read.
            text = read_text(path, display_path(path), Problems()) or ""
            here = path.relative_to(docs / code).as_posix()
            for link in (*LINK.finditer(text), *DEFINITION.finditer(text)):
                target = link["target"].strip("<>")
                if not _OUTSIDE.fullmatch(target) and leads_somewhere_safe(unescape(target)):
                    line = text.count("\n", 0, link.start("target"))
                    column = link.start("target") - text.rfind("\n", 0, link.start("target"))
                    place = Place(display_path(path), line + 1, column)
                    if "[^" in link[0]:
                        problems.add(place, "footnote", said=target)
                        continue
                    page = here if target.startswith("#") else page_of(target, here)
                    if page in known:
                        anchors.check(target, page, code, place, problems)
                    else:
                        _dead_link(target, here, known, place, problems, addresses[GUIDELINES])


def _dead_link(target: str, here: str, known: set[str], place: Place, problems: Problems, such: str) -> None:
    folder, written = posixpath.dirname(here), target.partition("#")[0].replace("\\", "/")
    # The page itself has to be near, not just the folders on the way: one partner is not another.
    name = nearest(posixpath.basename(written), sorted({posixpath.basename(one) for one in known}))
    there = [posixpath.relpath(one, folder or ".") for one in known if posixpath.basename(one) == name]
    near = nearest(written, sorted(there)) or (sorted(there)[0] if there else None)
    problems.add(place, "dead-link-near" if near else "dead-link", target=target, near=near or "", folder=such)
