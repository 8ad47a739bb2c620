"""What `plan.json` holds is what its schema says, and the schema lets nothing else through."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import jsonschema
import pytest

from tests.conftest import AWKWARD, ROOT
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read.profiles import read_profile
from toolbox.write.outputs import Event, data

CHECKER = jsonschema.Draft202012Validator(json.loads((ROOT / "schemas/plan.schema.json").read_text(encoding="utf-8")))


def wrong(plan: Any) -> list[str]:
    return [error.message for error in CHECKER.iter_errors(plan)]


@pytest.fixture(scope="module")
def party(project: Project) -> dict[str, Any]:
    profile = next(one for one in project.profiles if one.slug == "fuif-chiro-2027")
    made: dict[str, Any] = json.loads(data(Event(profile, project, "nl", today=date(2027, 3, 8))))
    return made


def test_every_shipped_plan_keeps_to_the_schema_on_any_day(project: Project) -> None:
    late = 0
    for profile in project.profiles:
        for code in project.policy.languages:
            for day in (None, profile.start.date() - timedelta(days=5)):
                plan = json.loads(data(Event(profile, project, code, today=day)))
                assert wrong(plan) == [], (profile.slug, code, day)
                late += any("late" in one for one in plan["actions"])
    assert late


def test_an_awkward_event_keeps_to_it_too(project: Project, tmp_path: Any) -> None:
    (tmp_path / "awkward.yml").write_text(AWKWARD, encoding="utf-8")
    profile = read_profile(tmp_path / "awkward.yml", Problems())
    assert profile
    assert wrong(json.loads(data(Event(profile, project, "en")))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["colour"], "red"),
        (["event", "colour"], "red"),
        (["event", "place"], None),
        (["actions", 0, "who"], "bar"),
        (["actions", 0, "due"], "8/3/2027"),
        (["actions", 0, "id"], "no-guideline"),
        (["first", "after"], []),
        (["tier"], "huge"),
        (["labels", "feest-wijzer", "given"], []),
        (["guidelines", 0, "reasons", 0, "because"], ""),
        (["quantities", "water_points"], "two"),
    ],
    ids=str,
)
def test_what_is_not_in_it_is_refused(party: dict[str, Any], path: list[Any], value: Any) -> None:
    assert wrong(party) == []
    changed = deepcopy(party)
    part: Any = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert wrong(changed)


@pytest.mark.parametrize("name", ["hours", "actions", "assumed", "event", "generated_from"])
def test_what_must_be_there_is_missed(party: dict[str, Any], name: str) -> None:
    assert wrong({key: value for key, value in party.items() if key != name})
