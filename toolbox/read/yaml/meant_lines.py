"""A line of YAML as it was meant where it cannot be read, so that the other problems of its file are told in one run.

The file is refused whatever becomes of the line: its problem is noted already.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise

from toolbox.read.yaml.braces import between_quotes, is_between

BRACED = re.compile(r"(\s*(?:- )?[\w-]+:\s+)(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#,\]}]")
"""A text that begins with a bracket or a brace, as `text: {water_points} free taps` does."""
_KEY = r"\s*(?:- )?"
BLOCK = re.compile(rf"^({_KEY}(?:when|settle):[ ]+)([\w-]+:[ ].*\S)\s*$")
"""A line that has more than a word or text as its value, as `when: kind: [party]` without its braces."""
_UNQUOTED = re.compile(rf"^({_KEY}[^\s:#'\"{{\[][^:#]*:[ ]+)([^\s'\"\[{{|>&*!].*)$")
_SIGN_FIRST = re.compile(rf"^({_KEY}[\w-]+:[ ]+|\s*- )([>|%@`*&\[{{].*)$")
_QUOTED = re.compile(rf"^({_KEY}[\"']?[\w-]+[\"']?:\s+)([\"'].*)$")
_NO_COLON = re.compile(rf"^({_KEY}[\w-]+)(?::(?=\S)|\s*=\s*|\s+(?=\S))(.+)$")
_ALONE = re.compile(r"[\w-]+\s*")
_OPENS = re.compile(rf"({_KEY}[\w-]+:\s+)(?:'[^']*|\"[^\"]*)$")
_KEY_BELOW = re.compile(r"\s*[\w-]+:(?:\s|$)")
DASH_ALONE = re.compile(r"(\s*-)(?=[^\W\d_])")
"""A part of a list without a space behind its dash, as `-indoor`."""
SEVERAL = re.compile(r"([\w-]+:[ ]+(?:true|false|yes|no|ja|nee|\d+))[ ]*[,;][ ]*[\w-]+:[ ].*$", re.IGNORECASE)
"""A key and its value, and on the same line another, as `glass: true, cooking: true`."""
_NO_YAML = re.compile(r"```|//")
"""How a line of a page, or of a program, begins that is none of YAML."""
_NO_KEY = re.compile(r"(?![-#\s\]}\"'&!%])[^:]+$")
"""A line at the edge without a key: no comment, no part of a list, and nothing that closes one."""
_IN_TEXT = ("yaml-colon", "yaml-quote-needed", "yaml-dash")
_AT_QUOTE = ("yaml-after-quote", "yaml-quote-open")
BETWEEN_QUOTES = (*_IN_TEXT, *_AT_QUOTE, "yaml-colon-missing")
"""Mistakes that are mostly gone once all of the value stands between quotes."""
_CLOSING = {"[": "]", "{": "}"}


def as_meant(text: str, line: int, column: int, code: str) -> str | None:
    """The text with one line as it was meant, in which a mistake of this code begins at a column (from 0); or None."""
    lines = text.split("\n")
    if line >= len(lines) or (mended := _meant(lines, line, column, code)) is None:
        return None
    lines[line] = mended
    return "\n".join(lines)


def opened_above(lines: list[str], line: int) -> tuple[int, int] | None:
    """Where, above a line, a quotation mark opens that its own line does not close, though a key stands below it."""
    for number, (whole, below) in enumerate(pairwise(lines[: line + 1])):
        if (opens := _OPENS.match(whole.rstrip())) and _KEY_BELOW.match(below) and _indent(below) <= _indent(whole):
            return number, opens.end(1)
    return None


def loose_line(lines: list[str], line: int, code: str) -> int | None:
    """The line that is none of YAML: this one, or the one above of which a key below it was taken for the end."""
    above = next((one for one in reversed(range(line)) if lines[one].strip()), line)
    if code == "yaml-colon" and above != line and _NO_KEY.match(lines[above]) and _indent(lines[line]) == 0:
        return above
    return next((one for one in (line, above) if _NO_YAML.match(lines[one])), None)


def begins_next(lines: list[str], line: int) -> bool:
    """Whether a line begins the next of a list without its dash: it stands under one, and what is below stands in."""
    whole, below = lines[line], next((one for one in lines[line + 1 :] if one.strip()), "")
    above = next((one for one in reversed(lines[:line]) if one.strip() and _indent(one) <= _indent(whole)), "")
    under = _indent(above) == _indent(whole) and above.lstrip().startswith("- ")
    return under and bool(_KEY_BELOW.match(whole)) and _indent(below) == _indent(whole) + len("- ")


def braces_above(lines: list[str], line: int) -> bool:
    """Whether the line above one with a dash is one of the same list between braces, without its dash."""
    whole, above = lines[line], "".join(lines[max(line - 1, 0) : line])
    return whole.lstrip().startswith("- ") and above.lstrip().startswith("{") and _indent(above) == _indent(whole)


def dash_above(lines: list[str], line: int) -> int | None:
    """How far in the dash stands that is above a line with one of its own, where that is elsewhere."""
    if not lines[line].lstrip().startswith("- "):
        return None
    above = next((_indent(one) for one in reversed(lines[:line]) if one.lstrip().startswith("- ")), None)
    return None if above == _indent(lines[line]) else above


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _meant(lines: list[str], line: int, column: int, code: str) -> str | None:
    whole = lines[line]
    if code == "yaml-colon-block" and (block := BLOCK.match(whole)):
        return f"{block[1]}{{{block[2]}}}"
    if code == "yaml-comma":
        return whole[:column] + whole[column + 1 :]
    if code in ("yaml-dots", "yaml-loose"):
        return ""
    if code == "yaml-dash-space":
        return f"{whole[:column]} {whole[column:]}"
    if code == "yaml-colon-several":
        return whole[:column]
    if code == "yaml-quote-open" and re.search(r"[\[{]", whole[:column]):
        return whole[:column] + whole[column + 1 :]
    if code == "yaml-dash-indent":
        return " " * (dash_above(lines, line) or 0) + whole.lstrip()
    if code == "yaml-dash-missing":
        return f"{whole[:column]}- {whole[column:]}"
    if code == "yaml-escape":
        return whole.replace("\\", "\\\\")
    if code == "yaml-bracket-open":
        return _closed(whole) if _KEY_BELOW.match("".join(lines[line + 1 : line + 2])) else None
    if code == "yaml-indent" and line and re.match(r"\s+[\w-]+: ", whole):
        above = lines[line - 1]
        return " " * (_indent(above) + len("- ") * above.lstrip().startswith("- ")) + whole.lstrip()
    if code == "yaml-colon" and re.search(r"[\[{]", whole[:column]):
        return f"{whole[:column]}.{whole[column + 1 :]}"
    if code == "yaml-dash" and re.search(r"[\[{]", whole[:column]):
        return None
    if code == "yaml-brace-inside" or (code == "yaml-quote-needed" and is_between(whole[:column])):
        return between_quotes(whole, column)
    # A word alone means nothing to go by.
    return "" if code == "yaml-colon-missing" and _ALONE.fullmatch(whole) else _between_quotes(whole.rstrip(), code)


def _between_quotes(whole: str, code: str) -> str | None:
    """A line with all of its value between quotes."""
    forms = {
        **dict.fromkeys(_IN_TEXT, (_UNQUOTED, _SIGN_FIRST)),
        **dict.fromkeys(_AT_QUOTE, (_QUOTED,)),
        "yaml-colon-missing": (_NO_COLON,),
    }
    found = next((found for form in forms.get(code, ()) if (found := form.match(whole))), None)
    if not found:
        return None
    key = f"{found[1]}: " if code == "yaml-colon-missing" else found[1]
    return key + json.dumps(found[2], ensure_ascii=False)


def _closed(whole: str) -> str | None:
    """A line with what closes its brackets, where they open on it."""
    left: list[str] = []
    for sign in whole:
        if sign in _CLOSING:
            left.append(_CLOSING[sign])
        elif left and sign == left[-1]:
            left.pop()
    return whole.rstrip() + "".join(reversed(left)) if left else None
