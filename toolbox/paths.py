"""How a path is named in what people read."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path


def display_path(path: Path) -> str:
    """A path as messages show it: from where the person stands, if it lies below."""
    here = os.getcwd()
    below, real = os.path.join(here, ""), _real(here, path)
    if real == here:
        return "."
    return real[len(below) :] if real.startswith(below) else os.fspath(path)


def _real(here: str, path: Path) -> str:
    """Where a path leads. The files of a folder have all of the way but its last step in common."""
    if path.name in ("", "..") or path.is_symlink():
        return os.path.realpath(path)
    return os.path.join(_folder(here, os.fspath(path.parent)), path.name)


@lru_cache(maxsize=1000)
def _folder(here: str, folder: str) -> str:
    return os.path.realpath(os.path.join(here, folder))
