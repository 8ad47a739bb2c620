"""The plan as a plain table (CSV). Nothing that an organiser typed is a formula."""

from __future__ import annotations

import csv
import re
from io import StringIO

from toolbox.write.words.columns import cells, headings
from toolbox.write.words.language import Language
from toolbox.write.words.rows import EventView


def table(view: EventView, language: Language) -> bytes:
    """The actions as a table: with semicolons and a mark of UTF-8, as Excel in Belgium reads it."""
    buffer = StringIO()
    rows = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(headings(language))
    for row in view.actions:
        rows.writerow([_no_formula(cell) for cell in cells(row, language)])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _no_formula(text: str) -> str:
    """A text that a spreadsheet would take for a formula, as a text."""
    return f"'{text}" if re.match(r"[=+\-@\t\r]", text) else text
