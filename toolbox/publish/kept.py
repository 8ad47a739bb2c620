"""What was made before, kept under a hash of all that it was made from, so that it need not be made again.

A thing is kept whole or not at all: it is made under another name and renamed. No clock is asked.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent


class Kept:
    """A folder of kept things, each a folder of files; what a build did not ask for is swept out at its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def get(self, kind: str, ground: Any, make: Callable[[Path], None]) -> Path:
        """The folder with what `make` writes into an empty folder.

        `ground` is everything that it is made from, as plain data; our own code and the libraries are added here.
        Whoever takes the files copies them. What `make` raises goes through, and nothing is kept then.
        """
        content = json.dumps([tools(), ground], sort_keys=True, default=str)
        name = f"{kind}-{hashlib.sha256(content.encode()).hexdigest()[:32]}"
        self._asked.add(name)
        place = self._folder / name
        if not place.is_dir():
            unfinished = self._folder / f"{name}.part"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(parents=True)
            make(unfinished)
            unfinished.rename(place)
        return place

    def sweep(self) -> None:
        """Throw out what was not asked for."""
        for old in self._folder.iterdir() if self._folder.is_dir() else ():
            if old.name not in self._asked:
                shutil.rmtree(old, ignore_errors=True)


@cache
def tools() -> str:
    """A hash of what makes things: this package with its templates, the libraries and their versions, Python itself."""
    versions = sorted(f"{one.name} {one.version}" for one in distributions())
    return hash_of_files(_PACKAGE, (path for path in _PACKAGE.rglob("*") if "__pycache__" not in path.parts), *versions)


def hash_of_files(folder: Path, paths: Iterable[Path], *more: str) -> str:
    """A hash of the names and contents of the files among these paths, all of them under the folder."""
    digest = hashlib.sha256("\0".join((sys.version, os.environ.get("SOURCE_DATE_EPOCH", ""), *more)).encode())
    for path in sorted(paths):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            digest.update(f"\0{name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()
