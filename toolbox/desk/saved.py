"""Files that come whole or not at all: a disk that fills up leaves no half file, and spoils none of before."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def save(path: Path, content: bytes) -> None:
    """Write a file in the place of the one that may be there. Raises OSError, with the file as it was.

    What is no ordinary file (a pipe, `/dev/null`) is written to, and so is a file in a folder that takes no other.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not (path.is_file() and os.access(path.parent, os.W_OK)):
        path.write_bytes(content)
        return
    beside = path.with_name(f".{os.getpid()}.part")
    try:
        save_new(beside, content)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise type(error)(error.errno, error.strerror, str(path)) from None


def save_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError, or another OSError, with nothing left behind."""
    file = path.open("xb")
    try:
        # Closing it writes what still waits.
        with file:
            file.write(content)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise type(error)(error.errno, error.strerror, str(path)) from None
