"""What the law and the city ask: every plan says it as it is today, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.guidance.conftest import Told
from toolbox.model.project import Project
from toolbox.model.vocabulary import Age, Door, Entry, Kind, OrganisedBy, Phase, Setting

SIXTEEN = r"16 (en|and|to|tot|or) 17"


def test_sixteen_and_seventeen_get_beer_and_wine_only(told: list[Told], written: dict[str, str]) -> None:
    """No text says the older rule, that only spirits wait; each that says what they may have says only that."""
    older = r"(geen|no) (sterke ?drank|spirits)[^.]{0,30}(onder|under|below|vóór|before|jonger dan|younger than) 18"
    for name, text in written.items():
        assert not re.search(older, text, re.IGNORECASE), name
        for sentence in re.split(r"(?<=[.?!])\s", re.sub(r"\s+", " ", text)):
            if re.search(SIXTEEN, sentence) and re.search("bier|beer|wijn|wine", sentence):
                assert re.search(r"\b(alleen|only)\b.*(wijn|wine)", sentence), (name, sentence)
    for one in told:
        rows = {"bar": "verantwoord-schenken/bar-briefing", "traders": "kramen/ages"}
        minors = one.profile.ages != (Age.FROM_18,)
        for who, row in rows.items():
            served = who in one.profile.serving and not one.event.plan.dry
            assert (row in one.rows) is (served and (minors or who != "bar")), (str(one), row)
            assert ("verantwoord-schenken/proof" in one.rows) is served or who != "bar", one
            said = one.rows.get(row, "16 en 17, al de rest vanaf 18")
            assert re.search(rf"{SIXTEEN}.*(al de rest|everything else|all else|the rest).*18", said), said
        if "verantwoord-schenken/bar-briefing" in one.rows:
            assert re.search("[Gg]een bewijs, geen|[Nn]o proof, no", one.rows["verantwoord-schenken/proof"]), one
            assert [line for line in one.briefing("bar") if re.search(SIXTEEN, line)], one


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("page", ["verantwoord-schenken", "buurtwinkels", "jong-publiek", "kramen"])
def test_the_pages_tell_the_whole_rule(written: dict[str, str], code: str, page: str) -> None:
    text = written[f"{code}/richtlijnen/{page}"]
    assert re.search(SIXTEEN, text)
    assert re.search("vanaf 18|from 18|18 (and|or) (over|older)", text)
    if page == "verantwoord-schenken":
        for word in ("port", "verm", "tequila", "rum"):
            assert word in text.lower()


GUARDING = (
    r"mensen tegen|\btas|bewaak|bewaken|(hold|keep) \w+ (back|out|away)|turn people away|"
    r"stops? people|\bbags?\b|\bguard"
)


def test_who_keeps_a_door_has_a_plan_with_the_permission(told: list[Told], project: Project) -> None:
    for one in told:
        doors = [name for name, text in one.rows.items() if re.search(GUARDING, text, re.IGNORECASE)]
        guarded = {"toegang/permission", "toegang/firm", "toegang/only-firm"} & one.within(Phase.BEFORE)
        assert len(guarded) == (one.profile.door is not Door.NONE), (str(one), guarded)
        assert bool(doors) is bool(guarded), (str(one), doors)
    found = next(one for one in project.guidelines if one.id == "toegang")
    assert min(one.due or 0 for one in found.actions if one.id in ("permission", "firm", "only-firm")) >= 14


def test_who_may_guard_goes_by_who_organises(tell: Callable[..., Told]) -> None:
    """Only an association has members who may; a firm is told to nobody who has nobody at the door."""
    for by, row in (
        (OrganisedBy.ASSOCIATION, "permission"),
        (OrganisedBy.RESIDENTS, "residents"),
        (OrganisedBy.COMPANY, "only-firm"),
        (OrganisedBy.CITY, "only-firm"),
    ):
        one = tell("a-fuif-parochiezaal", organised_by=by, door=Door.VOLUNTEERS)
        assert {name for name in one.rows if name.startswith("toegang/")} == {f"toegang/{row}"}


def test_a_company_that_feasts_among_itself_has_the_cook_registered(tell: Callable[..., Told]) -> None:
    for entry, row in ((Entry.INVITATION, "eten/food-caterer"), (Entry.TICKET, "eten/food-company")):
        one = tell("a-fuif-parochiezaal", organised_by=OrganisedBy.COMPANY, entry=entry)
        assert {name for name in one.rows if name.startswith("eten/food")} == {row}


@pytest.mark.parametrize(("code", "street"), [("nl", "straat"), ("en", "street")])
def test_a_closed_street_is_part_of_what_the_city_is_told(tell: Callable[..., Told], code: str, street: str) -> None:
    """Whoever organises it, for whomever: of all that is told the city, this must be in it."""
    for by in OrganisedBy:
        for entry in Entry:
            one = tell("a-fuif-parochiezaal", code, organised_by=by, entry=entry, road=True)
            told = [text for name, text in one.rows.items() if name.partition("/")[2].startswith("report")]
            assert [text for text in told if street in text], (by, entry, told)


def test_a_bar_of_more_than_fifteen_days_asks_the_city(tell: Callable[..., Told]) -> None:
    for days in (15, 16):
        one = tell("a-fuif-parochiezaal", start="2027-07-01T10:00", end=f"2027-07-{days}T22:00")
        assert one.event.plan.derived.day_count == days
        assert ("verantwoord-schenken/long-bar" in one.rows) is (days > 15)


def test_nobody_is_told_to_guard_without_permission(told: list[Told], written: dict[str, str]) -> None:
    """No row, and no line of a briefing, closes an entrance, steers a crowd or asks for an identity card."""
    told_to = (
        r"sluit de ingang|close the entrance|stuur mensen|steer people|identiteitskaart|identity card|"
        r"dranken? zoeken|bij de uitgang tot|parking, altijd|patrol"
    )
    for one in told:
        lines = [*one.rows.values(), *(line for role in ("entrance", "crew") for line in one.briefing(role))]
        assert not [line for line in lines if re.search(told_to, line, re.IGNORECASE)], one
    for code, words in {"nl": ("wapens", "weigert", "burgemeester"), "en": ("weapons", "refuse", "mayor")}.items():
        text = written[f"{code}/richtlijnen/toegang"]
        assert all(word in text for word in (*words, "14")), code


def test_reusable_cups_are_for_every_public_event_and_all_of_the_city(told: list[Told]) -> None:
    assert {one.profile.glass for one in told} == {True, False}
    for one in told:
        before, city = one.within(Phase.BEFORE), one.profile.organised_by is OrganisedBy.CITY
        bar = "bar" in one.profile.serving and one.profile.entry is not Entry.INVITATION
        assert ("glas/city-cups" in before) is city, one
        cups = {"glas/cups", "glas/cups-and-glass"} & before
        assert cups == ({f"glas/cups{'-and-glass' if one.profile.glass else ''}"} if bar and not city else set()), one
        agreed = [name for name in before if name.startswith("kramen/agreement")]
        assert len(agreed) == ("traders" in one.profile.serving), one
        closed = one.profile.entry is Entry.INVITATION and not city
        assert all((name == "kramen/agreement-closed") is closed for name in agreed), one


def inside_or_out(one: Told) -> bool:
    """Whether some of it stands outdoors or in a tent."""
    return one.profile.setting != (Setting.INDOOR,)


def by_residents_alone(one: Told) -> bool:
    """Whether it is a party of people at home, for those whom they invite: no public event."""
    return one.profile.organised_by is OrganisedBy.RESIDENTS and one.profile.entry is Entry.INVITATION


def test_smoke_insurance_food_and_music(told: list[Told]) -> None:
    for one in told:
        before, inside = one.within(Phase.BEFORE), one.profile.setting != (Setting.OUTDOOR,)
        family = by_residents_alone(one)
        school = one.profile.kind is Kind.SCHOOL
        smoke = [name for name in before if name.startswith("roken/") and name != "roken/sports-ground"]
        assert len(smoke) == (school or (inside and not family)), one
        assert ("roken/school-ground" in smoke) is school, one
        declared = [name for name, text in one.rows.items() if "Unisono" in text]
        assert len(declared) == 1, (str(one), declared)
        assert declared[0] in before, (str(one), declared)
        stalls = one.profile.kind in (Kind.MARKET, Kind.PARADE)
        served = bool({"bar", "own-drinks"} & {*one.profile.serving})
        food = [name for name in before if name.startswith("eten/food")]
        assert len(food) == (served and not stalls and not family), one
        assert not stalls or [name for name in before if name.startswith("kramen/agreement")], one
        by = one.profile.organised_by
        assert ("verzekering/volunteers" in before) is (by is OrganisedBy.ASSOCIATION), one
        umbrella = by in (OrganisedBy.YOUTH, OrganisedBy.SCHOOL)
        assert ("verzekering/volunteers-umbrella" in before) is umbrella, one
        assert ("verzekering/neighbours" in before) is (by is OrganisedBy.RESIDENTS and not family), one
        assert ("verzekering/city-volunteers" in before) is (by is OrganisedBy.CITY), one
        if one.music and by is not OrganisedBy.CITY:
            hired = Setting.INDOOR in one.profile.setting and by is not OrganisedBy.SCHOOL
            assert bool([text for text in one.rows.values() if re.search("attest|certificate", text)]) is hired, one
            own = r"(welke verzekering|which insurance)"
            assert bool([text for text in one.rows.values() if re.search(own, text)]) is inside_or_out(one), one


def test_loud_music_needs_permission(told: list[Told], written: dict[str, str]) -> None:
    for one in told:
        assert ("gehoor/permission" in one.within(Phase.BEFORE)) is (one.profile.sound_level > 85), one
    for name, text in written.items():
        assert not re.search(r"[Mm]eld het geluid|melden of laten vergunnen|notify or license", text), name


def test_games_of_chance_are_from_21(project: Project, written: dict[str, str]) -> None:
    for code in project.policy.languages:
        assert "21" in written[f"{code}/richtlijnen/gamen-en-gokken"]


def test_cycling_is_no_way_home_for_who_drank(told: list[Told], written: dict[str, str]) -> None:
    for one in told:
        if leaving := one.rows.get("veilig-thuis/leaving"):
            assert re.search("fiets|cycl|bicycle|bike", leaving), leaving
    for code in ("nl", "en"):
        for page in ("richtlijnen/veilig-thuis", "principes/rij-niet-onder-invloed"):
            assert re.search(r"0[,.]5", written[f"{code}/{page}"]), (code, page)
        ways = written[f"{code}/principes/rij-niet-onder-invloed"].split("\n")
        assert not [line for line in ways if re.search(r"te voet.*fiets|on foot.*(cycl|bicycle|bike)", line)], code


def test_a_street_party_is_told_two_weeks(tell: Callable[..., Told]) -> None:
    def told_by(**change: object) -> list[int]:
        one = tell("buurtbarbecue-2027", **change)
        first = one.profile.start.date()
        rows = [row for row in one.event.plan.actions if row.id.startswith("melden-en-planning/report")]
        return [(first - row.due) // timedelta(days=1) for row in rows]

    assert told_by() == [31], "on a square it is a neighbourhood party"
    assert told_by(road=True) == [14]
    assert told_by(road=True, attendance=199) == [14]
    assert told_by(road=True, attendance=200) == [31]
    assert told_by(attendance=200) == [31]
    assert told_by(organised_by="city") == [31]
    for kind in (one for one in Kind if one is not Kind.NEIGHBOURHOOD):
        for change in ({}, {"entry": "invitation"}, {"organised_by": "city"}, {"end": "2027-08-22T01:00"}):
            assert told_by(kind=kind, **change) == [31], (kind, change)


def test_the_subsidy_for_young_groups_is_told_to_whom_it_is_for(told: list[Told]) -> None:
    for one in told:
        if "melden-en-planning/subsidy" in one.rows:
            assert one.profile.kind in (Kind.PARTY, Kind.STUDENT)
            assert one.profile.organised_by in (OrganisedBy.YOUTH, OrganisedBy.ASSOCIATION), one
            assert one.profile.attendance < 2000, one
            assert one.profile.ages != (Age.UNDER_16,), one


def test_heat_is_high_at_just_17(tell: Callable[..., Told], project: Project) -> None:
    assert project.policy.heat.sum_from == 17
    for forecast, heat in ([28, 28, 28, 29, 29], "high"), ([28, 28, 28, 28, 29], "raised"):
        one = tell("genk-on-stage-2027", forecast_max=forecast)
        assert one.event.plan.derived.heat == heat
