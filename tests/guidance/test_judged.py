"""What an organiser would laugh at, skip, or be blamed for: rows that contradict each other, or ask what nobody can."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.guidance.conftest import Told
from toolbox.assemble import assemble
from toolbox.assemble.notice import Notice
from toolbox.model.conditions import When
from toolbox.model.pages.guideline import instead_of
from toolbox.model.plan import PlanAction
from toolbox.model.project import Project
from toolbox.model.vocabulary import Age, Basis, Door, Heat, Kind, OrganisedBy, Phase, Tier, Weight
from toolbox.write.words.language import speak
from toolbox.write.words.reasons import condition_words, why


def late(project: Project, one: Told, days: int = 2) -> list[PlanAction]:
    """What is too late so many days before an event."""
    today = one.profile.start.date() - timedelta(days=days)
    plan = assemble(one.profile, project, one.event.code, notice=Notice(today))
    return [row for row in plan.actions if row.late]


def instead_texts(project: Project) -> Iterator[tuple[str, str]]:
    for page in project.guidelines:
        for code in project.policy.languages:
            texts = page.worded(code).texts
            for action in page.actions:
                if text := texts.get(instead_of(action.id)):
                    yield f"{code}/{page.id}/{action.id}", text


def test_warmth_is_in_a_building_and_a_heater_in_a_tent_is_for_the_city(
    told: list[Told], tell: Callable[..., Told]
) -> None:
    """A plan that forbids a heater in the tent says where it is warm, and who allows one."""
    winter = {"start": "2027-01-08T18:00", "end": "2027-01-08T23:00", "setting": ["tent"], "attendance": 400}
    tents = [tell("a-fuif-parochiezaal", code, **winter) for code in ("nl", "en")]
    for one in (*told, *tents):
        if "weer/warm-place" in one.rows:
            assert re.search("gebouw|building", one.rows["weer/warm-place"]), one
        if "drukte-en-uitgangen/under-cloth" in one.rows:
            assert re.search("de stad|the city", one.rows["drukte-en-uitgangen/under-cloth"]), one
    for one in tents:
        assert {"weer/warm-place", "drukte-en-uitgangen/under-cloth"} <= set(one.rows), one


def test_the_level_of_sound_is_shown_to_whoever_runs_it_and_to_nobody_else(tell: Callable[..., Told]) -> None:
    """VLAREM II asks it above 85 dB(A); recording and free plugs come above 95; visitors need not see a level."""
    for level, row in ((85, None), (95, "gehoor/measure"), (100, "gehoor/record")):
        for code in ("nl", "en"):
            rows = tell("a-fuif-parochiezaal", code, sound_level=level).rows
            shown = [name for name in ("gehoor/measure", "gehoor/record") if name in rows]
            assert shown == ([row] if row else []), (level, code)
            for name in shown:
                assert re.search("zichtbaar voor wie|in plain sight of whoever", rows[name]), rows[name]
                assert not re.search("bezoeker|visitor", rows[name]), rows[name]
                assert bool(re.search("registreer|record", rows[name])) is (level > 95), rows[name]
            assert ("gehoor/plugs" in rows) is (level > 95)


def test_fire_is_asked_by_the_city_and_food_by_the_law(told: list[Told], tell: Callable[..., Told]) -> None:
    cooks = [
        tell("buurtbarbecue-2027"),
        *(tell("r-daymarket-2days", kind=kind, cooking=True, serving=["bar"]) for kind in ("market", "parade")),
    ]
    for one in (*told, *cooks):
        rows = {row.id: row for row in one.event.plan.actions}
        if cook := rows.get("eten/cook"):
            assert cook.marks.basis is Basis.CITY, one
            food = [row for name, row in rows.items() if name.startswith("eten/") and "FAVV" in row.text]
            assert [row.marks.basis for row in food] == [Basis.LAW], one
            allergens = rows.get("eten/allergens", food[0])
            assert re.search("allerge", allergens.text), one
            assert allergens.marks.basis is Basis.LAW, one


def test_who_guards_as_a_member_reads_for_what_a_bag_is_looked_in(told: list[Told]) -> None:
    for one in told:
        lines = [line for line in one.briefing("entrance") if re.search("wapens|weapons", line)]
        ours = one.profile.door is Door.VOLUNTEERS and bool(one.briefing("entrance"))
        assert bool(lines) is ours, one


AGES = {
    "Jonger dan 16: geen alcohol. 16 en 17: alleen gewoon bier en (schuim)wijn. Al de rest vanaf 18.",
    "Under 16: no alcohol. 16 and 17: only plain beer and wine (sparkling too). All the rest from 18.",
}
"""The law as a bar has it before its eyes."""


def test_an_event_of_adults_speaks_of_the_young_only_where_the_law_asks_it_of_a_bar(told: list[Told]) -> None:
    """The law holds for whoever comes in all the same, so that the bar keeps the rule; nothing else is said of ages."""
    adults = [one for one in told if one.profile.ages == (Age.FROM_18,)]
    assert adults
    young = r"jonger dan 16|onder 16|under 16|16 (en|and) 17|\bouders\b|\bparents\b|jongere\b|young person"
    for one in adults:
        for name, text in one.rows.items():
            assert not re.search(young, text) or name == "kramen/ages", (name, text)
        said = [text for text in one.briefing("bar") if re.search(young, text)]
        assert {*said} <= AGES, one


def test_what_to_do_instead_holds_for_a_hundred_and_for_thousands(project: Project) -> None:
    """Nothing that one person carries in from a neighbour: not one box, one chair or one sheet for a festival."""
    small = (
        r"\b(een|één) (doos|stoel|ventilator|briefje en)\b|\bof buur\b|thermossen|eigen beker meebrengen|"
        r"\b(a|one) (box of|chair|fan)\b|or a neighbour|in flasks|bring a cup of their own"
    )
    assert not [
        found for found in instead_texts(project) if re.search(small, found[1]) and "toegankelijk/seats" not in found[0]
    ]


def test_what_is_late_can_still_be_done(told: list[Told], project: Project) -> None:
    """No late row puts something in a diary for the next time."""
    for one in told:
        for row in late(project, one):
            assert not re.search("volgende keer|next time", row.instead), (str(one), row.id)


def test_partners_are_those_of_rows_in_the_plan(told: list[Told], project: Project) -> None:
    named = {page.id: set(page.partners) for page in project.guidelines}
    for one in told:
        here = {row.guideline for row in one.event.plan.actions}
        assert set(one.event.plan.partners) <= set().union(*(named[name] for name in here)), one


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_party_of_children_has_no_partner_and_no_word_of_a_bar(tell: Callable[..., Told], code: str) -> None:
    one = tell("m-tienerfuif", code)
    assert "safe-n-sound" not in one.event.plan.partners
    assert not [row for row in one.view.partners if re.search("condo|barploeg|bar crew", row.what + row.when_to_call)]
    (bar,) = [brief for brief in one.view.briefings if brief.role == "Bar"]
    assert not re.search(r"\bnee\b|\bno\b", bar.intro), bar.intro


def test_a_day_is_no_row_of_every_day(told: list[Told]) -> None:
    for one in told:
        if one.event.plan.derived.day_count == 1:
            assert not [text for text in one.rows.values() if re.search("elke dag|every day", text)], one


@pytest.mark.parametrize(
    ("code", "one", "more"),
    [("nl", "gratis waterpunt", "gratis waterpunten"), ("en", "free water point", "free water points")],
)
def test_one_water_point_is_one(tell: Callable[..., Told], code: str, one: str, more: str) -> None:
    for visitors, label in ((300, one), (301, more)):
        view = tell("a-fuif-parochiezaal", code, attendance=visitors).view
        assert label in [figure.label for figure in view.quantities], visitors


@pytest.mark.parametrize(
    ("code", "words"), [("nl", "bij muziek van hoogstens 95 dB(A)"), ("en", "with music of at most 95 dB(A)")]
)
def test_a_condition_on_sound_reads_as_no_limit(project: Project, code: str, words: str) -> None:
    said = condition_words(Tier.BASIC, When.model_validate({"sound_level": "<= 95"}), speak(project, code))
    assert said == words


@pytest.mark.parametrize(
    ("code", "words"),
    [("nl", ["hoogstens 1 dag", "minstens 2 dagen"]), ("en", ["at most 1 day", "at least 2 days"])],
)
def test_a_condition_on_one_is_said_in_the_singular(project: Project, code: str, words: list[str]) -> None:
    bounds = ("<= 1", ">= 2")
    language = speak(project, code)
    said = [condition_words(Tier.BASIC, When.model_validate({"day_count": one}), language) for one in bounds]
    assert said == words
    visitor = condition_words(Tier.BASIC, When.model_validate({"attendance": "<= 1"}), language)
    assert visitor.split()[-1] == {"nl": "bezoeker", "en": "visitor"}[code]


def test_weeks_are_said_in_days(told: list[Told]) -> None:
    """An event of three weeks in one stretch is not 517 hours long."""
    for one in told:
        for row in one.event.plan.actions:
            said = why(row.reasons, speak(one.event.project, one.event.code))
            assert not re.search(r"\b(49|[5-9]\d|\d{3,}) (uur|hours) \(", said), said


@pytest.mark.parametrize(("code", "meter"), [("nl", "geluidsmeter"), ("en", "sound meter")])
@pytest.mark.parametrize("visitors", [1, 100, 101, 300, 6000])
def test_who_must_measure_gets_a_meter_before_the_night(
    tell: Callable[..., Told], visitors: int, code: str, meter: str
) -> None:
    """VLAREM II asks to measure above 85 dB(A), at every size; who finds no meter reads what is possible without."""
    for level in (85, 95, 100):
        one = tell("a-fuif-parochiezaal", code, attendance=visitors, sound_level=level)
        rows = {row.id: row for row in one.event.plan.actions if meter in row.text and row.phase is Phase.BEFORE}
        assert [row.marks.basis for row in rows.values()] == [Basis.LAW] * (level > 85), (level, visitors)
        assert all(
            re.search(r"meter.*85 dB\(A\)", row.instead) for row in late(one.event.project, one) if row.id in rows
        )


def test_who_guards_as_a_member_asks_for_no_proof_of_age(told: list[Told]) -> None:
    for one in told:
        lines = [line for line in one.briefing("entrance") if re.search("bewijs van leeftijd|proof of age", line)]
        assert bool(lines) is (one.profile.door is Door.VOLUNTEERS and bool(one.briefing("entrance"))), one
        for row in one.event.plan.actions:
            assert row.id != "leeftijd-en-polsbandjes/hand-out" or row.role == "entrance", one
            assert row.id != "leeftijd-en-polsbandjes/hand-out" or one.profile.door is Door.VOLUNTEERS, one


def test_what_the_law_says_of_volunteers_is_not_said_to_a_firm(tell: Callable[..., Told]) -> None:
    ages = {"ages": ["16-17", "18-plus"], "attendance": 800}
    for door, basis in (("volunteers", Basis.LAW), ("firm", Basis.ADVICE), ("none", Basis.ADVICE)):
        rows = tell("a-fuif-parochiezaal", door=door, **ages).event.plan.actions
        (given,) = [row for row in rows if row.id.startswith("leeftijd-en-polsbandjes/hand-out")]
        assert given.marks.basis is basis, door


def test_a_lost_child_goes_to_a_place_that_somebody_chose(told: list[Told]) -> None:
    """No row sends to a meeting point that no row made, and none calls another place by that word."""
    for one in told:
        named = {name for name, text in one.rows.items() if re.search("trefpunt|meeting point", text)}
        before, during = named & one.within(Phase.BEFORE), named & one.within(Phase.DURING)
        assert len(named) == len(before) + len(during), (str(one), named)
        assert len(during) <= len(before) <= 1, (str(one), named)
        # Friends lose each other too, where there are no children.
        of_all = {name for name in before if name.startswith("let-op-je-vrienden/meeting-place")}
        assert all(name.startswith("jong-publiek/meeting-point") for name in before - of_all), (str(one), named)
        assert all(name.startswith("jong-publiek/lost-child") for name in during), (str(one), named)
        if before - of_all or (before and Age.UNDER_16 in one.profile.ages):
            assert during, (str(one), named)


def test_a_lost_child_is_a_matter_of_life_beside_water(told: list[Told], tell: Callable[..., Told]) -> None:
    for near in (False, True):
        rows = {row.id: row for row in tell("d-kermis-vierdaags", water_nearby=near).event.plan.actions}
        (lost,) = [row for name, row in rows.items() if name.startswith("jong-publiek/lost-child")]
        assert (lost.marks.weight is Weight.LIFE) is near
    # Few people have no meeting point, and the water is as near; a school has both.
    changes: list[tuple[dict[str, Any], str]] = [
        ({"attendance": 150}, "lost-child-shore"),
        ({"kind": "school"}, "lost-child-water-school"),
    ]
    for change, row in changes:
        named = tell("d-kermis-vierdaags", water_nearby=True, ground="open", **change).rows
        assert {one for one in named if one.startswith("jong-publiek/lost-child")} == {f"jong-publiek/{row}"}


def test_who_comes_out_of_cold_water_drinks_only_when_fully_awake(tell: Callable[..., Told]) -> None:
    swim = tell(
        "l-o-parade", kind="sport", water_nearby=True, heat_risk="low", start="2027-01-03T11:00", end="2027-01-03T13:00"
    )
    assert re.search("goed wakker|fully awake", swim.rows["water-vlakbij/warm-up"])


def test_a_stock_of_water_is_for_a_long_festival_sport_or_heat(told: list[Told], tell: Callable[..., Told]) -> None:
    for one in (
        *told,
        tell("d-kermis-vierdaags", kind="other"),
        tell("d-kermis-vierdaags", kind="other", heat_risk="high"),
    ):
        stocks = [name for name in one.rows if name.startswith("gratis-water/water-supply")]
        hot = one.event.plan.derived.heat is not Heat.LOW
        assert len(stocks) <= 1, one
        assert not stocks or hot or one.profile.kind in (Kind.FESTIVAL, Kind.SPORT), one
    assert stocks, "a fair of days in the heat has one"


def test_gambling_sponsors_are_spoken_of_only_where_there_may_be_some(
    told: list[Told], tell: Callable[..., Told]
) -> None:
    school = tell("sportdag-2027", organised_by="school")
    for one in (*told, school):
        if "gamen-en-gokken/sponsors" in one.rows:
            assert one.profile.organised_by not in (OrganisedBy.CITY, OrganisedBy.SCHOOL), one
    assert "gamen-en-gokken/sponsors" in tell("sportdag-2027", organised_by="association").rows


def test_no_row_thanks_the_neighbours_of_a_hundred_thousand(told: list[Told]) -> None:
    for one in told:
        assert not [text for text in one.rows.values() if re.search("bedank de buren|thank the neighbours", text)], one
