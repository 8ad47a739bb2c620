"""What a search engine may show of a page: its own first words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

MOST = 155
"""Letters that search engines show."""
_LEAD = re.compile(r'<p class="lead"[^>]*>(.*?)</p>', re.DOTALL)
_PARAGRAPH = re.compile(r"(?:^|\n\n)(?![#<>|*\-!:\d ])([^\n]+(?:\n(?![#<>|*\-\n])[^\n]+)*)")
_LAST_LINK = re.compile(r"\s*<a [^>]*>[^<]*</a>\s*$")
_CODE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
_SIGNS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]")


def first_words(parts: Iterable[str]) -> str:
    """The lead of a page, or the first paragraph of its prose; nothing where there is neither."""
    text = _CODE.sub("", "\n\n".join(parts))
    found = _LEAD.search(text) or _PARAGRAPH.search(text)
    if not found:
        return ""
    return shortened(plain_text(_LAST_LINK.sub("", found[1])))


def plain_text(prose: str) -> str:
    """A piece of Markdown or HTML as words alone."""
    words = _SIGNS.sub(lambda one: one[1] or "", _TAG.sub("", prose))
    return " ".join(html.unescape(words).split())


def shortened(text: str) -> str:
    """A text that ends with a sentence, or else a word, within what is shown."""
    if len(text) <= MOST:
        return text
    cut = text[: MOST - 1]
    end = max(cut.rfind(". "), cut.rfind("? "), cut.rfind("! "))
    return cut[: end + 1] if end > MOST // 2 else f"{cut.rsplit(' ', 1)[0]}…"
