"""Events from a list that a city has already: what becomes of each row, what is told, and what is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.command_line.importing import HEADER, ROW, csv, events, imported
from tests.conftest import SHIPPED
from toolbox.model.problem import Level, Problems
from toolbox.read import Inputs, read_project

KINDS = ("fuif", "Wijkfeest", "braderie", "concert", "sportwedstrijd", "eetfestijn", "kermis", "schoolfuif")
SETTINGS = ("binnen", "buiten", "buiten, in een tent", "Tent")
AGES = ("16+", "alle leeftijden", "18+", "6-12 jaar", "16-17, 18-plus")


def numbered(number: int) -> str:
    return f"Évenement {number} – «Wijk»"


def workbook(path: Path, count: int = 300, name: Callable[[int], str] = numbered) -> Path:
    """A spreadsheet as a city's events desk keeps it: a title, joined cells, days, hours, formulas of all kinds."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Evenementenkalender 2027", *[None] * 10])
    sheet.merge_cells("A1:K1")
    sheet.append(["Naam evenement", "Soort", "Datum", "Uur", "Einde", "Verwacht aantal", "Locatie"])
    more = ("Organisator", "Binnen/buiten", "Leeftijd", "E-mail contact", "Opmerkingen")
    for column, head in enumerate(more, start=8):
        sheet.cell(2, column, head)
    for number in range(count):
        day = date(2027, 1, 2) + timedelta(days=number)
        when: Any = (
            datetime(day.year, day.month, day.day),
            f"{day:%d/%m/%Y}",
            f"{day:%Y-%m-%d}",
            (day - date(1899, 12, 30)).days,
        )
        hour: Any = (clock(20, 30), "20u30", "20.30 uur", 0.8541666667)[number % 4]
        end: Any = ("3u", clock(3, 0), "03:00", "3 uur")[number % 4]
        visitors: Any = (450, "450 à 500", "ca. 1.200", 75.0)[number % 4]
        about = [name(number), KINDS[number % 8], when[number % 4], hour, end, visitors]
        where = [f"Zaal {number % 9}", f"Vereniging {number % 20}", SETTINGS[number % 4], AGES[number % 5]]
        sheet.append([*about, *where, f"x{number}@example.org", "=A1"])
    sheet.merge_cells("G3:G5")
    book.create_sheet("Oud").append(["bewaard"])
    book.save(path)
    return path


