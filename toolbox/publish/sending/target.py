"""What every place to publish to can do; each kind of it is a module beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from toolbox.publish.sending.manifest import Manifest

STAGING = ".publishing"
"""Where files wait, at the place itself, until all have arrived; nobody asks for it."""


@dataclass(frozen=True)
class There:
    """What is published now.

    `manifest` is what the last publishing left, if any; `paths` are all files that are there (a folder of somebody
    else may stand as its name with a slash), and `differs` those of the new site that are other there, or not there.
    """

    manifest: Manifest | None
    paths: frozenset[str]
    differs: frozenset[str]


class Target(Protocol):
    """A place to publish to. Whatever it does raises NotSent where it cannot."""

    where: str
    """Its name for people."""
    at_once: bool
    """Whether all that is put there counts in one step, or not at all."""

    def manifest(self) -> Manifest | None:
        """What the last publishing left; asking it also shows whether the place can be reached."""

    def look(self, site: Path, new: Manifest) -> There:
        """What is there now, held against a new site."""

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Put these files of a folder there, in this order, once all of them have arrived."""

    def remove(self, names: Sequence[str]) -> None:
        """Take these files away, and the folders that are empty by it."""

    def finish(self, message: str) -> None:
        """All is there: make it count, where that is a step of its own."""


def folders_above(names: Sequence[str]) -> list[str]:
    """Every folder in which one of these files stands, a folder before those in it."""
    found = {above for name in names for above in _above(name)}
    return sorted(found, key=lambda one: (one.count("/"), one))


def _above(name: str) -> list[str]:
    parts = name.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
