"""New files from the command line: with options, and with answers typed at a terminal."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.command_line.test_signals import SIGNAL
from tests.conftest import ROOT, SHIPPED, run
from toolbox.desk.guidelines import new_guideline
from toolbox.desk.new import Asker
from toolbox.desk.yaml_text import scalar
from toolbox.model.naming import slug
from toolbox.model.problem import Problems
from toolbox.read import Inputs, read_project
from toolbox.read.folder import check_slug
from toolbox.read.policy import read_policy
from toolbox.read.profiles import read_profile
from toolbox.read.yaml.tree import compose

EVENT = {
    "--name": "Fuif d'Élise: «1» <b>",
    "--kind": "party",
    "--start": "2027-05-01T21:00",
    "--end": "2027-05-02T03:00",
    "--attendance": "300",
    "--setting": "indoor,outdoor",
    "--ages": "16-17,18-plus",
}


def options(**change: str) -> list[str]:
    given = EVENT | {f"--{name}": value for name, value in change.items()}
    return [part for pair in given.items() for part in pair]


def test_an_event_from_options_is_a_good_profile(tmp_path: Path) -> None:
    done = run("new", "event", *options(), "--profiles", tmp_path)
    assert done.returncode == 0, done.stderr
    path = tmp_path / "fuif-d-elise-1-b.yml"
    problems = Problems()
    profile = read_profile(path, problems)
    assert list(problems) == []
    assert profile
    assert profile.name == EVENT["--name"]
    assert profile.setting == ("outdoor", "indoor")
    text = path.read_text(encoding="utf-8")
    assert {"spirits", "entry", "sound_level"} <= set(profile.assumed)
    for line in ("# spirits: false ", "# entry: ticket ", "# sound_level: 95 ", "# serving: [bar] ", "# door: "):
        assert f"\n{line}" in text
    (path.with_name("said.yml")).write_text(text.replace("# spirits: false", "spirits: true"), encoding="utf-8")
    said = read_profile(path.with_name("said.yml"), Problems())
    assert said is not None
    assert said.model_dump()["spirits"] is True
    again = run("new", "event", *options(), "--profiles", tmp_path)
    assert again.returncode == 2
    assert "bestaat al" in again.stderr
    assert "Traceback" not in again.stderr


@pytest.mark.parametrize("name", ["CON", "nul", "LPT1", "Index", "null", "NULL", "no", "~", "Fuif: #2"])
def test_whatever_the_name_the_file_can_be_read(name: str) -> None:
    problems = Problems()
    check_slug(Path(f"{slug(name) or 'event'}.yml"), problems)
    head = compose(f"name: {scalar(name)}", "x.yml", problems)
    assert list(problems) == []
    assert head
    assert head.pairs()["name"].text == name


def test_every_wrong_answer_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    done = run("new", "event", *options(kind="partty", start="1/5/2027", attendance="veel"), "--profiles", tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 3
    assert "bedoelde je 'party'" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("organiser", "mevrouw Peeters"),
        ("organiser", "Jan Peeters"),
        ("organiser", "Ximena Ruiz"),
        ("place", "bij Bert, 0478 12 34 56"),
        ("name", "Feest van jan@voorbeeld.be"),
    ],
)
def test_an_event_does_not_say_who(field: str, said: str, tmp_path: Path) -> None:
    """It is refused in the words of the command that reads the file; the city's own names count too."""
    docs, folder = tmp_path / "docs", tmp_path / "profiles"
    shutil.copytree(SHIPPED / "docs", docs)
    (docs / "persons.yml").write_text("first_names: [Ximena]\n", encoding="utf-8")
    done = run("new", "event", *options(**{field: said}), "--profiles", folder, "--docs", docs, "--lang", "en")
    assert (done.returncode, folder.exists()) == (2, False)
    assert done.stderr.startswith(f"'{field}' says who somebody is, or how to reach them (name an organisation")
    assert said not in done.stderr
    run("new", "event", *options(**{field: "Jeugdhuis"}), "--profiles", folder, "--docs", docs)
    (path,) = folder.iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("Jeugdhuis", said), encoding="utf-8")
    assert done.stderr in run("plan", path, "--docs", docs).stderr


GUIDELINE = {
    "--title": "Eten",
    "--principle": "dose",
    "--action": "Zorg voor soep.",
    "--role": "bar",
    "--phase": "before",
    "--due": "7",
    "--source": "Stad Genk",
    "--url": "https://www.genk.be/",
    "--why": "Eten helpt.",
}


def filled(given: dict[str, str], **change: str) -> list[str]:
    return [part for pair in (given | {f"--{name}": one for name, one in change.items()}).items() for part in pair]