def test_a_spreadsheet_of_300_events_becomes_300_events(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kalender.xlsx")
    dry = imported(path)
    assert dry.code == 0, dry.err
    assert "300 rows: 300 new" in dry.out
    assert not (tmp_path / "events").exists()
    done = imported(path, "--write")
    assert (done.code, done.out.count("(written)")) == (0, 300)
    problems = Problems()
    project = read_project(Inputs(SHIPPED / "policy.yml", SHIPPED / "docs", tmp_path / "events"), problems)
    assert [one for one in problems if one.level is not Level.NOTE] == []
    assert project
    assert len(project.profiles) == 300
    first = project.profiles[0]
    assert (f"{first.start:%H:%M}", f"{first.end:%H:%M}", first.end.day - first.start.day) == ("20:30", "03:00", 1)
    assert {one.attendance for one in project.profiles} == {450, 500, 1200, 75}
    by_name = {one.name: one for one in project.profiles}
    assert [by_name[numbered(number)].place for number in range(4)] == ["Zaal 0"] * 3 + ["Zaal 3"]
    again = imported(path, "--write")
    assert (again.code, again.out.count("there already)")) == (0, 300)
    for told_once in ("'E-mail contact' is never read", "'Opmerkingen' is not read", "the sheet 'Oud' is not read"):
        assert done.err.count(told_once) == 1
    assert "example.org" not in "".join(one.read_text("utf-8") for one in (tmp_path / "events").iterdir())


def test_what_is_assumed_and_what_is_missing_is_told_at_its_place(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "Titel van de lijst",
        HEADER,
        ROW,
        "Wijkfeest;wijkfeest;za 12 juni 2027;14.00 – 22.00;;1.200;buiten en tent;alle leeftijden;Plein;Jan Peeters",
        "Lentefuif;fuif;13-3-2027;21u;3u;450;binnen;16+;Zaal;Chiro",
        "Jaarmarkt;markt;13/13/2027;10u;18u;veel;ergens;18+;;",
        "Bal;feestje;20/3/2027;;;200;binnen;18+;;",
        header="",
    )
    done = imported(path, "--write")
    assert done.code == 2
    where = path.as_posix()
    for line in (
        f"{where}:2:1: note: 'Titel van de lijst' stands above the header",
        f"{where}:3:1: note: what the list does not say is assumed: organised_by: association, alcohol: yes",
        f"{where}:4:5: note: it ends no later than it starts, so the day after: 2027-03-14T03:00",
        f"{where}:4:8: note: '16+' is read as '16-17, 18-plus' for 'ages'",
        f"{where}:5:6: note: '1.200' is read as '1200' for 'attendance'",
        f"{where}:5:10: warning: 'organiser' points at a person: left out",
        f"{where}:6:1: warning: this is the same event as on line 4, but not in: place, organiser",
        f"{where}:7:3: '13/13/2027' is not in the calendar",
        f"{where}:7:6: 'veel' is not a whole number",
        f"{where}:7:7: 'ergens' is not known for 'setting'",
        f"{where}:8:2: 'feestje' is not known for 'kind'",
        f"{where}:8:3: '2027-03-20' has no hour (add it, or give --start 20:00",
        f"{where}:8:1: 'end' is missing",
    ):
        assert line in done.err, done.err
    assert [line.split(": ")[0] for line in done.out.splitlines()[:5]] == [f"{where}:{n}:1" for n in range(4, 9)]
    found = events(tmp_path)
    assert set(found) == {"lentefuif-2027", "wijkfeest-2027"}
    assert found["wijkfeest-2027"].organiser is None
    assert (found["wijkfeest-2027"].setting, found["wijkfeest-2027"].attendance) == (("outdoor", "tent"), 1200)
    assert "alcohol" in found["lentefuif-2027"].assumed


OTHERWISE = [
    (
        "Fuif;fuif;13/03/2027 21:00;22:00;3u;450;binnen;18+;;",
        "2:3: warning: '21:00' stands here, and 22:00 in another column of this row: that one is taken",
    ),
    ("Fuif;fuif;2027-03-28;2:30;5u;450;binnen;18+;;", "2:4: the hour '2027-03-28T02:30' does not exist"),
    (
        "Kermis;kermis;1/5/2027 - 3/5/2027;14u;23u;450;buiten;18+;;",
        "2:5: note: it lasts without a break, the nights too: 2027-05-01T14:00 – 2027-05-03T23:00",
    ),
    (
        "Fuif;fuif;2027-03-20T20:00:00Z;;3u;450;binnen;18+;;",
        "2:3: note: '2027-03-20T20:00:00Z' is read as '2027-03-20 21:00'",
    ),
    ("Fuif;fuif;2027-06-31;21u;3u;450;binnen;18+;;", "2:3: '2027-06-31' is not in the calendar"),
    ("Fuif;fuif;2027-03-20;2100;3u;450;binnen;18+;;", "2:4: '2100' is no day or hour that can be read"),
]


@pytest.mark.parametrize(("row", "line"), OTHERWISE)
def test_what_is_read_otherwise_than_it_stands_there_is_told(row: str, line: str, tmp_path: Path) -> None:
    told = imported(csv(tmp_path, row)).err.splitlines()
    assert any(line in one for one in told), told
    at_hour = [one for one in told if "hour" in one and "note" not in one]
    assert len(at_hour) <= 1, at_hour


def test_a_dash_for_yes_or_no_is_told(tmp_path: Path) -> None:
    path = csv(tmp_path, f"{ROW};-", header=f"{HEADER};Alcohol")
    assert "2:11: note: '-' is read as 'false' for 'alcohol'" in imported(path).err


def test_what_the_city_says_of_its_columns_comes_first(tmp_path: Path) -> None:
    names = tmp_path / "columns.yml"
    names.write_text("Opmerking: place\nBestaat niet: name\n", encoding="utf-8")
    path = csv(tmp_path, f"{ROW};bij de kerk;x", header=f"{HEADER};Opmerking;Datum")
    done = imported(path, "--columns", names)
    assert "bij de kerk" in done.out
    assert "Zaal Zwartberg" not in done.out
    assert "the list has no column 'bestaat niet'" in done.err
    assert "1:12: warning: a second column is called 'Datum'" in done.err


def test_a_row_that_is_there_and_says_otherwise_is_an_event_all_the_same(tmp_path: Path) -> None:
    imported(csv(tmp_path, ROW), "--write")
    assert imported(csv(tmp_path, ROW.replace("450", "460"))).code == 2


def test_a_list_without_a_needed_column_says_so_once_and_takes_it_from_an_option(tmp_path: Path) -> None:
    path = csv(tmp_path, *(f"Fuif {n};2027-03-1{n}" for n in range(5)), header="Titel;Datum")
    done = imported(path)
    assert done.code == 2
    lacking = [line for line in done.err.splitlines() if "does not say" in line and ":1:1: the list" in line]
    assert {line.split("'")[1] for line in lacking} == {"kind", "end", "attendance", "setting", "ages"}
    assert len(lacking) == 5
    assert done.err.count("is missing") == 0
    options = ("--kind", "fuif", "--setting", "binnen", "--ages", "18-plus", "--attendance", "300")
    wrong = imported(path, "--kind", "partty", "--start", "vroeg")
    assert wrong.code == 2
    assert "--kind: 'partty' is not known for 'kind' (did you mean 'party'?" in wrong.err
    assert "--start: 'vroeg' is no hour" in wrong.err
    given = imported(
        path, "--kind", "party", *options[2:3], "indoor", *options[4:], "--start", "21u", "--end", "03:00", "--write"
    )
    assert given.code == 0, given.err
    assert "note: 'kind' is 'party' for 5 rows that do not say it" in given.err
    assert "so it is that of --end: 2027-03-10T03:00" in given.err
    assert f"{events(tmp_path)['fuif-0-2027'].end:%d %H:%M}" == "11 03:00"


def test_a_cell_whose_column_has_no_name_is_told(tmp_path: Path) -> None:
    header = HEADER.replace("Leeftijd", "")
    lines = (f"{ROW};en KSA;x", ROW, f"{ROW};Scouts")
    done = imported(csv(tmp_path, *lines, header=header), "--ages", "16-17")
    told = [line for line in done.err.splitlines() if "without a name" in line]
    assert [line.split(": ")[0].rpartition("/")[2] for line in told] == [
        "agenda.csv:2:8",
        "agenda.csv:2:11",
        "agenda.csv:4:11",
    ]
    assert "'en KSA' stands in a column without a name" in told[1]


def test_a_cell_of_several_lines_is_one_cell(tmp_path: Path) -> None:
    done = imported(csv(tmp_path, ROW.replace("Zaal Zwartberg", '"Zaal\nZwartberg; boven"')), "--write")
    assert done.code == 0, done.err
    assert [one.place for one in events(tmp_path).values()] == ["Zaal Zwartberg; boven"]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Naam;Soort;Wanneer;Tot;Bezoekers;Binnen/buiten;Leeftijd", ""),
        ("Name of event;Type;Start date/time;End date/time;Visitors;Setting;Age", ""),
        ("Naam;Soort;Startdatum en -uur;Einddatum en -uur;Bezoekers;Setting;Leeftijd", ""),
        (
            "Naam;Soort;Gaat door op;Tot;Bezoekers;Setting;Leeftijd",
            "no column says when it is (call one of these columns 'start'",
        ),
        (
            "Wat;Soort;Start;Tot;Bezoekers;Setting;Leeftijd",
            "no column says what the event is called (call one of these columns",
        ),
    ],
)
def test_a_header_is_known_or_told_what_it_lacks(header: str, told: str, tmp_path: Path) -> None:
    row = "Lentefuif;fuif;13/03/2027 21:00;14/03/2027 03:00;450;binnen;16+"
    done = imported(csv(tmp_path, row, header=header))
    if told:
        assert done.code == 2
        assert f"agenda.csv:1:1: {told}" in done.err
        assert f"--columns FILE: {'Gaat door op' if 'when' in told else 'Wat'})" in done.err
    else:
        assert done.code == 0, done.err
        assert "2027-03-13T21:00 · 2027-03-14T03:00 · party" in done.out + done.err


