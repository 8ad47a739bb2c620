"""The one command: `python build.py --help` tells what it can do."""

import sys

# An older Python must be able to read this file, and say what is missing.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("build.py: this Python is older than 3.11 (install Python 3.11 or newer, then: make site)")

try:
    from toolbox.cli import main
except ModuleNotFoundError as error:
    lacking = str(error.name)
    if lacking.split(".")[0] == "toolbox":
        raise
    sys.exit("build.py: '" + lacking + "' is not installed here (make site, then .venv/bin/python build.py)")

if __name__ == "__main__":
    main()
