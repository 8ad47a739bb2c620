"""Pages whose lists of events are of today, in what an engine rendered before.

An engine leaves the lists of events as they are, which are HTML. So they are no part of what its pages are made from,
and are put in afterwards, as are the files that it only copies. Another event costs no rendering.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from toolbox.publish.engine.errors import EngineError
from toolbox.write.pages.markdown import OF_EVENTS

_PAGE = ".md"


def hash_without_events(plain: Path) -> str:
    """A hash of all that an engine makes pages from: their text without the events, and the names of other files."""
    digest = hashlib.sha256()
    for path in sorted(path for path in plain.rglob("*") if path.is_file()):
        text = OF_EVENTS.sub("", path.read_text(encoding="utf-8")) if path.suffix == _PAGE else ""
        digest.update(f"\0{path.relative_to(plain).as_posix()}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()


def put_events_in(plain: Path, site: Path) -> None:
    """Give rendered pages the events of their plain ones, and other files what they hold now. Raises EngineError."""
    for path in (path for path in plain.rglob("*") if path.is_file()):
        copy = site / path.relative_to(plain)
        if path.suffix != _PAGE:
            if copy.is_file():
                shutil.copy2(path, copy)
        elif found := OF_EVENTS.search(path.read_text(encoding="utf-8")):
            folder = copy.parent if path.stem == "index" else copy.with_suffix("")
            _put_in(found[1], folder / "index.html")


def _put_in(events: str, page: Path) -> None:
    text, times = OF_EVENTS.subn(lambda _: events, page.read_text(encoding="utf-8"))
    if times != 1:
        raise EngineError(f"{page.parent.name}/{page.name} has no place for its events")
    page.write_text(text, encoding="utf-8")
