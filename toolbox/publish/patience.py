"""How long workers are waited for, and what is said where there are none."""

from __future__ import annotations

RETRIES = 3
"""How often a task is done again whose worker was lost."""
PATIENCE = 10
"""Seconds in which a cluster shows that it has somebody to work."""


class NoWorkers(Exception):
    """The work cannot be done there. `code` names the phrase that says why, `details` fills its gaps."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
