"""Links between pages, as they stand in Markdown: found and resolved in one way by whoever reads or writes them."""

from __future__ import annotations

import posixpath
import re

_TARGET = r"\((?P<target>[^)\[\s]*(?:[ \t]+[^)\[\s\"]+)*)(?:\s+\"[^\"]*\")?\)"
"""What stands behind the words; as for the engine, a space may stand in it."""
LINK = re.compile(rf"(?<!!)\[(?P<words>[^\[\]\n]*(?:\n[^\[\]\n]+)*)\]{_TARGET}")
"""A link: `[words](target)`, on one line or over more; a picture is none."""

DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?(?P<target>[^\s>]+)", re.MULTILINE)
"""Where a link by name leads: `[name]: target`."""

PICTURE = re.compile(rf"!\[(?P<words>[^\[\]\n]*)\]{_TARGET}")
"""A picture: `![what it shows](target)`."""


MANUAL_PICTURES = "../../pictures/"
"""Where the pictures of the manual stand, seen from its pages."""


def page_of(target: str, here: str) -> str:
    """The page that a relative link on the page `here` leads to, both from the root of a language."""
    page = target.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), page))


_SCHEMES = ("http", "https", "mailto", "tel", "webcal")
_BEGINS = re.compile(r"([a-z][a-z0-9+.-]*):|//|\\", re.IGNORECASE)
_PASSED_OVER = re.compile(r"[\x00-\x20]+")
"""What a browser passes over in an address: `java` on one line and `script:` on the next are one word to it."""


def leads_somewhere_safe(target: str) -> bool:
    """Whether an address may be followed: a page of the site, the web, a mailbox, a telephone, a calendar."""
    begins = _BEGINS.match(_PASSED_OVER.sub("", target))
    return begins is None or (begins[1] or "").lower() in _SCHEMES
