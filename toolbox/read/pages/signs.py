"""Signs of Markdown that stand on a page as they were typed, or that make something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toolbox.model.links import says_another_address
from toolbox.read.pages.blocks import cells_lost, fences, without_code
from toolbox.read.pages.rendered import Made, made_of

Sign = tuple[int, str, dict[str, str]]
"""Where in a text it stands, the code of the problem, and its details."""

_SHOWN = (
    ("box-shown", ("!!!", "???"), re.compile(r"^(?:!!!|\?\?\?\+?) *\w*", re.MULTILINE)),
    ("tick-box-shown", ("[",), re.compile(r"\[[ xX]?\](?! ?[\[(])(?<!\)\[[ xX]\])")),
    (
        "brackets-shown",
        ("[",),
        re.compile(
            r"\[[^\[\]\n]{2,}\](?: ?\([^()\n]*\))?|\[[^\[\]\sxX]\]"
            r"|\[[xX]\] ?(?:\[[^\[\]\n]*\]|\([^()\n]*\))|\([^()\n]*\)\[[xX]\]"
        ),
    ),
    ("figure-in-prose", ("{",), re.compile(r"(?<!\{)\{\w+\}(?!\})")),
    (
        "sign-unknown",
        ("{", "8<", ":", "~", "^", "++", "==="),
        re.compile(
            r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{[:.#][^{}\n]*\}|^-+8<-+[^\n]*"
            r"|(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])|(?<=\w)~\w{1,3}~|\^\^(?=\w)|(?<=\w)\^\w{1,3}\^"
            r"|(?<![\w+])\+\+\w[^+\n]*\+\+(?!\+)|^===[!+]* [\"“][^\n]*|^:[ \t]+(?=\S)",
            re.MULTILINE,
        ),
    ),
    (
        "signs-shown",
        ("*", "~~", "==", "_", "`"),
        re.compile(
            r"(?<!`)`{1,2}(?!`)|\*\*|(?<![\w*/])\*(?=[^\W\d_])|(?<!~)~~(?=[^\s~])|==(?=\w)|(?<!\w)__(?=\w)|(?<![\w@/._])_(?=[^\W\d_])"
        ),
    ),
    ("table-shown", ("|",), re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE)),
    ("item-shown", ("-", "*", "+", ".", ")"), re.compile(r"^(?:[-*+]|\d{1,2}[.)])(?=[^\W\d])", re.MULTILINE)),
    ("letters-run-on", (")",), re.compile(r"^[a-z]\)(?= [^\n]*\n[a-z]\) )", re.MULTILINE)),
)
"""What somebody meant as more than its signs, where it is found in a text that stands on the page; in a text without
any of the signs that are named first it is not looked for."""
_ADDRESS = re.compile(r"""(?<![(<\["'`=\w])(?<!\]: )https?://[^\s<>)]+""")
_UNDERLINED = re.compile(
    r"^(?P<above>(?![ \t>#|]|[-*+] |\d+\. )[^\n|]*\S[^\n|]*)\n(?P<line>=+|-+)[ \t]*$", re.MULTILINE
)
_LINE = re.compile(r"^[=-]+[ \t]*$", re.MULTILINE)
"""Without one nothing is underlined, and the long way to look for that is not gone."""
_TABS = re.compile(r"^(?P<first>[^\s|][^\t\n]*\t+\S[^\n]*)(?:\n[^\s|][^\t\n]*\t+\S[^\n]*)+", re.MULTILINE)
"""Lines with tabs, as the rows of a sheet are pasted."""
_NO_WORDS = re.compile(r"(?<![!\\])\[\s*\]\((?P<address>[^()\s]+)\)")
_NO_HEADING = re.compile(r"^(?P<sign>#{1,6})[ \t]*#*[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<sign>#{1,6})[ \t]+(?P<text>\S[^\n]*)", re.MULTILINE)
_ONE_HASH = re.compile(r"^#[ \t]+\S.*$", re.MULTILINE)
_NUMBERED = re.compile(r"^(?P<indent> *)(?P<number>\d{1,9})\. ")
_MOST = 20
"""Signs of one kind that are told of one text."""
_LOOKS = 20
"""How many places of a sign are looked at for the one from which it comes."""


@lru_cache(maxsize=1_000)
def signs_shown(body: str) -> tuple[Sign, ...]:
    """The signs of a text that its writer did not mean to be seen, or to do what they do.

    They are kept, as a preview reads every page again where one has changed.
    """
    return tuple(_signs_shown(body))


def _signs_shown(body: str) -> Iterator[Sign]:
    made = made_of(body)
    plain, left_open = fences(body)
    if left_open is not None:
        sign = body[left_open:].lstrip()
        yield left_open, "code-open", {"sign": sign[: len(sign) - len(sign.lstrip(sign[0]))]}
    yield from _as_typed(made, without_code(plain))
    yield from _as_code(made, plain)
    yield from _numbers(plain)
    for offset, cell in cells_lost(plain):
        yield offset, "cell-lost", {"text": cell[:40]}
    for found in _ADDRESS.finditer(plain) if "://" in plain else ():
        if any(found[0] in text for text in made.shown):
            yield found.start(), "address-bare", {"address": found[0].rstrip(".,;:!?")[:60]}
    if any(level == 1 for level, _ in made.headings):
        for found in _ONE_HASH.finditer(plain):
            yield found.start(), "heading-of-page", {"text": found[0].lstrip("# ")[:40]}
    yield from _skipped(plain)
    for found in _NO_WORDS.finditer(without_code(plain)) if "](" in plain else ():
        yield found.start(), "link-empty", {"address": found["address"][:60]}
    for words, target in made.links:
        if says_another_address(words, target):
            offsets = (plain.find(one) for one in (f"[{words}]({target}", f"[{words}]", words))
            shown = {"words": words.strip()[:60], "target": target[:60]}
            yield next((one for one in offsets if one >= 0), 0), "link-otherwise", shown
    for found in _NO_HEADING.finditer(plain) if "#" in plain else ():
        yield found.start(), "heading-empty", {"sign": found["sign"]}
    for found in _TABS.finditer(plain) if "\t" in plain else ():
        yield found.start(), "tabs-shown", {"sign": found["first"].replace("\t", " ").strip()[:40]}
    for found in _UNDERLINED.finditer(plain) if _LINE.search(plain) else ():
        yield found.start("line"), "heading-underlined", {"text": found["above"].strip()[:40]}


def _skipped(plain: str) -> Iterator[Sign]:
    """Headings that are more than one level below the one before, the first of which is the page's title."""
    above = 1
    for found in _HEADING.finditer(plain):
        level = len(found["sign"])
        if level > above + 1:
            yield (
                found.start(),
                "heading-skips",
                {"text": found["text"].rstrip("# \t")[:40], "right": "#" * (above + 1)},
            )
        above = level


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
    """Where a sign that is shown stands first: not behind a backslash, by which somebody wants it seen.

    Of many that are typed some may do what was meant: it is on the first line that shows it by itself.
    """
    found = (one.start() for one in pattern.finditer(plain) if one[0] == sign)
    offsets = [offset for offset in found if not plain[:offset].endswith("\\")][:_LOOKS]
    for offset in offsets if len(offsets) > 1 else ():
        start = plain.rfind("\n", 0, offset) + 1
        line = plain[start:].split("\n")[0]
        if _shows(pattern, sign, line):
            there = [one - start for one in offsets if start <= one <= start + len(line)]
            without = (
                one for one in reversed(there) if not _shows(pattern, sign, line[:one] + line[one + len(sign) :])
            )
            return start + next(without, there[0])
    return offsets[0] if offsets else None


def _shows(pattern: re.Pattern[str], sign: str, text: str) -> bool:
    """Whether a text, by itself, shows a sign."""
    return any(found[0] == sign for one in made_of(text.strip()).shown for found in pattern.finditer(one))


def _as_code(made: Made, plain: str) -> Iterator[Sign]:
    """Paragraphs that stand four spaces in, which makes code of them."""
    for code in made.code:
        first = code.strip("\n").split("\n")[0].strip()
        begins = rf"^(?: {{4,}}| *\t[ \t]*){re.escape(first)}"
        found = re.search(begins, plain, re.MULTILINE) if first and first[0] != "<" else None
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
