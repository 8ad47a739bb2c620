"""The plan as a plain table (CSV). Nothing that an organiser typed is a formula."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Any


def table(view: dict[str, Any]) -> bytes:
    """The actions as a table: with semicolons and a mark of UTF-8, as Excel in Belgium reads it."""
    page = view["page"]
    buffer = StringIO()
    rows = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(
        [page[name] for name in ("phase", "due", "what_to_do", "role", "guideline", "why")] + [view["sheet"]["status"]]
    )
    for phase in view["phases"]:
        for one in phase["actions"]:
            cells = (phase["label"], one["due"]["iso"], one["text"], one["role"], one["guideline"]["title"], one["why"])
            rows.writerow([_no_formula(cell) for cell in (*cells, view["sheet"]["open"])])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _no_formula(text: str) -> str:
    """A text that a spreadsheet would take for a formula, as a text."""
    return f"'{text}" if re.match(r"[=+\-@\t\r]", text) else text
