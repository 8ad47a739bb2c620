"""A value that stands between braces or brackets on one line, as `Give water` in `{id: give, text: Give water}`."""

from __future__ import annotations

import json
import re

_BEGINS = re.compile(r"(?:.*[{\[,]|(?:\s*- )?)\s*[\w-]+:\s+")
"""What stands before a value that has a key, up to the last such key."""
_QUOTED = re.compile(r""""[^"]*"|(?<!\w)'[^']*'""")
_KEY = re.compile(r"""\s*["']?[\w-]+["']?:(?:\s|$)""")
_NEXT = re.compile(rf"\s*$|{_KEY.pattern}")
_SIGNED = re.compile(r"[*?&]")


def is_between(before: str) -> bool:
    """Whether what comes `before` on the line leaves a brace or a bracket open."""
    plain = _QUOTED.sub("", before)
    return sum(map(plain.count, "{[")) > sum(map(plain.count, "}]"))


def unquoted(whole: str, column: int) -> tuple[str, int] | None:
    """The mistake, and its column, where a text between braces has some of its own, or more behind its quotes.

    `column` is where YAML expected a comma or the end: at the brace in `{text: Give {n} taps}`.
    """
    found = _BEGINS.match(whole[:column])
    value = whole[found.end() : column] if found else ""
    if not found or not value or is_between(value) or _KEY.match(whole[column:]):
        return None
    if value[0] in "\"'":
        return "yaml-after-quote", column
    if value[0] in "{[":
        return "yaml-quote-needed", found.end()
    return ("yaml-brace-inside", found.end()) if whole[column : column + 1] in ("{", "[") else None


def signed(whole: str, column: int) -> int | None:
    """Where the value between braces begins that `column` is in, where it begins with a sign that no text may."""
    found = _BEGINS.match(whole[: column + 1].rstrip("?*&"))
    begins = found.end() if found else 0
    there = found and begins <= column and is_between(whole[:begins]) and _SIGNED.match(whole[begins:])
    return begins if there else None


def between_quotes(whole: str, column: int) -> str:
    """The line with the one value that begins at a column between quotes; one with a key ends where the next begins."""
    keyed = _BEGINS.fullmatch(whole[:column])
    end, depth = column, 0
    while end < len(whole):
        sign = whole[end]
        if not depth and (sign in "}]" or (sign == "," and (not keyed or _NEXT.match(whole, end + 1)))):
            break
        depth += (sign in "{[") - (sign in "}]")
        end += 1
    return whole[:column] + json.dumps(whole[column:end].rstrip(), ensure_ascii=False) + whole[end:]
