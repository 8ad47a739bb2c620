"""Guidance that was read before, kept until anything changes of what it was read from.

To read and check all pages takes each command a second or more; nearly always they are as they were. `guidance.py` says
what is kept.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from toolbox import hashing
from toolbox.paths import display_path
from toolbox.read.inputs import Inputs

MOST = 8
"""So many are kept, of other cities, steps or days; each is one to two megabytes."""
_SUM = 32


@dataclass(frozen=True)
class GuidanceCache:
    """The place of the guidance of one city, as it is now."""

    file: Path

    @classmethod
    def of(cls, inputs: Inputs, stage: int | None, today: date | None) -> GuidanceCache | None:
        """The place of what is read from `inputs`; None where none is kept, or it cannot be known again.

        That is where a link or another thing that is no file stands among the pages, or one cannot be read.
        """
        if inputs.cache is None or not inputs.policy.is_file():
            return None
        try:
            contents = [hashing.hash_of_file(inputs.policy), _hash_of_pages(inputs.docs)]
        except OSError:
            return None
        asked = [display_path(inputs.policy), display_path(inputs.docs), str(stage), str(today)]
        name = hashlib.sha256("\0".join([hashing.tools(), *contents, *asked]).encode()).hexdigest()
        return cls(inputs.cache / f"{name[:32]}.pickle")

    def load(self) -> Any:
        """What stands there; None where nothing does, or what does is not whole."""
        try:
            content = self.file.read_bytes()
            if hashlib.sha256(content[_SUM:]).digest() != content[:_SUM]:
                return None
            os.utime(self.file)
        except OSError:
            return None
        return pickle.loads(content[_SUM:])

    def store(self, found: Any) -> None:
        """Put it there, in whole or not at all, and throw out those that were not asked for the longest.

        Where nothing can be written, nothing is kept.
        """
        content = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
        unfinished = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(hashlib.sha256(content).digest() + content)
            unfinished.replace(self.file)
            kept = sorted(self.file.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)
            for old in kept[MOST:]:
                old.unlink(missing_ok=True)


def _hash_of_pages(docs: Path) -> str:
    """A hash of all under a folder, of its folders too; raises OSError where a part of it cannot be known again."""

    def refuse(error: OSError) -> None:
        raise error

    walk = os.walk(docs, onerror=refuse)
    there = [Path(place, name) for place, folders, names in walk for name in (*folders, *names)]
    if strange := next((one for one in there if one.is_symlink() or not (one.is_dir() or one.is_file())), None):
        raise OSError(f"{strange} is no file")
    return hashing.hash_of_files(docs, *sorted(one.relative_to(docs).as_posix() for one in there))
