"""A plan that is longer than the city's budget is told at its event, and a strict build stops at it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, run
from toolbox.check.budget import over_budget
from toolbox.model.project import Project

EVENT = (SHIPPED / "event_profiles" / "fuif-chiro-2027.yml").read_text(encoding="utf-8")
DAYS = "days:\n  - {from: 2027-03-13T21:00, until: 2027-03-14T03:00}\n"


@pytest.fixture
def inputs(tmp_path: Path) -> tuple[object, ...]:
    """The shipped guidance with one event, for which the budget is ten actions."""
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    policy, profiles = tmp_path / "policy.yml", tmp_path / "profiles"
    policy.write_text(re.sub(r"\nbudget: .*", "\nbudget: {449: 5, 450: 10, above: 900}", text), encoding="utf-8")
    profiles.mkdir()
    (profiles / "fuif.yml").write_text(EVENT, encoding="utf-8")
    return ("--policy", policy, "--profiles", profiles)


def lines(said: str) -> list[str]:
    """The warnings among what was said."""
    return [line for line in said.splitlines() if ": warning: " in line]


def test_check_tells_how_many_how_many_may_be_and_what_weighs_most(
    inputs: tuple[object, ...], project: Project
) -> None:
    (line,) = lines(run("check", *inputs).stderr)
    found = re.fullmatch(
        r"\S+profiles/fuif\.yml:6:13: warning: the plan of this event has (\d+) actions, more than the 10 that "
        r"policy\.yml has for 450 visitors \(narrow 'when' of actions or join some, most are of: "
        r"([a-z-]+) \((\d+)\), ([a-z-]+) \((\d+)\), ([a-z-]+) \((\d+)\); or raise 'budget' in policy\.yml\)",
        line,
    )
    assert found, line
    rows, *named = found.groups()
    guidelines, counts = named[::2], [int(one) for one in named[1::2]]
    assert int(rows) > sum(counts) > 0
    assert counts == sorted(counts, reverse=True)
    assert set(guidelines) <= {page.id for page in project.published}
    assert run("check", *inputs).returncode == 0
    assert run("check", *inputs, "--strict").returncode == 2


def test_it_is_told_in_dutch_and_of_an_event_of_days_too(inputs: tuple[object, ...], tmp_path: Path) -> None:
    text = re.sub(r"(?m)^(start|end): .*\n", "", EVENT)
    (tmp_path / "profiles" / "fuif.yml").write_text(text + DAYS, encoding="utf-8")
    said = run("check", *inputs, "--lang", "nl").stderr
    assert re.search(r"fuif\.yml:4:13: waarschuwing: .* meer dan de 10 die policy\.yml heeft voor 450 bezoekers", said)


def test_a_strict_build_makes_nothing(inputs: tuple[object, ...], tmp_path: Path) -> None:
    places = ("--site-dir", tmp_path / "site", "--build-dir", tmp_path / "build")
    done = run("build", *inputs, *places, "--strict")
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1
    assert "0 errors, 1 warning; nothing was made." in done.stderr
    assert not (tmp_path / "site").exists()


def test_nobody_is_warned_within_the_budget_or_without_one(project: Project) -> None:
    assert list(over_budget(project)) == []
    tight = project.policy.model_copy(update={"budget": {"above": 1}})
    without = project.policy.model_copy(update={"budget": {}})
    assert len(list(over_budget(Project(tight, project.guidelines, project.profiles)))) == len(project.profiles)
    assert list(over_budget(Project(without, project.guidelines, project.profiles))) == []
