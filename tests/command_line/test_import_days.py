"""Events of several days with nights off, from a list: in a cell, as JSON has them, and as a profile has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.importing import Done, csv, events, imported
from tests.conftest import SHIPPED
from toolbox.model.event.facts import ANNOUNCED
from toolbox.model.problem import Problems
from toolbox.read.profiles import read_profiles
from toolbox.read.yaml.file import read_yaml

HEADER = "Naam;Soort;Dagen;Bezoekers;Binnen/buiten;Leeftijd"
ASKED = [fact.name for fact in ANNOUNCED]
KERST = {"name": "Kerst", "kind": "market", "attendance": 500, "setting": ["outdoor"], "ages": ["18-plus"]}
TWO = [("10 16:00", "10 22:00"), ("12 10:00", "13 01:00")]


def _days(tmp_path: Path, name: str) -> list[tuple[str, str]]:
    return [(f"{one.start:%d %H:%M}", f"{one.until:%d %H:%M}") for one in events(tmp_path)[name].days or ()]


@pytest.mark.parametrize(
    "cell",
    [
        "10/12/2027 16:00-22:00, 12/12/2027 10:00-01:00",
        '"vr 10 december 2027 van 16u tot 22u; zo 12 december 2027 van 10u tot 1u"',
        '"2027-12-10 16:00 – 22:00\n2027-12-12 10:00 – 2027-12-13 01:00"',
        '"December 10, 2027 4 pm - 10 pm; December 12, 2027 10 am - 1 am"',
    ],
)
def test_days_in_a_cell(cell: str, tmp_path: Path) -> None:
    done = imported(csv(tmp_path, f"Kerst;markt;{cell};500;buiten;16+", header=HEADER), "--write")
    assert done.code == 0, done.err
    assert _days(tmp_path, "kerst-2027") == TWO


@pytest.mark.parametrize("cell", ["10/12/2027, 12/12/2027", "10/12/2027 16:00, 12/12/2027 10:00-22:00", "in december"])
def test_days_without_their_hours_are_no_event(cell: str, tmp_path: Path) -> None:
    done = imported(csv(tmp_path, f"Kerst;markt;{cell};500;buiten;16+", header=HEADER))
    assert done.code == 2
    told = [line for line in done.err.splitlines() if ":2:3:" in line]
    assert len(told) == 1, done.err
    assert "does not say a date and two hours of each day" in told[0]
    assert "start" not in done.err.replace(told[0], "")


def _json(tmp_path: Path, *records: dict[str, Any]) -> Done:
    path = tmp_path / "events.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return imported(path, "--write")


def test_a_profile_as_json_is_that_profile(tmp_path: Path) -> None:
    """Every fact by its own name: `organised_by` is no other name for `organiser` then."""
    shipped = {one.slug: one for one in read_profiles(SHIPPED / "event_profiles", Problems())}
    told = [read_yaml(SHIPPED / "event_profiles" / f"{name}.yml", Problems()) for name in shipped]
    done = _json(tmp_path, *(one.data() for one in told if one))
    assert done.code == 0, done.err
    again = {one.name: one for one in events(tmp_path).values()}
    for one in shipped.values():
        assert {name: getattr(again[one.name], name) for name in ASKED} == {name: getattr(one, name) for name in ASKED}


def test_the_days_count_where_start_and_end_say_otherwise(tmp_path: Path) -> None:
    days = [
        {"from": "2027-12-10T16:00", "until": "2027-12-10T22:00"},
        {"from": "2027-12-12T10:00", "until": "2027-12-13T01:00", "attendance": 900},
    ]
    event = KERST | {"days": days}
    same = _json(tmp_path, event | {"start": "2027-12-10", "end": "2027-12-13T01:00"})
    assert (same.code, "another column" in same.err) == (0, False), same.err
    assert _days(tmp_path, "kerst-2027") == TWO
    assert "2027-12-12T10:00 – 2027-12-13T01:00 (900)" in same.out
    other = _json(tmp_path, event | {"start": "2027-12-09T16:00", "end": "2027-12-13T01:00", "name": "Winter"})
    assert "'2027-12-09T16:00' stands here, and 2027-12-10T16:00 in another column" in other.err
    assert _days(tmp_path, "winter-2027") == TWO


def test_what_is_wrong_with_a_day_is_told_as_in_a_profile(tmp_path: Path) -> None:
    for days, said in (
        ([{"from": "2027-12-10T16:00"}], "until"),
        ([{"van": "2027-12-10T16:00", "until": "2027-12-10T22:00"}], "van"),
        (["2027-12-10"], "does not say a date and two hours"),
        ([], "is missing"),
    ):
        done = _json(tmp_path, KERST | {"days": days})
        assert (done.code, said in done.err) == (2, True), (days, done.err)


def test_a_table_that_a_spreadsheet_saved_as_unicode_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = f"{HEADER}\nKerst «Ö»;markt;10/12/2027 16:00-22:00;500;buiten;16+\n".replace(";", "\t")
    path.write_bytes(text.encode("utf-16"))
    done = imported(path, "--write")
    assert done.code == 0, done.err
    assert [one.name for one in events(tmp_path).values()] == ["Kerst «Ö»"]


@pytest.mark.parametrize(
    ("header", "row", "end", "told"),
    [
        (
            "Datum;Beginuur;Einduur",
            "25/06/2027 - 27/06/2027;17:00;01:00",
            "28T01:00",
            "the last one ends the day after",
        ),
        ("Datum;Uur", "25/06/2027 - 27/06/2027;17:00 - 01:00", "28T01:00", "the last one ends the day after"),
        ("Datum;Beginuur;Einduur", "25/06/2027 - 26/06/2027;20:00;03:00", "26T03:00", ""),
        ("Begindatum;Beginuur;Einddatum;Einduur", "25/06/2027;17:00;27/06/2027;01:00", "27T01:00", "the nights too"),
        ("Begin;Einde", "25/06/2027 17:00;27/06/2027 01:00", "27T01:00", "the nights too"),
    ],
)
def test_the_last_night_of_several_days_is_not_lost(header: str, row: str, end: str, told: str, tmp_path: Path) -> None:
    """Days from which to which, and hours apart from them, are those of each day; a moment is what it says."""
    of_all = f"Naam;Soort;{header};Bezoekers;Binnen/buiten;Leeftijd"
    done = imported(csv(tmp_path, f"GOS;festival;{row};11000;buiten;alle", header=of_all), "--write")
    assert done.code == 0, done.err
    assert events(tmp_path)["gos-2027"].end.isoformat() == f"2027-06-{end}:00"
    assert told in done.err
    assert told or "note: it" not in done.err
