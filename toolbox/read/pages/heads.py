"""What holds for the short texts of every head: each stands on a page as it is written, without Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolbox.model.pages.placeholders import PLACEHOLDER
from toolbox.model.problem import Level, Problems
from toolbox.read.yaml.tree import Node

_MARKUP = re.compile(r"\*\*[^*]*\**|\[[^\[\]]*\]\([^()]*\)|`[^`]*`|~~[^~]+~~|<[a-zA-Z][^<>]*>")
_TITLES = ("title", "area")
"""Where a tag is refused."""
_FIGURES = ("actions", "instead")
"""Where quantities are filled in."""


def check_short_texts(head: Node, problems: Problems) -> None:
    """Warn of signs of Markdown, of tags, and of quantities where none is filled in."""
    for key, node in head.pairs().items():
        for text in _texts(node):
            marked = [found[0][:40] for found in _MARKUP.finditer(text.text)]
            for sign in (one for one in marked if key not in _TITLES or not one.startswith("<")):
                problems.add(text.place, "markup-in-head", Level.WARNING, key=key, sign=sign)
            if key not in _FIGURES and (figure := PLACEHOLDER.search(text.text)):
                problems.add(text.place, "figure-in-prose", Level.WARNING, key=key, sign=figure[0][:40])


def _texts(node: Node) -> Iterator[Node]:
    for below in (*node.items(), *node.pairs().values()):
        yield from _texts(below)
    if isinstance(node.value, str):
        yield node
