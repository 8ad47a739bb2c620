"""What somebody meant where YAML cannot read it: pasted spaces, tabs, a colon or a sign without quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from toolbox.model.problem import Place, Problems
from toolbox.read.yaml.braces import is_between, signed, unquoted
from toolbox.read.yaml.meant_lines import (
    BETWEEN_QUOTES,
    BLOCK,
    BRACED,
    DASH_ALONE,
    SEVERAL,
    as_meant,
    begins_next,
    braces_above,
    dash_above,
    loose_line,
    opened_above,
)

MOST = 20_000
"""Values, lists and mappings in a file; the largest of ours has two thousand."""

_MENDED = 50
"""Mistakes of syntax that are mended to read on."""
_TABS = 100
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_BEFORE = re.compile(r"\s*(?:-\s+)?(?:[\w-]+\s*:(?=\s|$))?\s*")
"""What stands before a line's value: where it begins, and its key."""
_SIGNED = re.compile(r"\s*(?:- )?[\w-]+:[ ]+(?:\*|[&?](?=\s|$))")
"""A value that begins with a star, as for bold letters, is no alias where more follows its name; `& co` no anchor."""
_QUOTED = re.compile(r"""\s*(?:- )?["']?[\w-]+["']?:\s+(?:"[^"\n]*"|'[^'\n]*')\s*[^\s#]""")
"""A value between quotes, and something behind it."""
_LINK = re.compile(r"\s*(?:- )?(?:[\w-]+:\s+)?(?=\[[^\]]*\]\()")
"""What stands before a link as a page's text has it, which no value can be without quotes."""
_BULLET = re.compile(r"^([ ]*)((?:[•●▪◦‣·–]|\d{1,2}[.)])[ ]+)(?=\S)", re.MULTILINE)
"""A bullet or a number of a list, as Word has them."""
_DOTS = re.compile(r"\.\.\.\s*")
_HASH = re.compile(r"\s(?P<hash>#)\S")
_OF_LOOSE = ("yaml-colon", "yaml-colon-missing", "yaml-quote-needed", "yaml-indent")
"""What the engine takes a line for that has no key: the beginning of one, or of a text."""
_SYNTAX = (
    ("mapping values are not allowed", "yaml-colon"),
    ("cannot start any token", "yaml-quote-needed"),
    ("chomping or indentation", "yaml-quote-needed"),
    ("expected comment or line break", "yaml-quote-needed"),
    ("end of stream", "yaml-quote-open"),
    ("',' or", "yaml-bracket-open"),
    ("expected ':'", "yaml-colon-missing"),
    ("escape", "yaml-escape"),
    ("sequence entries are not allowed", "yaml-indent"),
    ("mapping keys are not allowed", "yaml-indent"),
    ("expected whitespace or line break", "yaml-quote-needed"),
    ("did not find expected", "yaml-indent"),
    ("expected <block end>", "yaml-indent"),
)


def events_of(text: str, path: str, problems: Problems, first_line: int) -> list[Any] | None:
    """The events of YAML, or None where there is nothing to go on with; every mistake of syntax is noted.

    What can be mended is, so that the other problems of a file are found in the same run.
    """
    text = _without_pasted_spaces(text, path, problems, first_line)
    found = _parsed(text, path, first_line)
    if "\t" in text:
        # Whatever the tab stood for, the reading with the fewest mistakes lets the rest of the file be checked.
        readings = {spaces: _parsed(text.replace("\t", " " * spaces), path, first_line) for spaces in (1, 2, 4, 0)}
        found = min(readings.values(), key=lambda reading: (reading.events is None, len(reading.mistakes)))
        spaces = next(one for one, reading in readings.items() if reading is found)
        _note_tabs(text, path, problems, first_line, None if found.mistakes or found.events is None else spaces)
        if found.events is None:
            return None
    elif found.mistakes:
        found = _with_bullets(text, path, problems, first_line, found)
    for place, code, said in found.mistakes:
        problems.add(place, code, said=said)
    if found.events is None:
        return None
    if len(found.events) > MOST:
        problems.add(Place(path, first_line), "too-many-parts", most=MOST)
        return None
    return found.events


