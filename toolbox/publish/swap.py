"""Swapping a finished site in whole, so that a reader finds the old site or the new one, never half of one."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def locked(build: Path, site: Path) -> Iterator[None]:
    """Hold a build folder and a site for one build at a time; a second build waits for the first."""
    build.mkdir(parents=True, exist_ok=True)
    with FileLock(build / ".lock"), FileLock(lock_of(site)):
        yield


def lock_of(site: Path) -> Path:
    """The file that is locked for a site: of this machine, so that nothing is left beside the site."""
    name = hashlib.sha256(os.fsencode(_folder(site))).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"toolbox-{_user()}-{name}.lock"


def _user() -> str:
    """Whose lock it is: another user could not open it."""
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")


def staging(site: Path) -> Path:
    """An empty folder beside the site, on the same disk; left-overs of a killed build are cleared away.

    Where the site is a link, it is that of the folder to which the link leads, and lies beside that one.
    """
    site = _folder(site)
    stage = _new(site)
    _recover(site)
    _clear(stage)
    stage.mkdir(parents=True)
    return stage


def let_everybody_read(folder: Path) -> None:
    """Give what is published the modes that a web server needs, whatever the umask under which it was made.

    Files in the cache are the same files (hard links), so what was made long ago is mended with them.
    """
    for place, _, names in os.walk(folder):
        for path, mode in ((place, 0o755), *((os.path.join(place, name), 0o644) for name in names)):
            if stat.S_IMODE(os.lstat(path).st_mode) != mode:
                os.chmod(path, mode)


def swap_in(stage: Path, site: Path) -> None:
    """Put the finished `stage` in the place of `site`; a link to it goes on leading there."""
    site = _folder(site)
    old = _old(site)
    if not site.exists():
        stage.rename(site)
        return
    if _exchanged(stage, site):
        shutil.rmtree(stage)
        return
    _clear(old)
    site.rename(old)
    stage.rename(site)
    shutil.rmtree(old)


def _folder(site: Path) -> Path:
    """The folder itself, where the site is a link to it."""
    return Path(os.path.realpath(site))


def _clear(path: Path) -> None:
    """Take away a folder, or a link or a file that an earlier version left in its place; never what a link leads to."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def broken_off(site: Path) -> bool:
    """Whether a build that was killed left something beside the site."""
    site = _folder(site)
    return any(os.path.lexists(one) for one in (_new(site), _old(site)))


def _new(site: Path) -> Path:
    return site.with_name(f".{site.name}.new")


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _recover(site: Path) -> None:
    """Where a build was killed between two renames, the old site comes back."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    _clear(old)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the system can (Linux); False where it cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))
