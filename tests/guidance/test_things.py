"""No plan speaks of a thing that is not there: the table `things.yml`, over every event, in every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.guidance.conftest import Told
from toolbox.model.conditions import When, applies
from toolbox.model.vocabulary import Again, Kind, Phase

THINGS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "things.yml").read_text(encoding="utf-8"))


def may_speak(one: Told, thing: str) -> bool:
    """Whether an event has a thing."""
    return any(applies(When.model_validate(condition), one.facts) for condition in THINGS[thing]["when"])


def spoken(one: Told) -> Iterator[tuple[str, str]]:
    """Each text that an event's plan, briefings and posters say, with where it stands."""
    yield from one.rows.items()
    for row in one.event.plan.guidelines:
        yield f"title of {row.id}", row.title
    for brief in one.view.briefings:
        yield "role", brief.role
        for line in (brief.intro, *brief.watch, *brief.say):
            yield f"briefing of {brief.role}", line
    for poster in one.view.posters:
        yield "poster", f"{poster.title}. {poster.summary}"


def of_thing(one: Told, thing: str) -> list[tuple[str, str]]:
    words = re.compile(THINGS[thing]["words"][one.event.code], re.IGNORECASE)
    return [(place, text) for place, text in spoken(one) if words.search(text)]


@pytest.mark.parametrize("thing", THINGS)
def test_no_plan_speaks_of_what_is_not_there(told: list[Told], thing: str) -> None:
    said = {str(one): of_thing(one, thing) for one in told if not may_speak(one, thing)}
    assert not {event: texts for event, texts in said.items() if texts}


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("thing", THINGS)
def test_what_is_there_is_spoken_of_somewhere(told: list[Told], thing: str, code: str) -> None:
    """Else the words of the table are wrong, and the test above sees nothing."""
    assert [one for one in told if one.event.code == code and may_speak(one, thing) and of_thing(one, thing)]
    assert [one for one in told if not may_speak(one, thing)] or thing in ("glass at home",)


@pytest.mark.parametrize(
    ("slug", "change", "came", "went"),
    [
        ("r-daymarket-2days", {"water_nearby": True}, "water-vlakbij/in-the-water", None),
        ("r-daymarket-2days", {"road": True}, "straat-dicht/barriers", None),
        ("r-daymarket-2days", {"cooking": True}, "kramen/fire", None),
        ("r-daymarket-2days", {"serving": ["bar"]}, "verantwoord-schenken/bar-briefing", "kramen/agreement"),
        ("r-daymarket-2days", {"spirits": True}, "verantwoord-schenken/spirits", None),
        ("fuif-chiro-2027", {"seated": True}, "toegankelijk/seats", "condooms/order"),
        ("a-fuif-parochiezaal", {"door": "firm"}, "toegang/firm", "toegang/permission"),
        ("a-fuif-parochiezaal", {"door": "none"}, None, "toegang/permission"),
        ("a-fuif-parochiezaal", {"organised_by": "city"}, "glas/city-cups", "verzekering/volunteers-umbrella"),
        ("a-fuif-parochiezaal", {"organised_by": "association"}, "verzekering/volunteers", None),
        ("a-fuif-parochiezaal", {"organised_by": "company", "kind": "festival"}, "eten/food-company", "eten/food"),
        ("a-fuif-parochiezaal", {"organised_by": "company", "glass": False}, "verantwoord-schenken/company-bar", None),
        ("a-fuif-parochiezaal", {"seated": True}, None, "warm-binnen/call"),
        ("fuif-chiro-2027", {"organised_by": "residents", "entry": "invitation"}, None, "condooms/order"),
        ("a-fuif-parochiezaal", {"organised_by": "company"}, "toegang/only-firm", "toegang/permission"),
        ("a-fuif-parochiezaal", {"entry": "invitation"}, "melden-en-planning/report-closed", "glas/cups-and-glass"),
        ("a-fuif-parochiezaal", {"glass": False}, "glas/cups", "glas/cups-and-glass"),
        ("a-fuif-parochiezaal", {"camping": True}, "kamperen/sleep-inside", None),
        ("r-daymarket-2days", {"entry": "invitation"}, "kramen/agreement-closed", "kramen/agreement"),
        ("fuif-chiro-2027", {"toilets": "bring"}, "toiletten/toilets", "toiletten/check-toilets"),
        ("a-fuif-parochiezaal", {"structures": True}, "melden-en-planning/structures", None),
        ("a-fuif-parochiezaal", {"kind": "student"}, "studenten/free-choice", None),
        ("a-fuif-parochiezaal", {"kind": "school"}, "jong-publiek/school", "condooms/order"),
        ("a-fuif-parochiezaal", {"kind": "community", "cooking": True}, "eten/allergens", "condooms/order"),
        ("a-fuif-parochiezaal", {"ages": ["18-plus"]}, None, "verantwoord-schenken/bar-briefing"),
        ("a-fuif-parochiezaal", {"kind": "sport"}, "sportief/head", "opgeleide-ploeg/choose-label"),
        ("d-kermis-vierdaags", {"kind": "market"}, None, "kermis/papers"),
        ("l-o-parade", {"ground": "open"}, "drukte-en-uitgangen/ways-out", "een-route/crossing"),
    ],
)
def test_a_fact_brings_its_row_and_takes_one_away(
    tell: Callable[..., Told], slug: str, change: dict[str, Any], came: str | None, went: str | None
) -> None:
    before, after = tell(slug).rows, tell(slug, **change).rows
    assert came is None or (came in after and came not in before)
    assert went is None or (went in before and went not in after)


