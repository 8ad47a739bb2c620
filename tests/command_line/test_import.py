"""Events from a list that a city has already: what becomes of each row, what is told, and what is written."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from tests.conftest import ROOT
from toolbox.cli import app
from toolbox.desk.lists.moments import told
from toolbox.desk.lists.names import FIELDS, Names, simple, words
from toolbox.desk.lists.table import Cell
from toolbox.desk.lists.values import read
from toolbox.model.facts import BY_NAME
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.profile import Profile
from toolbox.model.zone import DEFAULT
from toolbox.read import Inputs, read_project
from toolbox.read.profiles import read_profiles

HEADER = "Naam;Soort;Datum;Uur;Einde;Bezoekers;Binnen/buiten;Leeftijd;Locatie;Organisator"
ROW = "Lentefuif;fuif;13/03/2027;21u;3u;450;binnen;16+;Zaal Zwartberg;Chiro Zwartberg"
CASES = Path(__file__).parent / "lists"


@dataclass
class Done:
    """How a run ended."""

    code: int
    out: str
    err: str


def run(*arguments: object) -> Done:
    """The command line, in this process; it never ends with a traceback."""
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Done(result.exit_code, result.stdout, result.stderr)


def imported(file: Path, *options: object) -> Done:
    return run("import", file, "--profiles", file.parent / "events", *options)


def csv(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "agenda.csv"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return path


def events(tmp_path: Path) -> dict[str, Profile]:
    problems = Problems()
    found = {one.slug: one for one in read_profiles(tmp_path / "events", problems)}
    assert list(problems) == []
    return found


KINDS = ("fuif", "Wijkfeest", "braderie", "concert", "sportwedstrijd", "eetfestijn", "kermis", "schoolfuif")
SETTINGS = ("binnen", "buiten", "buiten, in een tent", "Tent")
AGES = ("16+", "alle leeftijden", "18+", "6-12 jaar", "16-17, 18-plus")


def workbook(path: Path, count: int = 300) -> Path:
    """A spreadsheet as a city's events desk keeps it: a title, joined cells, days, hours, formulas of all kinds."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Evenementenkalender 2027", *[None] * 10])
    sheet.merge_cells("A1:K1")
    sheet.append(["Naam evenement", "Soort", "Datum", "Uur", "Einde", "Verwacht aantal", "Locatie"])
    more = ("Organisator", "Binnen/buiten", "Leeftijd", "E-mail contact", "Opmerkingen")
    for column, name in enumerate(more, start=8):
        sheet.cell(2, column, name)
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
        about = [f"Évenement {number} – «Wijk»", KINDS[number % 8], when[number % 4], hour, end, visitors]
        where = [f"Zaal {number % 9}", f"Vereniging {number % 20}", SETTINGS[number % 4], AGES[number % 5]]
        sheet.append([*about, *where, f"x{number}@example.org", "=A1"])
    sheet.merge_cells("G3:G5")
    book.create_sheet("Oud").append(["bewaard"])
    book.save(path)
    return path


