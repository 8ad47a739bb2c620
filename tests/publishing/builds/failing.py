"""The command line on a machine whose disk fails.

`python -m tests.publishing.builds.failing WHAT NUMBER FOLDER ARGUMENTS…`

`full`: from the NUMBERth file on that is opened to be written under FOLDER, the disk is full. `read-only`: nothing can
be made, renamed or written under FOLDER. What Python does is heard with an audit hook, in the libraries too.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

_CHANGES = ("os.mkdir", "os.rename", "os.link", "os.rmdir", "os.remove")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def fail(what: str, number: int, folder: str) -> None:
    """From here on the disk fails."""
    opened = 0

    def under(path: Any) -> bool:
        try:
            return os.path.abspath(os.fsdecode(path)).startswith(folder)
        except TypeError:
            return False

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal opened
        if event == "open" and under(arguments[0]):
            writes = set("wax+") & set(arguments[1] or "") or (arguments[2] or 0) & _WRITES
            if writes and what == "full":
                opened += 1
                if opened >= number:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
            elif writes:
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(arguments[0]))
        elif what == "read-only" and event in _CHANGES and any(map(under, arguments[:2])):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(arguments[0]))

    sys.addaudithook(hear)


if __name__ == "__main__":
    what, number, folder, *arguments = sys.argv[1:]
    sys.argv = ["build.py", *arguments]
    from toolbox.cli import main

    fail(what, int(number), str(Path(folder).absolute()))
    main()
