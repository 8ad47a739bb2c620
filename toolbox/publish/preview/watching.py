"""Waiting until somebody saves a file. Asking the disk again and again works on every disk, a shared one too."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

_PAUSE, _CALM = 0.25, 0.1
"""Seconds between two looks, and for which nothing may change before it counts: an editor saves in steps."""


class Watch:
    """Files and folders, with how they stood when they were last looked at."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._known = self._look()

    def wait(self) -> tuple[str, ...]:
        """Come back once something is other than at the last look, and nothing changes any more; the names of what is.

        Of what is gone too; each name is that of a file, without its folder.
        """
        before = self._known
        while (now := self._look()) == self._known:
            time.sleep(_PAUSE)
        while now != self._known:
            self._known = now
            time.sleep(_CALM)
            now = self._look()
        changed = (one for one in before.keys() | now.keys() if before.get(one) != now.get(one))
        return tuple(sorted({Path(one).name for one in changed}))

    def _look(self) -> dict[str, tuple[int, int]]:
        """When each file was written, in nanoseconds, and its size."""
        found = {}
        for path in (one for given in self._paths for one in _files(given)):
            try:
                about = os.stat(path)
            except OSError:  # gone since the folder was listed
                continue
            found[path] = (about.st_mtime_ns, about.st_size)
        return found


def _files(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names)
