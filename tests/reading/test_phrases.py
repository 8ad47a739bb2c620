"""Whatever stands in a city's `phrases.yml` in the place of one of our phrases can stand there, or is told."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from tests.hostile.cases import CITY
from toolbox.cli import app
from toolbox.model.problem import Place, Problems
from toolbox.phrases import phrases
from toolbox.read import Inputs, read_project
from toolbox.read.phrases import read_phrases
from toolbox.report import line

MISTAKES: dict[str, Any] = {
    "empty": None,
    "a gap too many": "{nothing}",
    "a gap with a format": "{count:d}",
    "an open brace": "{",
    "a list": [["x"]],
    "a group": {"x": "y"},
    "markup": "<script>{count}",
}


def places(phrase: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    """The path of every phrase; of a list only the first member."""
    if isinstance(phrase, dict):
        for key, below in phrase.items():
            yield from places(below, *path, key)
    elif isinstance(phrase, list):
        yield from places(phrase[0], *path, 0)
    else:
        yield path


def put(phrase: Any, path: tuple[Any, ...], mistake: Any) -> Any:
    """The groups around one phrase, with something else in its place; in a list or plural the others stay."""
    if not path:
        return mistake
    step, *rest = path
    below = put(phrase[step], tuple(rest), mistake)
    if isinstance(phrase, list):
        return [below, *phrase[1:]]
    beside = phrase if "other" in phrase or "lines" in phrase else {}
    return {**beside, step: below}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_phrase_is_checked(mistake: str, tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    unnoticed = []
    for path in places(phrases("nl")):
        written = yaml.safe_dump(put(phrases("nl"), path, MISTAKES[mistake]))
        (tmp_path / "nl" / "phrases.yml").write_text(written, encoding="utf-8")
        problems = Problems()
        read_phrases(tmp_path, {"nl": Place("policy.yml")}, problems)
        if not problems.errors:
            unnoticed.append(path)
    assert unnoticed == []


def test_all_of_ours_may_stand_in_a_city_s_file(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "phrases.yml").write_text(yaml.safe_dump(phrases("nl"), allow_unicode=True), encoding="utf-8")
    problems = Problems()
    read = read_phrases(tmp_path, {"nl": Place("policy.yml")}, problems)
    assert list(problems) == []
    assert read == {"nl": phrases("nl")}


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        ("{events: en}", ["21: 'addresses.events' has the address 'en'"]),
        ("{help: nl}", ["19: 'addresses.help' has the address 'nl'"]),
        ("{events: assets}", ["21: 'addresses.events' has the address 'assets'"]),
        ("{help: index}", ["19: 'addresses.help' has the address 'index'"]),
        ("{guidelines: partners}", ["25: 'addresses.guidelines' and 'partners' have the same address, 'partners'"]),
        ("{help: hulp-nu, search: hulp-nu}", ["36: 'addresses.search' and 'help' have the same address, 'hulp-nu'"]),
        ("{events: en, help: admin}", ["21: 'addresses.events' has", "31: 'addresses.help' has"]),
        ("{events: [en]}", ["21: the phrase 'addresses.events' is not a text"]),
        ("{help: zoeken, search: hulp}", []),
    ],
)
def test_addresses_that_meet_are_told_once_and_where_they_are_written(
    addresses: str, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(city)
    (city / "docs" / "nl" / "phrases.yml").write_text(f"addresses: {addresses}\n", encoding="utf-8")
    problems = Problems()
    read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems)
    lines = [line(one) for one in problems.errors]
    assert len(lines) == len(told)
    places = zip(lines, told, strict=True)
    assert [one for one, at in places if not one.startswith(f"docs/nl/phrases.yml:1:{at}")] == []


@pytest.mark.parametrize("command", [["check"], ["plan", "profiles/fuif.yml"], ["new", "event"]])
def test_a_kind_of_event_that_the_program_has_no_words_for_is_one_line(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody adds one to the code and not to a language: there, a line, and no traceback."""
    monkeypatch.chdir(shutil.copytree(CITY, tmp_path / "city"))
    lacking = copy.deepcopy(phrases("nl"))
    del lacking["kind"]["party"]
    monkeypatch.setattr("toolbox.read.phrases.phrases", lambda name: lacking if name == "nl" else phrases(name))
    # What was read with the program of before is not read again.
    monkeypatch.setattr("toolbox.hashing.tools", lambda: "another program")
    inputs = ["--policy", "policy.yml", "--docs", "docs", "--profiles", "profiles"][: 4 if command[0] == "plan" else 6]
    done = CliRunner().invoke(app, [*command, *inputs, "--lang", "en"])
    assert done.exit_code == 2
    told = "toolbox/phrases/nl.yml:1:1: the program has no words for what an event can be: kind.party (write them here"
    assert [one[: len(told)] for one in done.stderr.splitlines() if "no words" in one] == [told]
