"""Publishing to a server over SFTP, which needs nothing there but the right to put files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from toolbox.model.city.publishing import Server
from toolbox.publish.sending.manifest import NAME, Manifest, read_manifest
from toolbox.publish.sending.programs import SSH, call
from toolbox.publish.sending.target import STAGING, There, folders_above

_PROMPT = "sftp> "


class Sftp:
    """A folder on a server. Files wait there in a folder of their own until all have arrived."""

    at_once = False

    def __init__(self, server: Server) -> None:
        self.where = f"{server.address}:{server.path}"
        self._root = server.folder.rstrip("/") or "/"
        port = ("-P", str(server.port)) if server.port else ()
        self._base = ("sftp", "-S", "ssh", *SSH, *port, "-b", "-", "--", server.address)

    def _call(self, lines: Iterable[str]) -> str:
        """What the server answers to these lines; one that begins with `-` may fail."""
        said = "\n".join((f"cd {_quoted(self._root)}", *lines, ""))
        return call(self._base, self.where, said.encode(), stops=True)

    def manifest(self) -> Manifest | None:
        """What the last publishing left."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "manifest"
            self._call([f"-get {NAME} {_quoted(str(path))}"])
            return read_manifest(path.read_bytes() if path.exists() else None)

    def look(self, site: Path, new: Manifest) -> There:
        """What is there now, by name and size; of a folder that no site of ours has, its name alone."""
        manifest = self.manifest()
        before = manifest.files if manifest else {}
        known = ["", *folders_above([*new.files, *before])]
        sizes = _listed(self._call(f"-ls -lan {_quoted(f'./{one}')}" for one in known), set(known))
        same = {name for name, one in new.files.items() if before.get(name) == one and sizes.get(name) == one[1]}
        paths = {name for name in sizes if name not in (NAME, f"{STAGING}/")}
        return There(manifest, frozenset(paths), frozenset(set(new.files) - same))

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Send under a number, then rename one by one."""
        waiting = [f"{STAGING}/{number}" for number in range(len(names))]
        lines = [f"-rm {STAGING}/*", f"-rmdir {STAGING}", f"mkdir {STAGING}"]
        lines += [f"put {_quoted(str(folder / name))} {one}" for one, name in zip(waiting, names, strict=True)]
        lines += [f"-mkdir {_quoted(above)}" for above in folders_above(names)]
        lines += [f"rename {one} {_quoted(name)}" for one, name in zip(waiting, names, strict=True)]
        self._call([*lines, f"-rmdir {STAGING}"])

    def remove(self, names: Sequence[str]) -> None:
        """Delete, and the folders that are empty by it."""
        self._call(
            [
                *(f"rm {_quoted(name)}" for name in names),
                *(f"-rmdir {_quoted(above)}" for above in reversed(folders_above(names))),
            ]
        )

    def finish(self, message: str) -> None:
        """What has arrived counts already."""


def _quoted(path: str) -> str:
    """A path as the lines of sftp take it: nothing in it is a sign of its own."""
    marked = "".join(f"\\{sign}" if sign in '\\"' else sign for sign in path)
    return f'"./{marked}"' if path.startswith("-") else f'"{marked}"'


def _listed(said: str, folders: set[str]) -> dict[str, int]:
    """The size of each file in what `ls` said of these folders; of another folder the name, with a slash."""
    found, folder = {}, ""
    for line in said.splitlines():
        if line.startswith(_PROMPT):
            folder = line.partition('"./')[2].rstrip('"')
            continue
        parts = line.split(None, 8)
        if len(parts) < 9 or not parts[4].isdigit():
            continue
        name = f"{folder}/{parts[8].rpartition('/')[2]}".removeprefix("/")
        if not line.startswith("d"):
            found[name] = int(parts[4])
        elif name.rpartition("/")[2] not in (".", "..") and name not in folders:
            found[f"{name}/"] = 0
    return found
