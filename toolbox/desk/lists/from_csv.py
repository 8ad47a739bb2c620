"""A table as text: with commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import io

from toolbox.desk.lists.table import COLUMNS, ROWS, Cell, decoded
from toolbox.model.problem import Level, Place, Problems

_BETWEEN = (";", "\t", ",")


def table(raw: bytes, name: str, problems: Problems) -> list[list[Cell]] | None:
    """The cells of a table, a list a row; a row's line is that in the file, a cell's column its number."""
    text = decoded(raw, Place(name), problems)
    if text is None:
        return None
    first, _, rest = text.partition("\n")
    skipped = 0
    between = ""
    if first.rstrip("\r").lower() in {f"sep={sign}" for sign in _BETWEEN}:
        between, text, skipped = first.rstrip("\r")[-1], rest, 1
    written = list(io.StringIO(text, newline=""))
    between = between or _between(text)
    lines = csv.reader(written, delimiter=between, strict=False)
    rows: list[list[Cell]] = []
    line, wide = 1 + skipped, False
    try:
        for cells in lines:
            if len(rows) > ROWS:
                problems.add(Place(name, line), "list-long", most=ROWS)
                return None
            if len(cells) > COLUMNS and not wide:
                wide = True
                problems.add(Place(name, line, COLUMNS + 1), "list-wide", Level.NOTE, most=COLUMNS)
            if _runs_on(written[line - 1 - skipped : lines.line_num], between):
                opened = next(n for n, value in enumerate(cells, start=1) if "\n" in value or "\r" in value)
                problems.add(Place(name, line, opened), "list-quote")
                return None
            rows.append([Cell(value, Place(name, line, n)) for n, value in enumerate(cells[:COLUMNS], start=1)])
            line = lines.line_num + 1 + skipped
    except csv.Error as error:
        problems.add(Place(name, line), "list-broken", kind="CSV", said=error)
        return None
    return rows


def _runs_on(written: list[str], between: str) -> bool:
    """Whether a row of several lines is so because a cell's quotation mark is not closed, or by another's."""
    try:
        return len(written) > 1 and not list(csv.reader(written, delimiter=between, strict=True))
    except csv.Error:
        return True


def _between(text: str) -> str:
    """What stands between the cells: the sign that most of the first lines have, as often in each."""
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    return max(_BETWEEN, key=lambda sign: sum(line.count(sign) for line in lines))
