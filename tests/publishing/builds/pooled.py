"""The command line with a pool of processes for a few events: `python -m tests.publishing.builds.pooled ARGUMENTS…`."""

from __future__ import annotations

from toolbox.cli import main
from toolbox.publish import events

if __name__ == "__main__":
    events.WORTH_A_POOL = events.TOGETHER = 2
    main()
