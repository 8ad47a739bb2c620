"""Numbers in the foot of every page that can be tapped.

Typst tags a foot as an artifact, in which PDF/UA allows no link: they are laid over it afterwards, one tag a number for
all pages, so that nobody has it read out on each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, String

from toolbox.write.paper.tags import Spot, Tags, laid_over, opened, saved


def with_links(pdf: bytes, numbers_on: Callable[[int], list[dict[str, Any]]]) -> tuple[int, bytes]:
    """How many pages there are, and the same pages with the numbers that stand on so many of them.

    Each says `tel`, what is read aloud (`words`), and its `spot` on a page.
    """
    with opened(pdf) as whole:
        pages = len(whole.pages)
        tags, numbers = Tags(whole), numbers_on(pages)
        for tel, words in dict.fromkeys((one["tel"], one["words"]) for one in numbers):
            spots = [Spot(**one["spot"]) for one in numbers if one["tel"] == tel and one["words"] == words]
            tags.add(Name.Link, [_link(whole, spot, tel, words) for spot in spots], words)
        return pages, saved(whole)


def _link(whole: pikepdf.Pdf, spot: Spot, tel: str, words: str) -> Dictionary:
    action = Dictionary(S=Name.URI, URI=String(f"tel:{tel}"))
    return laid_over(whole, spot, words, Subtype=Name.Link, Border=[0, 0, 0], A=action)
