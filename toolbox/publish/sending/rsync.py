"""Publishing to a server with rsync over ssh: only what differs travels, and all of it counts at once at the end."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from toolbox.model.city.publishing import Server
from toolbox.publish.sending.manifest import NAME, Manifest, read_manifest
from toolbox.publish.sending.programs import SSH, call
from toolbox.publish.sending.target import There, folders_above

_LISTED = re.compile(r"(?P<kind>.)\S+ +[\d,.]+ \S+ \S+ (?P<name>.+)")
_WAITING = ".~tmp~/"
"""Where rsync lets files wait until all have arrived."""


class Rsync:
    """A folder on a server that has rsync."""

    at_once = False

    def __init__(self, server: Server) -> None:
        self.where = f"{server.address}:{server.path}"
        self._there = f"{server.address}:{server.folder.rstrip('/')}/"
        port = ("-p", str(server.port)) if server.port else ()
        # rsync itself cuts this at its blanks; there are none within its parts.
        self._base = (
            "rsync",
            "--recursive",
            "--protect-args",
            "--timeout=120",
            "--rsh",
            " ".join(("ssh", *SSH, *port)),
        )

    def _call(self, *arguments: str, names: Sequence[str] | None = None) -> str:
        listed = () if names is None else ("--files-from=-", "--from0")
        given = "\0".join(names or ()).encode()
        return call((*self._base, *listed, *arguments), self.where, given)

    def _paths(self) -> set[str]:
        found = map(_LISTED.fullmatch, self._call("--list-only", "--links", "--", self._there).splitlines())
        named = [(one["kind"], one["name"]) for one in found if one]
        return {name.partition(" -> ")[0] if kind == "l" else name for kind, name in named if kind != "d"}

    def manifest(self) -> Manifest | None:
        """What the last publishing left."""
        return self._manifest(self._paths())

    def _manifest(self, paths: set[str]) -> Manifest | None:
        if NAME not in paths:
            return None
        with tempfile.TemporaryDirectory() as folder:
            self._call("--", f"{self._there}{NAME}", f"{folder}/")
            return read_manifest((Path(folder) / NAME).read_bytes())

    def look(self, site: Path, new: Manifest) -> There:
        """What is there now, by the sums that the server itself makes."""
        paths = self._paths()
        said = self._call("--dry-run", "--checksum", "--out-format=%i %n", "--", f"{site}/", self._there)
        differs = {line.partition(" ")[2] for line in said.splitlines() if line.startswith("<f")}
        ours = {name for name in paths if name == NAME or _WAITING in name}
        return There(self._manifest(paths), frozenset(paths - ours), frozenset(differs & set(new.files)))

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Send; they get their names at the end, in one go."""
        if names:
            self._call("--ignore-times", "--delay-updates", "--", f"{folder}/", self._there, names=names)

    def remove(self, names: Sequence[str]) -> None:
        """Delete the files, then the folders that are empty by it, the deepest first."""
        folders = folders_above(names)
        depths = sorted({one.count("/") for one in folders}, reverse=True)
        for missing in (names, *([one for one in folders if one.count("/") == depth] for depth in depths)):
            if missing:
                self._delete(missing)

    def _delete(self, names: Sequence[str]) -> None:
        """Send these names from where they are not. The folders above them are, or these would be taken away too."""
        with tempfile.TemporaryDirectory() as nothing:
            for above in folders_above(names):
                (Path(nothing) / above).mkdir(exist_ok=True)
            self._call("--delete-missing-args", "--", f"{nothing}/", self._there, names=names)

    def finish(self, message: str) -> None:
        """What has arrived counts already."""