@pytest.mark.parametrize(
    ("kind", "change", "word"),
    [
        ("event", {"name": "Cocaïne fuif"}, "Cocaïne"),
        ("event", {"place": "Bij de pillensnijder"}, "pillensnijder"),
        ("signal", {"seen": "Er was lachgas op het plein."}, "lachgas"),
        ("guideline", {"action": "Deel snuifbuisjes uit."}, "snuifbuisjes"),
    ],
)
def test_what_the_wording_guard_refuses_is_not_written(
    kind: str, change: dict[str, str], word: str, tmp_path: Path
) -> None:
    docs, profiles = shutil.copytree(SHIPPED / "docs", tmp_path / "docs"), tmp_path / "profiles"
    before = sorted(tmp_path.rglob("*"))
    given = {"event": EVENT, "signal": SIGNAL, "guideline": GUIDELINE}[kind]
    folder = ("--profiles", profiles) if kind == "event" else ()
    done = run("new", kind, *filled(given, **change), "--docs", docs, *folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert f"'{word}'" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_done_during_the_event_has_no_day(tmp_path: Path) -> None:
    def new(*options: str) -> subprocess.CompletedProcess[str]:
        return run("new", "guideline", *options, "--docs", tmp_path, "--lang", "en")

    for due in ("3", "+1"):
        done = new(*filled(GUIDELINE, phase="during", due=due))
        told = f"'due' is {due} for something that is done during the event (leave 'due' out, or choose the phase "
        assert (done.returncode, done.stderr) == (2, f"{told}before or after)\n")
        assert list(tmp_path.iterdir()) == []
    without = {name: one for name, one in GUIDELINE.items() if name != "--due"}
    assert new(*filled(without, phase="during")).returncode == 0
    (page,) = tmp_path.rglob("*.md")
    assert "due:" not in page.read_text(encoding="utf-8")
    assert new(*filled(GUIDELINE, phase="during", due="0", slug="more")).returncode == 0
    for phase in ("before", "after"):
        # A day that nobody said is asked for, and never assumed.
        done = new(*filled(without, phase=phase, slug="own"))
        assert (done.returncode, "--due" in done.stderr) == (2, True)


def test_what_is_wrong_with_an_option_says_with_which(tmp_path: Path) -> None:
    wrong = options(start="13 maart", attendance="1.000", kind="partty")
    told = run("new", "event", *wrong, "--profiles", tmp_path / "new", "--lang", "en").stderr.splitlines()
    assert [line.split("'")[0] for line in told] == ["", "--start: ", "--attendance: "]
    assert "for 'kind'" in told[0]


@pytest.mark.parametrize(
    ("given", "answers", "asked"),
    [({}, ["during"], ["phase"]), ({"due": "3"}, ["during", "after"], ["phase", "told", "phase"])],
)
def test_who_is_asked_is_not_asked_for_a_day_that_there_is_not(
    given: dict[str, str], answers: list[str], asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {name.removeprefix("--"): one for name, one in GUIDELINE.items()} | {"stage": "1", "tier": "basic"}
    known = {name: one for name, one in known.items() if name not in ("phase", "due")} | given
    heard: list[str] = []

    def prompt(question: str, default: str | None) -> str:
        heard.append("phase" if "during" in question else question)
        return answers.pop(0)

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    policy = read_policy(SHIPPED / "policy.yml", Problems())[0]
    assert policy
    new_guideline(known, tmp_path, policy, date(2027, 1, 1), Asker(prompt, lambda _: heard.append("told"), "en"))
    assert (heard, answers) == (asked, [])


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("../../evil", "the name '../../evil' cannot be an address (use 1 to 60 "),
        ("Hoofd", "the name 'Hoofd' cannot be an address (use 1 to 60 "),
        ("x" * 61, "cannot be an address (use 1 to 60 "),
        ("nul", "the name 'nul' cannot be a file on Windows (choose another name)"),
        ("index", "a page named 'index' would stand in the way"),
    ],
)
@pytest.mark.parametrize("kind", ["event", "guideline", "signal"])
def test_a_name_that_no_file_can_have_is_refused(kind: str, slug: str, told: str, tmp_path: Path) -> None:
    given = {"event": EVENT, "guideline": GUIDELINE, "signal": SIGNAL}[kind]
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    where = "--profiles" if kind == "event" else "--docs"
    done = run("new", kind, *filled(given, slug=slug), where, folder, "--lang", "en")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert told in done.stderr
    assert list(tmp_path.rglob("*")) == [folder.parent, folder]


def test_the_day_of_a_signal_is_part_of_its_name(tmp_path: Path) -> None:
    done = run("new", "signal", *filled(SIGNAL, slug="x" * 50), "--docs", tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, []), done.stderr
    assert run("new", "signal", *filled(SIGNAL, slug="x" * 49), "--docs", tmp_path).returncode == 0


