"""Prose without some of its sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

_ITEM = re.compile(r"\n(?=\s*(?:[-*]|\d+\.|\|)\s)")
"""Between the items of a list and the rows of a table, each with its further lines; anything else is one."""
_BEGINS = re.compile(r"\s*(?:[-*]|\d+\.|\|)\s+")
_SENTENCE = re.compile(r"(?:(?<=[.?!])|(?<=[.?!]\*\*))\s+(?=[\w*“«\[])")


def without_sentences(body: str, goes: Callable[[str], bool]) -> tuple[str, int]:
    """A text without the sentences that go, and how many these were.

    An item of a list whose first sentence goes, goes in whole: the others say more of the same. So does a question
    whose answer went, and a heading below which nothing is left.
    """
    left_out, blocks = 0, []
    for block in re.split(r"\n{2,}", body):
        kept = []
        for item in _ITEM.split(block):
            begins = _BEGINS.match(item)
            said = _SENTENCE.split(item[begins.end() :] if begins else item)
            fit = [one for one in said if not goes(one)]
            if begins and said[0] not in fit[:1]:
                fit = []
            left_out += len(said) - len(fit)
            if len(fit) == len(said):
                kept.append(item)
            elif fit and not fit[-1].rstrip("*").endswith("?"):
                kept.append((begins[0] if begins else "") + " ".join(fit))
        if kept:
            blocks.append("\n".join(kept))
    return _without_empty_headings("\n\n".join(blocks)), left_out


def _without_empty_headings(body: str) -> str:
    """A text without the headings below which nothing is left."""
    return re.sub(r"^#{2,6} .*\n+(?=#{2,6} |\Z)", "", body.strip("\n") + "\n", flags=re.MULTILINE)
