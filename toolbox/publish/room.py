"""A disk that fills up while a site is built: told as one problem, however many files could not be written."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
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
def told_where_full(*folders: Path) -> Iterator[None]:
    """Turn whatever is raised for want of room into DiskFull; `folders` are those that are written to."""
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


def _problem(folders: tuple[Path, ...]) -> Problem:
    """Where there is least room, how much was written there and how much there is."""
    there = min(filter(Path.exists, folders), key=lambda one: shutil.disk_usage(one).free, default=Path.cwd())
    written = sum(_size(path) for path in there.rglob("*"))
    details = {"written": str(written // 10**6), "free": str(shutil.disk_usage(there).free // 10**6)}
    return Problem(Place(os.fspath(there)), "disk-full", details)


def _size(path: Path) -> int:
    """The bytes of a file; none of what is gone meanwhile."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0
