"""From the bytes of a file to clean text, with a problem for whatever is not text."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from toolbox.model.problem import Level, Place, Problems

LARGEST = 250_000
"""Bytes: what people write by hand is far smaller, and a larger file is refused before it is read."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffc\ufffe\uffff]")
_MERGE_BEGINS = re.compile(r"^<{7} .*$", re.MULTILINE)
_MERGE = re.compile(r"^(?:[<>]{7} .*|={7})$", re.MULTILINE)
_AFTER = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore"))
_LOST = re.compile(f"\ufffd|[\u00c2\u00c3\u00c5][{_AFTER}]|\u00e2[{_AFTER}]{{2}}")
"""A sign that was lost, or the bytes of one in UTF-8 that were read as letters of Windows."""
# YAML counts these as line ends, editors do not: as spaces they leave line numbers right.
_ODD_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")


def read_text(path: Path, name: str, problems: Problems) -> str | None:
    """A file's text, or None where there is nothing to go on with; `name` is its path in messages."""
    start = Place(name)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            problems.add(start, "not-a-file")
            return None
        if about.st_size > LARGEST:
            problems.add(start, "too-large", size=about.st_size // 1000)
            return None
        content = path.read_bytes()
    except OSError as error:
        problems.add(start, "cannot-open", why=(error.strerror or "unknown").lower())
        return None
    if content.startswith(_UTF16):
        problems.add(start, "utf-16")
        return None
    text = _decoded(content.removeprefix(b"\xef\xbb\xbf"), name, problems)
    text = _without_marks_of_a_merge(text, name, problems)
    _note_lost_signs(text, name, problems)
    return _without_control_characters(text, name, problems).translate(_ODD_LINE_ENDS)


def _decoded(content: bytes, name: str, problems: Problems) -> str:
    """UTF-8 as text, with Unix line ends; one problem a line that holds a wrong byte."""
    lines = []
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", content), start=1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8", "replace")) + 1
            problems.add(Place(name, number, column), "not-utf-8", byte=f"0x{line[error.start]:02X}")
            lines.append(line.decode("utf-8", "replace"))
    return "\n".join(lines)


def _without_control_characters(text: str, name: str, problems: Problems) -> str:
    for number, line in enumerate(text.split("\n"), start=1):
        if found := CONTROL.search(line):
            place = Place(name, number, found.start() + 1)
            problems.add(place, "control-character", sign=f"U+{ord(found[0]):04X}")
    return CONTROL.sub(" ", text)


def _without_marks_of_a_merge(text: str, name: str, problems: Problems) -> str:
    """The text without the lines with which git marks what it could not join; one problem for each place."""
    if not (begins := list(_MERGE_BEGINS.finditer(text))):
        return text
    for found in begins:
        problems.add(Place(name, text.count("\n", 0, found.start()) + 1), "merge-left")
    return _MERGE.sub("", text)


def _note_lost_signs(text: str, name: str, problems: Problems) -> None:
    """Warn of letters that came through another encoding, the first of each line: `Ã«` was once `ë`."""
    if not _LOST.search(text):
        return
    told = problems.lines(name)
    for number, line in enumerate(text.split("\n"), start=1):
        found = None if number in told else _LOST.search(line)
        if found and (better := _as_it_was(found[0])) is not None:
            place, details = Place(name, number, found.start() + 1), {"sign": found[0], "better": better}
            problems.add(place, "sign-of-another-encoding" if better else "sign-lost", Level.WARNING, **details)


def _as_it_was(signs: str) -> str | None:
    """What stood there before; nothing where that is lost, None where the signs are meant."""
    if signs == "\ufffd":
        return ""
    try:
        return signs.encode("cp1252").decode("utf-8")
    except ValueError:
        return None
