"""What stands among the pages where nothing reads it: folders of no language, pages of no kind, the monitor twice."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from toolbox.model.addresses import GOALS, INITIATIVES, MANUAL, MONITOR, SIGNALS, Addresses
from toolbox.model.pages.kinds import FOR_VISITORS, KINDS
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.read.addresses import FILE as PHRASES
from toolbox.read.folder import inside
from toolbox.read.national import FILE as COUNTRY
from toolbox.read.pages.manual import PICTURES
from toolbox.read.persons import FILE as PERSONS
from toolbox.read.readability import FILE as READABILITY
from toolbox.read.search import FILE as SEARCH
from toolbox.read.wording import FILE as WORDING
from toolbox.read.yaml.naming import nearest

_DATA = (".yml", ".yaml", ".json")
_OF_ALL = (COUNTRY, PERSONS)
_OF_A_LANGUAGE = (PERSONS, PHRASES, READABILITY, SEARCH, WORDING)
"""Files of data beside the folders of the languages, and beside the pages of one."""


def _read(addresses: Addresses) -> tuple[str, ...]:
    """The folders below a language that are read."""
    monitor = (f"{addresses[MONITOR]}/{addresses[one]}" for one in (SIGNALS, INITIATIVES, GOALS))
    return (*(addresses[kind.name] for kind in KINDS), addresses[MANUAL], *monitor)


def check_unread(
    docs: Path, languages: Iterable[str], spoken: Iterable[str], addresses: Addresses, problems: Problems
) -> None:
    """Warn of every page that is not read, and say where it would be; `spoken` are languages for visitors alone."""
    source, *others = languages
    if not docs.is_dir():
        return
    folders = _read(addresses)
    _note_linked_folders(docs, problems)
    _note_data(docs, _OF_ALL, problems)
    for code in (source, *others, *spoken):
        _note_data(docs / code, _OF_A_LANGUAGE, problems)
    for path in inside(docs.glob("*.md"), docs):
        problems.add(Place(display_path(path)), "page-elsewhere", Level.WARNING, folders=listed(folders))
    for folder in sorted(one for one in docs.iterdir() if one.is_dir() and not one.name.startswith(".")):
        if folder.name not in (source, *others, *spoken, PICTURES) and any(folder.rglob("*.md")):
            _note_folder(folder, (source, *others), problems)
    for path in (path for code in spoken for path in inside((docs / code).rglob("*.md"), docs)):
        name, folder_name = path.relative_to(docs).parts[:2]
        if folder_name not in (known := [addresses[one] for one in FOR_VISITORS]):
            named = listed(display_path(docs / name / one) for one in known)
            problems.add(Place(display_path(path)), "page-not-for-visitors", Level.WARNING, name=name, folders=named)
    for code in (source, *others):
        for path in inside((docs / code).rglob("*.md"), docs):
            here = path.relative_to(docs / code).as_posix()
            if code != source and here.startswith(f"{addresses[MONITOR]}/"):
                there = display_path(docs / source / here)
                problems.add(Place(display_path(path)), "monitor-translated", Level.WARNING, path=there)
            elif not here.startswith(tuple(f"{one}/" for one in folders)) and here != "index.md":
                problems.add(Place(display_path(path)), "page-elsewhere", Level.WARNING, folders=listed(folders))


def _note_data(folder: Path, read: tuple[str, ...], problems: Problems) -> None:
    """Warn of a file of data that nothing reads, with the name that was meant, where one is near."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix.lower() in _DATA and path.name not in read and not path.name.startswith((".", "~")):
            near = nearest(f"{path.stem.lower()}.yml", read)
            code = "data-unread-near" if near else "data-unread"
            problems.add(Place(display_path(path)), code, Level.WARNING, near=near or "", known=listed(read))


def _note_linked_folders(docs: Path, problems: Problems) -> None:
    """Refuse folders within a language that are links: what looks at all pages does not follow them."""
    for above, folders, _ in os.walk(docs):
        for name in sorted(folders):
            if above != os.fspath(docs) and os.path.islink(os.path.join(above, name)):
                problems.add(Place(f"{display_path(Path(above))}/{name}"), "folder-link")


def _note_folder(folder: Path, languages: tuple[str, ...], problems: Problems) -> None:
    """A folder that is named after no language of the site; `en-GB` was meant as `en`."""
    code = folder.name[:2].lower()
    details = {"languages": listed(languages), "name": folder.name}
    if code in languages:
        near = display_path(folder.with_name(code))
        problems.add(Place(display_path(folder)), "folder-of-no-language-near", Level.WARNING, near=near, **details)
    elif len(folder.name) == 2:
        problems.add(Place(display_path(folder)), "language-not-named", Level.WARNING, **details)
    else:
        problems.add(Place(display_path(folder)), "folder-of-no-language", Level.WARNING, **details)
