"""The files of a folder whose stems become addresses."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from toolbox.model.fields import INDEX, RESERVED, SLUG
from toolbox.model.problem import Level, Place, Problems
from toolbox.paths import display_path

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp", ".svg")
_LARGE = 1_000_000
"""Bytes."""
_NEARLY = {".yml": (".yaml", ".yml.txt", ".txt", ".json"), ".md": (".markdown", ".mdown", ".md.txt", ".txt")}
_OFFICE = (".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".csv", ".pdf", ".htm", ".html", ".eml", ".msg")
"""Files of other programs, of which only a copy of the words can be read."""


def inside(paths: Iterable[Path], folder: Path) -> list[Path]:
    """The plain files among these, in order, without links that lead out of the folder."""
    return sorted(path for path in paths if path.is_file() and not leads_out(path, folder))


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path is a link to something outside a folder."""
    return path.is_symlink() and not os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))


def language_folders(docs: Path) -> list[Path]:
    """The folders of pages, one a language, named after its two letters."""
    return [path for path in sorted(docs.glob("*")) if len(path.name) == 2 and path.is_dir()]


def files(folder: Path, ending: str, problems: Problems, *, index: bool = False) -> dict[str, Path]:
    """The files of a folder with this ending, by slug, in order; `index` says that one may be called so.

    Hidden files and other kinds are left alone; a nearly right ending, a stem that cannot be an address, and two
    stems that differ only in case are problems.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        problems.add(Place(display_path(folder)), "cannot-open-folder", why=(error.strerror or "unknown").lower())
        return {}
    found: dict[str, Path] = {}
    seen: dict[str, Path] = {}
    for path in entries:
        if path.name.startswith((".", "~")):
            continue
        if leads_out(path, folder):
            problems.add(Place(f"{display_path(folder)}/{path.name}"), "file-link")
            continue
        if path.is_dir():
            _note_deeper(path, folder, ending, problems)
            continue
        start = Place(display_path(path))
        if path.suffix != ending:
            if path.suffix.lower() == ending or path.name.lower().endswith(_NEARLY[ending]):
                problems.add(start, "file-ending", ending=ending)
            else:
                _note_stray(path, ending, problems)
            continue
        if other := seen.get(path.stem.casefold()):
            problems.add(start, "slug-twice", slug=path.stem, other=other.name)
        seen.setdefault(path.stem.casefold(), path)
        if not (index and path.stem == INDEX):
            check_slug(path, problems)
        found[path.stem] = path
    return found


def _note_deeper(folder: Path, above: Path, ending: str, problems: Problems) -> None:
    """Files of the right kind one folder too deep."""
    for path in sorted(folder.rglob(f"*{ending}")):
        problems.add(Place(display_path(path)), "file-too-deep", Level.WARNING, folder=display_path(above))


def _note_stray(path: Path, ending: str, problems: Problems) -> None:
    """A file of another kind: one that is written for another folder, or a picture, which no page shows."""
    kind = path.suffix.lower()
    if kind in (".yml", ".md") and path.stem.lower() != "readme":
        problems.add(Place(display_path(path)), "file-wrong-folder", Level.WARNING, ending=ending)
    elif kind in _OFFICE:
        problems.add(Place(display_path(path)), "file-of-office", Level.WARNING, ending=ending)
    elif kind in _PICTURES:
        size = path.stat().st_size
        level = Level.WARNING if size > _LARGE else Level.NOTE
        problems.add(Place(display_path(path)), "file-picture", level, size=max(size // 1000, 1))


def check_slug(path: Path, problems: Problems) -> None:
    """Note it where a file's stem cannot be an address; a folder is told as what it is."""
    if not path.is_dir() and (code := wrong_slug(path.stem)):
        problems.add(Place(display_path(path)), code, stem=path.stem)


def wrong_slug(stem: str) -> str:
    """The code of what keeps the name of a file from being an address; nothing where it is one."""
    if not SLUG.fullmatch(stem):
        return "file-not-slug"
    return "file-reserved" if stem in RESERVED else "file-index" if stem == INDEX else ""
