"""Another city's clock: what is read, the calendar's rules, the plan and the form all follow `timezone`."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]
from icalendar import Calendar

from tests.conftest import ROOT, SHIPPED
from toolbox.assemble.derive import derive
from toolbox.model.event.local import Local
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.model.zone import aware
from toolbox.read.policy import read_policy
from toolbox.read.profiles import read_profile
from toolbox.report import line
from toolbox.write.files.vtimezone import vtimezone
from toolbox.write.outputs import OUTPUTS, Event

ZONES = ["Europe/Brussels", "Europe/London", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "UTC"]
ODD = ["Africa/Casablanca", "America/Sao_Paulo", "Asia/Gaza"]
"""Where the clock has been set by no rule that holds for long."""
TIME = ROOT / "toolbox/publish/engine/theme/assets/javascripts/plan/time.js"
NIGHT = """\
name: Night
kind: party
start: 2027-03-28T01:30
end: 2027-03-28T02:30
attendance: 100
setting: [indoor]
ages: [18-plus]
"""


def moments(count: int) -> list[datetime]:
    """Local moments, half of them in the weeks in which clocks are set."""
    drawn = random.Random(5)
    free = [datetime(2000, 1, 1) + timedelta(minutes=drawn.randrange(37 * 365 * 1440)) for _ in range(count)]
    near = [
        datetime(drawn.randrange(2001, 2037), month, 1) + timedelta(minutes=15 * drawn.randrange(31 * 96))
        for month in (3, 4, 10, 11)
        for _ in range(count // 4)
    ]
    return free + near


@pytest.mark.parametrize("name", ZONES + ODD)
def test_another_reader_of_the_rules_has_the_same_clock(name: str) -> None:
    zone = ZoneInfo(name)
    read = tzical(io.StringIO(vtimezone(zone))).get(name)
    for local in moments(400):
        twice = aware(local, zone).utcoffset() != local.replace(tzinfo=zone, fold=1).utcoffset()
        if not twice:
            assert local.replace(tzinfo=read).utcoffset() == aware(local, zone).utcoffset(), local


def test_a_rule_that_holds_is_written_as_one() -> None:
    assert vtimezone(ZoneInfo("Europe/London")).count("RRULE") == 2
    assert "RDATE" not in vtimezone(ZoneInfo("America/New_York"))
    assert len(vtimezone(ZoneInfo("UTC")).splitlines()) == 9


def test_the_form_reckons_in_the_zone_as_the_generator_does() -> None:
    asked = [(f"{one:%Y-%m-%dT%H:%M}", zone) for zone in ZONES + ODD for one in moments(200)]
    script = f"""
        import {{ skipped, utc, wall }} from {json.dumps(TIME.as_uri())};
        import {{ readFileSync }} from "node:fs";
        const asked = JSON.parse(readFileSync(0, "utf8"));
        const told = asked.map(([one, zone]) => [skipped(wall(one), zone), utc(wall(one), zone) / 60000]);
        console.log(JSON.stringify(told));
    """
    node = Path(sys.executable).with_name("node")
    done = subprocess.run(
        [node, "--input-type=module", "-e", script], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    for (local, name), found in zip(asked, json.loads(done.stdout), strict=True):
        moment, zone = datetime.fromisoformat(local), ZoneInfo(name)
        there = aware(moment, zone)
        skipped = there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment
        assert found == [skipped, there.timestamp() / 60], (local, name)


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/London", ["3:8: the hour '2027-03-28T01:30' does not exist in Europe/London"]),
        ("Europe/Brussels", ["4:6: the hour '2027-03-28T02:30' does not exist in Europe/Brussels"]),
        ("America/New_York", []),
    ],
)
def test_an_hour_is_skipped_where_the_city_is(tmp_path: Path, zone: str, told: list[str]) -> None:
    path = tmp_path / "night.yml"
    path.write_text(NIGHT, encoding="utf-8")
    problems = Problems()
    profile = read_profile(path, problems, local=Local(ZoneInfo(zone)))
    assert [line(one).split("night.yml:")[1].split(": the clock")[0] for one in problems] == told
    assert bool(profile) == (not told)


def test_a_moment_with_a_zone_is_told_in_the_citys_hour(tmp_path: Path) -> None:
    path = tmp_path / "night.yml"
    path.write_text(NIGHT.replace("T01:30", "T00:30:00Z").replace("T02:30", "T04:30"), encoding="utf-8")
    problems = Problems()
    read_profile(path, problems, local=Local(ZoneInfo("America/New_York")))
    assert "write 2027-03-27T20:30, which is that hour in America/New_York" in line(next(iter(problems)))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Europe/Londen", "write Europe/London"),
        ("london", "write Europe/London"),
        ("Europe/brussels", "write Europe/Brussels"),
        ("GMT+1", "write a continent and a city"),
        ("[x]", "'timezone'"),
        ("../../etc/passwd", "write a continent and a city"),
    ],
)
def test_a_zone_that_is_none_is_told_with_one_that_is(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "policy.yml"
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    path.write_text(text.replace("timezone: Europe/Brussels", f"timezone: {written}"), encoding="utf-8")
    problems = Problems()
    policy, _ = read_policy(path, problems)
    (said,) = [line(one) for one in problems if one.level.name == "ERROR"]
    assert policy is None
    assert told in said


def test_the_plan_and_its_calendar_follow_the_clock_of_the_city(project: Project) -> None:
    policy = project.policy.model_copy(update={"timezone": "Europe/London"})
    night = {"start": "2027-03-27T22:00", "end": "2027-03-28T02:30", "attendance": 100, "setting": ["indoor"]}
    given = {"slug": "night", "name": "Night", "kind": "party", "ages": ["18-plus"]} | night
    profile = Profile.model_validate(given, context={"zone": policy.zone})
    assert derive(profile, policy).hours == 3.5
    london = Event(profile, replace(project, policy=policy), "nl")
    calendar = Calendar.from_ical(next(one for one in OUTPUTS if one.name.endswith(".ics")).make(london))
    (whole,) = [one for one in calendar.walk("VEVENT") if str(one["uid"]).startswith("event.")]
    assert whole["dtstart"].to_ical() == b"20270327T220000"
    assert whole["dtstart"].params["TZID"] == "Europe/London"
    assert calendar.walk("VTIMEZONE")[0]["tzid"] == "Europe/London"


def test_new_event_asks_in_the_clock_of_the_city(tmp_path: Path) -> None:
    shutil.copy(SHIPPED / "policy.yml", tmp_path / "policy.yml")
    path = tmp_path / "policy.yml"
    path.write_text(path.read_text().replace("Europe/Brussels", "Europe/London"), encoding="utf-8")
    facts = [f"--{key}={value}" for key, value in (row.split(": ") for row in NIGHT.splitlines())]
    facts = [one.replace("[", "").replace("]", "") for one in facts]
    command: list[str | Path] = [sys.executable, ROOT / "build.py", "new", "event", *facts, "--lang", "en"]
    done = subprocess.run(
        [*command, "--profiles", tmp_path, "--policy", path], capture_output=True, text=True, cwd=ROOT
    )
    assert "'2027-03-28T01:30' does not exist in Europe/London" in done.stderr + done.stdout
