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


_WEB = re.compile(
    r"(?P<scheme>https?://)?(?:www\.)?(?P<site>(?:[\w-]+\.)+[^\W\d_]{2,})(?::\d+)?(?P<way>[/?#]\S*)?", re.IGNORECASE
)
_MAILBOX = re.compile(r"(?:mailto:)?(?P<box>[^\s@:]+@[^\s@?]+\.[^\s@?]+)(?:\?\S*)?", re.IGNORECASE)


def says_another_address(words: str, target: str) -> bool:
    """Whether the words of a link are an address, and it leads to another.

    `vad.be` may lead to a page of that site, or of a part of it, and a name such as `watwat.be` to a page of ours.
    """
    words = words.strip().rstrip("/.…")
    if box := _MAILBOX.fullmatch(words):
        leads_to = _MAILBOX.fullmatch(target)
        return leads_to is None or leads_to["box"].lower() != box["box"].lower()
    said, there = _WEB.fullmatch(words), _WEB.fullmatch(target)
    if said is None or there is None or not there["scheme"]:
        return said is not None and bool(said["scheme"] or re.match("https?:", target, re.IGNORECASE))
    if not (said["scheme"] or said["way"]) and target.lower().endswith(f"/{words.lower()}"):
        return False  # the name of a file
    site, theirs = said["site"].lower(), there["site"].lower()
    return not (f".{theirs}".endswith(f".{site}") and (there["way"] or "").startswith(said["way"] or ""))
