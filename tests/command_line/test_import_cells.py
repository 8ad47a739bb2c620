"""What people write in the headers and cells of a list, and what it is read as."""

from __future__ import annotations

from collections import Counter

import pytest

from toolbox.desk.lists.moments import told
from toolbox.desk.lists.names import FIELDS, Names, simple, words
from toolbox.desk.lists.table import Cell
from toolbox.desk.lists.values import read
from toolbox.model.event.facts import BY_NAME
from toolbox.model.problem import Place
from toolbox.model.zone import DEFAULT


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
        ("13/03/2027 24:00", "2027-03-13", "00:00"),
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
        ("attendance", "-300", "-300"),
        ("ages", "18-", ["18-plus"]),
        ("ages", "-", ["under-16", "16-17", "18-plus"]),
        ("ages", "12-18 jaar", ["under-16", "16-17", "18-plus"]),
        ("ages", "-16", ["under-16"]),
        ("ages", "+16", ["16-17", "18-plus"]),
        ("ages", "+ 18 jaar", ["18-plus"]),
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
        ("alcohol", "neen", "false"),
        ("alcohol", "J", "true"),
        ("sound_level", "95 dB(A)", "95"),
    ],
)
def test_what_people_write_in_cells(key: str, said: str, value: object) -> None:
    assert read(key, Cell(said, Place("x")), Names()).value == value
