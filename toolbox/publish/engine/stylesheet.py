"""The site's own style sheet as pages load it: without comments and indents, a seventh of what a phone would fetch."""

from __future__ import annotations

import re
from pathlib import Path

_STYLESHEET = "assets/stylesheets/toolbox.css"
_TEXT_OR_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*(?:(?!\*/).)*\*/""", re.DOTALL)
_BLANK = re.compile(r"^[ \t]+|[ \t]+$|^\s*\n", re.MULTILINE)


def write_stylesheet(part: Path) -> None:
    """Make the style sheet lean in the site of one language, whose root is `part`."""
    path = part / _STYLESHEET
    path.write_text(lean_rules(path.read_text(encoding="utf-8")), encoding="utf-8")


def lean_rules(text: str) -> str:
    """A style sheet without comments, indents and empty lines; its texts stay as they are."""
    return _BLANK.sub("", _TEXT_OR_COMMENT.sub(lambda found: found[1] or "", text))
