"""The figures in what is to be done (112, 6 cups, 3 water points): they stand out in their line, on page and paper."""

from __future__ import annotations

import re

from markupsafe import Markup

FIGURE = r"[0-9]+(?:[ .,:][0-9]+)*[%+]?"
"""A number as people write it: 112, 070 245 245, 1.000, 0,5, 22:00, 18+, 50%.

Python, JavaScript and Typst read it alike.
"""
_FIGURES = re.compile(f"({FIGURE})")


def stand_out(text: str) -> Markup:
    """A text in HTML, its figures bold."""
    parts = enumerate(_FIGURES.split(text))
    return Markup("").join(Markup("<b>{}</b>").format(part) if at % 2 else part for at, part in parts)