def test_each_kind_has_words_of_its_own(told: list[Told]) -> None:
    """A guideline or a row that no other kind of these gets."""
    own = {
        Kind.PARADE: "een-route/floats",
        Kind.FAIR: "kermis/papers",
        Kind.SPORT: "sportief/head",
        Kind.STUDENT: "studenten/free-choice",
        Kind.SCHOOL: "jong-publiek/school",
        Kind.NEIGHBOURHOOD: "melden-en-planning/report-street",
        Kind.COMMUNITY: "eten/allergens",
    }
    for kind, row in own.items():
        assert {one.profile.kind for one in told if row in one.rows} == {kind}, row


def test_what_is_done_every_day_stands_once_and_says_so(told: list[Told]) -> None:
    wanted = {"weer/watch", "let-op-je-vrienden/crew-agreements"}
    several = [one for one in told if one.event.plan.derived.day_count > 1 and not one.event.plan.in_one_go]
    assert {one.profile.slug for one in several} >= {"d-kermis-vierdaags", "j-kerstmarkt-3weken", "g-techno-camping"}
    for one in told:
        daily = {row.id for row in one.event.plan.actions if row.marks.again is Again.DAILY}
        assert (wanted & set(one.rows) <= daily) if one in several else not daily, one
        assert not daily & {"eerste-hulp/resuscitate", "melden-en-planning/report"}, one


def test_a_route_has_no_figures(told: list[Told]) -> None:
    for one in told:
        if one.profile.kind is Kind.PARADE:
            for row in ("gratis-water/water-points", "toiletten/toilets", "rustplek/place"):
                assert not re.search(r"\d", one.rows[row]), one.rows[row]


def test_who_has_no_entrance_has_no_crew_there(told: list[Told]) -> None:
    for one in told:
        roles = {row.role for row in one.event.plan.actions}
        assert one.profile.ground == "fenced" or "entrance" not in roles, one
        assert "bar" in one.profile.serving or "bar" not in roles, one


def test_who_can_drown_has_somebody_who_throws(told: list[Told]) -> None:
    for one in told:
        near = one.profile.water_nearby
        assert ("water-vlakbij/ring" in one.within(Phase.BEFORE)) is near, one
        assert ("water-vlakbij/in-the-water" in one.within(Phase.DURING)) is near, one


@pytest.mark.parametrize("visitors", [60, 499, 500, 20000])
@pytest.mark.parametrize("kind", Kind)
def test_who_has_water_nearby_asks_whether_anybody_may_go_in(
    tell: Callable[..., Told], kind: Kind, visitors: int
) -> None:
    rows = tell("d-kermis-vierdaags", kind=kind, attendance=visitors, water_nearby=True).rows
    asked = [
        name for name, text in rows.items() if re.search("Vraag de stad of (het mag|er iemand in het water)", text)
    ]
    assert len(asked) == 1, asked


OTHERWISE = {("guard firm", "toegang/permission"), ("guards", "glas/bins")}
"""A firm is what there is without a permission; bags for rubbish are no bags that a guard looks in."""


@pytest.mark.parametrize("thing", THINGS)
def test_what_to_do_instead_speaks_of_nothing_that_is_not_there(told: list[Told], thing: str) -> None:
    """What is read when a day has passed, too: no board at an entrance where the ground is open."""
    said = {
        f"{one} {row.id}": row.instead
        for one in told
        if not may_speak(one, thing)
        for row in one.event.plan.actions
        if (thing, row.id) not in OTHERWISE
        and re.search(THINGS[thing]["words"][one.event.code], row.instead, re.IGNORECASE)
    }
    assert not said
