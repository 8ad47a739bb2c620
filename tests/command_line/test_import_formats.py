"""What each kind of list, and each cell of it, is read as."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command_line.importing import CASES, HEADER, ROW, csv, events, imported
from tests.conftest import SHIPPED


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
    assert done.code == 2
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


RECORDS = [
    {"naam": "Lentefuif", "type": "fuif", "begin": "2027-03-13T20:00:00Z", "einde": "14/03/2027 03:00",
     "bezoekers": "1.200", "setting": ["indoor", "tent"], "leeftijd": "18+", "alcohol": False, "nr": {"id": 1}},
    {"naam": "Zomerfuif", "type": "fuif", "begin": "2027-06-13T20:00", "einde": "2027-06-14T03:00",
     "bezoekers": 300, "setting": "outdoor", "leeftijd": ["16-17", "18-plus"], "alcohol": None, "e-mail": "a@b.be"},
]  # fmt: skip


@pytest.mark.parametrize("content", [RECORDS, {"count": 2, "evenementen": RECORDS}, {"events": RECORDS}])
def test_records_of_any_program_are_rows_of_a_table(content: object, tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    done = imported(path, "--write")
    assert done.code == 0, done.err
    spring, summer = (events(tmp_path)[one] for one in ("lentefuif-2027", "zomerfuif-2027"))
    assert (f"{spring.start:%H:%M}", spring.attendance, spring.setting) == ("21:00", 1200, ("indoor", "tent"))
    assert (spring.alcohol, summer.alcohol, "alcohol" in summer.assumed) == (False, True, True)
    assert (spring.ages, summer.ages) == (("18-plus",), ("16-17", "18-plus"))
    assert "the column 'nr' is not read" in done.err
    assert "a@b.be" not in done.out + done.err


def test_records_without_a_name_or_a_day_are_no_events(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    contents: list[object] = [[{"naam": "Fuif"}], [{"begin": "2027-03-13T20:00"}], {"a": [1]}, [[]], [None, 5]]
    for content in contents:
        path.write_text(json.dumps(content), encoding="utf-8")
        done = imported(path)
        assert done.code == 2
        assert "events.json:1:1: no event was found in it" in done.err


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


def test_a_record_between_events_that_does_not_say_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps([SCHEMA, RECORDS[1] | {"name": "Zomerfuif"}]), encoding="utf-8")
    done = imported(path, "--setting", "outdoor", "--ages", "18-plus", "--write")
    assert "warning: 'Zomerfuif' is left out" in done.err
    assert set(events(tmp_path)) == {"summer-gig-2027"}


def test_a_calendar(tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    path.write_bytes((CASES / "agenda.ics").read_bytes())
    options = ("--kind", "fair", "--attendance", "100", "--setting", "outdoor", "--ages", "18-plus", "--write")
    done = imported(path, *options)
    assert done.code == 2
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


def test_hours_are_those_of_the_city(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yml"
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    policy.write_text(re.sub(r"(?m)^timezone:.*\n", "", text) + "\ntimezone: Europe/London\n", encoding="utf-8")
    path = tmp_path / "events.json"
    path.write_text(json.dumps(SCHEMA | {"startDate": "2027-03-28T00:30:00Z"}), encoding="utf-8")
    given = ("--setting", "outdoor", "--ages", "18-plus", "--policy", policy)
    assert "2027-03-28T00:30 · 2027-07-03T22:00" in imported(path, *given).out
    day = csv(tmp_path, ROW.replace("13/03/2027;21u", "28/03/2027;1u30"))
    done = imported(day, "--policy", policy)
    assert done.code == 2
    assert ":2:4: the hour '2027-03-28T01:30' does not exist in Europe/London" in done.err, done.err


@pytest.mark.parametrize(
    ("begins", "ends", "start", "end"),
    [
        ("13/03/2027;20:00", "14/03/2027;24:00", "2027-03-13T20:00", "2027-03-15T00:00"),
        ("13/03/2027;20:00", "13/03/2027;24:00", "2027-03-13T20:00", "2027-03-14T00:00"),
        ("13/03/2027;20u", ";24u", "2027-03-13T20:00", "2027-03-14T00:00"),
        ("13/03/2027;24:00", ";03:00", "2027-03-14T00:00", "2027-03-14T03:00"),
        ("13/03/2027 20:00 - 14/03/2027 24:00;", ";", "2027-03-13T20:00", "2027-03-15T00:00"),
        ("13/03/2027 20u - 23u;", ";", "2027-03-13T20:00", "2027-03-13T23:00"),
    ],
)
def test_24_o_clock_is_the_end_of_its_day(begins: str, ends: str, start: str, end: str, tmp_path: Path) -> None:
    header = "Naam;Soort;Bezoekers;Binnen/buiten;Leeftijd;Datum;Beginuur;Datum tot;Einduur"
    done = imported(csv(tmp_path, f"Fuif;fuif;300;binnen;16+;{begins};{ends}", header=header))
    assert f"{start} · {end} · party" in done.out, done
    assert done.code == 0


def _calendar(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "agenda.ics"
    event = ["BEGIN:VEVENT", "UID:1", "SUMMARY:Fuif", *lines, "END:VEVENT"]
    path.write_text("\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *event, "END:VCALENDAR", ""]), encoding="utf-8")
    return path


GIVEN = ("--kind", "party", "--attendance", "300", "--setting", "indoor", "--ages", "16-17")


@pytest.mark.parametrize(
    ("lines", "options", "said"),
    [
        (("DTSTART:20270327T210000Z", "DURATION:PT6H"), (), "2027-03-27T22:00 · 2027-03-28T05:00"),
        (("DTSTART;TZID=Europe/Brussels:20271030T220000", "DURATION:PT6H"), (), "2027-10-30T22:00 · 2027-10-31T03:00"),
        (
            ("DTSTART;VALUE=DATE:20270313", "DTEND;VALUE=DATE:20270314"),
            ("--start", "20:00", "--end", "02:00"),
            "2027-03-13T20:00 · 2027-03-14T02:00",
        ),
        (
            ("DTSTART;VALUE=DATE:20270413", "DTEND;VALUE=DATE:20270415"),
            ("--start", "20:00", "--end", "02:00"),
            "2027-04-13T20:00 · 2027-04-15T02:00",
        ),
    ],
)
def test_a_calendar_over_a_change_of_the_clock_and_past_midnight(
    lines: tuple[str, ...], options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    assert said in imported(_calendar(tmp_path, *lines), *GIVEN, *options).out


@pytest.mark.parametrize("ends", ["DTEND:20271031T013000Z", "DURATION:PT5H30M"])
def test_the_second_of_an_hour_that_comes_twice_is_the_whole_hour_after_it_and_told(ends: str, tmp_path: Path) -> None:
    """On a clock that goes back 02:30 is written as the first one, by which the event would end an hour early."""
    done = imported(_calendar(tmp_path, "DTSTART:20271030T200000Z", ends), *GIVEN, "--write")
    assert done.code == 0, done.err
    assert "is read as '2027-10-31 03:00' for 'end'" in done.err
    assert f"{events(tmp_path)['fuif-2027'].end:%d %H:%M}" == "31 03:00"


def test_so_is_it_in_a_table_and_in_the_days_of_uitdatabank(tmp_path: Path) -> None:
    moments = {"startDate": "2027-10-30T20:00:00Z", "endDate": "2027-10-31T01:30:00Z"}
    later = {"startDate": "2027-11-05T20:00:00Z", "endDate": "2027-11-05T23:00:00Z"}
    for content in (moments, {"calendarType": "multiple", "subEvent": [moments, later]}):
        path = tmp_path / "events.json"
        path.write_text(json.dumps([{"@type": "Event", "name": "Fuif", **content}]), encoding="utf-8")
        done = imported(path, *GIVEN)
        assert "'2027-10-31T01:30:00Z' is read as '2027-10-31T03:00' for 'end'" in done.err
    row = "Fuif;fuif;2027-10-30T20:00Z;;2027-10-31T01:30Z;450;binnen;16+;;"
    assert "is read as '2027-10-31 03:00' for 'end'" in imported(csv(tmp_path, row)).err


def test_the_same_line_twice_is_one_event(tmp_path: Path) -> None:
    assert "same event as on line 2: left out (delete one of the two)" in imported(csv(tmp_path, ROW, ROW)).err


def test_days_of_several_nights_are_read_day_first_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "agenda.csv"
    head = "Naam;Soort;Dagen;Bezoekers;Binnen of buiten;Leeftijd\n"
    path.write_text(f"{head}Markt;markt;10/12/2027 16u-22u, 11/12/2027 16u-22u;900;buiten;18+ en 16+\n", "utf-8")
    done = imported(path)
    assert "days are read as day, month, year" in done.err
    assert "'18+ en 16+' is read as '18-plus, 16-17'" in done.err
    assert done.code == 0


@pytest.mark.parametrize("cell", ["in", "op", "met"])
def test_a_little_word_is_no_choice(cell: str, tmp_path: Path) -> None:
    done = imported(csv(tmp_path, ROW.replace("binnen", cell)))
    assert f"'{cell}' is not known for 'setting'" in done.err
    assert done.code == 2


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("20270414", "note: it ends no later than it starts, so the day after: 2027-04-14T02:00"),
        ("20270415", "note: the hour at which its nights end is after midnight, so the last one ends the day after"),
    ],
)
def test_the_reason_of_a_night_is_told_as_it_is(until: str, told: str, tmp_path: Path) -> None:
    path = _calendar(tmp_path, "DTSTART;VALUE=DATE:20270413", f"DTEND;VALUE=DATE:{until}")
    done = imported(path, *GIVEN, "--start", "20:00", "--end", "02:00")
    assert told in done.err
    assert done.err.count("the day after") == 1


def test_separate_days_do_not_become_one_event_of_months(tmp_path: Path) -> None:
    parts = [
        {"startDate": f"2027-{month:02}-02T20:00:00+01:00", "endDate": f"2027-{month:02}-02T23:00:00+01:00"}
        for month in range(1, 13)
        for _ in range(3)
    ]
    event = {"@type": "Event", "name": "Wekelijks", "calendarType": "multiple", "subEvent": parts}
    path = tmp_path / "events.json"
    path.write_text(json.dumps(event | {"startDate": parts[0]["startDate"], "endDate": parts[-1]["endDate"]}), "utf-8")
    done = imported(path, *GIVEN, "--write")
    assert "'Wekelijks' is on 36 separate days, more than 31" in done.err
    assert not (tmp_path / "events").exists()


def test_two_names_that_leave_nothing_for_a_file_are_two_events(tmp_path: Path) -> None:
    for name, day in (("حفلة الربيع", "13/03"), ("مهرجان الصيف", "13/07")):
        row = ROW.replace("Lentefuif", name).replace("13/03", day)
        assert imported(csv(tmp_path, row), "--write").code == 0
    assert {(slug, one.name) for slug, one in events(tmp_path).items()} == {
        ("event-2027", "حفلة الربيع"),
        ("event-2027-07-13", "مهرجان الصيف"),
    }


def test_what_stands_beside_the_events_of_a_file_is_told(tmp_path: Path) -> None:
    event = {"name": "Bal", "start": "2027-07-03T20:00", "end": "2027-07-04T02:00", "attendance": 300, "kind": "fuif"}
    whole = json.dumps(event | {"setting": "indoor", "ages": "16+"})
    (tmp_path / "a.json").write_text(f'[{whole}, 5, null, ["Herfstfuif"]]')
    assert "note: this is no event but: 5, null, Herfstfuif (" in imported(tmp_path / "a.json").err
    twice = whole.replace("300", '300, "attendance": 5000')
    (tmp_path / "a.json").write_text(f"[{twice}]")
    done = imported(tmp_path / "a.json", "--write")
    assert "a.json:1:2: the key 'attendance' stands twice in what begins here (keep one of the two)" in done.err
    assert done.code == 2
    assert not list(tmp_path.glob("events/*"))


def test_a_value_in_parts_is_told_and_not_called_missing(tmp_path: Path) -> None:
    event = {"name": "Bal", "start": "2027-07-03T20:00", "end": "2027-07-04T02:00", "attendance": 300, "kind": "fuif"}
    event |= {"setting": "indoor", "ages": {"min": 16}, "place": {"name": "Zaal Noord"}}
    (tmp_path / "a.json").write_text(json.dumps([event]))
    done = imported(tmp_path / "a.json", "--write")
    assert done.code == 2
    assert 'a.json:1:2: {"min": 16} is in several parts' in done.err
    assert "is missing" not in done.err
    (tmp_path / "a.json").write_text(json.dumps([event | {"ages": ["16-17", "18+"]}]))
    assert imported(tmp_path / "a.json", "--write").code == 0
    assert [one.place for one in events(tmp_path).values()] == ["Zaal Noord"]


def test_an_hour_that_is_shown_as_an_example_makes_no_whole_day(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "Bal;fuif;300;binnen;16+;13/03/2027;13/03/2027",
        header="Naam;Soort;Bezoekers;Waar;Leeftijd;Begin;Einde",
    )
    hours = dict(re.findall(r"give --(start|end) (\d\d:\d\d)", imported(path).err))
    assert set(hours) == {"start", "end"}
    given = [part for key, hour in hours.items() for part in (f"--{key}", hour)]
    assert imported(path, "--setting", "indoor", *given, "--write").code == 0
    (event,) = events(tmp_path).values()
    assert (event.end - event.start).total_seconds() == 6 * 3600
