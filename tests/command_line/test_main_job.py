"""The main job from the command line, as the README has it, with what can go wrong."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import ROOT, SHIPPED, of_city, run
from tests.publishing.building import small
from toolbox.model.project import Project


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of what a city writes, with two events."""
    shutil.copytree(SHIPPED / "docs", tmp_path / "docs")
    shutil.copy(SHIPPED / "policy.yml", tmp_path)
    (tmp_path / "profiles").mkdir()
    for name in ("fuif-chiro-2027", "dansfestival-2027"):
        shutil.copy(SHIPPED / "event_profiles" / f"{name}.yml", tmp_path / "profiles")
    return tmp_path


@pytest.fixture
def lean(city: Path) -> None:
    """The city has the smaller event alone."""
    (city / "profiles" / "dansfestival-2027.yml").unlink()


def inputs(city: Path) -> list[str]:
    return ["--profiles", str(city / "profiles"), "--docs", str(city / "docs"), "--policy", str(city / "policy.yml")]


def outputs(city: Path) -> list[str]:
    return ["--site-dir", str(city / "site"), "--build-dir", str(city / "build")]


def content(folder: Path) -> dict[str, str]:
    """Every file of a folder and a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_from_profile_to_site_to_paper(city: Path, project: Project) -> None:
    # Folders are named from where one stands.
    named = ("--profiles", "profiles", "--docs", "docs", "--policy", "policy.yml", "--site-dir", "new/site")
    done = run("build", *named, "--build-dir", "build", "--strict", cwd=city)
    assert done.returncode == 0, done.stderr
    (city / "new" / "site").rename(city / "site")
    assert (city / "site" / "en" / "index.html").is_file()
    assert done.stderr.splitlines()[-1].startswith(f"{len(project.published)} guidelines and 2 events are in ")
    folder = city / "site" / "evenementen" / "fuif-chiro-2027"
    assert "Chirofuif «Laatste Kamp»" in (folder / "index.html").read_text(encoding="utf-8")
    assert (folder / "checklist.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert json.loads((folder / "plan.json").read_text(encoding="utf-8"))["tier"] == "basic"

    first = content(city / "site")
    assert (
        run("build", *inputs(city), *outputs(city), "--jobs", 2, env={**os.environ, "PYTHONHASHSEED": "3"}).returncode
        == 0
    )
    assert content(city / "site") == first

    profile = city / "profiles" / "fuif-chiro-2027.yml"
    shutil.copy(ROOT / "tests" / "reading" / "cases" / "five_mistakes" / "profiles" / "event.yml", profile)
    refused = run("build", *inputs(city), *outputs(city), cwd=city)
    assert refused.returncode == 2
    problems = [line for line in refused.stderr.splitlines() if line.startswith("profiles/fuif-chiro-2027.yml:")]
    assert len(problems) == 5
    assert refused.stderr.splitlines()[-1] == "5 errors, 0 warnings; nothing was made."
    assert "Traceback" not in refused.stderr
    assert content(city / "site") == first


def test_any_file_of_an_event_by_its_name(tmp_path: Path) -> None:
    profile = SHIPPED / "event_profiles" / "schoolfuif-2026.yml"
    for name, begins in (("briefings.pdf", b"%PDF"), ("checklist.xlsx", b"PK"), ("plan.json", b"{")):
        output = tmp_path / name
        assert run("plan", profile, "--file", name, "-o", output).returncode == 0
        assert output.read_bytes().startswith(begins)
    wrong = run("plan", profile, "--file", "briefing.pdf")
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)
    assert "there is no file 'briefing.pdf'; known are: checklist.pdf, basics.pdf, briefings.pdf," in wrong.stderr
    both = run("plan", profile, "--file", "plan.json", "--format", "csv")
    assert (both.returncode, both.stderr) == (2, "--format and --file both say what to give: leave one out\n")


def test_a_plan_as_on_a_day(tmp_path: Path) -> None:
    profile = SHIPPED / "event_profiles" / "fuif-chiro-2027.yml"
    for day, begins in (("31/12/2026", "'31/12/2026' does not begin with the year"), ("soon", "'soon' is not a date")):
        wrong = run("plan", profile, "--today", day)
        assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)
        assert wrong.stderr.startswith(f"--today:1:1: {begins}")
    plan = json.loads(run("plan", profile, "--today", "2027-03-08", "--format", "json").stdout)
    before = [one for one in plan["actions"] if one["phase"] == "before"]
    late = [one for one in before if one["due"] < "2027-03-08"]
    assert late
    assert [one for one in plan["actions"] if one.get("late")] == late
    assert all(one["instead"] and "now" not in one for one in late)
    assert all("2027-03-08" <= one["now"] <= max("2027-03-12", one["due"]) for one in before if one not in late)
    assert not {one["id"] for one in late} & {*plan["first"]["before"]}
    text = run("plan", profile, "--today", "2027-03-08").stdout
    assert text.index("Te laat: doe dit nu") < text.index("Vooraf\n------")
    passed = json.loads(run("plan", profile, "--today", "2027-04-01", "--format", "json").stdout)
    assert [one["id"] for one in passed["actions"] if one.get("late")] == [one["id"] for one in before]
    assert passed["first"]["before"] == []
    over = run("plan", profile, "--today", "2027-04-01").stdout
    assert "Dit evenement is voorbij" in over
    assert "Te laat: doe dit nu" not in over
    assert over.count("· te laat ·") == 2, "what is done afterwards, and its day is over"


def test_another_language_is_a_folder_and_a_line(tmp_path: Path) -> None:
    few = small(tmp_path / "city")
    city = few.folder
    words = (ROOT / "toolbox" / "phrases" / "en.yml").read_text(encoding="utf-8")
    shutil.copytree(city / "docs" / "en", city / "docs" / "fr")
    words = words.replace("name: English, locale: en_GB", "name: Français, locale: fr_BE").replace(
        "home: Home", "home: Accueil"
    )
    (city / "docs" / "fr" / "phrases.yml").write_text(words, encoding="utf-8")
    policy = (city / "policy.yml").read_text(encoding="utf-8")
    (city / "policy.yml").write_text(policy.replace("languages: [nl, en]", "languages: [nl, en, fr]"), encoding="utf-8")
    done = run("build", *few.options, "--strict")
    assert done.returncode == 0, done.stderr
    page = (city / "site" / "fr" / "evenementen" / "fuif" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in page
    assert "samedi 13 mars 2027" in page
    assert 'href="../../../evenementen/fuif/" hreflang="nl"' in page


@pytest.mark.usefixtures("lean")
def test_a_page_that_cannot_be_shown_leaves_the_old_site(city: Path) -> None:
    (city / "site").mkdir()
    (city / "site" / "sitemap.xml").write_text("of before", encoding="utf-8")
    page = city / "docs" / "nl" / "richtlijnen" / "glas.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n![weg](nergens.png)\n", encoding="utf-8")
    failed = run("build", *inputs(city), *outputs(city))
    assert failed.returncode == 2
    assert "glas.md" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert [path.name for path in (city / "site").iterdir()] == ["sitemap.xml"]
    assert sorted(path.name for path in city.iterdir() if path.name != "build") == [
        "docs",
        "policy.yml",
        "profiles",
        "site",
    ]


def test_strict_stops_at_a_missing_translation(tmp_path: Path) -> None:
    few = small(tmp_path / "city")
    city = few.folder
    (city / "docs" / "en" / "richtlijnen" / "water.md").unlink()
    loose = run("build", *few.options, cwd=city)
    assert loose.returncode == 0
    assert "docs/nl/richtlijnen/water.md:2:1: warning: not translated" in loose.stderr
    page = (city / "site" / "en" / "richtlijnen" / "water" / "index.html").read_text(encoding="utf-8")
    assert "not translated yet" in page
    assert "Waarom water?" in page
    event = next((city / "site" / "en" / "evenementen").glob("*/checklist.csv")).parent
    table, calendar = (event / "checklist.csv").read_text("utf-8"), (event / "deadlines.ics").read_text("utf-8")
    texts = [
        one["text"]
        for one in json.loads((event / "plan.json").read_text("utf-8"))["actions"]
        if one["id"].startswith("water/")
    ]
    assert texts
    assert [one for one in texts if f"{one} (not translated yet)" not in table] == []
    assert "(not translated yet)" in calendar.replace("\r\n ", "")
    assert "(not translated yet)" not in next((city / "site").glob("evenementen/*/checklist.csv")).read_text("utf-8")
    assert run("build", *few.options, "--strict").returncode == 2


def test_a_folder_that_holds_other_things_is_not_replaced(city: Path) -> None:
    for folder in (city, city / "docs", ROOT):
        refused = run("build", *inputs(city), "--site-dir", folder, "--build-dir", city / "build")
        assert refused.returncode == 2
        assert "would be replaced" in refused.stderr or "not a site" in refused.stderr
    assert (city / "policy.yml").exists()


def test_check_builds_nothing(city: Path, project: Project) -> None:
    done = run("check", *inputs(city), cwd=city)
    assert (done.returncode, done.stdout.splitlines()[-1] + "\n") == (
        0,
        f"No mistakes: {len(project.published)} guidelines at stage {project.policy.stage}, 2 events.\n",
    )
    assert "policy.yml:10:11: note:" in done.stderr
    assert sorted(path.name for path in city.iterdir()) == ["docs", "policy.yml", "profiles"]


def test_check_tells_which_pages_need_a_review(city: Path) -> None:
    page = city / "docs" / "nl" / "richtlijnen" / "glas.md"
    text = re.sub(r"reviewed: \d{4}-\d\d-\d\d", "reviewed: 2024-01-31", page.read_text(encoding="utf-8"))
    page.write_text(text, encoding="utf-8")
    place = text.split("reviewed:")[0].count("\n") + 1
    for day, told in (("2026-01-31", False), ("2026-02-01", True)):
        moment = str(int(datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()))
        done = run("check", *inputs(city), cwd=city, env={**os.environ, "SOURCE_DATE_EPOCH": moment})
        assert done.returncode == 0
        warning = f"glas.md:{place}:11: warning: this page was last reviewed on 2024-01-31"
        assert (warning in done.stderr) is told, done.stderr


@pytest.mark.parametrize("moment", ["²", "99999999999999"])
def test_what_is_no_moment_is_told_by_a_plan_too(moment: str, city: Path) -> None:
    done = run("plan", city / "profiles" / "dansfestival-2027.yml", env={**os.environ, "SOURCE_DATE_EPOCH": moment})
    assert done.returncode == 2
    assert done.stderr.startswith(f"SOURCE_DATE_EPOCH is '{moment}', which is no moment; ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("format_", ["text", "json", "pdf"])
def test_plan_answers_for_one_event_without_the_site(format_: str, city: Path) -> None:
    profile = city / "profiles" / "dansfestival-2027.yml"
    output = city / "out"
    assert run("plan", profile, "--format", format_, "--language", "en", "-o", output).returncode == 0
    got = output.read_bytes()
    expected = {"text": b"Openluchtdans aan de terril\n====", "json": b'{\n"event":{', "pdf": b"%PDF-1.7"}[format_]
    assert got.startswith(expected)
    assert not (city / "site").exists()


@pytest.mark.parametrize(
    ("name", "begins"), [("a.pdf", b"%PDF"), ("a.CSV", b"\xef\xbb\xbf"), ("a.json", b"{"), ("a.txt", b"Op")]
)
def test_what_a_plan_is_written_as_goes_by_the_ending(name: str, begins: bytes, city: Path) -> None:
    output = city / name
    assert run("plan", city / "profiles" / "dansfestival-2027.yml", "-o", output).returncode == 0
    assert output.read_bytes().startswith(begins)


def test_plan_does_not_load_the_site_engine() -> None:
    program = (
        f"import sys; sys.argv = {['build.py', *of_city('plan', 'event_profiles/kerstmarkt-2026.yml')]}\n"
        "from toolbox.cli import app\n"
        "app(standalone_mode=False)\n"
        "assert 'mkdocs' not in sys.modules and 'typst' not in sys.modules"
    )
    around = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program], cwd=SHIPPED, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_plan_tells_what_is_wrong(city: Path) -> None:
    wrong = run("plan", city / "nowhere.yml", cwd=city)
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("nowhere.yml:1:1: this file cannot be opened")
    other = run("plan", city / "profiles" / "dansfestival-2027.yml", "--language", "fr")
    assert (other.returncode, other.stderr) == (2, "--language fr is not one of nl, en\n")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["plan", "--help"], ["serve", "--help"], ["check", "-h"]]
)
def test_help_is_there(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 0
    assert "Usage: build.py" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["biuld"], ["build", "--stage", "0"], ["build", "--jobs", "x"], ["plan"], ["--nope"]]
)
def test_a_wrong_call_is_told_with_exit_status_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_check_tells_programs_what_it_tells_people(city: Path) -> None:
    (city / "profiles" / "fuif-chiro-2027.yml").write_text("name: 'a, b: 100%'\nkind: partty\n", encoding="utf-8")
    people = run("check", *inputs(city), cwd=city)
    told = json.loads(run("check", *inputs(city), "--format", "json", cwd=city).stdout)
    notices = run("check", *inputs(city), "--format", "github", cwd=city)
    assert (people.returncode, notices.returncode) == (2, 2)
    lines = people.stderr.splitlines()
    counts = f"{told['guidelines']} guidelines, {told['events']} events"
    assert lines[-1] == f"{told['errors']} errors, {told['warnings']} warnings; {counts}."
    assert len(told["problems"]) == len(lines) - 1 == len(notices.stdout.splitlines())
    for problem, line, notice in zip(told["problems"], lines, notices.stdout.splitlines(), strict=False):
        assert line.startswith(f"{problem['path']}:{problem['line']}:{problem['column']}: ")
        assert line.endswith(f"{problem['message']} ({problem['remedy']})")
        kind = {"error": "error", "note": "notice", "warning": "warning"}[problem["level"]]
        place = f"file={problem['path']},line={problem['line']},col={problem['column']}"
        assert notice.startswith(f"::{kind} {place}::")


def test_check_notes_what_no_event_uses(city: Path) -> None:
    done = run("check", *inputs(city), cwd=city)
    assert "docs/nl/richtlijnen/kamperen.md:1:1: note: no event on the site has this guideline" in done.stderr
    actions = "roken.md:1:1: note: no event on the site has these actions in its plan: "
    assert "sports-ground" in done.stderr.partition(actions)[2].partition(" (")[0].split(", ")
