"""A list from a file, by the ending of its name."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from toolbox.desk.lists import from_csv, from_ics, from_json, from_xlsx
from toolbox.desk.lists.headers import by_header, by_sheet
from toolbox.desk.lists.names import Names
from toolbox.desk.lists.table import LARGEST, LARGEST_CALENDAR, Listed, content
from toolbox.model.problem import Place, Problems
from toolbox.paths import display_path

ENDINGS = (".csv", ".xlsx", ".json", ".ics")
_ALSO = {".tsv": ".csv", ".txt": ".csv", ".jsonld": ".json", ".xlsm": ".xlsx"}


def read_list(path: Path, names: Names, zone: ZoneInfo, language: str, problems: Problems) -> Listed | None:
    """The rows of a list by field; None after noting why there are none."""
    name, ending = display_path(path), path.suffix.lower()
    ending = _ALSO.get(ending, ending)
    if ending not in ENDINGS:
        problems.add(Place(name), "list-ending", value=path.suffix[:20], known=", ".join(ENDINGS))
        return None
    raw = content(path, problems, LARGEST_CALENDAR if ending == ".ics" else LARGEST)
    if raw is None:
        return None
    if ending == ".xlsx":
        sheets = from_xlsx.sheets(raw, name, problems)
        return None if sheets is None else by_sheet(sheets, names, name, problems)
    if ending == ".csv":
        rows = from_csv.table(raw, name, problems)
        return None if rows is None else by_header(rows, names, name, problems)
    if ending == ".ics":
        return from_ics.listed(raw, name, zone, names, problems)
    return from_json.listed(raw, name, zone, names, language, problems)
