"""What points at a person is found by its form, and what only looks like it is let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolbox.check.persons import KINDS, KINDS_IN_NAMES, forms, names_person, personal
from toolbox.model.language.persons import PersonWords
from toolbox.model.naming import slug
from toolbox.model.problem import Problems
from toolbox.read.monitor import check_anonymous

HERE = Path(__file__).parent / "personal"
HOSTILE = (HERE / "hostile.txt").read_text(encoding="utf-8").splitlines()
HARMLESS = (HERE / "harmless.txt").read_text(encoding="utf-8").splitlines()
ORDINARY = (HERE / "ordinary.txt").read_text(encoding="utf-8").splitlines()
"""300 lines as they stand in signals, reports and notes, written by somebody who had not seen the forms."""
HELP_LINES = frozenset({"078151020", "102", "1813"})


def test_no_line_is_there_twice() -> None:
    for lines in (HOSTILE, HARMLESS, ORDINARY):
        assert len(set(lines)) == len(lines) >= 60


@pytest.mark.parametrize("text", HOSTILE)
def test_what_points_at_a_person_is_found(text: str) -> None:
    assert personal(text, HELP_LINES)


def test_false_alarms_are_counted() -> None:
    assert [text for text in HARMLESS if personal(text, HELP_LINES)] == []


def test_of_ordinary_lines_few_are_stopped() -> None:
    assert len(ORDINARY) == 300
    stopped = [text for text in ORDINARY if personal(text, HELP_LINES)]
    print(f"{len(stopped)} of {len(ORDINARY)} ordinary lines are stopped:", *stopped, sep="\n")
    assert len(stopped) <= 8


@pytest.mark.parametrize(
    "text", ["K.S.A. Genk", "Café Madame Dupont", "Zaal Berg, Molenstraat 12", "Jan van Eyckcollege"]
)
def test_a_club_or_a_hall_may_be_called_so(text: str) -> None:
    assert personal(text, HELP_LINES, KINDS_IN_NAMES) == []


@pytest.mark.parametrize("text", ["Fuif van mevrouw Peeters", "Fuif, bel 0478 12 34 56", "jan(at)voorbeeld(dot)be"])
def test_but_not_so(text: str) -> None:
    assert personal(text, HELP_LINES, KINDS_IN_NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Jan De Smet",
        "JAN PEETERS",
        "Jan Van den Broeck, voorzitter",
        "Jan-Pieter Van den Broeck",
        "Fatima El Amrani",
        "Mohammed Ben Ali",
        "Maria Di Rossi",
    ],
)
def test_an_organiser_is_no_person_with_a_name_of_several_words(text: str) -> None:
    found = [(0, "name")]
    assert personal(text, HELP_LINES, forms(PersonWords()).in_organisers) == found
    assert personal(text, HELP_LINES) == found


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Jan D'Hondt", 0),
        ("Chiro Zwartberg, Jan Peeters", 17),
        ("Chiro Zwartberg (Jan Peeters)", 17),
        ("Jan & Mieke Peeters", 0),
        ("Jan en Mieke Peeters", 0),
        ("Chiro Zwartberg – Jan PEETERS", 18),
        ("Buurtcomité p/a Jan Peeters", 16),
        ("Buurtcomité c/o Jan Peeters", 16),
        ("Chiro Zwartberg, contact Jan Peeters", 25),
        ("Chiro Zwartberg (verantwoordelijke: Jan Peeters)", 36),
        ("Chiro Zwartberg t.a.v. Jan Peeters", 23),
        ("Jan Peeters en An Claes", 0),
        ("An Kerkhofs", 0),
        ("an peeters", 0),
        ("Peeters Luc", 0),
        ("Peeters, Luc", 0),
        ("Luc", 0),
    ],
)
def test_nor_is_it_one_beside_another_name(text: str, at: int) -> None:
    assert personal(text, HELP_LINES, forms(PersonWords()).in_organisers) == [(at, "name")]


@pytest.mark.parametrize(
    "text", ["Familie Claes", "De familie Van den Berghe", "Gezin Peeters-Janssens", "Fam. Claes, Genk"]
)
def test_nor_a_family(text: str) -> None:
    assert personal(text, HELP_LINES, forms(PersonWords()).in_organisers) == [(0, "household")]


@pytest.mark.parametrize("text", ["Molenstraat 12", "12 Stationsstraat", "Feestcomité, Stationsstraat, 12"])
def test_an_organiser_stands_in_no_street(text: str) -> None:
    assert [kind for _, kind in personal(text, HELP_LINES, forms(PersonWords()).in_organisers)] == ["address"]


def test_a_month_in_capitals_is_nobody() -> None:
    assert personal("Op 14 JAN WINTERFEEST in de zaal", HELP_LINES) == []


@pytest.mark.parametrize(
    "text",
    [
        "Emma Goldman Collectief",
        "Sint-Jan Berchmans",
        "Vrienden van Jan De Smet",
        "Stad Genk & KRC Genk",
        "Rondpunt 26",
        "Familiehulp",
        "Circus familie Bouglione",
        "Familie Camping De Hoef",
        "Bakkerij Peeters",
        "Café Luc",
        "Luc Peeters Academie",
        "Contact Genk",
        "Chiro Genk en KSA Sint-Jan",
    ],
)
def test_but_a_club_called_after_one_is(text: str) -> None:
    assert personal(text, HELP_LINES, forms(PersonWords()).in_organisers) == []


@pytest.mark.parametrize(
    "text",
    ["Bij Jan Kerkhofs thuis", "tuin van An Peeters", "chez Marc Lambert", "Garage familie Claes", "p/a Luc Claes"],
)
def test_a_place_is_not_where_somebody_lives(text: str) -> None:
    assert personal(text, HELP_LINES, forms(PersonWords()).in_places)
    assert personal(text, HELP_LINES, KINDS_IN_NAMES) == []


@pytest.mark.parametrize(
    "text", ["Café Bij Jan", "Zaal Jan Peeters", "Tuin van de pastorij", "Huis van het Kind", "Jan Peetersplein, Genk"]
)
def test_but_it_may_be_called_after_somebody(text: str) -> None:
    assert personal(text, HELP_LINES, forms(PersonWords()).in_places) == []


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e"])
def test_what_nobody_sees_hides_nothing(sign: str) -> None:
    text = f"Bel J{sign}an P{sign}eeters op 04{sign}78 12 34 56."
    assert personal(text) == [(4, "name"), (text.index("04"), "phone")]


NAMED = [
    "jan-peeters",
    "mevrouw-peeters",
    "fuif-met-jan-peeters",
    "jan-van-eyck",
    "jan-p",
    "0478-12-34-56",
    "bel-0478123456",
    "molenstraat-12",
]


@pytest.mark.parametrize("stem", NAMED)
def test_the_name_of_a_file_may_not_say_who(stem: str) -> None:
    assert names_person(stem, "Lege flesjes")


def test_the_name_of_a_file_that_says_what_may_stand() -> None:
    stems = ["lege-flesjes", "dokter-op-festival", "16-17-18-plus", "xtc-100-mg", "toon-de-affiche", "01-11-2026"]
    assert [stem for stem in stems if names_person(stem, "Toon de affiche")] == []
    lines = [line for line in (*HARMLESS, *ORDINARY) if not personal(line, HELP_LINES)]
    assert [line for line in lines if names_person(slug(line)[:45].strip("-"), line)] == []
    others = [line for line in lines if names_person(slug(line)[:45].strip("-"), "")]
    print(f"{len(others)} of {len(lines)} are stopped that are not the title's own:", *others, sep="\n")
    assert len(others) <= 9


def test_a_street_may_be_named_after_somebody() -> None:
    assert personal("in de Jan De Smetstraat en de P. De Smetlaan") == []
    assert personal("Jan De Smet en P. De Smet") == [(0, "name"), (15, "name")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nummer 85073003328", True),
        ("nummer 850730 033 28", True),
        ("nummer 17073003384", True),  # born after 2000
        ("nummer 98472899765", True),  # not in the national register
        ("nummer 85073003329", False),
        ("85.07.30-033.29", True),  # so written, it is meant as one
        ("rrn 85073003329", True),
        ("GB82 WEST 1234 5698 7654 32", True),
        ("LU28 0019 4006 4475 0000", True),
        ("GB83 WEST 1234 5698 7654 32", False),
        ("ZAAL12 ABCD 1234", False),
    ],
)
def test_numbers_are_checked_by_their_digits(text: str, found: bool) -> None:
    assert bool(personal(text)) is found


def test_a_long_file_is_searched_so_far_and_says_so(tmp_path: Path) -> None:
    path, problems = tmp_path / "signaal.md", Problems()
    path.write_text("Er was muziek.\n" * 2000, encoding="utf-8")
    check_anonymous(path, frozenset(), problems)
    assert [(one.code, one.place.line) for one in problems] == [("personal-rest", 1334)]


def test_a_name_that_breaks_over_a_line_is_found_where_it_begins(tmp_path: Path) -> None:
    path, problems = tmp_path / "signaal.md", Problems()
    text = "Er vroeg iemand naar Jan\nPeeters, en om mevrouw\n  Janssens.\n\nEmma\n\nWater stond er niet.\n"
    path.write_text(f"---\nfollow_up: >\n  Gesprek met Luc\n  Claes\n---\n{text}", encoding="utf-8")
    check_anonymous(path, frozenset(), problems)
    found = [(one.code, one.place.line, one.place.column) for one in problems]
    assert found == [("personal-name", 3, 15), ("personal-name", 6, 22), ("personal-name", 7, 16)]


def test_the_place_and_kind_are_told_once() -> None:
    assert personal("Mail jan@school.be of bel 0478 12 34 56.") == [(5, "e-mail"), (26, "phone")]


def test_every_kind_has_a_message() -> None:
    from toolbox.phrases import phrases

    assert {f"personal-{kind.name}" for kind in KINDS} <= set(phrases("problems.nl"))