def test_a_list_may_call_things_otherwise(tmp_path: Path) -> None:
    names = tmp_path / "columns.yml"
    names.write_text("Wat: name\nHoe: {kind: {Jeugdbal: party}}\nGroepering: organiser\nSoort: ''\n", encoding="utf-8")
    header = "Wat;Hoe;Datum;Uur;Einde;Bezoekers;Binnen/buiten;Leeftijd;Soort;Groepering"
    path = csv(tmp_path, "Bal;Jeugdbal;13/03/2027;21u;3u;450;binnen;16+;A2;KLJ", header=header)
    done = imported(path, "--columns", names, "--write")
    assert done.code == 0, done.err
    bal = events(tmp_path)["bal-2027"]
    assert (bal.kind, bal.organiser) == ("party", "KLJ")
    names.write_text("Wat: naam\nHoe: [kind]\n", encoding="utf-8")
    wrong = imported(path, "--columns", names)
    assert wrong.code == 2
    assert "columns.yml:1:6: 'naam' is no field of an event (did you mean 'name'? Known are: name, kind" in wrong.err


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    path = csv(tmp_path, ROW)
    assert imported(path, "--write").code == 0
    (file,) = (tmp_path / "events").iterdir()
    file.write_text(file.read_text("utf-8").replace("# spirits:", "spirits: true  # "), encoding="utf-8")
    assert "there already" in imported(path, "--write").out
    kept = file.read_text("utf-8")
    changed = imported(csv(tmp_path, ROW.replace("450", "600").replace("21u", "22u")), "--write")
    assert changed.code == 2
    assert "attendance: 450 → 600" in changed.err
    assert "start: 2027-03-13T21:00 → 2027-03-13T22:00" in changed.err
    assert file.read_text("utf-8") == kept
    assert len(list((tmp_path / "events").iterdir())) == 1


