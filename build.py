"""The one command: `python build.py --help` tells what it can do."""

from toolbox.cli import main

if __name__ == "__main__":
    main()
