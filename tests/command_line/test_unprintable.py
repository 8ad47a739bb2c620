"""A sign that no font of paper has is told where it is written, before somebody prints it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, run
from toolbox.cli.unprintable import check_letters
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.read import Inputs

INPUTS = Inputs(SHIPPED / "policy.yml", SHIPPED / "docs", SHIPPED / "event_profiles")


def told(inputs: Inputs, project: Project) -> list[str]:
    """Where a sign is told of, as `path:line:column sign`."""
    problems = Problems()
    check_letters(inputs, project, problems)
    assert all(one.level is Level.WARNING and one.code == "no-letter" for one in problems)
    return [f"{one.place.path}:{one.place.line}:{one.place.column} {one.details['sign']}" for one in problems]


def test_what_is_shipped_can_be_printed(project: Project) -> None:
    assert told(INPUTS, project) == []


@pytest.mark.parametrize(
    ("path", "text", "spots"),
    [
        ("profiles/a.yml", "# 龍 is a comment\nname: Feest 🎉 龍 שלום\nplace: 竹\n", ["2:15 龍", "3:8 竹"]),
        ("docs/nl/richtlijnen/a.md", "---\ntitle: é 龍\n---\nTekst 竹, alleen op de site.\n", ["2:10 龍"]),
        ("docs/nl/rollen/a.md", "---\nsay-x: é\n---\nInleiding 竹.\n", ["4:11 竹"]),
        ("docs/nl/monitor/signalen/a.md", "---\ntitle: é\n---\nGezien: 竹.\n", ["4:9 竹"]),
        ("docs/nl/handleiding/a.md", "---\ntitle: 龍\n---\n", []),
    ],
)
def test_it_is_told_by_line_and_column(
    path: str, text: str, spots: list[str], tmp_path: Path, project: Project
) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    inputs = Inputs(SHIPPED / "policy.yml", tmp_path / "docs", tmp_path / "profiles")
    assert told(inputs, project) == [f"{file}:{spot}" for spot in spots]


def test_check_says_what_to_do_and_a_strict_one_stops(tmp_path: Path) -> None:
    profiles = tmp_path / "profiles"
    profiles.mkdir()
    shutil.copy(SHIPPED / "event_profiles" / "fuif-chiro-2027.yml", profiles / "feest.yml")
    text = (profiles / "feest.yml").read_text(encoding="utf-8")
    (profiles / "feest.yml").write_text(text.replace("Parochiezaal", "龍"), encoding="utf-8")
    done = run("check", "--profiles", profiles, "--strict")
    (line,) = (line for line in done.stderr.splitlines() if "no font of paper" in line)
    assert f"{profiles}/feest.yml:" in line
    assert "'龍' (U+9F8D)" in line
    assert line.endswith("(write it with other letters or signs)")
    assert done.returncode == 2
