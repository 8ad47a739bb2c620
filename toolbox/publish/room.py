"""A disk that fills up while a site is built: told as one problem, however many files could not be written."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from toolbox.model.problem import Place, Problem

_FULL = (errno.ENOSPC, errno.EDQUOT)
"""No room on the disk, or none for this user."""


class DiskFull(OSError):
    """There is no room for what is built; `problem` says where, and how much there is."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(errno.ENOSPC, os.strerror(errno.ENOSPC), problem.place.path)
        self.problem = problem


@contextmanager
def told_where_full(folders: Mapping[str, Path]) -> Iterator[None]:
    """Turn whatever is raised for want of room into DiskFull; `folders`: where it is written, by option."""
    try:
        yield
    except OSError as error:
        if not _is_full(error):
            raise
        raise DiskFull(_problem(folders)) from error


def _is_full(error: OSError) -> bool:
    """Whether that was why. An error about a whole folder tells of each of its files, in words."""
    if isinstance(error, shutil.Error):
        said = str(error.args)
        return any(f"[Errno {number}]" in said for number in _FULL)
    return error.errno in _FULL


def _problem(folders: Mapping[str, Path]) -> Problem:
    """Where there is least room, how much was written there, how much there is, and what chooses another place."""
    known = {option: path for option, path in folders.items() if path.exists()}
    there = min(known.values(), key=lambda one: shutil.disk_usage(one).free, default=Path.cwd())
    options = [option for option, path in known.items() if path.stat().st_dev == there.stat().st_dev]
    written = sum(_size(path) for path in there.rglob("*"))
    details = {"written": str(written // 10**6), "free": str(shutil.disk_usage(there).free // 10**6)}
    details["options"] = " ".join(options or folders)
    return Problem(Place(os.fspath(there)), "disk-full", details)


def _size(path: Path) -> int:
    """The bytes of a file; none of what is gone meanwhile."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0
