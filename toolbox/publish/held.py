"""How a disk holds the files of a folder: by which it is seen whether anybody touched one, without reading it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Held(NamedTuple):
    """How a disk holds a file: where (device and number), its bytes, and in ns when it was written to and when anything
    of it last changed, a link to it too. The disk itself notes the last, and nobody can set it back.
    """

    place: tuple[int, int]
    size: int
    written: int
    changed: int


def held(folder: str | Path) -> dict[str, Held]:
    """How the files of a folder are held, by name; nothing where a disk notes no such thing, or there is no folder."""
    if os.name != "posix":
        return {}
    try:
        with os.scandir(folder) as there:
            found = {one.name: one.stat(follow_symlinks=False) for one in there}
    except OSError:
        return {}
    return {
        name: Held((one.st_dev, one.st_ino), one.st_size, one.st_mtime_ns, one.st_ctime_ns)
        for name, one in found.items()
    }


def state(files: Mapping[str, Held], links: bool = True) -> str:
    """The same in short, without when a `link` to a file came or went where that is not asked; nothing of nothing."""
    parts = [f"{name} {one if links else one[:-1]}" for name, one in sorted(files.items())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] if parts else ""
