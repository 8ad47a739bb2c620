"""What a published site holds: a small file beside it, by which the next publishing tells what will change.

    {"complete": true, "files": {"index.html": ["9f86d0…", 18370]}, "pages": {"": {"title": "…", "words": "2c26b4…"}}}

Whoever publishes next, from whatever machine, reads it there. What it does not name was put there by somebody else.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from selectolax.lexbor import LexborHTMLParser

from toolbox.model.addresses import EDITOR

NAME = ".published.json"
"""The file, at the root of the published site."""
_INDEX = "index.html"
_NOT_FOR_VISITORS = f"{EDITOR}/"


@dataclass(frozen=True)
class Page:
    """What a page is called, and the hash of what can be read and followed on it; not of menu, foot and scripts."""

    title: str
    words: str


@dataclass(frozen=True)
class Manifest:
    """The files of a site with hash and size, and its pages by address. A send that broke off is not complete."""

    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    complete: bool = True

    def text(self) -> str:
        """As it stands beside the site."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=0, sort_keys=True) + "\n"

    def until_sent(self, new: Manifest) -> Manifest:
        """While a send is under way: what was ours, and what is going to be, with what is on its way as unknown."""
        coming = {path: one if self.files.get(path) == one else ("", -1) for path, one in new.files.items()}
        return replace(self, files=self.files | coming, complete=False)


def of_site(site: Path) -> Manifest:
    """The manifest of a built site."""
    files, pages = {}, {}
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name = path.relative_to(site).as_posix()
        content = path.read_bytes()
        files[name] = (_sum(content), len(content))
        if path.name == _INDEX and not name.startswith(_NOT_FOR_VISITORS):
            pages[name.removesuffix(_INDEX)] = _page(content.decode())
    return Manifest(files, pages)


def read_manifest(text: bytes | None) -> Manifest | None:
    """A manifest that was found; None where there is none, or nothing that can be read as one.

    What it names is deleted later on, so a name that leads out of the site makes it nobody's.
    """
    try:
        found = TypeAdapter(Manifest).validate_json(text) if text is not None else None
    except ValidationError:
        return None
    return found if found and all(map(_stays_inside, found.files)) else None


def _stays_inside(name: str) -> bool:
    parts = name.split("/")
    return name.isprintable() and "\\" not in name and not {"", ".", ".."} & set(parts)


def hashes(folder: Path, names: set[str]) -> dict[str, tuple[str, int]]:
    """The hash and size of these files of a folder, as far as they are there."""
    found = {}
    for name in names:
        path = folder / name
        if path.is_file():
            content = path.read_bytes()
            found[name] = (_sum(content), len(content))
    return found


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _page(html: str) -> Page:
    tree = LexborHTMLParser(html)
    part = tree.css_first("article") or tree.css_first("main") or tree.body
    heading = tree.css_first("h1") or tree.css_first("title")
    title = _plain(heading.text()) if heading else ""
    if part is None:
        return Page(title, "")
    part.strip_tags(["script", "style", "template"])
    led = [node.attributes.get(name) or "" for name in ("href", "src") for node in part.css(f"[{name}]")]
    said = "\n".join([_plain(part.text(separator=" ")), *led])
    return Page(title, _sum(said.encode()))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().removesuffix("¶").strip()
