"""Quantities in the text of an action: each stands there by its id between braces."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""A quantity's id between braces."""


def named_in(text: str) -> list[str]:
    """The quantities that a text names, in order."""
    return PLACEHOLDER.findall(text)


def filled(text: str, figures: dict[str, str]) -> str:
    """The text with each placeholder replaced by its figure in the text's language."""
    return PLACEHOLDER.sub(lambda found: figures[found[1]], text)
