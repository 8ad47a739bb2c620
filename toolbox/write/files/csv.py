"""The plan as a plain table (CSV). Nothing that an organiser typed is a formula."""

from __future__ import annotations

import csv
import re
from io import StringIO

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from toolbox.model.city.policy import Policy, Separator
from toolbox.write.words.columns import cells, headings
from toolbox.write.words.language import Language
from toolbox.write.words.rows import EventView


def separator(policy: Policy) -> str:
    """What stands between two cells: what spreadsheets of that country take, whatever the language of the table.

    It is a semicolon where figures have a decimal comma, unless the city says otherwise.
    """
    if policy.csv_separator:
        return policy.csv_separator.sign
    territory = policy.country[:2].upper()
    for name in (f"{policy.source_language}_{territory}", f"und_{territory}"):
        try:
            comma = get_decimal_symbol(Locale.parse(name)) == ","
            return Separator.SEMICOLON.sign if comma else Separator.COMMA.sign
        except UnknownLocaleError:
            continue
    return Separator.COMMA.sign


def table(view: EventView, language: Language, between: str) -> bytes:
    """The actions as a table, with a mark of UTF-8, by which Excel knows it."""
    buffer = StringIO()
    rows = csv.writer(buffer, delimiter=between, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(headings(language))
    for row in view.actions:
        rows.writerow([_no_formula(cell) for cell in cells(row, language)])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _no_formula(text: str) -> str:
    """A text that a spreadsheet would take for a formula, as a text."""
    return f"'{text}" if re.match(r"[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]", text) else text
