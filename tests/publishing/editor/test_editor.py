"""The editor at `/admin/`, worked through its own screens in a real browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT, SHIPPED, run
from tests.publishing.editor.editing import CHOOSE, FILL, KEPT, POLICY, Desk, opened
from toolbox.assemble import assemble
from toolbox.model.city.editor import Editor, Host
from toolbox.model.evaluation import Evaluation
from toolbox.model.event.profile import Profile
from toolbox.model.monitor import Goal, Initiative, Signal
from toolbox.model.pages.briefing import BriefingHead
from toolbox.model.pages.guideline import GuidelineHead, TranslatedGuidelineHead
from toolbox.model.pages.partner import PartnerHead
from toolbox.model.pages.story import StoryHead
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.editor.config import DECISIONS, config
from toolbox.read import Inputs, read_project


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    with opened(browser, address) as desk:
        desk.start()
        yield desk


@pytest.fixture(scope="module")
def one_desk(browser: Browser, address: str) -> Iterator[Desk]:
    """The same for many tests, which takes the seconds of opening it once."""
    with opened(browser, address) as desk:
        desk.start()
        yield desk


def test_a_guideline_made_in_the_editor_reaches_the_plan_and_the_site(desk: Desk, tmp_path: Path) -> None:
    action = ("ear-plugs", "Leg gratis oordoppen klaar: aan de ingang en de bar.")
    desk.guideline("Oordoppen bij d'Hondt", "Een keuze van de stad Genk", ">= 5000", action, "Tijdens")
    desk.body("## Waarom\nGeluid blijft hangen.")
    changed = desk.save()
    assert list(changed) == ["docs/nl/richtlijnen/oordoppen-bij-d-hondt.md"]

    for folder in KEPT:
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    for path, text in changed.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    problems = Problems()
    project = read_project(Inputs(SHIPPED / "policy.yml", *(tmp_path / folder for folder in KEPT)), problems)
    assert not problems.errors
    assert project
    large, small = (next(one for one in project.profiles if one.slug.startswith(slug)) for slug in ("genk", "buurt"))
    named = "oordoppen-bij-d-hondt/ear-plugs"
    assert named in [one.id for one in assemble(large, project, "nl").actions]
    assert named not in [one.id for one in assemble(small, project, "nl").actions]

    for profile in (tmp_path / "event_profiles").iterdir():
        if profile.stem != large.slug:
            profile.unlink()
    inputs = ("--docs", tmp_path / "docs", "--profiles", tmp_path / "event_profiles")
    done = run("build", *inputs, "--site-dir", tmp_path / "site", "--build-dir", tmp_path / "build")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "evenementen" / large.slug / "index.html").read_text(encoding="utf-8")
    assert "Leg gratis oordoppen klaar: aan de ingang en de bar." in page
    assert (tmp_path / "site" / "richtlijnen" / "oordoppen-bij-d-hondt" / "index.html").is_file()


SAVED = {
    "guidelines/entries/glas": ("title", GuidelineHead),
    "guidelines-en/entries/glas": ("title", TranslatedGuidelineHead),
    "partners/entries/rode-kruis": ("title", PartnerHead),
    "stories/entries/nachtwinkels": ("title", StoryHead),
    "briefings/entries/bar": ("title", BriefingHead),
    "events/entries/genk-on-stage-2027": ("name", Profile),
    "signals/entries/2026-10-06-openlijk-delen": ("title", Signal),
    "initiatives/entries/gratis-water": ("title", Initiative),
    "goals/entries/ouders": ("title", Goal),
}
MONITOR: dict[type[Any], str] = {Signal: "seen", Initiative: "about", Goal: "about"}
"""The models of the monitor, and the field that is the text of the page."""


OTHERS = pytest.mark.long(reason="the editor works alike for every kind of page; each has fields of its own")
OFTEN = ("guidelines/entries/glas", "guidelines-en/entries/glas", "events/entries/genk-on-stage-2027")
"""What somebody writes most days."""


@pytest.mark.parametrize("where", [one if one in OFTEN else pytest.param(one, marks=OTHERS) for one in SAVED])
def test_what_is_opened_and_saved_says_the_same(where: str, one_desk: Desk) -> None:
    name, model = SAVED[where]
    one_desk.open(where)
    one_desk.write(name, "Een andere titel")
    ((path, text),) = one_desk.save().items()
    old, new = (_read(one, model) for one in (one_desk.before[path], text))
    one_desk.before[path] = text
    assert getattr(new[0], name) == "Een andere titel"
    assert old[0].model_copy(update={name: "Een andere titel"}) == new[0]
    assert old[1].strip() == new[1].strip()


def test_saving_changes_no_line_but_the_one_that_was_changed(one_desk: Desk) -> None:
    for where, path, field, line in (
        ("guidelines/entries/glas", "docs/nl/richtlijnen/glas.md", "title", "title: Glas en bekers"),
        ("events/entries/fuif-chiro-2027", "event_profiles/fuif-chiro-2027.yml", "name", "name: Fuif van de chiro"),
        ("policy/entries/policy", POLICY, "stage", "stage: 3"),
    ):
        one_desk.open(where)
        one_desk.write(field, line.partition(": ")[2])
        text = one_desk.save()
        assert list(text) == [path]
        old, new = one_desk.before[path].split("\n"), text[path].split("\n")
        assert [now for was, now in zip(old, new, strict=True) if was != now] == [line]
        one_desk.before[path] = text[path]


def test_a_number_that_can_be_read_in_two_ways_is_refused_at_its_field(one_desk: Desk) -> None:
    """The editor's own input for numbers made 1 visitor of 1.200, and nobody was told."""
    path, field = "event_profiles/fuif-chiro-2027.yml", one_desk.field("attendance")
    one_desk.open("events/entries/fuif-chiro-2027")
    expect(field.locator("input")).to_have_value("450")
    told = "Schrijf een geheel getal, met cijfers alleen, zoals 1200. Er staat geen 0 vooraan, zoals in 010."
    for typed in ("1.200", "1 200", "ca. 500", "010"):
        one_desk.write("attendance", typed)
        one_desk.page.get_by_role("button", name="Opslaan").click()
        expect(field.get_by_text(told)).to_be_visible()
        expect(field.locator("input")).to_have_value(typed)
    one_desk.write("attendance", "1200")
    assert one_desk.save() == {path: one_desk.before[path].replace("attendance: 450", "attendance: 1200")}
    one_desk.before[path] = one_desk.before[path].replace("attendance: 450", "attendance: 1200")


