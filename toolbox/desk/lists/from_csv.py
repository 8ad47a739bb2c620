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
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=between or _between(text), strict=False)
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
            rows.append([Cell(value, Place(name, line, n)) for n, value in enumerate(cells[:COLUMNS], start=1)])
            line = lines.line_num + 1 + skipped
    except csv.Error as error:
        problems.add(Place(name, line), "list-broken", kind="CSV", said=error)
        return None
    return rows


def _between(text: str) -> str:
    """What stands between the cells: the sign that most of the first lines have, as often in each."""
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    return max(_BETWEEN, key=lambda sign: sum(line.count(sign) for line in lines))