def test_an_event_of_every_week_gets_a_file_a_day(tmp_path: Path) -> None:
    rows = [ROW.replace("13/03", day) for day in ("06/03", "13/03")] + [ROW.replace("21u;3u", "14u;17u")]
    assert imported(csv(tmp_path, *rows), "--write").code == 0
    found = ["lentefuif-2027-03-06", "lentefuif-2027-03-13-1400", "lentefuif-2027-03-13-2100"]
    assert sorted(events(tmp_path)) == found


NAMES = (
    "null",
    "Fuif #1",
    "- x",
    "a: b",
    "@bal",
    "“Bal”",
    "'t Fuifke",
    "{{ x }}",
    "فرح",
    "🎉",
    "\u202eMarkt",
    "a\x01b",
)


def test_whatever_an_event_is_called_its_file_can_be_read(tmp_path: Path) -> None:
    done = imported(csv(tmp_path, *(ROW.replace("Lentefuif", name) for name in NAMES)), "--write")
    read = events(tmp_path)
    assert {one.name for one in read.values()} == {*NAMES[:-2], "Markt", "a b"} - {
        one for one in NAMES if f"{one}: no event" in done.out
    }
    assert len(read) >= len(NAMES) - 1
    assert "\u202e" not in done.out


def test_what_the_wording_guard_refuses_is_not_written(tmp_path: Path) -> None:
    done = imported(csv(tmp_path, ROW.replace("Lentefuif", "Drugsfeest"), ROW), "--write")
    assert done.code == 2
    assert ":2:1: the word 'Drugsfeest' makes a person into a label" in done.err
    assert list(events(tmp_path)) == ["lentefuif-2027"]