def test_without_a_terminal_it_says_which_options_are_missing(tmp_path: Path) -> None:
    done = run("new", "event", "--name", "x", "--profiles", tmp_path, "--lang", "en", stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert done.stderr.strip() == "there is nobody to ask; give --kind, --start, --end, --attendance, --setting, --ages"
    done = run("new", "event", "--name", "X", "--kind", "partty", "--language", "en", "--profiles", str(tmp_path))
    first, last = done.stderr.strip().split("\n")
    assert "did you mean 'party'?" in first
    assert last.endswith("give --start, --end, --attendance, --setting, --ages")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_somebody_is_asked_until_the_answer_is_good(language: str, tmp_path: Path) -> None:
    answers = ["Buurtfeest", "feestje", "neighbourhood", "1/6/2027", "2027-06-01T14:00", "2027-06-01T20:00", "80"]
    # The words that are shown beside the values are answers too.
    words = {"nl": ["Buiten", "jonger dan 16, 18-plus"], "en": ["outdoor", "under 16, 18-plus"]}[language]
    answers += [*words, *[""] * 30]
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "new",
        "event",
        "--language",
        language,
        "--profiles",
        str(tmp_path),
    ]
    main, other = pty.openpty()
    process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other)
    os.write(main, ("\n".join(answers) + "\n").encode())
    assert process.wait(timeout=60) == 0
    os.close(other)
    said = b""
    try:
        while chunk := os.read(main, 4096):
            said += chunk
    except OSError:
        pass
    os.close(main)
    shown = said.decode()
    assert {"nl": "Soort evenement", "en": "Kind of event"}[language] in shown
    told = {"nl": "'feestje' is niet bekend voor 'kind'", "en": "'feestje' is not known for 'kind'"}
    assert told[language] in shown
    assert "2027-06-01" in shown
    profile = read_profile(tmp_path / "buurtfeest.yml", Problems())
    assert profile
    assert (profile.kind, profile.attendance) == ("neighbourhood", 80)
    assert (profile.setting, profile.ages) == (("outdoor",), ("under-16", "18-plus"))


def test_a_guideline_is_complete_and_reads_well(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(SHIPPED / "docs", docs)  # the labels of the policy name its actions
    given = [
        "--title",
        "Rustig: eten",
        "--principle",
        "dose",
        "--action",
        "Zorg voor soep: warm en gratis.",
        "--role",
        "bar",
    ]
    given += [
        "--phase",
        "before",
        "--due",
        "7",
        "--source",
        "Stad Genk",
        "--url",
        "https://www.genk.be/",
        "--why",
        "Eten helpt.",
    ]
    done = run("new", "guideline", *given, "--docs", docs)
    assert done.returncode == 0, done.stderr
    problems = Problems()
    project = read_project(Inputs(SHIPPED / "policy.yml", docs, SHIPPED / "event_profiles"), problems)
    assert [problem.code for problem in problems.errors] == []
    assert project
    guideline = next(one for one in project.guidelines if one.id == "rustig-eten")
    assert guideline.title == "Rustig: eten"
    assert guideline.actions[0].text == "Zorg voor soep: warm en gratis."
    # Whatever language it was asked in, the page is in the city's own; its prose has no figures to fill in.
    figures = [
        "--title",
        "Water",
        "--principle",
        "water",
        "--action",
        "Zet {water_points} waterpunten klaar.",
        *given[6:],
    ]
    assert run("new", "guideline", *figures, "--slug", "nieuw", "--docs", docs, "--lang", "en").returncode == 0
    text = (docs / "nl" / "richtlijnen" / "nieuw.md").read_text(encoding="utf-8")
    assert text.endswith("## Waarom\n\nEten helpt.\n\n## Zo pak je het aan\n\n- Zet waterpunten klaar.\n")
    assert run("new", "guideline", *given[:6], "--role", "barman", *given[8:], "--docs", docs).returncode == 2
    for text, told in (
        ("Zet {tafels} klaar.", "there is no quantity 'tafels'"),
        ("Zet { klaar.", "a brace that opens or closes nothing"),
    ):
        done = run("new", "guideline", *given[:5], text, *given[6:], "--slug", "soep", "--docs", docs, "--lang", "en")
        assert done.returncode == 2
        assert told in done.stderr
    assert not list(docs.rglob("soep.md"))


@pytest.mark.parametrize(("languages", "asks"), [("[nl, en]", "er is niemand"), ("[en, nl]", "there is nobody")])
def test_the_questions_are_in_the_first_language_of_the_city(languages: str, asks: str, tmp_path: Path) -> None:
    policy = tmp_path / "policy.yml"
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    policy.write_text(re.sub(r"(?m)^languages: .*$", f"languages: {languages}", text), encoding="utf-8")
    for kind in ("event", "guideline", "signal"):
        done = run("new", kind, "--policy", policy, stdin=subprocess.DEVNULL)
        assert asks in done.stderr, (kind, done.stderr)
        assert run("new", kind, "--policy", policy, "--lang", "en", stdin=subprocess.DEVNULL).stderr.startswith(
            "there is"
        )
    wrong = run("new", "event", "--kindd", "fuif", "--policy", policy)
    assert ("bedoelde je" in wrong.stderr) is (asks == "er is niemand"), wrong.stderr
