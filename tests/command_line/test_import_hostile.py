"""Files that are no list, or a list that would take for ever."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.command_line.importing import HEADER, ROW, csv, imported
from tests.hostile.limits import within


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return file.getvalue()


def _changed_workbook(part: str, old: bytes, new: bytes) -> bytes:
    """A good workbook with something else in one of its parts."""
    book = io.BytesIO()
    made = Workbook()
    made.active.append(HEADER.split(";"))
    made.active.append(ROW.split(";"))
    made.save(book)
    out = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(out, "w") as target:
        for one in source.infolist():
            text = source.read(one)
            target.writestr(one.filename, text.replace(old, new) if one.filename == part else text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HUGE = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """A name, what the file holds, and what is told."""
    yield "empty.csv", b"", "no events in it"
    yield "spaces.csv", b" \n ;;\n", "no events in it"
    yield "binary.csv", bytes(range(256)) * 40, "no text"
    yield "utf-16.csv", "Naam;Datum\nF;2027-01-01\n".encode("utf-16")[:-1], "bytes that are no text"
    yield "strange.csv", b"\x81\x8d\x8f;\x90\n", "no text"
    yield "no-header.csv", b"a;b;c\n1;2;3\n", "no row names the columns: a, b, c"
    yield "header.csv", HEADER.encode(), "no events in it"
    yield "long.csv", (HEADER + "\nx" * 6000).encode(), "more than 5000 rows"
    yield "wide.csv", b"Naam;Datum" + b";" * 300 + b"\n", "only the first 200 columns"
    yield "large.csv", b"x" * 10_000_001, "more than the 10 MB"
    yield "cell.csv", (HEADER + '\n"' + "x" * 200_000).encode(), "field larger than field limit"
    yield (
        "open.csv",
        f'{HEADER}\n{ROW[:-15]}"Chiro\n{ROW}\n{ROW}\n'.encode(),
        "open.csv:2:10: a quotation mark that opens a cell",
    )
    yield (
        "open-too.csv",
        f'{HEADER}\n{ROW[:-15]}"Chiro\n{ROW[:-15]}"Scouts"\n'.encode(),
        "open-too.csv:2:10: a quotation",
    )
    yield "list.doc", b"x", "is no list that can be read"
    yield "empty.xlsx", b"PK\x03\x04", "cannot be read as XLSX"
    yield "text.xlsx", HEADER.encode(), "cannot be read as XLSX"
    yield "bomb.xlsx", _bomb(), "unpacked this workbook is 60 MB"
    yield (
        "entities.xlsx",
        _changed_workbook(SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        "DOCTYPE",
    )
    yield "broken.xlsx", _changed_workbook(SHEET, b"</sheetData>", b""), "cannot be read as XLSX"
    yield "no-sheet.xlsx", _changed_workbook("xl/workbook.xml", b"sheetId", b"nothing"), "cannot be read as XLSX"
    yield (
        "error.xlsx",
        _changed_workbook(
            SHEET, b'<c r="F2" t="inlineStr"><is><t>450</t></is></c>', b'<c r="F2" t="e"><v>#REF!</v></c>'
        ),
        "the cell says #REF!",
    )
    yield "broken.json", b'[\n{"@type": "Event",,}]', "broken.json:2:19: this cannot be read as JSON"
    yield "deep.json", b"[" * 100_000, "cannot be read as JSON: lists within each other, too deep"
    yield (
        "digits.json",
        b'{"@type":"Event","name":' + b"9" * 5_000 + b"}",
        "cannot be read as JSON: a number of too many digits",
    )
    yield "none.json", b'{"a": [1, 2]}', "no event"
    yield (
        "shapes.json",
        b'[{"@type":"Event","name":{"nl":[]},"startDate":{},"location":[[]],"terms":[1],"offers":[0],"organizer":[]}]',
        "does not say 'name'",
    )
    yield "broken.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY\n", "cannot be read as ICS"
    yield "text.ics", b"hello", "ICS"
    yield "large.ics", b"BEGIN:VCALENDAR\n" + b"X-A:b\n" * 600_000, "more than the 3 MB"
    yield "none.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no events in it"


@pytest.mark.parametrize(("name", "content", "told"), [pytest.param(*one, id=one[0]) for one in hostile()])
def test_a_file_that_is_no_list_is_told_in_a_line(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    done = within(imported, tmp_path / name, "--write")
    assert done.code == 2
    assert told in done.err
    assert not (tmp_path / "events").exists()


def test_joined_cells_as_large_as_a_sheet_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "huge.xlsx").write_bytes(_changed_workbook(SHEET, b"</worksheet>", HUGE))
    done = within(imported, tmp_path / "huge.xlsx")
    assert (done.code, "1 row: 1 new" in done.out) == (0, True), done.err


def test_a_formula_without_a_result_is_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(HEADER.split(";"))
    book.active.append([*ROW.split(";")[:5], "=400+50", *ROW.split(";")[6:]])
    book.save(tmp_path / "a.xlsx")
    done = imported(tmp_path / "a.xlsx")
    assert done.code == 2
    assert "a.xlsx:2:6: a formula of which no result is stored" in done.err


def test_a_list_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    assert "cannot be opened" in imported(tmp_path / "none.csv").err
    (tmp_path / "lijst.csv").touch()
    assert "there is no file of this name, but there is lijst.csv" in imported(tmp_path / "lisjt.csv").err
    (tmp_path / "folder.csv").mkdir()
    assert imported(tmp_path / "folder.csv").code == 2


def test_it_tells_in_dutch(tmp_path: Path) -> None:
    done = imported(csv(tmp_path, ROW), "--lang", "nl")
    assert "1 rij: 1 nieuw" in done.out
    assert "ter info: " in done.err


@pytest.mark.parametrize("stray", ["XFD1048576", "GR5001", "A1048576"])
def test_one_stray_cell_far_away_takes_no_time_and_what_is_not_read_is_told(stray: str, tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEADER, ROW):
        book.active.append(row.split(";"))
    book.active[stray] = " " if stray == "GR5001" else "x"
    book.save(tmp_path / "stray.xlsx")
    done = within(imported, tmp_path / "stray.xlsx")
    assert (done.code, "1 row: 1 new" in done.out) == (0, True), done.err
    assert ("stray.xlsx:5002:1: note: only the first 5000 rows are read" in done.err) == stray.endswith("1048576")
    assert ("only the first 200 columns are read" in done.err) == stray.startswith("XFD")


GOOD = "BEGIN:VEVENT\nSUMMARY:Goed\nDTSTART:20270313T210000\nDTEND:20270314T030000\nEND:VEVENT"
GIVEN = ("--kind", "party", "--setting", "indoor", "--ages", "18-plus", "--attendance", "300")


@pytest.mark.parametrize(
    ("begins", "ends", "told"),
    [
        ("DTSTART:20270313T210000", "DURATION:P999999999D", "'DURATION: P999999999D' is no day or hour"),
        ("DTSTART:20270313T210000", "DTEND:99991231T235959Z", "'DTEND: 99991231T235959Z' is no day or hour"),
        ("DTSTART:00000313T210000", "DTEND:99991231T235959Z", "'DTEND: 99991231T235959Z' is no day or hour"),
        ("DTSTART:00010101T000000", "DTEND;VALUE=DATE:00010101", "'DTEND: 00010101' is no day or hour"),
        ("DTSTART;TZID=Europe/Brussels:00010101T000000", "DURATION:PT3H", "'DURATION: PT3H' is no day or hour"),
    ],
)
def test_an_end_that_no_calendar_reaches_is_told_and_the_others_are_read(
    begins: str, ends: str, told: str, tmp_path: Path
) -> None:
    event = f"BEGIN:VEVENT\nSUMMARY:Open\n{begins}\n{ends}\nEND:VEVENT"
    text = f"BEGIN:VCALENDAR\n{event}\n{GOOD}\nEND:VCALENDAR\n"
    (tmp_path / "a.ics").write_text(text, encoding="utf-8")
    done = imported(tmp_path / "a.ics", *GIVEN)
    assert (done.code, "2 rows: 1 new" in done.out) == (2, True), done.out
    assert f"a.ics:2:1: {told}" in done.err


def test_so_is_it_in_the_moments_of_uitdatabank(tmp_path: Path) -> None:
    often = [{"dayOfWeek": ["thursday", "friday"], "opens": "20:00", "closes": "02:00"}]
    strange = (
        {"name": "A", "startDate": "2027-03-13T21:00:00+01:00", "endDate": "9999-12-31T23:59:59Z"},
        {"name": "B", "startDate": "0001-01-01T00:00:00+10:00", "endDate": "2027-03-14T03:00:00+01:00"},
        {
            "name": "C",
            "calendarType": "periodic",
            "startDate": "9999-12-30",
            "endDate": "9999-12-31",
            "openingHours": often,
        },
        {"name": "D", "startDate": "2027-03-13T21:00:00+01:00", "endDate": "2027-03-14T03:00:00+01:00"},
    )
    (tmp_path / "a.json").write_text(json.dumps([{"@type": "Event"} | one for one in strange]), encoding="utf-8")
    done = imported(tmp_path / "a.json", *GIVEN)
    assert (done.code, "4 rows: 1 new" in done.out) == (2, True), done.out
    assert "'9999-12-31T23:59:59Z' is not in the calendar" in done.err
    assert "'0001-01-01T00:00:00+10:00' is not in the calendar" in done.err
