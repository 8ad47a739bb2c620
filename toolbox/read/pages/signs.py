"""Signs of Markdown that stand on a page as they were typed, or that make something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toolbox.read.pages.rendered import Made, made_of

Sign = tuple[int, str, dict[str, str]]
"""Where in a text it stands, the code of the problem, and its details."""

_SHOWN = (
    ("box-shown", ("!!!", "???"), re.compile(r"^(?:!!!|\?\?\?\+?) *\w*", re.MULTILINE)),
    ("tick-box-shown", ("[",), re.compile(r"\[[ xX]?\]")),
    ("brackets-shown", ("[",), re.compile(r"\[[^\[\]\n]{2,}\](?: ?\([^()\n]*\))?|\[[^\[\]\sxX]\]")),
    ("figure-in-prose", ("{",), re.compile(r"\{\w+\}")),
    ("signs-shown", ("**", "~~", "==", "__"), re.compile(r"\*\*|~~(?=\S)|==(?=\w)|(?<!\w)__(?=\w)")),
    ("table-shown", ("|",), re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE)),
    ("item-shown", ("-", "*", "+"), re.compile(r"^[-*+](?=[^\W\d])", re.MULTILINE)),
)
"""What somebody meant as more than its signs, where it is found in a text that stands on the page; in a text without
any of the signs that are named first it is not looked for."""
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_UNDERLINED = re.compile(
    r"^(?P<above>(?![ \t>#|]|[-*+] |\d+\. )[^\n|]*\S[^\n|]*)\n(?P<line>=+|-+)[ \t]*$", re.MULTILINE
)
_LINE = re.compile(r"^[=-]+[ \t]*$", re.MULTILINE)
"""Without one nothing is underlined, and the long way to look for that is not gone."""
_TABS = re.compile(r"^(?P<first>[^\s|][^\t\n]*\t+\S[^\n]*)(?:\n[^\s|][^\t\n]*\t+\S[^\n]*)+", re.MULTILINE)
"""Lines with tabs, as the rows of a sheet are pasted."""
_ONE_HASH = re.compile(r"^#[ \t]+\S.*$", re.MULTILINE)
_NUMBERED = re.compile(r"^(?P<indent> *)(?P<number>\d{1,9})\. ")
_MOST = 20
"""Signs of one kind that are told of one text."""


@lru_cache(maxsize=1_000)
def signs_shown(body: str) -> tuple[Sign, ...]:
    """The signs of a text that its writer did not mean to be seen, or to do what they do.

    They are kept, as a preview reads every page again where one has changed.
    """
    return tuple(_signs_shown(body))


def _signs_shown(body: str) -> Iterator[Sign]:
    made = made_of(body)
    plain = _FENCE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    yield from _as_typed(made, plain)
    yield from _as_code(made, plain)
    yield from _numbers(plain)
    if any(level == 1 for level, _ in made.headings):
        for found in _ONE_HASH.finditer(plain):
            yield found.start(), "heading-of-page", {"text": found[0].lstrip("# ")[:40]}
    for found in _TABS.finditer(plain) if "\t" in plain else ():
        yield found.start(), "tabs-shown", {"sign": found["first"].replace("\t", " ").strip()[:40]}
    for found in _UNDERLINED.finditer(plain) if _LINE.search(plain) else ():
        yield found.start("line"), "heading-underlined", {"text": found["above"].strip()[:40]}


def _as_typed(made: Made, plain: str) -> Iterator[Sign]:
    for code, signs, pattern in _SHOWN:
        told: set[str] = set()
        texts = (text for text in made.shown if any(sign in text for sign in signs))
        for sign in (found[0] for text in texts for found in pattern.finditer(text)):
            if sign in told or len(told) == _MOST:
                continue
            told.add(sign)
            offset = _first(pattern, sign, plain)
            if offset is not None:
                yield offset, code, {"sign": sign.strip()[:40]}


def _first(pattern: re.Pattern[str], sign: str, plain: str) -> int | None:
    """Where a sign stands first, as it is typed: not behind a backslash, by which somebody wants it seen."""
    for found in pattern.finditer(plain):
        if found[0] == sign and plain[max(found.start() - 1, 0)] != "\\":
            return found.start()
    return None


def _as_code(made: Made, plain: str) -> Iterator[Sign]:
    """Paragraphs that stand four spaces in, which makes code of them."""
    for code in made.code:
        first = code.strip("\n").split("\n")[0].strip()
        found = re.search(rf"^ {{4,}}{re.escape(first)}", plain, re.MULTILINE) if first and first[0] != "<" else None
        if found:
            yield found.start(), "text-as-code", {"text": first[:40]}


def _numbers(plain: str) -> Iterator[Sign]:
    """Numbers of a list that are shown as others, as it counts on from its first."""
    expected: dict[int, tuple[int, int]] = {}
    blank, offset = True, 0
    for line in plain.split("\n"):
        item = _NUMBERED.match(line)
        if item:
            indent, number = len(item["indent"]), int(item["number"])
            first, following = expected.get(indent, (number, number))
            if number not in (following, first):
                yield offset, "list-number", {"number": str(number), "shown": str(following)}
            expected = {at: counts for at, counts in expected.items() if at < indent} | {indent: (first, following + 1)}
        elif line.strip() and blank and not line.startswith(" "):
            expected = {}
        blank = not line.strip()
        offset += len(line) + 1