def test_a_condition_on_the_sound_is_typed_as_a_bound(one_desk: Desk) -> None:
    one_desk.open("guidelines/entries/gehoor")
    one_desk.field("when").get_by_role("button", name="Uitvouwen", exact=True).first.click()
    expect(one_desk.field("when.sound_level").locator("input")).to_have_value("> 85")


def test_what_somebody_types_is_not_lost_by_a_key_or_by_going_back(desk: Desk) -> None:
    """In the session, too, in which the folder was chosen: the editor forgot its drafts there."""
    desk.open("guidelines/new")
    desk.write("title", "Oordoppen voor iedereen")
    desk.page.keyboard.press("Escape")
    expect(desk.field("title").locator("input")).to_have_value("Oordoppen voor iedereen")
    desk.page.wait_for_timeout(1500)  # it keeps a draft half a second after the last letter
    desk.page.goto(f"{desk.address}admin/#/collections/guidelines")
    desk.page.goto(f"{desk.address}admin/#/collections/guidelines/new")
    desk.page.get_by_role("button", name="Herstellen").click()
    expect(desk.field("title").locator("input")).to_have_value("Oordoppen voor iedereen")


def test_the_help_lines_and_the_spotlight_have_a_form(desk: Desk, project: Project) -> None:
    desk.open("policy/entries/policy")
    for line in project.policy.help:
        expect(desk.field("help").get_by_text(line.name["nl"], exact=True).first).to_be_visible()
    first = desk.field("help.0.call")
    desk.field("help").get_by_role("button", name="Uitvouwen", exact=True).first.click()
    expect(first.locator("input")).to_have_value(project.policy.help[0].call or "")
    first.locator("input").fill("113")
    # Meanwhile somebody writes in the file.
    now = f"{desk.before[POLICY]}\n# of the server\npublish: {{folder: ../web}}\n"
    desk.page.evaluate(FILL, {POLICY: now})
    assert desk.save() == {POLICY: now.replace('call: "112"', 'call: "113"', 1)}


