"""What a page says: its texts, so that a word counts as one whatever markup stands inside it.

Read in two ways, which find the same on every page of a site (a test compares them): `texts_of` by Lexbor, which reads
as a browser does in a fifth of the time, and `PageText`, which knows where in the file each letter stands.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_INLINE = frozenset(
    "a abbr b bdi bdo cite code em i ins kbd mark q s small span strong sub sup time u var wbr".split()  # noqa: SIM905
)
_UNREAD = frozenset(("script", "style", "template", "svg"))
_SPOKEN = ("alt", "title", "aria-label", "placeholder", "content")


def texts_of(html: str) -> list[tuple[str, str]]:
    """The texts of a page without a break in them, each after the language that is said of it; `""` where none is."""
    return texts_in(LexborHTMLParser(html).root)


def texts_in(root: Any) -> list[tuple[str, str]]:
    """The same of a page that was read already."""
    texts: list[tuple[str, str]] = []
    pieces: list[str] = []
    # Nodes still to read, the next one last, each with its language; without a node, the text before it ends there.
    left: list[tuple[Any, str]] = [(None, ""), (root, "")]
    while left:
        node, language = left.pop()
        if node is None:
            if pieces:
                texts.append((language, "".join(pieces)))
                pieces.clear()
            continue
        if node.next:
            left.append((node.next, language))
        if node.tag == "-text":
            pieces.append(node.text_content)
        elif node.tag and node.tag[0] not in "-!":
            attributes = node.attributes
            own = attributes.get("lang") or language
            texts += [(own, value) for name in _SPOKEN if (value := attributes.get(name))]
            inside = [(node.child, own)] if node.child and node.tag not in _UNREAD else []
            ends = attributes.get("lang") or node.tag not in _INLINE
            left += [(None, own), *inside, (None, language)] if ends else inside
    return texts


@dataclass
class Block:
    """A text without a break in it, and from which line and column (from 1) each of its pieces comes.

    `language` is that of the page where none is said of the text.
    """

    language: str = ""
    text: str = ""
    starts: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, line: int, column: int) -> None:
        """Add a piece of text."""
        self.starts.append(len(self.text))
        self.places.append((line, column))
        self.text += text

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column from which the letter at an offset comes."""
        piece = bisect_right(self.starts, offset) - 1
        line, column = self.places[piece]
        before = self.text[self.starts[piece] : offset]
        breaks = before.count("\n")
        return (line + breaks, len(before) - before.rfind("\n")) if breaks else (line, column + len(before))


@dataclass
class _Spoken:
    """An element that says its language, and how many of its name are open, itself among them."""

    tag: str
    language: str
    within: int = 1


class PageText(HTMLParser):
    """The text of a page in blocks, so that a word counts as one whatever markup stands inside it.

    A part in another language, which says so, is a block of its own.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks = [Block()]
        self._unread = 0
        self._spoken: list[_Spoken] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        line, column = self.getpos()
        ends = self._enter(tag, dict(attrs).get("lang")) or tag not in _INLINE
        for name, value in attrs:
            if name in _SPOKEN and value:
                self.blocks.insert(-1, Block(self._language))
                self.blocks[-2].add(value, line, column + 1)
        if ends:
            self.blocks.append(Block(self._language))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread -= 1
        if self._leave(tag) or tag not in _INLINE:
            self.blocks.append(Block(self._language))

    @property
    def _language(self) -> str:
        return self._spoken[-1].language if self._spoken else ""

    def _enter(self, tag: str, language: str | None) -> bool:
        """Note where a language begins, and elements of the same name within; whether it began here."""
        if language:
            self._spoken.append(_Spoken(tag, language))
        elif self._spoken and self._spoken[-1].tag == tag:
            self._spoken[-1].within += 1
        return bool(language)

    def _leave(self, tag: str) -> bool:
        """Whether the last language that began ends with the end of this element."""
        if not self._spoken or self._spoken[-1].tag != tag:
            return False
        self._spoken[-1].within -= 1
        if self._spoken[-1].within:
            return False
        self._spoken.pop()
        return True

    def handle_data(self, data: str) -> None:
        if not self._unread:
            line, column = self.getpos()
            self.blocks[-1].add(data, line, column + 1)
