"""Whether a build would make what stands there already: what it reads is as it was, and nobody touched what it made.

What is read is known again by its content, what was made by how the disk holds it: that of 1,000 events is a gigabyte.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from toolbox.hashing import hash_of_file, hash_of_files
from toolbox.publish.cache import BUILT, read_note, write_note
from toolbox.publish.held import held, state


class Built:
    """What the last build was made from, what it made and what it told.

    `asked` is all that a build depends on beside files, `read` are the files and folders that it reads, `made` those
    that it makes. Their content is looked at when this is made, so before the build reads them: who writes to one
    meanwhile is noticed by the next build.
    """

    def __init__(self, cache: Path, asked: Iterable[str], read: Iterable[Path], made: Iterable[Path]) -> None:
        self._file = cache / BUILT
        self._made = tuple(made)
        self._from = _hash(asked, read)

    def told(self) -> list[str] | None:
        """What the last build told, where another one would make the same; None where it has to be done."""
        note = read_note(self._file)
        if not self._from or note.get("from") != self._from or note.get("made") != self._state():
            return None
        return [str(one) for one in note["told"]]

    def leave(self, told: list[str]) -> None:
        """Note what was made, once it stands where it belongs."""
        made = self._state()
        if self._from and made:
            write_note(self._file, {"from": self._from, "made": made, "told": told})

    def _state(self) -> str:
        """How the disk holds all that was made; nothing where some of it is not there, or it notes no such thing."""
        states: list[str] = []
        for top in self._made:
            below = [f"{place} {one}" for place, _, _ in os.walk(top) if (one := state(held(place)))]
            if not below:
                return ""
            states += below
        return hashlib.sha256("\n".join(sorted(states)).encode()).hexdigest()


def _hash(asked: Iterable[str], read: Iterable[Path]) -> str:
    """A hash of all that a build is made from; nothing where that cannot be told, as of folders behind links."""
    parts = [*asked]
    try:
        for path in read:
            if any(Path(place, name).is_symlink() for place, names, _ in os.walk(path) for name in names):
                return ""
            parts.append(f"{path} {hash_of_file(path) if path.is_file() else hash_of_files(path)}")
    except OSError:
        return ""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