def _read(text: str, model: type[Any]) -> tuple[Any, str]:
    head, body = text.removeprefix("---\n").split("\n---\n", 1) if text.startswith("---") else (text, "")
    read = yaml.load(head, Loader=yaml.BaseLoader)
    given = {"slug": "x"} if model in (Profile, Evaluation) else {}
    if model in MONITOR:
        given = {"id": "x", MONITOR[model]: "x"}
    return model.model_validate(read | given), body


def test_the_screens_have_the_fields_of_the_models(project: Project) -> None:
    *found, decided = config(project)["collections"]
    made = {one["name"]: {field["name"] for field in one["fields"]} for one in found}
    assert {field["name"] for field in decided["files"][0]["fields"]} == set(DECISIONS)
    assert made["events"] == set(Profile.model_fields) - {"slug"}
    assert made["evaluations"] == set(Evaluation.model_fields) - {"slug"}
    assert made["guidelines"] == set(GuidelineHead.model_fields) | {"body"}
    assert made["guidelines-en"] == set(TranslatedGuidelineHead.model_fields) | {"body"}
    assert made["partners"] == set(PartnerHead.model_fields) | {"body"}
    for name, model in (("signals", Signal), ("initiatives", Initiative), ("goals", Goal)):
        assert made[name] == set(model.model_fields) - {"id", MONITOR[model]} | {"body"}
    assert made["stories"] == set(StoryHead.model_fields) | {"body"}


def test_the_settings_are_what_the_editor_takes(project: Project) -> None:
    known = json.loads((ROOT / "editor/node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text(encoding="utf-8"))
    settings = config(project)
    settings.pop("only_here")
    assert [error.message for error in Draft7Validator(known).iter_errors(settings)] == []


def test_without_a_host_the_editor_stays_on_this_machine(project: Project, whole: Path) -> None:
    assert config(project)["only_here"]
    assert "github.com" not in (whole / "admin" / "index.html").read_text(encoding="utf-8")
    kept = Editor(host=Host.GITLAB, repo="stad/toolbox", branch="main")
    elsewhere = replace(project, policy=project.policy.model_copy(update={"editor": kept}))
    assert config(elsewhere)["backend"] == {"name": "gitlab", "repo": "stad/toolbox", "branch": "main"}
    assert config(elsewhere)["only_here"] == ""


def test_no_page_leads_to_the_editor_and_no_search_finds_it(whole: Path) -> None:
    assert 'content="noindex' in (whole / "admin" / "index.html").read_text(encoding="utf-8")
    for path in ("sitemap.xml", "sw.js", "assets/search/index.js", "index.html"):
        assert "admin/" not in (whole / path).read_text(encoding="utf-8").replace("}admin/", "")


def test_its_buttons_are_in_the_city_s_language_and_none_is_for_what_is_refused(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 4000})
    context.add_init_script(CHOOSE)
    page = context.new_page()
    page.goto(f"{address}admin/")
    desk = Desk(page, address)
    desk.start()
    desk.open("guidelines/entries/glas")
    body = desk.field("body")
    body.scroll_into_view_if_needed()
    expect(body.get_by_role("button", name="Vet")).to_be_visible()
    expect(body.get_by_role("button", name="Afbeelding")).to_have_count(0)
    expect(body.get_by_role("button", name="Image")).to_have_count(0)
    context.close()
