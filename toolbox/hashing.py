"""By what the content of files is known again, and what makes things of it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def hash_of_file(path: Path) -> str:
    """By which the content of a file is known again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def tools() -> str:
    """A hash of what makes things: this package with its templates, the libraries and their versions, Python itself."""
    return hash_of_files(PACKAGE, sys.version, *sorted(_libraries()))


def _libraries() -> Iterator[str]:
    """The libraries with their versions, as the names of their folders say; what is in these need not be read."""
    for place in dict.fromkeys(sys.path):
        if os.path.isdir(place):
            yield from (name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))


def hash_of_files(folder: Path, *more: str) -> str:
    """A hash of the names and contents of the files under a folder, without Python's own, and of `more`."""
    digest = hashlib.sha256(os.fsencode("\0".join(more)))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            # A name need not be text: what the disk has of it counts.
            digest.update(os.fsencode(f"\0{path.relative_to(folder).as_posix()}\0{hash_of_file(path)}"))
    return digest.hexdigest()
