"""The sheet that hangs at the bar: all of it on one page, in letters that are read at arm's length."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.contents import pages_of_pdf
from tests.guidance.conftest import HERE
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read.profiles import read_profiles
from toolbox.write.outputs import OUTPUTS, Event

MAKE = {one.name: one.make for one in OUTPUTS}
LARGE, SMALL = 12, 9
"""Points of what is to be done, and of the rest (LOOK, rule 2)."""


def sizes(pdf: bytes) -> Counter[float]:
    """How many letters stand there in each size, in points."""
    found: Counter[float] = Counter()

    def take(text: str, around: list[float], matrix: list[float], _font: object, size: float) -> None:
        found[round(size * abs(matrix[3]) * abs(around[3]), 1)] += len(text.strip())

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=take)
    return +found


@pytest.fixture(scope="module")
def events(project: Project) -> list[Profile]:
    return [*project.profiles, *read_profiles(HERE / "events", Problems())]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_comes_first_is_one_sheet_in_large_letters_for_every_event(
    language: str, events: list[Profile], project: Project
) -> None:
    for profile in events:
        event = Event(profile, project, language)
        (page,) = pages_of_pdf(MAKE["basics.pdf"](event))
        assert event.view.in_short in page, profile.slug
        said = "".join(page.split())
        rows = [one.text for part in event.view.first for one in part.actions]
        assert [one for one in rows if "".join(one.split()) not in said] == []
        letters = sizes(MAKE["basics.pdf"](event))
        assert letters[LARGE] >= sum(len(one.replace(" ", "")) for one in rows), profile.slug


def test_no_letter_of_a_crews_paper_is_below_nine_points(project: Project) -> None:
    event = Event(next(one for one in project.profiles if one.slug == "fuif-chiro-2027"), project, "nl")
    for name in ("checklist.pdf", "basics.pdf", "briefings.pdf", "evaluation.pdf"):
        assert min(sizes(MAKE[name](event))) >= SMALL, name
    # The rows of all sheets, not of the first alone.
    assert sizes(MAKE["checklist.pdf"](event))[LARGE] > 1.5 * sizes(MAKE["basics.pdf"](event))[LARGE]


def test_the_sheet_has_what_somebody_looks_for_at_night(project: Project) -> None:
    (page,) = pages_of_pdf(MAKE["basics.pdf"](Event(project.profiles[0], project, "nl")))
    for words in ("AED hangt:", "Kan reanimeren:", "Adres hier:", "Wie beslist:", "Nummer:", "112", "101"):
        assert words in page
    assert "070 245 245 Antigifcentrum" in page
    for sign, word in (("§", "wet"), ("", "stad"), ("", "label"), ("", "levensbelang")):
        assert f"{sign}{word}" in "".join(page.split())


@pytest.mark.parametrize(
    ("name", "place"), [("Fuif " * 24, "Zaal"), ("Fuif", "Zaal De Lange Naam " * 6), ("Ş" * 100, "ß" * 100)]
)
def test_a_long_name_or_place_never_pushes_a_row_off_the_sheet(name: str, place: str, project: Project) -> None:
    for profile in project.profiles:
        longer = profile.model_copy(update={"name": name.strip(), "place": place.strip()})
        event = Event(longer, project, "nl")
        (page,) = pages_of_pdf(MAKE["basics.pdf"](event))
        assert "Nummer:" in page


def test_longer_rows_are_set_smaller_and_stay_on_the_sheet(project: Project) -> None:
    event = Event(project.profiles[0], project, "nl")
    view = event.view
    longer = [
        replace(
            part, actions=tuple(replace(one, text=f"{one.text} {'Nog wat meer woorden.' * 3}") for one in part.actions)
        )
        for part in view.first
    ]
    event.__dict__["view"] = replace(view, first=tuple(longer))
    pdf = MAKE["basics.pdf"](event)
    assert len(pages_of_pdf(pdf)) == 1
    assert sizes(pdf)[LARGE] < 100
