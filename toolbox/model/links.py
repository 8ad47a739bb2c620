"""Links between pages, as they stand in Markdown: found and resolved in one way by whoever reads or writes them."""

from __future__ import annotations

import posixpath
import re

LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]*(?:\n[^\[\]\n]+)*)\]\((?P<target>[^)\[\s]*)(?:\s+\"[^\"]*\")?\)")
"""A link: `[words](target)`, on one line or over more; a picture is none."""

DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?(?P<target>[^\s>]+)", re.MULTILINE)
"""Where a link by name leads: `[name]: target`."""

PICTURE = re.compile(r"!\[(?P<words>[^\[\]\n]*)\]\((?P<target>[^)\[\s]*)\)")
"""A picture: `![what it shows](target)`."""


def page_of(target: str, here: str) -> str:
    """The page that a relative link on the page `here` leads to, both from the root of a language."""
    page = target.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), page))