def _without_pasted_spaces(text: str, path: str, problems: Problems, first_line: int) -> str:
    """The text with plain spaces where one that does not break, as Word has them, would change what the line says."""
    if not _NO_BREAK.search(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        before = _BEFORE.match(line)
        begins = before.end() if before else 0
        ends = max(begins, len(line.rstrip()))
        mended = _plain(line[:begins]) + line[begins:ends] + _plain(line[ends:])
        if mended != line:
            column = next(at for at, (old, new) in enumerate(zip(line, mended, strict=True)) if old != new) + 1
            problems.add(Place(path, first_line + number, column), "pasted-space")
            lines[number] = mended
    return "\n".join(lines)


def _plain(spaces: str) -> str:
    return _NO_BREAK.sub(" ", spaces)


def _note_tabs(text: str, path: str, problems: Problems, first_line: int, spaces: int | None) -> None:
    """Note each line with a tab; where one stands before all else, also how many `spaces` it stands for, if any fit."""
    lines = enumerate(text.split("\n"), start=first_line)
    for number, line in islice(((number, line) for number, line in lines if "\t" in line), _TABS):
        code = {None: "tab", 0: "tab-out", 1: "tab"}.get(spaces, "tab-indent") if line.startswith("\t") else "tab"
        problems.add(Place(path, number, line.index("\t") + 1), code, count=spaces)


def _with_bullets(text: str, path: str, problems: Problems, first_line: int, found: _Reading) -> _Reading:
    """The reading in which the bullets and numbers of a list, as Word has them, are `- `; noted where that mends it."""
    meant = _BULLET.sub(lambda bullet: f"{bullet[1]}{'-'.ljust(len(bullet[2]))}", text)
    read = _parsed(meant, path, first_line) if meant != text else found
    if read.events is None or len(read.mistakes) >= len(found.mistakes):
        return found
    for number, line in enumerate(text.split("\n"), start=first_line):
        if bullet := _BULLET.match(line):
            problems.add(Place(path, number, bullet.start(2) + 1), "yaml-bullet", said=bullet[2].strip())
    return read


@dataclass(frozen=True)
class _Reading:
    """YAML events, or None where the syntax is beyond mending, and the mistakes of syntax met on the way."""

    events: list[Any] | None
    mistakes: list[tuple[Place, str, str]]


def _parsed(text: str, path: str, first_line: int) -> _Reading:
    """Parse, reading each line as it was meant that cannot be read, so that the other problems are found too."""
    mistakes: list[tuple[Place, str, str]] = []
    quoted: set[int] = set()
    while True:
        try:
            return _Reading(list(islice(yaml.parse(text, Loader=LOADER), MOST + 1)), mistakes)
        except yaml.YAMLError as error:
            line, mistake = _mistake(error, text, path, first_line)
            one_of_several = is_between(text.split("\n")[line][: mistake[0].column - 1])
            quotes = mistake[1] in BETWEEN_QUOTES and not one_of_several
            again = line in quoted and quotes  # each time it would be twice as long
            if again or mistake in mistakes or len(mistakes) == _MENDED:
                return _Reading(None, mistakes)
            mistakes.append(mistake)
            mended = as_meant(text, line, mistake[0].column - 1, mistake[1])
            if mended is None:
                return _Reading(None, mistakes)
            quoted |= {line} if quotes else set()
            text = mended


def _mistake(error: yaml.YAMLError, text: str, path: str, first_line: int) -> tuple[int, tuple[Place, str, str]]:
    """The line (from 0) on which parsing stopped, and the mistake."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    code = next((code for words, code in _SYNTAX if words in said), "yaml")
    lines = text.split("\n")
    if "<document start>" in said and mark and (dots := _last_dots(lines[: mark.line])) is not None:
        return dots, (Place(path, first_line + dots), "yaml-dots", said)
    if "node content" in said and mark and mark.line >= len(text.rstrip().split("\n")):
        bracket = _opened(text)
        code, mark = ("yaml-bracket-open", bracket) if bracket else (code, mark)
    elif code in ("yaml-quote-open", "yaml-bracket-open", "yaml-colon-missing"):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if code == "yaml-bracket-open" and (colon := _colon(error, lines, line)) is not None:
        code, column = "yaml-colon", colon
    if code == "yaml-bracket-open" and (inside := _inside(error, lines)) is not None:
        code, line, column = inside
    if code == "yaml-colon" and (glued := _glued_above(lines, line)) is not None:
        code, line, column = "yaml-colon-missing", line - 1, glued
    if code == "yaml-colon" and (block := BLOCK.match(lines[line])):
        code, column, said = "yaml-colon-block", block.end(1), f"{{{block[2]}}}"
    if code == "yaml-indent":
        code, line, column = _behind_indent(lines, line, column, said)
        said = lines[line][column:].lstrip("{").split(":")[0] if code == "yaml-dash-missing" else said
    if code in _OF_LOOSE:
        code, line, column = _loose_or(code, lines, line, column)
    if re.fullmatch(r"\s+[\w-]+", lines[line][:column] if code == "yaml-colon" else ""):
        code, column = "yaml-indent", len(lines[line]) - len(lines[line].lstrip())
    if code == "yaml-bracket-open" and lines[line].count('"') % 2:
        code, column = "yaml-quote-open", lines[line].rindex('"')
    if code == "yaml-bracket-open" and (hash_ := _HASH.search(lines[line], column)):
        code, column = "yaml-bracket-hash", hash_.start("hash")
    return line, (Place(path, first_line + line, column + 1), code, said)


def _loose_or(code: str, lines: list[str], line: int, column: int) -> tuple[str, int, int]:
    """What it is, and where, that the engine tells at a line with no key, or at the key below it."""
    if dash := DASH_ALONE.match(lines[line]):
        return "yaml-dash-space", line, dash.end(1)
    if (loose := loose_line(lines, line, code)) is not None:
        return "yaml-loose", loose, 0
    if code == "yaml-colon" and (several := SEVERAL.match(lines[line])):
        return "yaml-colon-several", line, several.end(1)
    return code, line, column


def _glued_above(lines: list[str], line: int) -> int | None:
    """Where a key begins on the line above with no space behind its colon: both lines are one text then."""
    key = re.match(r"(\s*)[\w-]+: ", lines[line])
    above = re.match(r"(\s*)[\w-]+:(?=[^\s/])", lines[line - 1]) if line and key else None
    return above.end(1) if above and key and above[1] == key[1] else None


def _behind_indent(lines: list[str], line: int, column: int, said: str) -> tuple[str, int, int]:
    """What it is, and where, that the engine holds for a line that stands too far in or out."""
    whole = "".join(lines[line : line + 1])
    if link := _LINK.match(whole):
        return "yaml-quote-needed", line, link.end()
    if opened := opened_above(lines, line):
        return "yaml-quote-open", *opened
    if (braced := _braced(lines, line)) is not None:
        begins = BRACED.match(lines[braced])
        return "yaml-quote-needed", braced, begins.end(1) if begins else 0
    if sign := _SIGNED.match(whole):
        return "yaml-quote-needed", line, sign.end() - 1
    if (value := signed(whole, column)) is not None:
        return "yaml-quote-needed", line, value
    if whole[column : column + 1] == "," and "node content" in said:
        return "yaml-comma", line, column
    if re.match(r"-(?:\s|$)", whole[column:]) and whole[:column].rstrip().endswith((":", ",", "[")):
        return "yaml-dash", line, column
    if re.match(r"\s*\*\s", whole):
        return "yaml-colon-missing", line, column
    if begins_next(lines, line):
        return "yaml-dash-missing", line, column
    if braces_above(lines, line):
        return "yaml-dash-missing", line - 1, lines[line - 1].index("{")
    if dash_above(lines, line) is not None:
        return "yaml-dash-indent", line, len(whole) - len(whole.lstrip())
    return "yaml-after-quote" if _QUOTED.match(whole) else "yaml-indent", line, column


def _colon(error: Any, lines: list[str], line: int) -> int | None:
    """The column of a colon in a text, on the line on which its brace opens, where a comma or a brace was expected."""
    mark = error.problem_mark
    there = mark and mark.line == line < len(lines) and re.match(r":(?:\s|$)", lines[line][mark.column :])
    return int(mark.column) if there else None


def _inside(error: Any, lines: list[str]) -> tuple[str, int, int] | None:
    """What it is, and where, that the engine takes for the end of a text between braces."""
    mark = error.problem_mark
    found = unquoted(lines[mark.line], mark.column) if mark and mark.line < len(lines) else None
    return (found[0], mark.line, found[1]) if found else None


def _braced(lines: list[str], line: int) -> int | None:
    """The line, this one or the one above, whose text begins with a bracket or a brace that closes before its end."""
    return next((one for one in (line, line - 1) if 0 <= one < len(lines) and BRACED.match(lines[one])), None)


def _opened(text: str) -> Any:
    """Where the last bracket or brace opens that never closes."""
    opened = []
    for token in yaml.scan(text, Loader=LOADER):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token.start_mark)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _last_dots(lines: list[str]) -> int | None:
    """The last of these lines with which the file ends for YAML."""
    return next((number for number in reversed(range(len(lines))) if _DOTS.fullmatch(lines[number])), None)
