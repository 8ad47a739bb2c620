"""A city has the classes of sound of its own law: each place that asks for one, reads one or names one has those."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.conftest import run
from tests.hostile.cases import CITY, PROFILE, read_city
from tests.publishing.form.scripting import asked, in_node
from toolbox.desk.forms import forms
from toolbox.desk.new import event_questions
from toolbox.desk.schemas import schemas
from toolbox.model.event.sound import DEFAULT, SoundLevels
from toolbox.model.project import Project
from toolbox.publish.editor.config import config
from toolbox.write.files.catalogue_json import catalogue_json
from toolbox.write.files.plan_json import plan_data
from toolbox.write.outputs import Event
from toolbox.write.pages.event_form import form_sections
from toolbox.write.words.facts import assumed
from toolbox.write.words.language import speak

LINE = "sound_levels: {classes: [80, 90, 100], assumed: 90}\n"
THERE = SoundLevels(classes=(80, 90, 100), assumed=90)
WORDS = {"80": "tot 80 dB(A)", "90": "tot 90 dB(A)", "100": "tot 100 dB(A), luid optreden"}
"""That a class has words of its own here; the others are said by the general ones."""


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small city, where the law knows other classes."""
    city = shutil.copytree(CITY, tmp_path / "city")
    add(city / "policy.yml", LINE)
    monkeypatch.chdir(city)
    return city


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def read(city: Path) -> Project:
    project, lines = read_city(city)
    assert project, lines
    return project


def test_a_profile_may_name_the_classes_of_its_city_and_no_others(city: Path) -> None:
    assert read(city).profiles[0].sound_level == 90
    add(city / PROFILE, "sound_level: 80\n")
    assert read(city).profiles[0].sound_level == 80
    (city / PROFILE).write_text((city / PROFILE).read_text().replace("80", "85"), encoding="utf-8")
    assert read_city(city)[1] == ["profiles/fuif.yml:8:14: 85 is not a sound level (use one of: 80, 90, 100, in dB(A))"]


def test_a_condition_is_met_by_a_class_of_the_city_or_of_those_who_name_none(city: Path) -> None:
    page, policy = city / "docs" / "nl" / "richtlijnen" / "water.md", city / "policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("90, 100]", "90, 110]"), encoding="utf-8")
    page.write_text(
        page.read_text(encoding="utf-8").replace("stage: 1", 'stage: 1\nwhen: {sound_level: "> 105"}', 1),
        encoding="utf-8",
    )
    read(city)
    page.write_text(page.read_text(encoding="utf-8").replace("> 105", "> 110"), encoding="utf-8")
    assert "no event meets 'sound_level: > 110': it goes from 80 to 110" in read_city(city)[1][0]


def test_they_are_known_where_something_else_is_wrong_with_the_policy(city: Path) -> None:
    add(city / PROFILE, "sound_level: 80\n")
    add(city / "policy.yml", "per_day: 0\n")
    assert [line.partition(" ")[0] for line in read_city(city)[1]] == ["policy.yml:30:10:"]


def test_a_city_that_names_none_has_those_of_flanders(project: Project) -> None:
    assert read(CITY).policy.sound_levels == DEFAULT == project.policy.sound_levels
    assert (DEFAULT.classes, DEFAULT.assumed) == ((85, 95, 100), 95)


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        (
            "{classes: [90, 80], assumed: 80}",
            "25: the classes of sound 90, 80 do not rise (write each once, the lowest first: [80, 90])",
        ),
        (
            "{classes: [80, 80], assumed: 80}",
            "25: the classes of sound 80, 80 do not rise (write each once, the lowest first: [80])",
        ),
        ("{classes: [80, 90], assumed: 95}", "44: 95 is not a sound level (use one of: 80, 90, in dB(A))"),
        ("{classes: [8, 90], assumed: 90}", "26: 8 is too low for 'classes' (use 60 or more)"),
        ("{classes: [90, 200], assumed: 90}", "30: 200 is too high for 'classes' (use 130 or less)"),
        ("{classes: [], assumed: 90}", "25: 'classes' is an empty list (name at least one)"),
        ("{classes: [90]}", "15: 'assumed' is missing (add it)"),
        (
            "[80, 90]",
            "15: 'sound_levels' needs a block of keys here, not 'a list' "
            "(write {classes: [80, 90], assumed: …} in its place)",
        ),
    ],
)
def test_what_is_wrong_with_them_is_told_in_a_line(levels: str, told: str, city: Path) -> None:
    add(city / PROFILE, "sound_level: 80\n")
    policy = city / "policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8").replace(LINE, f"sound_levels: {levels}\n"), encoding="utf-8")
    lines = read_city(city)[1]
    assert lines == [f"policy.yml:29:{told}"]


