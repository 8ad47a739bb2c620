"""A workbook: the sheets with their cells as they were last reckoned, read within bounds.

Nothing is unpacked before its size is known, and nothing that could make more of itself (a document type) is read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from toolbox.desk.lists.table import COLUMNS, ROWS, UNPACKED, Cell
from toolbox.model.problem import Level, Place, Problems, shortened

_PARTS = 2_000
"""Of the archive that a workbook is."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HAS_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
SHEETS = 20
"""So many sheets are looked at."""


def sheets(raw: bytes, name: str, problems: Problems) -> dict[str, list[list[Cell]]] | None:
    """The tables of a workbook by the name of their sheet; None after noting why there are none."""
    start = Place(name)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if not _fits(archive, start, problems):
                return None
            return _sheets(raw, archive, name, problems)
    except Exception as error:  # what is malformed stops zipfile and openpyxl with whatever they meet there
        problems.add(start, "list-broken", kind="XLSX", said=shortened(error))
    return None


def _fits(archive: zipfile.ZipFile, start: Place, problems: Problems) -> bool:
    """Whether a workbook may be unpacked; no more is read of a part than its directory says."""
    parts = archive.infolist()
    size = sum(one.file_size for one in parts)
    if size > UNPACKED or len(parts) > _PARTS:
        problems.add(start, "list-bomb", size=size // 1_000_000, most=UNPACKED // 1_000_000)
        return False
    for one in parts:
        text = archive.read(one).replace(b"\x00", b"") if one.filename.endswith((".xml", ".rels")) else b""
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            problems.add(start, "list-broken", kind="XLSX", said=f"DOCTYPE: {one.filename[:60]}")
            return False
    return True


def _sheets(raw: bytes, archive: zipfile.ZipFile, name: str, problems: Problems) -> dict[str, list[list[Cell]]] | None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    written = None
    found = {}
    for sheet in book.worksheets[:SHEETS]:
        xml = archive.read(sheet._worksheet_path)  # the only way to the cells that are joined
        width = min(sheet.max_column or COLUMNS, COLUMNS)
        rows = [list(row) for row in sheet.iter_rows(max_row=ROWS + 2, max_col=width)]
        if any(one.value is not None for row in rows[ROWS + 1 :] for one in row):
            problems.add(Place(name, ROWS + 2), "list-long", most=ROWS)
            return None
        _tell_beyond(sheet, name, problems)
        lost = set()
        if _HAS_FORMULA.search(xml):
            written = written or load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
            formulas = written[sheet.title].iter_rows(max_row=ROWS + 2, max_col=width)
            lost = set(_without_result(rows, formulas))
        cells = [
            [_cell(one, name, line, column, lost) for column, one in enumerate(row[: _width(row, line, lost)], start=1)]
            for line, row in enumerate(rows[: ROWS + 1], start=1)
        ]
        _spread(cells, name, xml)
        found[sheet.title] = [_trimmed(row) for row in cells]
    for sheet in book.worksheets[SHEETS:]:
        problems.add(Place(name), "list-sheet", Level.NOTE, value=sheet.title[:60], read=f"1–{SHEETS}")
    return found


def _tell_beyond(sheet: Any, name: str, problems: Problems) -> None:
    """Tell it where a sheet goes on beyond what is read of it: one cell is enough, far to the right or far below."""
    if (sheet.max_column or 0) > COLUMNS:
        problems.add(Place(name, 1, COLUMNS + 1), "list-wide", Level.NOTE, most=COLUMNS)
    if (sheet.max_row or 0) > ROWS + 1:
        problems.add(Place(name, ROWS + 2), "list-tall", Level.NOTE, most=ROWS)


def _width(row: list[Any], line: int, lost: set[tuple[int, int]]) -> int:
    """The last column of a row in which something stands: a stray cell makes every row as wide as the sheet."""
    columns = range(len(row), 0, -1)
    return next((one for one in columns if row[one - 1].value is not None or (line, one) in lost), 0)


def _without_result(rows: list[list[Any]], formulas: Any) -> Iterator[tuple[int, int]]:
    """Where a formula stands of which nobody stored what it comes to."""
    for line, (row, other) in enumerate(zip(rows, formulas, strict=False), start=1):
        for column, (one, formula) in enumerate(zip(row, other, strict=False), start=1):
            if one.value is None and formula.data_type == "f":
                yield line, column


def _cell(one: Any, name: str, line: int, column: int, lost: set[tuple[int, int]]) -> Cell:
    place, value = Place(name, line, column), one.value
    if (line, column) in lost:
        return Cell("", place, "list-formula")
    if value is not None and one.data_type == "e":
        return Cell(str(value)[:20], place, "list-cell-error")
    if isinstance(value, datetime):
        value = (value + timedelta(seconds=30)).replace(second=0, microsecond=0)
        if value.time() == time(0) and "h" not in str(one.number_format).lower():
            value = value.date()
    return Cell(value, place)


def _spread(cells: list[list[Cell]], name: str, xml: bytes) -> None:
    """Give each cell of a column that is joined over several rows what stands in the first of them."""
    from openpyxl.utils import column_index_from_string

    for found in list(_MERGED.finditer(xml))[:ROWS]:
        column, first, last = column_index_from_string(found[1].decode()), int(found[2]), int(found[4])
        rows = cells[first - 1 : last]
        if first == last or not rows or len(rows[0]) < column:
            continue
        for line, row in enumerate(rows[1:], start=first + 1):
            row += [Cell(None, Place(name, line, one + 1)) for one in range(len(row), column)]
            if row[column - 1].empty:
                row[column - 1] = Cell(rows[0][column - 1].value, row[column - 1].place)


def _trimmed(row: list[Cell]) -> list[Cell]:
    while row and row[-1].empty:
        row.pop()
    return row
