"""The one command: `python build.py --help` tells what it can do."""

import os
import signal
import sys

# An older Python must be able to read this file, and say what is missing.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("build.py: this Python is older than 3.11 (install Python 3.11 or newer, then: make site)")

STOPPED = 130
"""Exit status after Ctrl+C, as shells have it."""
STOPPABLE = __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler
if STOPPABLE:
    # While libraries are loaded nothing is under way yet, and some of them tell of an interruption as something else.
    signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))

try:
    from toolbox.cli import main
except ModuleNotFoundError as error:
    lacking = str(error.name)
    if lacking.split(".")[0] == "toolbox":
        raise
    sys.exit("build.py: '" + lacking + "' is not installed here (make site, then .venv/bin/python build.py)")

if __name__ == "__main__":
    try:
        if STOPPABLE:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        main()
    except KeyboardInterrupt:
        sys.exit(STOPPED)
