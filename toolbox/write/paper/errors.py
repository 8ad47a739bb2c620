"""What can go wrong while something is written; here, so that whoever catches it need not load the engines."""

from __future__ import annotations


class PaperError(Exception):
    """A document could not be set; the message says which and why."""
