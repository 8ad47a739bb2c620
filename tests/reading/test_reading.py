"""Every folder in `cases` is an input with mistakes; its file `expected` has the lines that must come out.

What a case does not bring, it takes from `good`, in which nothing is wrong.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, read_project
from toolbox.report import line

HERE = Path(__file__).parent
GOOD = HERE / "good"
TODAY = date(2026, 11, 25)
CASES = sorted(path.name for path in (HERE / "cases").iterdir())


def read(case: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Project | None, list[str]]:
    monkeypatch.chdir(case)
    parts = [case / name if (case / name).exists() else GOOD / name for name in ("policy.yml", "docs", "profiles")]
    problems = Problems()
    project = read_project(Inputs(*parts), problems, today=TODAY)
    return project, [line(problem) for problem in problems]


@pytest.mark.parametrize("case", CASES)
def test_every_mistake_is_told_with_its_place(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project, lines = read(HERE / "cases" / case, monkeypatch)
    assert lines == (HERE / "cases" / case / "expected").read_text(encoding="utf-8").splitlines()
    assert project is None


def test_nothing_is_wrong_with_good(monkeypatch: pytest.MonkeyPatch) -> None:
    project, lines = read(GOOD, monkeypatch)
    assert lines == []
    assert project is not None
    assert [one.slug for one in project.profiles] == ["fuif"]


def test_a_file_that_is_far_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "big.yml").write_text("name: " + "x" * 1_100_000, encoding="utf-8")
    _, lines = read(tmp_path, monkeypatch)
    assert [one.split(" (")[0] for one in lines] == [
        "profiles/big.yml:1:1: this file is 1100 kB, more than the 250 kB that may be"
    ]


def test_missing_files_and_folders_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problems = Problems()
    nowhere = Inputs(tmp_path / "policy.yml", tmp_path / "docs", tmp_path / "profiles")
    assert read_project(nowhere, problems) is None
    assert [problem.place.path for problem in problems] == ["docs/nl/richtlijnen", "policy.yml", "profiles"]


def test_what_a_person_means_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "profiles").mkdir()
    text = (GOOD / "profiles" / "fuif.yml").read_text(encoding="utf-8")
    awkward = text.replace("name: Fuif", "name: 'Şölen <script> ’s avonds مهرجان'").replace("450", "+450")
    awkward += "alcohol: no\nglass: on\nplace: ~\norganiser:\n"
    (tmp_path / "profiles" / "feest.yml").write_bytes(b"\xef\xbb\xbf" + awkward.replace("\n", "\r\n").encode())
    project, lines = read(tmp_path, monkeypatch)
    assert lines == []
    assert project is not None
    event = project.profiles[0]
    assert (event.alcohol, event.glass, event.attendance, event.place, event.organiser) == (
        False,
        True,
        450,
        None,
        None,
    )
    assert event.name == "Şölen <script> ’s avonds مهرجان"


def test_a_text_below_its_key_is_read_as_on_one_line_and_told_where_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "profiles").mkdir()
    text = (GOOD / "profiles" / "fuif.yml").read_text(encoding="utf-8")
    below = text.replace("name: Fuif", "name: |\n  Fuif").replace("kind: party", "kind: |\n  party")
    path = tmp_path / "profiles" / "feest.yml"
    path.write_text(below.replace("attendance: 450", "attendance: >\n  450\n"), encoding="utf-8")
    project, lines = read(tmp_path, monkeypatch)
    assert lines == []
    assert project is not None
    assert (project.profiles[0].name, project.profiles[0].kind, project.profiles[0].attendance) == (
        "Fuif",
        "party",
        450,
    )
    path.write_text(below.replace("  Fuif", f"\n   {'x' * 300}").replace("  party", "  feestje"), encoding="utf-8")
    _, lines = read(tmp_path, monkeypatch)
    assert [one.partition(" ")[0] for one in lines] == ["profiles/feest.yml:3:4:", "profiles/feest.yml:5:3:"]


def test_names_that_cannot_be_an_address_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made here, because these files cannot be stored on every disk."""
    (tmp_path / "profiles").mkdir()
    content = (GOOD / "profiles" / "fuif.yml").read_bytes()
    for name in (
        "fuif.yml",
        "FUIF.yml",
        "con.yml",
        "andere.yaml",
        "Fuif van Élise.yml",
        "x" * 61 + ".yml",
        ".verborgen.yml",
    ):
        (tmp_path / "profiles" / name).write_bytes(content)
    _, lines = read(tmp_path, monkeypatch)
    assert [one.removeprefix("profiles/").split(" (")[0] for one in lines] == [
        "FUIF.yml:1:1: the name 'FUIF' cannot be an address",
        "Fuif van Élise.yml:1:1: the name 'Fuif van Élise' cannot be an address",
        "andere.yaml:1:1: this file's name does not end in .yml",
        "con.yml:1:1: the name 'con' cannot be a file on Windows",
        "fuif.yml:1:1: 'fuif' differs from FUIF.yml only in capitals, which is the same file on some disks",
        f"{'x' * 61}.yml:1:1: the name '{'x' * 61}' cannot be an address",
    ]
