"""Which columns of a table are about what: its header, and the rows below it by field."""

from __future__ import annotations

from toolbox.desk.lists.names import PARTS, Names, simple
from toolbox.desk.lists.table import Cell, Listed, Row
from toolbox.model.problem import Level, Place, Problems, listed

_WITHIN = 30
"""A header stands within so many rows: above it a list has a title at most."""
_SURELY = 3
"""A row in which so many columns are known by their name is a header."""
_WHEN = {"start", "days", *PARTS}


def by_sheet(sheets: dict[str, list[list[Cell]]], names: Names, name: str, problems: Problems) -> Listed | None:
    """The rows of the first sheet that has a header; what stands on others is told."""
    best = next((title for title, rows in sheets.items() if _header(rows, names) is not None), None)
    if best is None:
        best = next((title for title, rows in sheets.items() if any(rows)), None)
    for title, rows in sheets.items():
        if title != best and any(rows):
            problems.add(Place(name), "list-sheet", Level.NOTE, value=title[:60], read=(best or "")[:60])
    return by_header(sheets[best] if best else [], names, name, problems)


def by_header(rows: list[list[Cell]], names: Names, name: str, problems: Problems) -> Listed | None:
    """The rows of a table by field; None after noting why there are none."""
    rows = [row for row in rows if any(not cell.empty for cell in row)]
    number = _header(rows, names)
    if number is None:
        if _tell_lacking(rows, names, problems):
            return None
        top = rows[0] if rows else []
        seen = ", ".join(cell.text[:40] for cell in top[:12] if not cell.empty)
        problems.add(top[0].place if top else Place(name), "list-no-header" if top else "list-nothing", value=seen)
        return None
    header = rows[number]
    for row in rows[:number]:
        said = " ".join(cell.text for cell in row if not cell.empty)
        problems.add(row[0].place, "list-above", Level.NOTE, value=said[:60])
    fields = _fields(header, names, problems)
    _tell_unnamed(header, rows[number + 1 :], problems)
    listed = [_row(row, fields, problems) for row in rows[number + 1 :]]
    if not listed:
        problems.add(header[0].place, "list-nothing")
        return None
    return Listed(listed, set(fields.values()), header[0].place)


def is_header(row: list[Cell], names: Names) -> bool:
    """Whether a row names the columns of a list of events: what each is called, and something of when it is."""
    known = {names.column(cell.text) for cell in row if not cell.empty}
    return "name" in known and bool(known & _WHEN)


def _header(rows: list[list[Cell]], names: Names) -> int | None:
    return next((number for number, row in enumerate(rows[:_WITHIN]) if is_header(row, names)), None)


def _tell_lacking(rows: list[list[Cell]], names: Names, problems: Problems) -> bool:
    """Tell what the header lacks where a row is one but for that; whether there is such a row."""
    for row in rows[:_WITHIN]:
        known = {field for cell in row if not cell.empty and (field := names.column(cell.text))}
        if len(known) >= _SURELY:
            others = [cell.text[:40] for cell in row if not cell.empty and not names.column(cell.text)]
            code = "list-header-no-start" if "name" in known else "list-header-no-name"
            problems.add(row[0].place, code, value=listed(others or [cell.text[:40] for cell in row if not cell.empty]))
            return True
    return False


def _fields(header: list[Cell], names: Names, problems: Problems) -> dict[int, str]:
    """The field of each column that is read; the others are told."""
    fields: dict[int, str] = {}
    # What the city itself says of its list comes before what we know of such lists.
    own = {field for cell in header if (field := names.own_column(cell.text))}
    there = {simple(cell.text) for cell in header}
    for one in (one for one in names.own if one not in there):
        problems.add(header[0].place, "list-no-header-so", Level.WARNING, value=one[:60])
    for number, cell in enumerate(header):
        if cell.empty:
            continue
        field, said = names.column(cell.text), cell.text[:60]
        if names.private(cell.text):
            problems.add(cell.place, "list-private", Level.NOTE, value=said)
        elif field in own and not names.own_column(cell.text):
            problems.add(cell.place, "list-column", Level.NOTE, value=said)
        elif field in fields.values():
            same = any(simple(header[one].text) == simple(cell.text) for one in fields)
            code = "list-header-twice" if same else "list-column-twice"
            problems.add(cell.place, code, Level.WARNING, value=said, key=field)
        elif not field:
            problems.add(cell.place, "list-column", Level.NOTE, value=said)
        else:
            fields[number] = field
    return fields


def _tell_unnamed(header: list[Cell], rows: list[list[Cell]], problems: Problems) -> None:
    """Tell what is not read as its column has no name: once a column, and beyond the last one in every row.

    There a cell with the list's separator in it may have been split, so that the others of its row are shifted.
    """
    told = {number for number, cell in enumerate(header) if not cell.empty}
    for row in rows:
        for number, cell in enumerate(row):
            if number not in told and not cell.empty:
                problems.add(cell.place, "list-unnamed", Level.WARNING, value=cell.text[:60])
                if number >= len(header):
                    break
                told.add(number)


def _row(row: list[Cell], fields: dict[int, str], problems: Problems) -> Row:
    cells = {field: row[n] for n, field in fields.items() if n < len(row) and not row[n].empty}
    broken = {field: cell for field, cell in cells.items() if cell.wrong}
    for cell in broken.values():
        problems.add(cell.place, cell.wrong, value=cell.text)
    good = {field: cell for field, cell in cells.items() if field not in broken}
    return Row(Place(row[0].place.path, row[0].place.line), good, set(broken))
