"""What stops a new city is told before anything is written, and it is written whole or not at all."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.command_line.forking import BRISTOL
from tests.conftest import ROOT, SHIPPED, of_city, run
from toolbox.cli import app
from toolbox.desk.city import fork
from toolbox.desk.city.documents import DOCUMENTS, EXAMPLE


def test_wrong_answers_are_told_together(tmp_path: Path) -> None:
    answers: tuple[str, ...] = (
        "--name",
        "",
        "--languages",
        "en,en",
        "--country",
        "Britain",
        "--timezone",
        "Europe/Lodnon",
    )
    answers += ("--contact", "x", "--url", "bristol", "--emergency", "nine")
    done = run("new", "city", "--into", tmp_path / "city", *answers)
    assert done.returncode == 2
    told = [line.partition(":")[0] for line in done.stderr.splitlines()]
    assert told == ["--name", "--languages", "--country", "--timezone", "--url", "--emergency"]
    assert not (tmp_path / "city").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    done = run("new", "city", "--into", tmp_path, *BRISTOL.answers, "--lang", "nl")
    assert done.returncode == 2
    assert "is er al en is niet leeg" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_language_without_texts_can_only_come_first(tmp_path: Path) -> None:
    answers = [{"en": "en,de"}.get(one, one) for one in BRISTOL.answers]
    done = run("new", "city", "--into", tmp_path / "city", *answers)
    assert done.returncode == 2
    assert done.stderr.strip().startswith("--languages: there are no texts in 'de'")


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("country.yml", "be: {law: maybe}\nhier: {law: true}\n", ["country.yml:1:11: ", "country.yml:2:1: "]),
        ("country.yml", "be: [\n", ["country.yml:1:5: "]),
        ("nl/phrases.yml", "page: [\n", ["nl/phrases.yml:1:7: "]),
    ],
)
def test_a_mistake_in_what_a_city_is_made_of_is_told_before_anything_is_written(
    file: str, text: str, told: list[str], tmp_path: Path
) -> None:
    docs = shutil.copytree(SHIPPED / "docs", tmp_path / "docs")
    (docs / file).write_text(text, encoding="utf-8")
    made = run("new", "city", "--into", tmp_path / "city", "--docs", docs, *BRISTOL.answers)
    lines = [line.split("docs/")[-1] for line in made.stderr.splitlines()]
    assert made.returncode == 2
    assert [one for one, at in zip(lines, told, strict=False) if one.startswith(at)] == lines[:-1]
    assert not (tmp_path / "city").exists()
    checked = run("check", "--docs", docs)
    assert checked.returncode == 2
    assert [at for at in told if f"docs/{at}" not in checked.stderr] == []


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that has no city beside its tests yet, and makes one in this process."""
    root = tmp_path / "program"
    root.mkdir()
    for name in DOCUMENTS:
        shutil.copy(ROOT / name, root)
    monkeypatch.setattr(sys.modules["toolbox.cli.new"], "ROOT", root)
    return root


SIGNAL = """---
title: {title}
date: 2026-11-02
area: Centrum
theme: alcohol
side: person
certainty: seen
source: school
public: {public}
example: {example}
---
Er lag glas.
"""


def test_what_is_for_the_steering_group_alone_goes_to_no_other_city(program: Path, tmp_path: Path) -> None:
    docs = shutil.copytree(SHIPPED / "docs", tmp_path / "docs")
    signals = docs / "nl" / "monitor" / "signalen"
    for name, public, example in (("own", "false", "false"), ("told", "true", "false"), ("shown", "false", "true")):
        text = SIGNAL.format(title=name, public=public, example=example)
        (signals / f"2026-11-02-{name}.md").write_text(text, encoding="utf-8")
    into = tmp_path / "city"
    done = CliRunner().invoke(app, of_city("new", "city", "--into", str(into), "--docs", str(docs), *BRISTOL.answers))
    assert done.exit_code == 0, done.stderr
    copied = {path.name for path in (into / EXAMPLE / "docs/nl/monitor/signalen").iterdir()}
    assert {"2026-11-02-own.md", "2026-11-02-told.md", "2026-11-02-shown.md"} & copied == {"2026-11-02-shown.md"}
    assert not list((into / "docs").rglob("*2026-11-02*"))


def test_a_city_is_written_whole_or_not_at_all(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into = tmp_path / "cities" / "city"

    def full(_folder: Path) -> None:
        assert not into.exists()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(fork, "write_forms", full)
        done = CliRunner().invoke(app, of_city("new", "city", "--into", str(into), *BRISTOL.answers))
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert f"{into} could not be written: no space left on device" in done.stderr
    assert list(into.parent.iterdir()) == []
    into.mkdir()
    done = CliRunner().invoke(app, of_city("new", "city", "--into", str(into), *BRISTOL.answers))
    assert done.exit_code == 0, done.stderr
    assert (into / "policy.yml").is_file()
    assert list(into.parent.iterdir()) == [into]
