"""What is said to one event is not said to another: dry events, markets, labels, help lines, and how many rows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.guidance.conftest import Told
from toolbox.model.project import Project
from toolbox.model.vocabulary import Age, Ground, Kind

DRINK = {
    "nl": r"\balcohol\b|dronk|doseer|onder invloed|\bBOB\b|\bdrank|drug|nuchter|promille|\bbier|\bwijn|\broes\b",
    "en": r"\balcohol|drunk|\bdose|under the influence|\bBOB\b|drug|\bsober|per mille|\bbeer|\bwine|\bspirits",
}


def test_dry_is_no_alcohol_or_only_the_youngest(tell: Callable[..., Told]) -> None:
    for change, dry in (
        ({"alcohol": False}, True),
        ({"ages": [Age.UNDER_16]}, True),
        ({"ages": [Age.UNDER_16, Age.FROM_16]}, False),
        ({}, False),
    ):
        assert tell("a-fuif-parochiezaal", **change).event.plan.dry is dry


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("slug", ["m-tienerfuif", "schoolfuif-2026", "sportdag-2027"])
def test_a_dry_event_has_no_word_on_drink(tell: Callable[..., Told], slug: str, code: str) -> None:
    """Not in its plan, nor on any of its papers. What the organiser told, and the page's own legend, do not count."""
    one = tell(slug, code)
    said = [*one.rows.values(), *(row.title + row.summary for row in one.view.posters)]
    said += [line.name + line.what for line in one.view.help]
    said += [line for brief in one.view.briefings for line in (*brief.watch, *brief.say)]
    said += [row.title + row.what + row.when_to_call for row in one.view.partners]
    assert not [text for text in said if re.search(DRINK[code], text, re.IGNORECASE)]
    papers = one.files("posters.pdf", "evaluation.pdf", "evaluation-form.pdf")
    assert not re.search(DRINK[code].replace(r"\bdrank|", ""), readable(papers), re.IGNORECASE)


def readable(text: str) -> str:
    """The text of PDF pages without the bytes of the files themselves."""
    return "\n".join(line for line in text.split("\n") if line.isprintable() and " " in line)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_only_the_youngest_is_dry_whatever_the_bar(tell: Callable[..., Told], code: str) -> None:
    one = tell("m-tienerfuif", code, alcohol=True)
    (alcohol,) = [fact.value for fact in one.view.facts if fact.name == "alcohol"]
    assert "16" in alcohol
    assert not [text for text in one.rows.values() if re.search(DRINK[code], text, re.IGNORECASE)]
    assert {row.principle for row in one.view.posters} == {"water", "friends", "none"}


def test_nobody_who_comes_to_eat_to_run_or_to_shop_is_asked_for_ear_plugs(tell: Callable[..., Told]) -> None:
    for kind in Kind:
        rows = tell("a-fuif-parochiezaal", kind=kind, sound_level=95, attendance=450).rows
        assert ("gehoor/order-plugs" in rows) is (kind not in {Kind.COMMUNITY, Kind.SPORT, Kind.MARKET}), kind


def test_every_other_event_gets_all_messages(told: list[Told]) -> None:
    for one in told:
        principles = {row.principle for row in one.view.posters}
        assert {"water", "friends"} <= principles
        assert ({"road", "dose"} <= principles) is not one.event.plan.dry, one


def test_what_a_party_does_is_not_said_at_a_market(told: list[Told]) -> None:
    party = r"dansvloer|dance floor|garderobe|cloakroom|avond|evening|(laatste|last) (ronde|round|bus)"
    for one in told:
        if one.profile.kind in (Kind.MARKET, Kind.SPORT):
            assert not [text for text in one.rows.values() if re.search(party, text, re.IGNORECASE)], one


def test_ear_plugs_wherever_music_is_amplified(told: list[Told], tell: Callable[..., Told]) -> None:
    plugs = "oordop|ear ?plug"
    for one in told:
        fair = one.profile.kind is Kind.SCHOOL and one.profile.ground is not Ground.FENCED
        loud = one.profile.sound_level > 85 or (one.music and not fair and one.profile.attendance > 100)
        assert bool([text for text in one.rows.values() if re.search(plugs, text)]) is loud, one
    for level in (85, 95, 100):
        one = tell("a-fuif-parochiezaal", sound_level=level)
        assert [text for text in one.rows.values() if re.search(plugs, text)], level


def test_the_labels_are_for_small_parties_too(told: list[Told]) -> None:
    for one in told:
        public = one.dancing and one.profile.attendance >= 100
        served = not one.event.plan.dry
        school = one.profile.kind is Kind.SCHOOL
        row = f"opgeleide-ploeg/choose-label{'-school' if school else ''}"
        party = not school or one.profile.ground is Ground.FENCED
        assert [name for name in one.rows if "choose-label" in name] == [row] * (public and served and party), one
        minors = one.profile.ages != (Age.FROM_18,)
        bar = "bar" in one.profile.serving and not one.event.plan.dry and minors
        assert ("verantwoord-schenken/bar-briefing" in one.rows) is bar, one
        older = one.profile.ages != (Age.UNDER_16,) and one.profile.kind is not Kind.SCHOOL
        assert ("condooms/order" in one.rows) is (public and older), one


def test_what_the_city_does_now_is_shipped(project: Project) -> None:
    assert project.policy.stage == 2


def test_help_lines_say_when_they_answer(project: Project) -> None:
    for line in project.policy.help:
        if not line.urgent:
            assert set(line.hours or ()) == {*project.policy.languages, *project.policy.spoken}, line.name
    emergency = next(line for line in project.policy.help if line.call == "112")
    assert all("112 BE" in words for words in emergency.what.values())


def test_no_two_rows_of_a_plan_say_the_same(told: list[Told]) -> None:
    for one in told:
        assert len(set(one.rows.values())) == len(one.rows), one


def test_every_page_names_where_it_comes_from(project: Project) -> None:
    for page in (*project.guidelines, *project.messages, *project.briefings, *project.partners):
        assert [one for one in page.sources if one.url or "stad" in one.title.lower()], page.id


def test_every_kind_is_in_the_plans(told: list[Told]) -> None:
    assert {one.profile.kind for one in told} == set(Kind)
