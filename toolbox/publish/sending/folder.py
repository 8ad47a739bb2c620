"""Publishing into a folder of this machine, or of a disk that it can write to."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from toolbox.publish.sending.errors import NotSent, told
from toolbox.publish.sending.manifest import NAME, Manifest, hashes, read_manifest
from toolbox.publish.sending.target import STAGING, There, folders_above


class Folder:
    """A folder; `where` is its name for people.

    Files wait in it under another name, so that they only need a new name once all have arrived. The folder itself
    stays the same one: a web server that was given it does not look at one that took its place.
    """

    at_once = False

    def __init__(self, root: Path, where: str = "") -> None:
        self.root, self.where = root, where or str(root)

    def manifest(self) -> Manifest | None:
        """What the last publishing left."""
        if not self.root.parent.is_dir() or (self.root.exists() and not self.root.is_dir()):
            raise NotSent("send-no-folder", where=self.where, why=self.where)
        with told(self.where):
            path = self.root / NAME
            return read_manifest(path.read_bytes() if path.exists() else None)

    def look(self, site: Path, new: Manifest) -> There:
        """What is there now, byte for byte."""
        manifest = self.manifest()
        with told(self.where):
            files = (one for one in self.root.rglob("*") if not one.is_dir())
            paths = {one.relative_to(self.root).as_posix() for one in files}
            there = hashes(self.root, paths & set(new.files))
        differs = {name for name, one in new.files.items() if there.get(name) != one}
        ours = {name for name in paths if name == NAME or name.startswith(f"{STAGING}/")}
        return There(manifest, frozenset(paths - ours), frozenset(differs))

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Copy, then rename one by one."""
        staging = self.root / STAGING
        with told(self.where):
            self.root.mkdir(exist_ok=True)
            shutil.rmtree(staging, ignore_errors=True)
            try:
                staging.mkdir()
                for number, name in enumerate(names):
                    shutil.copyfile(folder / name, staging / str(number))
                    (staging / str(number)).chmod(0o644)
                for above in folders_above(names):
                    (self.root / above).mkdir(exist_ok=True)
                for number, name in enumerate(names):
                    (staging / str(number)).replace(self.root / name)
            finally:
                shutil.rmtree(staging, ignore_errors=True)

    def remove(self, names: Sequence[str]) -> None:
        """Delete, and the folders that are empty by it."""
        with told(self.where):
            for name in names:
                (self.root / name).unlink(missing_ok=True)
            for above in reversed(folders_above(names)):
                with suppress(OSError):
                    (self.root / above).rmdir()

    def finish(self, message: str) -> None:
        """What stands in a folder counts already."""
