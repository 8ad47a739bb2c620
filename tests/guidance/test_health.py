"""What people can die of: every plan says what medicine says today, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.guidance.conftest import MUSIC, Told
from toolbox.model.project import Project
from toolbox.model.vocabulary import Ground, Heat, Kind, Phase, Serving, Setting

TOO_MUCH_WATER = {"nl": r"na veel water", "en": r"after (drinking )?(a lot of|much) water"}
NOT_AT_ONCE = {"nl": r"[Ll]iters na elkaar", "en": r"[Ll]it(re|er)s (at once|one after|in a row|straight|quickly)"}
THREE_CASES = ("eerste-hulp/unresponsive", "iemand-onwel/drowsy", "iemand-onwel/breathless")


def test_every_plan_has_resuscitation_before_and_during(told: list[Told]) -> None:
    for one in told:
        assert "eerste-hulp/aed" in one.within(Phase.BEFORE), one
        assert "eerste-hulp/resuscitate" in one.within(Phase.DURING), one
        assert "AED" in one.rows["eerste-hulp/aed"]
        said = one.rows["eerste-hulp/resuscitate"]
        assert re.search(r"112.*(reanimeer|CPR).*AED", said), said


def test_three_cases_are_never_mixed(told: list[Told], written: dict[str, str]) -> None:
    marks = {
        "nl": (r"[Rr]eageert niet", r"suft weg|braakt", r"kortademig"),
        "en": (r"(not|n't) (react|respond)", r"doz|vomit|throw", r"short of breath|breathless"),
    }
    for one in told:
        assert set(THREE_CASES) <= one.within(Phase.DURING), one
    for code, cases in marks.items():
        for name, text in written.items():
            if name.startswith(code):
                for line in re.split(r"\n(?=\s*[-\d*#]|\n)|\n\n", text):
                    found = [mark for mark in cases if re.search(mark, line)]
                    assert len(found) < 2 or re.search(r"112.*112", line, re.DOTALL), (name, line)


def test_the_first_aid_briefing_answers_yes_and_no(told: list[Told]) -> None:
    for one in told:
        first, *more = one.briefing("first-aid")
        assert re.search(r"\b(Nee|No)\b.*112.*AED.*\b(Ja|Yes)\b", first), (str(one), first)
        assert len(more) == 2
        assert re.search("krampen|seizure", one.rows["iemand-onwel/fit"]), str(one)
        assert re.search(TOO_MUCH_WATER[one.event.code], "\n".join(more)), str(one)
        assert re.search(r"zwetend of niet|sweat(ing|y)? or not|whether or not", "\n".join(more)), str(one)


def test_something_to_drink_is_only_for_who_is_awake(told: list[Told]) -> None:
    for one in told:
        assert re.search("goed wakker|(fully|wide) awake", one.rows["iemand-onwel/never-alone"]), one
        for name, text in one.rows.items():
            assert not re.search(r"laat (hem |haar )?(water )?drinken|give (them )?water", text), (name, text)


def test_overheating_belongs_to_every_indoor_party_in_any_season(tell: Callable[..., Told]) -> None:
    for kind in MUSIC:
        for heat in (None, *Heat):
            for start, end in (("2027-01-08T21:00", "2027-01-09T03:00"), ("2027-07-09T21:00", "2027-07-10T03:00")):
                one = tell("a-fuif-parochiezaal", kind=kind, heat_risk=heat, start=start, end=end)
                said = [text for name, text in one.rows.items() if name in ("oververhit/call", "warm-binnen/call")]
                assert re.search("112.*zwetend of niet", "".join(said)), (kind, heat, start)
                assert len(said) == 1


def test_whoever_exerts_themselves_can_overheat_in_the_cold_too(tell: Callable[..., Told]) -> None:
    """Once, wherever it is: a run outdoors as a match in a hall."""
    may = {"start": "2027-05-09T10:00", "end": "2027-05-09T16:00", "days": None}
    for setting in ([Setting.OUTDOOR], [Setting.INDOOR], [Setting.INDOOR, Setting.TENT]):
        one = tell("sportdag-2027", setting=setting, heat_risk=None, forecast_max=None, **may)
        assert one.event.plan.derived.heat is Heat.LOW
        said = [name for name, text in one.rows.items() if "zwetend of niet" in text]
        assert said == ["iemand-onwel/overheated"], (setting, said)


def test_a_fire_under_cover_comes_with_carbon_monoxide_whoever_cooks(tell: Callable[..., Told]) -> None:
    for serving in Serving:
        one = tell("j-kerstmarkt-3weken", cooking=True, setting=[Setting.TENT], serving=[serving])
        assert "eten/gas-signs" in one.within(Phase.DURING), serving


def test_overheating_belongs_to_every_event_in_the_heat(told: list[Told]) -> None:
    hot = [one for one in told if one.event.plan.derived.heat is not Heat.LOW]
    assert hot
    for one in hot:
        assert "oververhit/call" in one.within(Phase.DURING), one


def test_water_has_an_upper_bound(project: Project, written: dict[str, str]) -> None:
    forbidden = r"geen dorst|not thirsty|no(t)? (feel )?thirst|na elke dans|after every dance"
    assert not [name for name, text in written.items() if re.search(forbidden, text)]
    for code in project.policy.languages:
        for page in ("richtlijnen/gratis-water", "richtlijnen/oververhit", "principes/drink-voldoende-water"):
            assert re.search(TOO_MUCH_WATER[code], written[f"{code}/{page}"]), (code, page)
        for page in ("richtlijnen/doseer-je-gebruik", "principes/doseer-je-gebruik", "principes/drink-voldoende-water"):
            assert re.search(NOT_AT_ONCE[code], written[f"{code}/{page}"]), (code, page)
        message = next(one for one in project.messages if one.id == "drink-voldoende-water")
        assert re.search("kleine beetjes|[Ss]mall amounts", message.worded(code).texts["summary"])


def test_crew_offer_water_and_never_push(told: list[Told]) -> None:
    for one in told:
        assert re.search("dring nooit aan|never push", one.rows["gratis-water/water-at-bar"]), one


def test_one_water_point_is_never_so_far_from_the_next(told: list[Told]) -> None:
    for one in told:
        assert not [text for text in one.rows.values() if re.search(r"\b25 (meter|metres)", text)], one


@pytest.mark.parametrize(
    ("kind", "heat", "visitors", "points"),
    [
        ("party", "low", 300, 1),
        ("party", "low", 301, 2),
        ("sport", "low", 900, 3),
        ("market", "low", 900, 2),
        ("market", "raised", 900, 2),
        ("market", "high", 900, 3),
        ("neighbourhood", "extreme", 301, 2),
        ("concert", "low", 1, 1),
    ],
)
def test_how_many_water_points(tell: Callable[..., Told], kind: str, heat: str, visitors: int, points: int) -> None:
    one = tell("a-fuif-parochiezaal", kind=kind, heat_risk=heat, attendance=visitors)
    assert one.event.plan.quantities["water_points"] == points


def test_after_sexual_violence_help_comes_at_once(told: list[Told]) -> None:
    centre = {"nl": "Zorgcentrum", "en": "care centre"}
    for one in told:
        during, after = one.within(Phase.DURING), one.within(Phase.AFTER)
        named = {name for name, text in one.rows.items() if centre[one.event.code].lower() in text.lower()}
        assert "grensoverschrijdend-gedrag/listen" in named & during, one
        assert re.search("dag en nacht|day and night", one.rows["grensoverschrijdend-gedrag/listen"]), one
        assert not named & after, one


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_care_centre_stands_in_the_help_list_from_the_first_stage(tell: Callable[..., Told], code: str) -> None:
    one = tell("buurtbarbecue-2027", code, stage=1)
    (line,) = [line for line in one.view.help if "seksueelgeweld.be" in line.url]
    assert "Synaps Park 2100, Genk" in line.place
    assert re.search(r"\b72\b.*\b7\b", line.what)
    assert "Synaps Park 2100" in re.sub(r"\s+", " ", one.files("checklist.pdf", "posters.pdf"))


def test_1712_says_that_it_does_not_answer_at_night(told: list[Told], written: dict[str, str]) -> None:
    at_night = {"nl": "niet 's nachts", "en": "not at night"}
    for one in told:
        (line,) = [line for line in one.view.help if line.call == "1712"]
        assert at_night[one.event.code] in line.hours
    for code, words in at_night.items():
        assert words in written[f"{code}/partners/lijn-1712"].lower()


def test_something_in_a_glass_has_its_step(told: list[Told]) -> None:
    """Where people dance and drink: a row, and a line for the bar and the crew."""
    sudden = "plots|sudden"
    for one in told:
        if one.music and not one.event.plan.dry:
            named = {"iemand-onwel/spiking", "iemand-onwel/spiking-school"} & one.within(Phase.DURING)
            fair = one.profile.kind is Kind.SCHOOL and one.profile.ground is not Ground.FENCED
            assert len(named) == (not fair), one
            for role in ("bar", "crew") if "bar" in one.profile.serving else ("crew",):
                assert [line for line in one.briefing(role) if re.search(sudden, line)], (role, str(one))


def test_mist_comes_with_its_lines_on_legionella(told: list[Told], written: dict[str, str]) -> None:
    for one in told:
        assert not [text for text in one.rows.values() if re.search(r"nevel|\bmist", text, re.IGNORECASE)], one
    for code, words in {"nl": ("legionella", "leidingwater", "nacht"), "en": ("legionella", "mains", "night")}.items():
        text = written[f"{code}/richtlijnen/hitte"].lower()
        assert all(word in text for word in words), code


def test_camping_comes_with_fire_and_carbon_monoxide(told: list[Told], written: dict[str, str]) -> None:
    staying = [one for one in told if one.profile.camping]
    inside = [one for one in staying if one.profile.setting == (Setting.INDOOR,)]
    assert inside
    for one in inside:
        assert "kamperen/sleep-inside" in one.within(Phase.BEFORE), one
        assert "kamperen/sleep-rounds" in one.within(Phase.DURING), one
        assert {name for name in one.rows if name.startswith("kamperen/camp-")} == {
            "kamperen/camp-point",
            "kamperen/camp-gas",
        }
    camping = [one for one in staying if one not in inside]
    assert camping
    for one in camping:
        assert {"kamperen/camp-cooking", "kamperen/camp-fire"} <= one.within(Phase.BEFORE), one
    for one in staying:
        assert "112" in one.rows["kamperen/camp-gas"]
    assert "oolstofmonoxide" in written["nl/richtlijnen/kamperen"]
    assert "arbon monoxide" in written["en/richtlijnen/kamperen"]


def test_weather_is_watched_wherever_there_is_any(told: list[Told]) -> None:
    for one in told:
        outside = one.profile.setting != (Setting.INDOOR,)
        assert ("weer/watch" in one.within(Phase.BEFORE)) is outside, one
        assert ("weer/shelter" in one.within(Phase.DURING)) is outside, one
        street = one.profile.kind is Kind.NEIGHBOURHOOD
        small = "street" if one.profile.road else "square"
        near = small if one.profile.attendance < 200 else "neighbourhood"
        own = f"weer/tent-{near if street else 'book'}"
        tents = [name for name in one.rows if name.startswith("weer/tent-")]
        assert tents == [own] * (outside and one.profile.structures), one


def test_exits_and_who_stops_everything_at_every_size(told: list[Told], tell: Callable[..., Told]) -> None:
    ways = {Ground.FENCED: "drukte-en-uitgangen/exits", Ground.OPEN: "drukte-en-uitgangen/ways-out"}
    for one in (*told, tell("n-cafe-65", attendance=1)):
        fenced = one.profile.ground is Ground.FENCED
        along = f"een-route/side-{'streets' if one.profile.road else 'paths'}"
        way, ambulance = ways.get(one.profile.ground, along), "drukte-en-uitgangen/extinguisher"
        assert {way, "drukte-en-uitgangen/stop"} <= one.within(Phase.BEFORE), one
        assert re.search("blusser|extinguisher", one.rows.get(ambulance, one.rows[way])), one
        asked = [text for text in one.rows.values() if re.search("[Hh]oeveel mensen er|[Hh]ow many people may", text)]
        tent = Setting.TENT in one.profile.setting and one.profile.attendance > 300
        hall = Setting.INDOOR in one.profile.setting and one.profile.ground is not Ground.ROUTE
        assert bool(asked) is (fenced or hall or tent), one
        covered = not fenced and one.profile.setting != (Setting.OUTDOOR,)
        # A pavilion at a barbecue in the street has no exits.
        street = one.profile.kind is Kind.NEIGHBOURHOOD
        covered &= one.profile.attendance > 300 or not street
        own = f"drukte-en-uitgangen/covered{'-neighbourhood' if street else ''}"
        assert [name for name in one.rows if "/covered" in name] == [own] * covered, one
        assert f"drukte-en-uitgangen/evacuate{'' if fenced else '-open'}" in one.within(Phase.DURING), one
        assert re.search("muziek|music", one.rows["drukte-en-uitgangen/stop"]), one
        assert [line for line in one.briefing("crew") if re.search("[Bb]rand|[Ff]ire", line)], one
