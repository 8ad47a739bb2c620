"""From a profile to a plan. The cases are data, in the files beside this one."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolbox.assemble import Notice, assemble
from toolbox.assemble.derive import days_of
from toolbox.assemble.plan import due_date, selected
from toolbox.model.conditions import When
from toolbox.model.event.profile import Profile
from toolbox.model.pages.guideline import Action, Guideline
from toolbox.model.pages.marks import Marks
from toolbox.model.pages.page import Wording
from toolbox.model.project import Project
from toolbox.model.vocabulary import Again, Phase, Tier
from toolbox.write.files.plan_json import plan_data

HERE = Path(__file__).parent


def load(name: str) -> dict[str, Any]:
    """A file of cases, with every scalar as it was written."""
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # type: ignore[no-any-return]


DERIVED = load("derived.yml")


def event(**change: Any) -> Profile:
    left_out = ("start", "end") if "days" in change else ()
    base = {name: value for name, value in DERIVED["base"].items() if name not in left_out}
    return Profile.model_validate({"slug": "test", **base, **change})


def with_action(project: Project, **fields: Any) -> Project:
    """The project with one basic guideline of one action in the place of its own."""
    action = Action.model_validate(
        {"id": "do", "text": "Doe het.", "role": "bar", "phase": "before", "due": "1"} | fields
    )
    template = project.guidelines[0].model_copy(
        update={"tier": Tier.BASIC, "stage": 1, "when": When(), "actions": (action,)}
    )
    words = {code: Wording(title="Iets", texts={"do": action.text}, body="") for code in template.words}
    guideline: Guideline = template.model_copy(update={"id": "iets", "words": words})
    return Project(project.policy, (guideline,), ())


@pytest.mark.parametrize("case", DERIVED["cases"], ids=lambda case: case["name"].replace(" ", "-"))
def test_what_follows_from_a_profile(case: dict[str, Any], project: Project) -> None:
    data = plan_data(assemble(event(**case["change"]), project, "nl"))
    found = {name: data.get(name, data["quantities"].get(name)) for name in case["expect"]}
    assert {name: json.dumps(value).strip('"') for name, value in found.items()} == case["expect"]


@pytest.mark.parametrize("case", load("selection.yml")["cases"], ids=lambda case: f"{case['when']}-{case['change']}")
def test_conditions_let_actions_through(case: dict[str, Any], project: Project) -> None:
    plan = assemble(event(**case["change"]), with_action(project, when=case["when"]), "nl")
    assert bool(plan.actions) is (case["stays"] == "true")
    if plan.actions:
        in_order = sorted(case["when"], key=list(When.model_fields).index)
        assert [reason.fact for reason in plan.actions[0].reasons] == ["tier", *in_order]


@pytest.mark.parametrize("case", load("due.yml")["cases"], ids=lambda case: f"{case['phase']}-{case['day']}")
def test_due_dates_are_days_of_the_local_calendar(case: dict[str, str]) -> None:
    action = Action.model_validate({"id": "do", "text": "x", "role": "bar", "phase": case["phase"], "due": case["due"]})
    assert due_date(action, event(start=case["start"], end=case["end"])).isoformat() == case["day"]


NIGHTS = [{"from": f"2027-03-{day}T20:00", "until": f"2027-03-{day + 1}T02:00"} for day in (12, 14)]
"""Two nights with a day off between them: what is done on each of them has a new day once it has begun."""


@pytest.mark.parametrize("today", [None, date(2027, 3, 13)])
def test_the_order_is_phase_then_day_or_weight_then_guideline_and_file(today: date | None, project: Project) -> None:
    notice = Notice(today) if today else None
    plan = assemble(event(kind="party", attendance="800", days=NIGHTS), project, "nl", notice=notice)
    place = {one.id: [action.id for action in one.actions] for one in project.guidelines}
    keys = [
        (
            one.phase.rank,
            one.due.toordinal() if one.phase is Phase.BEFORE else one.marks.weight.rank,
            one.guideline,
            place[one.guideline].index(one.id.partition("/")[2]),
        )
        for one in plan.actions
    ]
    assert keys == sorted(keys)
    assert {one.phase for one in plan.actions} == set(Phase)


def test_an_action_names_its_quantities_as_numbers_and_its_text_as_words(project: Project) -> None:
    plan = assemble(event(attendance="6000"), project, "nl", show=lambda value: f"<{value}>")
    action = next(one for one in plan_data(plan)["actions"] if one["id"] == "gratis-water/water-points")
    assert action["quantity"] == {"water_points": 20}
    assert "<20>" in action["text"]
    assert "{" not in action["text"]


def test_above_the_most_there_is_no_figure_but_a_word(project: Project) -> None:
    plan = assemble(event(attendance="600000"), project, "nl", show=lambda value: f"<{value}>")
    data = plan_data(plan)
    action = next(one for one in data["actions"] if one["id"] == "gratis-water/water-points")
    assert "water_points" not in data["quantities"]
    assert "quantity" not in action
    assert "<None>" in action["text"]


def test_plan_json_has_the_form_of_the_contract(project: Project) -> None:
    data = plan_data(assemble(event(attendance="1500", forecast_max=["36"]), project, "en"))
    assert list(data) == [
        "event", "language", "tier", "heat", "night", "hours", "day_count", "assumed", "reasons", "quantities",
        "first", "labels", "guidelines", "actions", "generated_from",
    ]  # fmt: skip
    assert (data["event"]["slug"], data["event"]["start"]) == ("test", "2027-03-13T10:00")
    assert (data["language"], data["tier"], data["heat"], data["night"], data["hours"]) == (
        "en", "extended", "extreme", False, 2,
    )  # fmt: skip
    assert data["reasons"]["tier"][0] == {"fact": "attendance", "value": 1500, "rule": ">= 1000"}
    assert data["reasons"]["heat"] == [{"fact": "forecast_max", "value": 36, "rule": ">= 35"}]
    assert set(data["quantities"]) == set(project.policy.quantities)
    assert {"ground", "door"} <= set(data["assumed"])
    assert set(data["reasons"]) == {"tier", "heat", "night", "hours", "day_count", *data["assumed"]}
    assert set(data["guidelines"][0]) == {"id", "title", "tier", "principle", "reasons"}
    assert set(data["labels"]) <= set(project.policy.labels)
    for action in data["actions"]:
        assert set(action) - {"quantity", "again", "settle"} == {
            "id", "text", "role", "phase", "due", "weight", "basis", "reasons",
        }  # fmt: skip
        assert action["id"].partition("/")[0] in {one["id"] for one in data["guidelines"]}
        assert action["reasons"]


def test_a_later_stage_appears_only_when_it_is_switched_on(project: Project) -> None:
    later = {one.id for one in project.guidelines if one.stage > project.policy.stage}
    assert later
    large = event(attendance="5000", kind="festival", ages=["under-16", "16-17", "18-plus"], setting=["outdoor"])
    assert not later & {one.id for one in assemble(large, project, "nl").guidelines}
    policy = project.policy.model_copy(update={"stage": 9})
    switched_on = Project(policy, project.guidelines, ())
    assert later <= {one.id for one in assemble(large, switched_on, "nl").guidelines}


def half_translated(project: Project, *missing: str, **fields: Any) -> Project:
    """A guideline of one action, of which the other language lacks these texts."""
    made = with_action(project, **fields)
    page = made.guidelines[0]
    words = {
        code: Wording(title="x", texts=page.texts(), body="", missing=frozenset(missing if code != "nl" else ()))
        for code in page.words
    }
    return Project(made.policy, (page.model_copy(update={"words": words}),), ())


def test_what_an_action_says_comes_over_whole(project: Project) -> None:
    settle = {"title": "Hier", "url": "https://example.org/"}
    city = half_translated(
        project,
        "do",
        text="{water_points} kranen",
        weight="life",
        basis="law",
        settle=settle,
        again="daily",
        instead="Vraag er {water_points}.",
        was=["old", "other/old"],
    )
    days = [{"from": f"2027-03-1{day}T10:00", "until": f"2027-03-1{day}T12:00"} for day in (1, 3)]
    several = event(attendance="900", start=None, end=None, days=days)
    (action,) = assemble(several, city, "nl", lambda value: f"[{value}]").actions
    assert (action.text, action.instead) == ("[3] kranen", "Vraag er [3].")
    assert (str(action.marks.weight), str(action.marks.basis)) == ("life", "law")
    assert action.settle is not None
    assert (action.settle.title, action.settle.url) == ("Hier", "https://example.org/")
    assert action.was == ("iets/old", "other/old")
    assert (action.marks.again, action.translated, action.instead_translated) == (Again.DAILY, True, True)
    (there,) = assemble(several, city, "en").actions
    assert (there.translated, there.instead_translated) == (False, True)
    (once,) = assemble(event(), city, "nl").actions
    assert once.marks.again is Again.ONCE
    night = assemble(event(start="2027-03-13T22:00", end="2027-03-14T07:00"), city, "nl")
    assert night.facts["day_count"] == 2
    assert [one.marks.again for one in night.actions] == [Again.ONCE]
    long = assemble(event(start="2027-03-13T10:00", end="2027-03-14T11:00"), city, "nl")
    assert [one.marks.again for one in long.actions] == [Again.DAILY]


def test_what_an_action_leaves_out(project: Project) -> None:
    (plain,) = assemble(event(), with_action(project), "nl").actions
    assert (plain.marks, plain.settle) == (Marks(), None)
    assert (plain.instead, plain.was) == ("", ())
    days = [{"from": f"2027-03-1{day}T10:00", "until": f"2027-03-1{day}T12:00"} for day in (1, 2, 3)]
    (once,) = assemble(event(start=None, end=None, days=days), with_action(project), "nl").actions
    assert once.marks.again is Again.ONCE
    (desk,) = assemble(event(), with_action(project, basis="city", settle={"title": "Loket"}), "nl").actions
    assert desk.settle is not None
    assert desk.settle.url == project.policy.contact.url


def test_where_it_is_settled_is_named_in_each_language_or_by_its_site(project: Project) -> None:
    duty = {"basis": "law", "settle": {"title": "Het loket", "url": "https://www.example.org/loket"}}
    (translated,) = assemble(event(), half_translated(project, "do", **duty), "en").actions
    (not_yet,) = assemble(event(), half_translated(project, "do settle", **duty), "en").actions
    assert translated.settle is not None
    assert not_yet.settle is not None
    assert (translated.settle.title, not_yet.settle.title) == ("Het loket", "example.org")
    assert translated.settle.url == not_yet.settle.url


def test_what_to_do_instead_may_want_its_translation(project: Project) -> None:
    (action,) = assemble(event(), half_translated(project, "do instead", instead="Bel."), "en").actions
    assert (action.translated, action.instead, action.instead_translated) == (True, "Bel.", False)


@pytest.mark.parametrize("phase", ["before", "during", "after"])
def test_what_is_of_the_core_comes_first_in_its_phase(phase: str, project: Project) -> None:
    plan = assemble(event(), with_action(project, phase=phase, weight="core", due=0), "nl")
    assert {str(name): ids for name, ids in plan.first.items()} == {
        "before": ("iets/do",) if phase == "before" else (),
        "during": ("iets/do",) if phase == "during" else (),
    }


def test_a_plan_that_is_read_on_a_day(project: Project) -> None:
    city = with_action(project, weight="core", due=3)
    per_day = city.policy.model_copy(update={"per_day": 1})
    plan = assemble(event(), replace(city, policy=per_day), "nl", notice=Notice(date(2027, 3, 10), core="Nu."))
    assert (plan.today, plan.past) == (date(2027, 3, 10), False)
    assert [(one.late, one.now) for one in plan.actions] == [(False, date(2027, 3, 10))]
    late = assemble(event(), city, "nl", notice=Notice(date(2027, 3, 11), core="Nu."))
    assert [(one.late, one.now, one.instead) for one in late.actions] == [(True, None, "Nu.")]
    assert late.first[Phase.BEFORE] == ()
    over = assemble(event(), city, "nl", notice=Notice(date(2027, 3, 14), core="Nu."))
    assert over.past
    # The night ended at three that day: its day has passed. Nobody is told to do it now (see test_view.py).
    assert [(one.late, one.now) for one in over.actions] == [(True, None)]
    assert over.first[Phase.BEFORE] == ()
    assert not assemble(event(), city, "nl", notice=Notice(date(2027, 3, 13))).past
    ordinary = assemble(event(), city, "nl")
    assert (ordinary.today, ordinary.past) == (None, False)


def test_no_day_is_given_more_than_the_policy_says(project: Project) -> None:
    plan = assemble(
        event(kind="party", attendance="900", setting=["indoor"]),
        replace(project, policy=project.policy.model_copy(update={"per_day": 1})),
        "nl",
        notice=Notice(date(2027, 1, 1)),
    )
    taken = Counter(one.now for one in plan.actions if one.now and one.now < date(2027, 3, 12))
    assert taken
    assert set(taken.values()) == {1}


def test_why_what_is_assumed_is_so(project: Project) -> None:
    plan = assemble(event(kind="party", setting=["indoor"]), project, "nl")
    told = plan.derived.reasons
    reasons = {name: [(one.fact, one.value, one.rule) for one in told[name]] for name in plan.event.assumed}
    assert reasons["ground"] == [("entry", "ticket", "ticket | invitation")]
    assert reasons["toilets"] == [("setting", ["indoor"], "only indoor")]
    assert reasons["alcohol"] == [("alcohol", True, "default")]
    assert set(reasons) == set(plan.event.assumed)
    assert all(reasons.values())
    times = "2027-03-13T10:00/2027-03-13T12:00"
    assert [(one.fact, one.value, one.rule) for one in told["day_count"]] == [("times", times, "days")]
    assert plan.facts["day_count"] == 1


def test_a_figure_that_just_reaches_the_most(project: Project) -> None:
    water = {"water_points": project.policy.quantities["water_points"].model_copy(update={"most": 2})}
    city = replace(project, policy=project.policy.model_copy(update={"quantities": project.policy.quantities | water}))
    assert assemble(event(kind="market", attendance="900"), city, "nl").quantities["water_points"] == 2
    assert assemble(event(kind="market", attendance="1001"), city, "nl").quantities["water_points"] is None


@pytest.mark.parametrize("attendance", ["90", "900"])
def test_the_selected_actions_are_those_of_the_plan(attendance: str, project: Project) -> None:
    one = event(kind="party", attendance=attendance)
    found = [f"{guideline.id}/{action.id}" for guideline, action in selected(one, project)]
    assert sorted(found) == sorted(action.id for action in assemble(one, project, "nl").actions)
    assert list(selected(one, Project(project.policy, (), ()))) == []


def test_the_days_of_an_event() -> None:
    days = days_of(event(start="2027-03-13T22:00", end="2027-03-16T05:00"))
    assert [day.isoformat() for day in days] == ["2027-03-13", "2027-03-14", "2027-03-15"]


def test_a_label_is_in_the_plan_only_by_its_actions(project: Project) -> None:
    plan = assemble(event(kind="party", attendance="300", setting=["indoor"]), project, "nl")
    assert plan.labels["feest-wijzer"].missing == ()
    assert "free-water" in plan.labels["feest-wijzer"].met


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2027-11-14", False), ("2027-11-15", True), ("2027-01-13", True), ("2027-02-28", True), ("2027-03-01", False)],
)
def test_a_heat_season_may_run_over_new_year(project: Project, day: str, inside: bool) -> None:
    south = project.policy.heat.model_copy(update={"season_start": "11-15", "season_end": "02-28"})
    assert south.in_season(date.fromisoformat(day), date.fromisoformat(day)) is inside
    assert south.in_season(date(2027, 10, 1), date(2027, 12, 1))
    assert not south.in_season(date(2027, 4, 1), date(2027, 10, 1))