def test_the_form_asks_for_them_and_makes_the_same_plan(city: Path) -> None:
    project = read(city)
    fields = [one for section in form_sections(speak(project, "nl"), THERE) for row in section.rows for one in row]
    assert dict(next(one for one in fields if one.name == "sound_level").options) == WORDS
    facts = {one["name"]: one for one in json.loads(catalogue_json(project, "nl"))["facts"]}
    assert (facts["sound_level"]["choices"], facts["sound_level"]["default"]) == ([80, 90, 100], 90)

    profile = project.profiles[0]
    given = (profile, profile.model_copy(update={"sound_level": 80}))
    ours = [Event(one, project, "nl", built=one.start.date()) for one in given]
    theirs = in_node(project, "nl")("made", [asked(one, files=True) for one in ours])
    for our, their in zip(ours, theirs, strict=True):
        plan = {**plan_data(our.plan)}
        del plan["generated_from"]
        assert their["plan"] == plan
        assert their["lines"] == {row.id: [asdict(part) for part in row.line] for row in our.view.actions}
    assert "geluid: tot 90 dB(A)" in assumed(ours[0].plan, speak(project, "nl"))


def test_a_city_words_its_classes_as_any_phrase(city: Path) -> None:
    path = city / "docs" / "nl" / "phrases.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(f'{before}\nform: {{sound: {{"90": een fuif}}}}\n', encoding="utf-8")
    assert read(city).phrases["nl"]["form"]["sound"] == WORDS | {"90": "een fuif"}
    path.write_text(f'{before}\nform: {{sound: {{"95": een fuif}}}}\n', encoding="utf-8")
    assert [line for line in read_city(city)[1] if "95" in line]


def test_a_plan_rests_on_the_level_of_its_event_and_not_on_the_others(city: Path) -> None:
    assert read(city).decided == read(CITY).decided


def test_the_editor_the_schema_and_the_forms_offer_them(city: Path) -> None:
    collections = {one["name"]: one for one in config(read(city))["collections"]}
    field = next(one for one in collections["events"]["fields"] if one["name"] == "sound_level")
    assert field["options"] == [{"value": int(one), "label": label} for one, label in WORDS.items()]
    assert "tot 90 dB(A)" in field["hint"]
    event = schemas(THERE)["event.schema.json"]["properties"]["sound_level"]
    assert event == {"default": 90, "enum": [80, 90, 100], "type": "integer"}
    body = {one.get("id"): one for one in forms("nl", THERE)["evenement.yml"]["body"]}
    assert body["sound_level"]["attributes"]["options"] == list(WORDS.values())
    assert body["sound_level"]["attributes"]["default"] == 1


@pytest.mark.parametrize(("code", "said"), [("nl", "tot 80 dB(A)"), ("en", "up to 80 dB(A)")])
def test_a_class_without_words_of_its_own_is_said_in_each_language(code: str, said: str) -> None:
    asked_for = {one.field: one for one in event_questions(code, THERE)}["sound_level"]
    assert (asked_for.choices or {})["80"] == said
    assert asked_for.default == "90"


def test_new_and_import_take_them_and_no_others(city: Path) -> None:
    given: tuple[str, ...] = (
        "--name",
        "Bal",
        "--kind",
        "party",
        "--start",
        "2027-05-01T21:00",
        "--end",
        "2027-05-02T03:00",
    )
    given += ("--attendance", "300", "--setting", "indoor", "--ages", "18-plus", "--policy", "policy.yml")
    refused = run("new", "event", *given, "--profiles", "profiles", "--sound-level", "85", cwd=city)
    assert refused.returncode == 2
    assert "85 is geen geluidsniveau (gebruik één van: 80, 90, 100, in dB(A))" in refused.stderr
    assert run("new", "event", *given, "--profiles", "profiles", "--sound-level", "80", cwd=city).returncode == 0
    assert "sound_level: 80 " in (city / "profiles" / "bal.yml").read_text(encoding="utf-8")

    rows = "name,kind,start,end,attendance,setting,ages,sound_level\n"
    rows += "Plein,party,2027-06-01T20:00,2027-06-02T02:00,200,outdoor,18-plus,{level}\n"
    for level, status in ((85, 2), (80, 0)):
        (city / "list.csv").write_text(rows.format(level=level), encoding="utf-8")
        done = run("import", "list.csv", "--policy", "policy.yml", "--docs", "docs", "--profiles", "profiles", cwd=city)
        assert done.returncode == status, done.stderr
