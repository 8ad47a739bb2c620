"""All files of an event in one, and documents that are such files, as the same bytes each time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can hold: the same content gives the same bytes."""

_READABLE = 0o644 << 16
"""By whom it can be read, once unpacked."""
_PACKED = (".pdf", ".xlsx")
"""Kinds of file that are compressed inside."""


def packet(folder: str, made: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP with each file under a folder of the event's name."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in made:
            entry = zipfile.ZipInfo(f"{folder}/{name}", _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            whole.writestr(entry, content)
    return buffer.getvalue()


def repacked(content: bytes) -> bytes:
    """The same document with no moment of its making in it: its parts in their order, each with the earliest date."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as read, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            whole.writestr(entry, read.read(name))
    return buffer.getvalue()
