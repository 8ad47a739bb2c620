"""What the engine's own Markdown makes of a text, held against a list of what prose may hold.

The text itself is never judged: whoever reads Markdown by other rules than the engine lets something through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from selectolax.lexbor import LexborHTMLParser

from toolbox.check.page_text import texts_in
from toolbox.model.links import leads_somewhere_safe

EXTENSIONS = ("toc", "tables", "fenced_code", "sane_lists")
"""The extensions with which the engine renders; a test holds them to its settings."""

_NONE: frozenset[str] = frozenset()
_LISTED = {
    **dict.fromkeys(("html", "head", "body", "p", "em", "strong", "ul", "li", "blockquote", "hr", "br", "pre"), _NONE),
    **dict.fromkeys(("table", "thead", "tbody", "tr"), _NONE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), frozenset({"id"})),
    **dict.fromkeys(("th", "td"), frozenset({"style"})),
    "a": frozenset({"href", "title"}),
    "code": frozenset({"class"}),
    "div": frozenset({"class"}),
    "img": frozenset({"src", "alt", "title"}),
    "ol": frozenset({"start"}),
}
"""The elements that prose may hold, each with its attributes: what Markdown makes, and nothing else."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ALIGNED = re.compile(r"text-align: (left|center|right);")
_LETS_THROUGH = re.compile(r"<!--\s*wording:(?:(?!--!?>).)*-->\s*", re.DOTALL)
"""The one thing of HTML that somebody may write: a comment that lets a word through."""


@dataclass(frozen=True)
class Made:
    """What became of a text: the HTML that somebody wrote in it, whatever is not listed, and where it leads.

    `addresses` are those that may not be followed, `links` the words of each link with where it leads, `pictures` where
    its pictures come from. `headings` are their levels and ids, `shown` the texts that stand on the page outside code,
    `code` those of its blocks of code. `texts` are all without a break in them, whatever markup stands inside.
    """

    html: tuple[str, ...]
    unlisted: tuple[str, ...]
    addresses: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    pictures: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    shown: tuple[str, ...]
    code: tuple[str, ...]
    texts: tuple[str, ...]


@lru_cache(maxsize=4096)
def made_of(text: str) -> Made:
    """What the engine's Markdown makes of a text."""
    engine, written = _engine()
    written.clear()
    root = LexborHTMLParser(engine.reset().convert(text)).root
    nodes = list(root.traverse(include_text=False)) if root else []
    unlisted: list[str] = []
    addresses: list[str] = []
    links: list[tuple[str, str]] = []
    pictures: list[str] = []
    for node in nodes:
        unlisted += _not_listed(node)
        target = node.attributes.get("href")
        if target is not None and not leads_somewhere_safe(target):
            addresses.append(target)
        if target is not None:
            links.append((node.text(), target))
        if node.tag == "img":
            pictures.append(node.attributes.get("src") or "")
    html = tuple(one for one in written if not _LETS_THROUGH.fullmatch(one))
    headings = tuple((int(one.tag[1]), one.attributes.get("id") or "") for one in nodes if one.tag in _HEADINGS)
    code = tuple(one.text() for one in nodes if one.tag == "pre")
    shown = tuple(_shown(root)) if root else ()
    texts = tuple(text for _, text in texts_in(root)) if root else ()
    return Made(html, tuple(unlisted), tuple(addresses), tuple(links), tuple(pictures), headings, shown, code, texts)


def _shown(root: Any) -> Iterator[str]:
    """The texts of a page outside code."""
    for node in root.traverse(include_text=True):
        if node.tag == "-text" and (node.parent is None or node.parent.tag != "code"):
            yield node.text()


def _not_listed(node: Any) -> Iterator[str]:
    """What an element has that prose may not have, as somebody would recognise it."""
    tag = node.tag
    if tag is None:  # an instruction of XML, which there is inside MathML and SVG
        yield "<?>"
        return
    if tag.startswith("-"):
        if tag != "-comment":
            yield f"<{tag.removeprefix('-')}>"
        return
    if tag not in _LISTED:
        yield f"<{tag}>"
        return
    for name, value in node.attributes.items():
        if name not in _LISTED[tag] or (name == "style" and not _ALIGNED.fullmatch(value or "")):
            yield f"<{tag} {name}>"


class _Blocks(HtmlBlockPreprocessor):
    """Reads blocks of HTML as ever, and keeps a note of each."""

    def __init__(self, engine: Markdown, written: list[str]) -> None:
        super().__init__(engine)
        self._written = written

    def run(self, lines: list[str]) -> list[str]:
        before = len(self.md.htmlStash.rawHtmlBlocks)
        left = super().run(lines)
        self._written += [str(one) for one in self.md.htmlStash.rawHtmlBlocks[before:]]
        return left


class _Inline(HtmlInlineProcessor):
    """Reads HTML within a line as ever, and keeps a note of each."""

    def __init__(self, engine: Markdown, written: list[str]) -> None:
        super().__init__(HTML_RE, engine)
        self._written = written

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        found: tuple[str, int, int] = super().handleMatch(m, data)  # type: ignore[assignment]
        self._written.append(str(self.md.htmlStash.rawHtmlBlocks[-1]))
        return found


class _Noting(Extension):
    def __init__(self, written: list[str]) -> None:
        super().__init__()
        self._written = written

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Blocks(md, self._written), "html_block", 20)
        md.inlinePatterns.register(_Inline(md, self._written), "html", 90)


@cache
def _engine() -> tuple[Markdown, list[str]]:
    """The engine's Markdown, and the list in which it notes the HTML that somebody wrote."""
    written: list[str] = []
    return Markdown(extensions=[*EXTENSIONS, _Noting(written)]), written
