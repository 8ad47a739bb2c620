"""From the bytes of a file to clean text, with a problem for whatever is not text."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from toolbox.model.problem import Place, Problems

LARGEST = 250_000
"""Bytes: what people write by hand is far smaller, and a larger file is refused before it is read."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
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
