"""From the bytes of a file to clean text, with a problem for whatever is not text."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from toolbox.model.problem import Level, Place, Problems

LARGEST = 250_000
"""Bytes: what people write by hand is far smaller, and a larger file is refused before it is read."""

UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
"""What a file in UTF-32 begins with."""
UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""What a file in UTF-16 begins with."""
_WIDE = ((UTF32, "utf-32"), (UTF16, "utf-16"))
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202d\u202e\ufffc\ufffe\uffff]")
"""Signs that steer a program and are no text; two of them turn round all that follows, in a calendar or a mail too."""
_MERGE_BEGINS = re.compile(r"^<{7} .*$", re.MULTILINE)
_MERGE = re.compile(r"^(?:[<>]{7} .*|={7})$", re.MULTILINE)
_AFTER = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore"))
_LOST = re.compile(f"\ufffd|[\u00c2\u00c3\u00c5][{_AFTER}]|\u00e2[{_AFTER}]{{2}}")
"""A sign that was lost, or the bytes of one in UTF-8 that were read as letters of Windows."""
# YAML counts these as line ends, editors do not: as spaces they leave line numbers right.
_ODD_LINE_ENDS = "\x85\u2028\u2029"
_LOST_SIGNS = ("sign-of-another-encoding", "sign-lost")
_OTHER_KINDS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")
"""How PDF, Office and pictures begin."""
_NEAR = 0.8
"""How much the names of two files have in common of which one was meant as the other; all end alike."""
_SMALL = 20_000
"""Bytes of a file of which the text is kept."""


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
        note_closed(path, start, error, problems)
        return None
    if content.startswith(_OTHER_KINDS):
        problems.add(start, "other-file")
        return None
    if wide := next((code for signs, code in _WIDE if content.startswith(signs)), None):
        problems.add(start, wide)
        return None
    text, told = (_kept if len(content) <= _SMALL else _cleaned)(content)
    before = problems.lines(name) if told else ()
    for line, column, code, details in told:
        if code not in _LOST_SIGNS or line not in before:
            level = Level.WARNING if code in _LOST_SIGNS else Level.ERROR
            problems.add(Place(name, line, column), code, level, **dict(details))
    return text


def note_closed(path: Path, start: Place, error: OSError, problems: Problems) -> None:
    """That a file does not open; where there is none of its name, also which of the folder was meant, if one was."""
    near = _near(path) if isinstance(error, FileNotFoundError) else None
    if near is None:
        problems.add(start, "cannot-open", why=(error.strerror or "unknown").lower())
    else:
        problems.add(start, "no-such-file", name=near)


def _near(path: Path) -> str | None:
    """The name of the file in the same folder that is nearly called so."""
    try:
        names = [one.name for one in path.parent.iterdir() if one.is_file()]
    except OSError:
        return None
    found = get_close_matches(path.name, names, n=1, cutoff=_NEAR)
    return found[0] if found else None


Told = tuple[int, int, str, tuple[tuple[str, str], ...]]
"""The line and column of what is wrong with a text, the code of the problem, and its details."""


def _cleaned(content: bytes) -> tuple[str, tuple[Told, ...]]:
    """The clean text of the bytes of a file, and what is wrong with them."""
    told: list[Told] = []
    text = _decoded(content.removeprefix(b"\xef\xbb\xbf"), told)
    text = _without_marks_of_a_merge(text, told)
    told += _lost_signs(text, {line for line, *_ in told})
    text = _without_control_characters(text, told)
    for sign in _ODD_LINE_ENDS:
        text = text.replace(sign, " ")
    return text, tuple(told)


_kept = lru_cache(maxsize=1_000)(_cleaned)
"""The same of a small file: several look at it, and a preview reads every file again where one has changed."""


def _decoded(content: bytes, told: list[Told]) -> str:
    """UTF-8 as text, with Unix line ends; one problem a line that holds a wrong byte."""
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lines = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8", "replace")) + 1
            told.append((number, column, "not-utf-8", (("byte", f"0x{line[error.start]:02X}"),)))
            lines.append(line.decode("utf-8", "replace"))
    return "\n".join(lines)


def _without_control_characters(text: str, told: list[Told]) -> str:
    if not CONTROL.search(text):
        return text
    for number, line in enumerate(text.split("\n"), start=1):
        if found := CONTROL.search(line):
            told.append((number, found.start() + 1, "control-character", (("sign", f"U+{ord(found[0]):04X}"),)))
    return CONTROL.sub(" ", text)


def _without_marks_of_a_merge(text: str, told: list[Told]) -> str:
    """The text without the lines with which git marks what it could not join; one problem for each place."""
    if not _MERGE_BEGINS.search(text):
        return text
    lines = enumerate(text.split("\n"), start=1)
    told += [(number, 1, "merge-left", ()) for number, line in lines if _MERGE_BEGINS.match(line)]
    return _MERGE.sub("", text)


def _lost_signs(text: str, told: set[int]) -> Iterator[Told]:
    """Letters that came through another encoding, the first of each line that was not told: `Ã«` was once `ë`."""
    if not _LOST.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = None if number in told else _LOST.search(line)
        if found and (better := _as_it_was(found[0])) is not None:
            details = (("sign", found[0]), ("better", better))
            yield number, found.start() + 1, "sign-of-another-encoding" if better else "sign-lost", details


def _as_it_was(signs: str) -> str | None:
    """What stood there before; nothing where that is lost, None where the signs are meant."""
    if signs == "\ufffd":
        return ""
    try:
        return signs.encode("cp1252").decode("utf-8")
    except ValueError:
        return None