def test_a_spreadsheet_of_300_events_stands_there_in_seconds(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kalender.xlsx")
    begun = time.perf_counter()
    dry = imported(path)
    took = time.perf_counter() - begun
    assert dry.code == 0, dry.err
    assert "300 rows: 300 new" in dry.out
    assert not (tmp_path / "events").exists()
    assert took < 20
    done = imported(path, "--write")
    assert (done.code, done.out.count("(written)")) == (0, 300)
    problems = Problems()
    project = read_project(Inputs(ROOT / "policy.yml", ROOT / "docs", tmp_path / "events"), problems)
    assert [one for one in problems if one.level is not Level.NOTE] == []
    assert project
    assert len(project.profiles) == 300
    first = project.profiles[0]
    assert (f"{first.start:%H:%M}", f"{first.end:%H:%M}", first.end.day - first.start.day) == ("20:30", "03:00", 1)
    assert {one.attendance for one in project.profiles} == {450, 500, 1200, 75}
    by_name = {one.name: one for one in project.profiles}
    assert [by_name[f"Évenement {number} – «Wijk»"].place for number in range(4)] == ["Zaal 0"] * 3 + ["Zaal 3"]
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
    assert done.code == 1
    where = path.as_posix()
    for line in (
        f"{where}:2:1: note: 'Titel van de lijst' stands above the header",
        f"{where}:3:1: note: what the list does not say is assumed: organised_by: association, alcohol: yes",
        f"{where}:4:5: note: it ends at an hour before it starts, so the day after: 2027-03-14T03:00",
        f"{where}:4:8: note: '16+' is read as '16-17, 18-plus' for 'ages'",
        f"{where}:5:6: note: '1.200' is read as '1200' for 'attendance'",
        f"{where}:5:10: warning: 'organiser' points at a person: left out",
        f"{where}:6:1: warning: this is the same event as on line 4: left out",
        f"{where}:7:3: '13/13/2027' is no day or hour that can be read",
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
    assert "columns.yml:1:6: 'naam' is no field of an event (use one of: 'name'? name, kind" in wrong.err


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
    assert {one.name for one in read.values()} == {*NAMES[:-1], "a b"} - {
        one for one in NAMES if f"{one}: no event" in done.out
    }
    assert len(read) >= len(NAMES) - 1
    assert "\u202e" not in done.out


def test_what_the_wording_guard_refuses_is_not_written(tmp_path: Path) -> None:
    done = imported(csv(tmp_path, ROW.replace("Lentefuif", "Drugsfeest"), ROW), "--write")
    assert done.code == 1
    assert ":2:1: the word 'Drugsfeest' makes a person into a label" in done.err
    assert list(events(tmp_path)) == ["lentefuif-2027"]


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_as_programs_save_it(between: str, encoding: str, tmp_path: Path) -> None:
    text = f"{HEADER}\n{ROW.replace('Lentefuif', 'Café «Ö»')}\n".replace(";", between)
    (tmp_path / "a.csv").write_bytes((f"sep={between}\n" * (encoding == "utf-8-sig") + text).encode(encoding))
    done = imported(tmp_path / "a.csv", "--write")
    assert done.code == 0, done.err
    assert ("read as Windows-1252" in done.err) == (encoding == "cp1252")
    assert "above the header" not in done.err
    assert [one.name for one in events(tmp_path).values()] == ["Café «Ö»"]


def test_what_uitdatabank_gives(tmp_path: Path) -> None:
    path = tmp_path / "uit.json"
    path.write_bytes((CASES / "uitdatabank.json").read_bytes())
    done = imported(path, "--attendance", "200", "--setting", "indoor", "--write")
    assert done.code == 1
    found = events(tmp_path)
    party, market, sunday = (found[one] for one in ("fuif-rondpunt-2027", "kerstmarkt-2027", "zondagsmarkt-2027"))
    assert (party.kind, party.ages, party.entry) == ("party", ("16-17", "18-plus"), "free")
    assert (f"{party.start:%d %H:%M}", f"{party.end:%d %H:%M}") == ("13 21:00", "14 03:00")
    assert (party.place, party.organiser) == ("Jeugdhuis Rondpunt 26", "Rondpunt 26")
    assert [f"{one.start:%d %H:%M}" for one in market.days or ()] == ["10 16:00", "12 16:00"]
    assert [f"{one.start:%d %H:%M}" for one in sunday.days or ()][::4] == ["02 08:00", "30 08:00"]
    for line in (
        "'contactPoint' is never read",
        "'2027-06-23' has no hour",
        "'Lezing of congres' is not known for 'kind'",
        "'Museum' is always open",
        "'Afgelast' is cancelled",
        "'Webinar' is online",
        "this is no event but: Place",
    ):
        assert line in done.err, done.err
    assert "uit.json:6:3: Fuif Rondpunt" in done.out


SCHEMA = {
    "@type": ["MusicEvent"],
    "name": "Summer gig",
    "startDate": "2027-07-03T18:00:00Z",
    "endDate": "2027-07-03T22:00:00.000+01:00",
    "location": {"@type": "Place", "name": "Park"},
    "organizer": {"@type": "Person", "name": "Jan Peeters"},
    "isAccessibleForFree": True,
    "maximumAttendeeCapacity": 300,
}


@pytest.mark.parametrize("content", [SCHEMA, [SCHEMA], {"@graph": [{"@type": "Place"}, SCHEMA]}])
def test_what_schema_org_calls_an_event(content: object, tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    done = imported(path, "--setting", "outdoor", "--ages", "18-plus", "--write")
    assert done.code == 0, done.err
    gig = events(tmp_path)["summer-gig-2027"]
    assert (gig.kind, gig.attendance, gig.entry, gig.place, gig.organiser) == ("concert", 300, "free", "Park", None)
    assert (f"{gig.start:%H:%M}", f"{gig.end:%H:%M}") == ("20:00", "23:00")
    assert "a private person organises it" in done.err
    assert "'300', the most that there may be" in done.err


def test_a_calendar(tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    path.write_bytes((CASES / "agenda.ics").read_bytes())
    options = ("--kind", "fair", "--attendance", "100", "--setting", "outdoor", "--ages", "18-plus", "--write")
    done = imported(path, *options)
    assert done.code == 1
    assert "'2027-07-01' has no hour" in done.err
    done = imported(path, *options, "--start", "10", "--end", "22")
    found = events(tmp_path)
    abroad, fair = found["buurtfeest-2027"], found["kermis-2027"]
    assert (abroad.kind, f"{abroad.start:%d %H:%M}", f"{abroad.end:%H:%M}") == ("neighbourhood", "12 14:00", "20:00")
    assert (f"{fair.start:%d %H:%M}", f"{fair.end:%d %H:%M}") == ("01 10:00", "03 22:00")
    for line in (
        "'ORGANIZER' is never read",
        "'Kermis' repeats",
        "'Weg' is cancelled",
        "'Nergens/Huis' is no time zone",
        "is no day or hour",
    ):
        assert line in done.err, done.err
    assert "Peeters" not in "".join(one.read_text("utf-8") for one in (tmp_path / "events").iterdir())


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


def test_hours_are_those_of_the_city(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yml"
    text = (ROOT / "policy.yml").read_text(encoding="utf-8")
    policy.write_text(re.sub(r"(?m)^timezone:.*\n", "", text) + "\ntimezone: Europe/London\n", encoding="utf-8")
    path = tmp_path / "events.json"
    path.write_text(json.dumps(SCHEMA | {"startDate": "2027-03-28T00:30:00Z"}), encoding="utf-8")
    given = ("--setting", "outdoor", "--ages", "18-plus", "--policy", policy)
    assert "2027-03-28T00:30 · 2027-07-03T22:00" in imported(path, *given).out
    day = csv(tmp_path, ROW.replace("13/03/2027;21u", "28/03/2027;1u30"))
    done = imported(day, "--policy", policy)
    assert done.code == 2
    assert ":2:3: the hour '2027-03-28T01:30' does not exist in Europe/London" in done.err, done.err


def test_the_names_of_lists_are_those_of_the_model() -> None:
    assert words()["columns"].keys() <= set(FIELDS)
    for key, values in words()["values"].items():
        assert values.keys() <= {str(one) for one in BY_NAME[key].value.data()["choices"]}
    for group in (words()["columns"], *words()["values"].values()):
        names = [(simple(name), meant) for meant, listed in group.items() for name in {simple(one) for one in listed}]
        twice = {name for name, count in Counter(name for name, _ in names).items() if count > 1}
        assert twice == set()
    for header, meant in (
        ("Évenement", "name"),
        ("AANTAL BEZOEKERS (max.)", "attendance"),
        ("Soort evenement", "kind"),
    ):
        assert Names().column(header) == meant
    assert Names().private("E-mail organisator")
    assert not Names().private("Mailing")


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [
        ("13/03/2027 21u", "2027-03-13", "21:00"),
        ("za. 13 mrt 2027 om 21.30 uur", "2027-03-13", "21:30"),
        ("Saturday, March 13, 2027 9:30 pm", "2027-03-13", "21:30"),
        ("2027-03-13T20:00:00Z", "2027-03-13", "21:00"),
        ("13.3.27", "2027-03-13", None),
        ("13/03/2027 24:00", "2027-03-14", "00:00"),
        ("46459", "2027-03-13", None),
        (46459.875, "2027-03-13", "21:00"),
        ("21h", None, "21:00"),
        ("31/02/2027", None, None),
        ("13-14 maart 2027", None, None),
        ("nog te bepalen", None, None),
        ("13/03/2027 25:00", None, None),
    ],
)
def test_days_and_hours_as_people_write_them(said: object, day: str | None, hour: str | None) -> None:
    found = told(said, DEFAULT)
    assert (str(found.day) if found and found.day else None) == day
    assert (f"{found.hour:%H:%M}" if found and found.hour is not None else None) == hour


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [
        ("attendance", "450 à 500", "500"),
        ("attendance", "max. 1 200 personen", "1200"),
        ("attendance", "±300", "300"),
        ("attendance", "500+", "500"),
        ("attendance", "12 of 13 groepen", "12 of 13 groepen"),
        ("ages", "18-", ["18-plus"]),
        ("ages", "-", ["under-16", "16-17", "18-plus"]),
        ("ages", "12-18 jaar", ["under-16", "16-17", "18-plus"]),
        ("ages", "-16", ["under-16"]),
        ("ages", "16 en 17", ["16-17"]),
        ("ages", "kinderen, 18+", ["under-16", "18-plus"]),
        ("setting", "binnen en buiten", ["indoor", "outdoor"]),
        ("kind", "Markt of braderie", "market"),
        ("kind", "Lezing", "Lezing"),
        ("entry", "€ 5,00", "ticket"),
        ("entry", "0", "free"),
        ("entry", "Gratis", "free"),
        ("alcohol", "X", "true"),
        ("alcohol", "nee", "false"),
        ("sound_level", "95 dB(A)", "95"),
    ],
)
def test_what_people_write_in_cells(key: str, said: str, value: object) -> None:
    assert read(key, Cell(said, Place("x")), Names()).value == value


SHEET = "xl/worksheets/sheet1.xml"
HUGE = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """A name, what the file holds, and what is told."""
    yield "empty.csv", b"", "no events in it"
    yield "spaces.csv", b" \n ;;\n", "no events in it"
    yield "binary.csv", bytes(range(256)) * 40, "no text"
    yield "utf-16.csv", "Naam;Datum\nF;2027-01-01\n".encode("utf-16"), "UTF-16"
    yield "strange.csv", b"\x81\x8d\x8f;\x90\n", "no text"
    yield "no-header.csv", b"a;b;c\n1;2;3\n", "no row names the columns: a, b, c"
    yield "header.csv", HEADER.encode(), "no events in it"
    yield "long.csv", (HEADER + "\nx" * 6000).encode(), "more than 5000 rows"
    yield "wide.csv", b"Naam;Datum" + b";" * 300 + b"\n", "only the first 200 columns"
    yield "large.csv", b"x" * 10_000_001, "more than the 10 MB"
    yield "cell.csv", (HEADER + '\n"' + "x" * 200_000).encode(), "field larger than field limit"
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
    yield "deep.json", b"[" * 100_000, "cannot be read as JSON"
    yield "digits.json", b'{"@type":"Event","name":' + b"9" * 5_000 + b"}", "cannot be read as JSON"
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
    begun = time.perf_counter()
    done = imported(tmp_path / name, "--write")
    assert done.code == 2
    assert told in done.err
    assert not (tmp_path / "events").exists()
    assert time.perf_counter() - begun < 20


def test_joined_cells_as_large_as_a_sheet_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "huge.xlsx").write_bytes(_changed_workbook(SHEET, b"</worksheet>", HUGE))
    done = imported(tmp_path / "huge.xlsx")
    assert (done.code, "1 rows: 1 new" in done.out) == (0, True), done.err


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
    (tmp_path / "folder.csv").mkdir()
    assert imported(tmp_path / "folder.csv").code == 2


def test_it_tells_in_dutch(tmp_path: Path) -> None:
    done = imported(csv(tmp_path, ROW), "--lang", "nl")
    assert "1 rijen: 1 nieuw" in done.out
    assert "ter info: " in done.err
