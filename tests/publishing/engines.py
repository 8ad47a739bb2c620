"""The engines that the tests of the built site are run with, and what two of them make of the same pages side by side.

{"the text": {"index.html", …}, "files": {"assets/javascripts/bundle.a5f9d56c.min.js", …}}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from toolbox.publish.engine.rendering import EngineName

EACH = [
    EngineName.MKDOCS,
    pytest.param(EngineName.ZENSICAL, marks=pytest.mark.long(reason="everything once more, with the second engine")),
]
SAID: dict[EngineName, set[str]] = {EngineName.MKDOCS: set(), EngineName.ZENSICAL: {"URI malformed"}}
"""What the script of a theme says of an address whose fragment cannot be decoded. Zensical's stops at it, and no longer
opens what an address names; what is ours reads on, with either."""
HOST = "https://site.example/"
THEME = re.compile(
    r"(.*/)?assets/(javascripts/(bundle\.\w+\.min\.js(\.map)?|LICENSE)"
    r"|stylesheets/(classic/)?(main|palette)\.\w+\.min\.css(\.map)?)"
)
"""What the theme of an engine brings."""
_ADDRESSES = ("href", "src", "action")
_SIGNED = re.compile(r"'sha256-[\w+/=]+'")
"""A script as a page's security policy names it; the scripts themselves are compared."""


def files_of(site: Path) -> set[str]:
    """The paths of a site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def differences(one: Path, other: Path) -> dict[str, set[str]]:
    """In what two sites differ, as the paths where they do; pages are compared by what they say and hold."""
    found: dict[str, set[str]] = defaultdict(set)
    there = files_of(one), files_of(other)
    if lone := there[0] ^ there[1]:
        found["files"] = lone
    for path in there[0] & there[1]:
        if path.endswith(".html") and not path.startswith("admin/"):
            for aspect in _in_what(path, one, other):
                found[aspect].add(path)
        elif (one / path).read_bytes() != (other / path).read_bytes():
            found["contents"].add(path)
    return dict(found)


def _in_what(path: str, *sites: Path) -> list[str]:
    """In what a page of the one differs from that of the other."""
    first, second = (LexborHTMLParser((site / path).read_text(encoding="utf-8")) for site in sites)
    return [name for name, seen in ASPECTS.items() if seen(first, path) != seen(second, path)]


def _tree(node: LexborNode, path: str) -> object:
    """An element with all that it holds: its attributes with whole addresses, its text without needless space."""
    if node.tag == "-text":
        return " ".join((node.text_content or "").split())
    held = [made for child in node.iter(include_text=True) if (made := _tree(child, path)) != ""]
    return (node.tag, _attributes(node, path), held)


def _attributes(node: LexborNode, path: str) -> dict[str, str | None]:
    found = {name: _SIGNED.sub("", value) if value else value for name, value in node.attributes.items()}
    return {name: urljoin(HOST + path, value or "") if name in _ADDRESSES else value for name, value in found.items()}


def _trees(selector: str) -> Callable[[LexborHTMLParser, str], object]:
    """What stands at a selector of CSS, in whole."""
    return lambda page, path: [_tree(node, path) for node in page.css(selector)]


def _loaded(page: LexborHTMLParser, path: str) -> object:
    """What a page loads, in its order, but for what is the theme's."""
    loaded = [_attributes(one, path) for one in page.css("script[src], link[rel=stylesheet], link[rel=modulepreload]")]
    return [one for one in loaded if not THEME.fullmatch(one.get("src") or one.get("href") or "")]


def _scripts(which: slice) -> Callable[[LexborHTMLParser, str], object]:
    """Some of the scripts that stand in the page itself, in their order."""
    return lambda page, _: [one.text() for one in page.css("script:not([src], [type])")][which]


def _around(page: LexborHTMLParser, path: str) -> object:
    """What all of that stands in: each element around it, and beside it."""
    around = "html, body, body > *, .md-container > *, .md-main > *, .md-main__inner > *, .md-dialog > *"
    looked_at = ("script", "header", "footer", "main")
    found = (node for node in page.css(around) if node.tag not in looked_at and "md-dialog" not in _class(node))
    return [(node.tag, _attributes(node, path)) for node in found]


def _class(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


ASPECTS: dict[str, Callable[[LexborHTMLParser, str], object]] = {
    "the head": _trees("title, meta, link:not([rel=stylesheet], [rel=modulepreload])"),
    "the menu": _trees("header, nav.md-tabs"),
    "the text": _trees("article"),
    "the foot": _trees("footer"),
    "the note": _trees(".md-dialog"),
    "what is loaded": _loaded,
    "the first script": _scripts(slice(1)),
    "the other scripts": _scripts(slice(1, None)),
    "the data": _trees('script[type="application/ld+json"]'),
    "what is around": _around,
}
"""All that a page is, but for the settings that the theme's script reads."""
