"""What is internal stands where nobody else reads it, or `check` warns; the public form does not ask for it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, run
from toolbox.desk.forms import forms
from toolbox.model.monitor import Signal

WORKFLOW = "jobs:\n  publish:\n    steps:\n      - uses: actions/deploy-pages@v4\n"
EVALUATION = "name: Studentenfuif\nheld: 2026-10-08\nattendance: 400\n"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The shipped city with a workflow that publishes, and one real internal signal."""
    folder = tmp_path / "stad"
    shutil.copytree(SHIPPED / "docs", folder / "docs")
    shutil.copytree(SHIPPED / "event_profiles", folder / "event_profiles")
    shutil.copy(SHIPPED / "policy.yml", folder)
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "site.yml").write_text(WORKFLOW, encoding="utf-8")
    page = signals(folder) / "2026-10-06-openlijk-delen.md"
    page.write_text(page.read_text(encoding="utf-8").replace("example: true", "example: false"), encoding="utf-8")
    return folder


def signals(city: Path) -> Path:
    return city / "docs" / "nl" / "monitor" / "signalen"


def check(city: Path) -> subprocess.CompletedProcess[str]:
    return run("check", "--docs", city / "docs", "--policy", city / "policy.yml", "--profiles", city / "event_profiles")


def decide(city: Path, line: str) -> None:
    with (city / "policy.yml").open("a", encoding="utf-8") as policy:
        policy.write(f"{line}\n")


def test_the_shipped_city_holds_examples_alone() -> None:
    assert "publishes from a project" not in run("check").stderr


def test_check_warns_where_something_publishes_beside_them(city: Path) -> None:
    done = check(city)
    assert "site.yml:4:1: warning: this publishes from a project that holds internal signals (1)" in done.stderr
    (city / "event_evaluations").mkdir()
    (city / "event_evaluations" / "studentenfuif-2026.yml").write_text(EVALUATION, encoding="utf-8")
    (city / ".github" / "workflows" / "site.yml").unlink()
    (city / ".gitlab-ci.yml").write_text("check:\n  script: make\npages:\n  script: make site\n", encoding="utf-8")
    assert ".gitlab-ci.yml:3:1: warning: this publishes" in check(city).stderr
    assert "and evaluations (1)" in check(city).stderr


def test_each_remedy_works(city: Path) -> None:
    decide(city, "private_repository: true")
    assert "this publishes" not in check(city).stderr
    shutil.copy(SHIPPED / "policy.yml", city)
    decide(city, "monitor_folder: ../intern")
    shutil.move(city / "docs" / "nl" / "monitor", city.parent / "intern")
    done = check(city)
    assert done.returncode == 0, done.stderr
    assert "this publishes" not in done.stderr
    assert "is not read" not in done.stderr
    assert "not on this machine" not in done.stderr


def test_what_stands_elsewhere_is_read_as_before(city: Path) -> None:
    decide(city, "monitor_folder: ../intern")
    intern = shutil.move(city / "docs" / "nl" / "monitor", city.parent / "intern")
    page = Path(intern) / "signalen" / "2026-10-06-openlijk-delen.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nVolgens S. Peeters. Een junkie.\n", encoding="utf-8")
    (Path(intern) / "event_evaluations").mkdir()
    told = Path(intern) / "event_evaluations" / "studentenfuif-2026.yml"
    told.write_text(f'{EVALUATION}worked: "Dank aan J. Peeters."\n', encoding="utf-8")
    done = check(city)
    assert done.returncode == 2
    assert "openlijk-delen.md:" in done.stderr
    assert "the name of a person" in done.stderr
    assert "'junkie'" in done.stderr
    assert "studentenfuif-2026.yml:4:19: the name of a person" in done.stderr
    assert "Peeters" not in done.stderr
    done = run("new", "signal", *SIGNAL, "--policy", city / "policy.yml", "--docs", city / "docs")
    assert (Path(intern) / "signalen" / "2026-03-13-lege-flesjes.md").is_file(), done.stderr


SIGNAL = (
    *("--title", "Lege flesjes", "--date", "2026-03-13", "--area", "Centrum", "--theme", "alcohol"),
    *("--side", "surroundings", "--certainty", "seen", "--source", "street-work", "--seen", "Er liggen lege flesjes."),
)


def test_what_was_left_or_is_not_there_is_told(city: Path) -> None:
    decide(city, "monitor_folder: ../intern")
    done = check(city)
    assert done.returncode == 0
    assert "intern is not on this machine" in done.stderr
    assert "openlijk-delen.md:1:1: warning: this file is not read: policy.yml names another" in done.stderr


def test_the_public_form_asks_nothing_that_stays_internal() -> None:
    """What `Signal` says of a public one: its texts and its theme come out, and nothing else."""
    asked = {one["id"] for one in forms("nl")["signaal.yml"]["body"] if "id" in one}
    assert asked == {"title", "theme", "seen"}
    assert asked <= set(Signal.model_fields)


def test_the_editor_offers_what_it_can_reach(city: Path) -> None:
    from toolbox.model.problem import Problems
    from toolbox.publish.editor.config import config
    from toolbox.read import Inputs, read_project

    def folders() -> set[str]:
        inputs = Inputs(city / "policy.yml", city / "docs", city / "event_profiles")
        project = read_project(inputs, Problems())
        assert project
        return {one["folder"] for one in config(project)["collections"] if "folder" in one}

    assert {"docs/nl/monitor/signalen", "event_evaluations"} <= folders()
    decide(city, "monitor_folder: ../intern")
    assert not [one for one in folders() if "monitor" in one or "intern" in one or "evaluations" in one]
    shutil.copy(SHIPPED / "policy.yml", city)
    decide(city, "monitor_folder: intern")
    assert {"intern/signalen", "intern/event_evaluations"} <= folders()
