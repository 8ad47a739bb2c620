"""The ids to which `page.md#id` leads: those of a page's headings, and those that its parts have of us."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from toolbox.model.addresses import GUIDELINES, MESSAGES, PARTNERS, STORIES, Addresses
from toolbox.model.problem import Level, Place, Problems
from toolbox.read.pages.meant import as_meant
from toolbox.read.pages.prose import can_be_made
from toolbox.read.pages.rendered import made_of
from toolbox.read.text import read_text
from toolbox.read.yaml.naming import nearest
from toolbox.read.yaml.tree import Node, compose

OURS = {
    GUIDELINES: ("actions", "figures", "partners", "stories", "sources"),
    MESSAGES: ("guidelines", "sources"),
    PARTNERS: ("guidelines", "sources"),
    STORIES: ("guidelines", "partners", "sources"),
}
"""For each kind of page the ids of the parts that stand around the prose; a test holds them to the templates."""
_HEADING = re.compile(r"#{2,6}(?!#)|#\s")


def ids_around(kind: str, head: Node) -> set[str]:
    """The ids of a page that do not come from its prose; each action has its own."""
    actions = head.get("actions")
    ids = [one.get("id") for one in actions.items()] if actions else []
    return {*OURS.get(kind, ()), *(one.text for one in ids if one)}


def check_headings(body: str, written: str, start: Place, around: Collection[str], problems: Problems) -> None:
    """Check that no heading of a text has an id that stands around it; `written` is how it stands in the file."""
    found = made_of(body).headings if can_be_made(body) else ()
    taken = [number for number, (_, id_) in enumerate(found) if id_ in around]
    lines = [number for number, line in enumerate(written.split("\n")) if _HEADING.match(line)]
    for number in taken:
        line = lines[number] if len(lines) == len(found) else 0
        problems.add(Place(start.path, start.line + line), "heading-id", id=found[number][1])


@dataclass(frozen=True)
class Anchors:
    """The ids of the pages below a folder, each page read once."""

    docs: Path
    source: str
    addresses: Addresses
    read: dict[Path, frozenset[str] | None] = field(default_factory=dict)

    def check(self, target: str, page: str, code: str, place: Place, problems: Problems) -> None:
        """Check the end of a link, from its `#` on; `page` is what it leads to, from the root of a language."""
        name = target.partition("#")[2]
        ids = next((ids for one in (code, self.source) if (ids := self._of(self.docs / one / page, page))), None)
        if not name or ids is None or name in ids:
            return
        near = nearest(name, sorted(ids))
        code_ = "dead-anchor-near" if near else "dead-anchor"
        problems.add(place, code_, Level.WARNING, target=target[:60], near=f"{target.partition('#')[0]}#{near}")

    def _of(self, path: Path, page: str) -> frozenset[str] | None:
        if path not in self.read:
            text = read_text(path, path.name, Problems()) if path.is_file() else None
            self.read[path] = None if text is None else _ids_of(text, page, self._kind(page))
        return self.read[path]

    def _kind(self, page: str) -> str:
        """Of which kind a page is; nothing where no part of ours stands around its prose."""
        folder = page.rpartition("/")[0]
        return next((kind for kind in OURS if self.addresses[kind] == folder), "")


def _ids_of(text: str, page: str, kind: str) -> frozenset[str] | None:
    """All ids of a page; None where it is too long to be laid out."""
    head, body = "", text
    if text.startswith("---\n") and (parts := text.split("\n---\n", 1))[1:]:
        head, body = parts[0][4:], parts[1]
    body = as_meant(body).text
    if not can_be_made(body):
        return None
    around = ids_around(kind, compose(head, page, Problems()) or Node({}, Place(page)))
    return frozenset({*around, *(id_ for _, id_ in made_of(body).headings)})
