"""Signals from the command line and from the form of the repository; nothing about who ever gets in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, run

SIGNAL = {
    "--title": "Lege flesjes",
    "--date": "2026-03-13",
    "--area": "Centrum",
    "--theme": "alcohol",
    "--side": "surroundings",
    "--certainty": "seen",
    "--source": "street-work",
    "--seen": "Er liggen meer lege flesjes dan vorig jaar.",
}
FORM = """### Waarover gaat het, in enkele woorden?

Lege flesjes

### Thema

Alcohol

### Wat werd er gezien of gehoord?

Er liggen meer lege flesjes dan vorig jaar.
"""


INTERNAL = ("--date", "--area", "--side", "--certainty", "--source")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED / "docs", tmp_path / "docs")
    return tmp_path / "docs"


def given(**change: str) -> list[str]:
    return [part for pair in (SIGNAL | {f"--{name}": value for name, value in change.items()}).items() for part in pair]


def test_a_day_to_come_is_no_day_on_which_something_was_seen(docs: Path) -> None:
    done = run("new", "signal", "--docs", docs, *given(date="2099-11-20"))
    assert done.returncode == 2
    assert done.stderr.startswith("'date': de datum 2099-11-20 moet nog komen"), done.stderr


def test_the_number_of_a_help_line_may_stand(docs: Path) -> None:
    seen = "De affiche met 078 15 10 20 hing er niet."
    done = run("new", "signal", "--docs", docs, *given(seen=seen))
    assert done.returncode == 0, done.stderr
    assert "078 15 10 20" in (docs / "nl" / "monitor" / "signalen" / "2026-03-13-lege-flesjes.md").read_text("utf-8")


def test_the_words_of_a_city_refuse_a_signal(docs: Path) -> None:
    said = given(seen="Ximena Ruiz was er ook.")
    (docs / "persons.yml").write_text("first_names: [Ximena]\n", encoding="utf-8")
    done = run("new", "signal", *said, "--docs", docs)
    assert (done.returncode, "een naam van een persoon" in done.stderr) == (2, True), done.stderr
    (docs / "persons.yml").unlink()
    assert run("new", "signal", *said, "--docs", docs).returncode == 0


def test_options_and_the_form_write_the_same_good_signal(docs: Path, tmp_path: Path) -> None:
    path = docs / "nl" / "monitor" / "signalen" / "2026-03-13-lege-flesjes.md"
    assert run("new", "signal", *given(), "--docs", docs).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "public: false" in text
    path.unlink()
    form = tmp_path / "form.md"
    form.write_text(FORM, encoding="utf-8")
    rest = [part for name in INTERNAL for part in (name, SIGNAL[name])]
    done = run("new", "signal", "--from-form", form, *rest, "--docs", docs, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert path.read_text(encoding="utf-8") == text
    checked = run("check", "--docs", docs)
    assert checked.returncode == 0, checked.stderr
    assert "signalen" not in checked.stderr


def test_an_answer_about_a_person_is_refused_without_being_repeated(docs: Path) -> None:
    before = sorted((docs / "nl" / "monitor" / "signalen").iterdir())
    done = run("new", "signal", *given(seen="Bel 0478 12 34 56", title="Jan P. van hiernaast"), "--docs", docs)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert "0478" not in done.stderr + done.stdout
    assert "Jan" not in done.stderr + done.stdout
    assert sorted((docs / "nl" / "monitor" / "signalen").iterdir()) == before


def test_all_that_points_at_a_person_is_told_with_its_field(docs: Path) -> None:
    said = given(seen="Jan Peeters, Molenstraat 12, en Jan Claes, 0478 12 34 56.", area="Molenstraat 12")
    done = run("new", "signal", *said, "--docs", docs, "--lang", "en")
    assert done.returncode == 2
    address = "a street with a house number (write the neighbourhood, or the street without a number)"
    assert done.stderr.splitlines() == [
        f"'area': {address}",
        "'seen': the name of a person (write a role or a desk)",
        f"'seen': {address}",
        "'seen': a phone number (leave it out: a signal is never about who)",
    ]


def test_the_name_of_its_file_may_not_say_who_either(docs: Path) -> None:
    folder = docs / "nl" / "monitor" / "signalen"
    before = sorted(folder.iterdir())
    done = run("new", "signal", *given(), "--slug", "jan-peeters", "--docs", docs, "--lang", "en")
    assert (done.returncode, sorted(folder.iterdir())) == (2, before)
    told = "the name of this file says who somebody is, or how to reach them (call it after what was seen or done)"
    assert done.stderr == f"'slug': {told}\n"
    (folder / "2026-10-06-openlijk-delen.md").rename(folder / "2026-10-06-jan-peeters.md")
    checked = run("check", "--docs", docs)
    assert checked.returncode == 2
    assert f"2026-10-06-jan-peeters.md:1:1: {told}\n" in checked.stderr


def test_a_page_about_a_person_stops_the_build(docs: Path, tmp_path: Path) -> None:
    page = docs / "nl" / "monitor" / "signalen" / "2026-10-06-openlijk-delen.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nVolgens S. Peeters, Molenstraat 12.\n", encoding="utf-8")
    done = run("build", "--docs", docs, "--site-dir", tmp_path / "site", "--build-dir", tmp_path / "build")
    assert done.returncode == 2
    line = len(page.read_text(encoding="utf-8").splitlines())
    assert f"openlijk-delen.md:{line}:9: the name of a person" in done.stderr
    assert f"openlijk-delen.md:{line}:21: a street with a house number" in done.stderr
    assert "Peeters" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_it_is_told_beside_what_is_wrong_with_the_policy(docs: Path, tmp_path: Path) -> None:
    page = docs / "nl" / "monitor" / "signalen" / "2026-10-06-openlijk-delen.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nVolgens S. Peeters.\n", encoding="utf-8")
    policy = tmp_path / "policy.yml"
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    policy.write_text(text.replace("stage: 1", "stage: one"), encoding="utf-8")
    said = run("check", "--docs", docs, "--policy", policy).stderr
    assert "policy.yml" in said
    assert "openlijk-delen.md" in said


def test_its_file_begins_with_its_day_and_its_words_are_known(docs: Path) -> None:
    folder = docs / "nl" / "monitor" / "signalen"
    (folder / "2026-10-06-openlijk-delen.md").rename(folder / "openlijk.md")
    goal = docs / "nl" / "monitor" / "doelen" / "ouders.md"
    goal.write_text(goal.read_text(encoding="utf-8").replace("by: 2027-Q1", "by: voorjaar 2027"), encoding="utf-8")
    initiative = docs / "nl" / "monitor" / "initiatieven" / "gratis-water.md"
    old = initiative.read_text(encoding="utf-8")
    initiative.write_text(old.replace("story: gratis-water-genk-on-stage", "story: water"), encoding="utf-8")
    said = run("check", "--docs", docs).stderr
    assert "(call it 2026-10-06-openlijk.md)" in said
    assert "there is no story 'water'" in said
    assert "'voorjaar 2027' is not a quarter (write it as 2027-Q2)" in said


def test_an_evaluation_may_not_say_who_either(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    shutil.copy(SHIPPED / "event_profiles" / "studentenfuif-2027.yml", tmp_path / "profiles")
    (tmp_path / "event_evaluations").mkdir()
    told = 'name: Studentenfuif\nheld: 2026-10-08\nworked: "J. Peeters hielp, en De Druglijn (078 15 10 20)"\n'
    (tmp_path / "event_evaluations" / "studentenfuif-2026.yml").write_text(told, encoding="utf-8")
    done = run("check", "--docs", docs, "--profiles", tmp_path / "profiles")
    assert done.returncode == 2
    assert "studentenfuif-2026.yml:3:10: the name of a person" in done.stderr
    assert done.stderr.count("studentenfuif-2026.yml") == 1


def test_examples_can_be_switched_off(tmp_path: Path) -> None:
    from toolbox.model.problem import Problems
    from toolbox.read import Inputs, read_project

    policy = tmp_path / "policy.yml"
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    policy.write_text(text.replace("  examples: true", "  examples: false"), encoding="utf-8")
    with_them, without = (
        read_project(Inputs(path, SHIPPED / "docs", SHIPPED / "event_profiles"), Problems())
        for path in (SHIPPED / "policy.yml", policy)
    )
    assert with_them
    assert without
    assert len(with_them.monitor.signals) >= 24
    assert len({one.quarter for one in with_them.monitor.signals}) == 6
    assert len(with_them.monitor.initiatives) == 8
    assert without.monitor.signals == ()
    assert without.monitor.goals == ()
    assert len(without.monitor.initiatives) == 4


def test_a_day_that_can_be_read_in_two_ways_is_told_so_and_as_nothing_else(docs: Path) -> None:
    done = run("new", "signal", *given(date="01/11/2026"), "--docs", docs)
    assert done.returncode == 2
    said = "Datum: '01/11/2026' begint niet met het jaar (zet het jaar eerst, zoals in 2026-11-01)\n"
    assert done.stderr == said
    page = docs / "nl" / "monitor" / "signalen" / "2026-10-06-openlijk-delen.md"
    page.write_text(page.read_text(encoding="utf-8").replace("date: 2026-10-06", "date: 01/11/2026"), encoding="utf-8")
    (told,) = [line for line in run("check", "--docs", docs).stderr.splitlines() if page.name in line]
    assert "'01/11/2026' does not begin with the year" in told
