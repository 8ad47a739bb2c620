"""What was made before, kept under a hash of all that it was made from, so that it need not be made again.

A thing is kept whole or not at all: it is made under another name and renamed. No clock is asked.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from toolbox import hashing
from toolbox.hashing import hash_of_file, hash_of_files
from toolbox.publish.held import held, state

_NOTE, _BODY, _PAGE, _SUM, _UNTOUCHED = "made.json", "body.html", "index.html", "sum", "untouched.json"
_OF_THE_PAGE = (_BODY, _PAGE)
BUILT = "built.json"
"""What the last build was made from, and how what it made is held: `unchanged.py` asks for it."""


class Cache:
    """A folder of things that were made, each a folder of files; what a build did not ask for goes at its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = {_UNTOUCHED, BUILT}
        self._events: dict[str, str] = {}
        self._untouched = read_note(folder / _UNTOUCHED)

    def get(self, kind: str, made_from: Any, make: Callable[[Path], None], made_with: str = "") -> Path:
        """The folder with what `make` writes into an empty folder.

        `made_from` is everything that it is made from, as plain data; our own code and the libraries are added here,
        or what `made_with` names of them. Whoever takes the files copies them. What `make` raises goes through, and
        nothing is kept then. What somebody changed since is made again.
        """
        place = self._place(kind, made_from, made_with)
        sum_of_all = place.with_name(f"{place.name}.{_SUM}")
        self._asked.add(sum_of_all.name)
        if not place.is_dir() or not sum_of_all.is_file() or sum_of_all.read_text() != hash_of_files(place):
            unfinished = place.with_name(f"{place.name}.part")
            for old in (unfinished, place):
                shutil.rmtree(old, ignore_errors=True)
            unfinished.mkdir(parents=True)
            make(unfinished)
            sum_of_all.write_text(hash_of_files(unfinished))
            unfinished.rename(place)
        return place

    def passed(self, kind: str, rules: Any) -> Passed:
        """What passed a check by these rules, which are plain data; our own code and the libraries are added here."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return Passed(self._place(kind, rules))

    def _place(self, kind: str, made_from: Any, made_with: str = "") -> Path:
        content = json.dumps([made_with or hashing.tools(), made_from], sort_keys=True, default=str)
        name = f"{kind}-{hashlib.sha256(content.encode()).hexdigest()[:32]}"
        self._asked.add(name)
        return self._folder / name

    def event(self, code: str, slug: str) -> CachedEvent:
        """The place of one event in one language."""
        name = f"event-{code}-{slug}"
        self._asked.add(name)
        return CachedEvent(self._folder / name, self._events, self._untouched.get(name, ""))

    def leave(self) -> None:
        """Note how the disk holds the files of the events, at the very end: a link made or taken away changes that."""
        now = {name: held(self._folder / name) for name in self._events}
        # A file that was written to while the rest was built is looked at again.
        found = {name: state(one) for name, one in now.items() if state(one, links=False) == self._events[name]}
        if found:
            write_note(self._folder / _UNTOUCHED, found)

    def sweep(self) -> None:
        """Throw out what was not asked for."""
        for old in self._folder.iterdir() if self._folder.is_dir() else ():
            if old.name not in self._asked:
                shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink()


class Passed:
    """The pages that passed a check, each by its address and its content: one of them is not read again."""

    def __init__(self, file: Path) -> None:
        self._file = file
        # A line that somebody broke is that of no page.
        said = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        self._before = frozenset(said.splitlines())
        self._now: set[str] = set()

    def new(self, pages: Iterable[Path], below: Path) -> list[Path]:
        """Those of these pages, whose addresses count from `below`, that have not passed before."""
        lines = {page: f"{page.relative_to(below).as_posix()} {hash_of_file(page)}" for page in pages}
        self._now.update(lines.values())
        return [page for page, its in lines.items() if its not in self._before]

    def keep(self) -> None:
        """All that was asked for has passed now."""
        unfinished = self._file.with_name(f"{self._file.name}.part")
        unfinished.write_text("\n".join(sorted(self._now)), encoding="utf-8")
        unfinished.replace(self._file)


class CachedEvent:
    """The files of an event, the body of its page and the page, with what they were made from.

    A file counts as whole while its content is the one that was noted when it was written: the site holds the same
    files (hard links), so whoever changes one there is found out. What nobody has touched since the last build, when
    its state on the disk was `untouched`, is not read again: that of 1,000 events is a gigabyte. Under its name in
    `whole` stands how it was when it was found or made whole.
    """

    def __init__(self, place: Path, whole: dict[str, str], untouched: str = "") -> None:
        self._place = place
        self._whole = whole
        self._held = held(place)
        self._note = self._read(untouched)
        self._keep_state()

    def _read(self, untouched: str) -> dict[str, Any]:
        note = read_note(self._place / _NOTE)
        try:
            whole = (untouched and untouched == state(self._held)) or all(
                hash_of_file(self._place / name) == noted for name, noted in note["files"].items()
            )
        except (OSError, KeyError, AttributeError):
            return {}
        return note if whole else {}

    def _keep_state(self) -> None:
        if self._note:
            self._whole[self._place.name] = state(self._held, links=False)

    @property
    def made_from(self) -> str:
        """What it was made from; nothing where it is not there in whole."""
        return str(self._note.get("made_from", ""))

    @property
    def view_hash(self) -> str:
        """A hash of what the files show."""
        return str(self._note.get("view", ""))

    @property
    def extra_pages(self) -> int:
        """How many pages the briefings take more than one a role."""
        return int(self._note["extra_pages"])

    @property
    def body(self) -> str:
        """The body of the page."""
        return (self._place / _BODY).read_text(encoding="utf-8")

    @property
    def files(self) -> list[str]:
        """The paths of the files to download."""
        return [f"{self._place}/{name}" for name in self._downloads()]

    def is_all_of(self, folder: str) -> bool:
        """Whether a folder holds the files to download, each the same file on the disk, and nothing else."""
        mine = {name: self._held[name].place for name in self._downloads() if name in self._held}
        return bool(mine) and mine == {name: one.place for name, one in held(folder).items()}

    def _downloads(self) -> Iterator[str]:
        return (name for name in self._note["files"] if name not in _OF_THE_PAGE)

    def page(self, frame: str, pour: Callable[[str], str]) -> str:
        """The path of the whole page: that of before, or where another `frame` was around it what `pour` makes of the
        body. `frame` tells all that goes into it beside the body."""
        made_from = f"{frame} {self._note['files'][_BODY]}"
        if self._note.get("page") != made_from:
            self._write(_PAGE, pour(self.body).encode())
            self._note["page"] = made_from
            self._renew()
        return f"{self._place}/{_PAGE}"

    def store(self, made_from: str, view_hash: str, files: dict[str, bytes], body: str, extra_pages: int) -> None:
        """Put it in the place of what stood there."""
        unfinished = self._place.with_name(f"{self._place.name}.part")
        for old in (unfinished, self._place):
            shutil.rmtree(old, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for name, content in (files | {_BODY: body.encode()}).items():
            (unfinished / name).write_bytes(content)
        sums = {name: hash_of_file(unfinished / name) for name in (*files, _BODY)}
        self._note = {"made_from": made_from, "view": view_hash, "extra_pages": extra_pages, "files": sums}
        write_note(unfinished / _NOTE, self._note)
        unfinished.rename(self._place)
        self._held = held(self._place)
        self._keep_state()

    def confirm(self, made_from: str, files: Mapping[str, bytes]) -> None:
        """It would be the same made from this, but for these files, which take the place of those of before."""
        for name, content in files.items():
            self._write(name, content)
        self._note["made_from"] = made_from
        self._renew()

    def _write(self, name: str, content: bytes) -> None:
        """Put a file in the place of one; the site of before, which holds that under another name, keeps its own."""
        (self._place / name).unlink(missing_ok=True)
        (self._place / name).write_bytes(content)
        self._note["files"][name] = hash_of_file(self._place / name)

    def _renew(self) -> None:
        write_note(self._place / _NOTE, self._note)
        self._held = held(self._place)
        self._keep_state()


def read_note(path: Path) -> dict[str, Any]:
    """What was noted in a file; nothing where it is not there, or not whole."""
    try:
        note: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def write_note(path: Path, note: Mapping[str, Any]) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text(json.dumps(note), encoding="utf-8")
    unfinished.replace(path)


def link_all(files: Iterable[str | Path], folder: str | Path) -> None:
    """Give files a second name in a folder; copies where the disk has no links or lies elsewhere."""
    os.makedirs(folder, exist_ok=True)
    for path in files:
        name = f"{folder}/{os.path.basename(path)}"
        try:
            os.link(path, name)
        except OSError:
            shutil.copy2(path, name)
