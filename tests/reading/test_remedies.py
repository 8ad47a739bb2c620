"""A remedy that is followed to the letter works: what was told is told no more, and nothing else in its place.

The cases are the files in `remedies`. In the small city `wrong` is put in the place of `good` (in the profile, where no
`file` is named) and told as `code`; then `right` in the place of `wrong`, and nothing is told any more. `says` must
stand in the message. Where more is done, `wrong` and `right` are lists of changes as the corpus of `tests/hostile` has
them, done one after the other: `remove` takes a file or a folder away, and `move` says where it goes. `read: check`
reads as that command does, `today` is the day on which; of what is wrong `alone`, nothing else may be told.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.hostile.cases import CITY, PROFILE, make
from toolbox.check.readability import check_readability, readability
from toolbox.check.review import check_used, check_water
from toolbox.cli.reading import read_and_count
from toolbox.desk.privacy import check_private
from toolbox.model.problem import Level, Problem, Problems
from toolbox.phrases import phrases
from toolbox.read import Inputs, read_project
from toolbox.read.pages.later import note_later
from toolbox.read.persons import check_pages
from toolbox.read.yaml.tree import compose
from toolbox.report import line

HERE = Path(__file__).parent
REMEDIES = [
    one
    for path in sorted((HERE / "remedies").glob("*.yml"))
    for one in yaml.safe_load(path.read_text(encoding="utf-8"))
]
NAMES = [f"{number}-{one['code']}" for number, one in enumerate(REMEDIES)]
NO_CASE = yaml.safe_load((HERE / "no_remedies.yml").read_text(encoding="utf-8"))
"""The messages without a case, and why. A message that is not here must have one: this list only gets shorter."""
FIELDS: dict[str, str] = phrases("nl")["editor"]["fields"]
"""What the editor calls each key: a message in Dutch about one begins with it."""
CODES = phrases("problems.en").keys() - {"report"}


def told(city: Path, remedy: dict[str, Any]) -> list[Problem]:
    """What is told of a city; of notes only those of the code in question."""
    problems = Problems()
    settings = city if (city / "mkdocs.yml").exists() else None
    inputs = Inputs(city / "policy.yml", city / "docs", city / "profiles", settings)
    if remedy.get("read") == "check":
        project = read_and_count(inputs, problems)
        if project:
            check_readability(readability(project, inputs.docs), project.policy.readability, problems)
            check_used(project, inputs.docs, problems)
            check_water(project, inputs.docs, problems)
            check_pages(project, inputs.docs, problems)
            note_later(project, inputs.docs, problems)
            check_private(project, city, problems)
    else:
        read_project(inputs, problems, today=remedy.get("today"))
    return [one for one in problems if one.level is not Level.NOTE or one.code == remedy["code"]]


def change(city: Path, steps: list[Any]) -> None:
    for step in steps:
        if isinstance(step, list):
            change(city, step)
            continue
        path = city / step.get("file", PROFILE)
        if "remove" in step:
            (shutil.rmtree if path.is_dir() and not path.is_symlink() else Path.unlink)(path)
        elif "move" in step:
            (city / step["move"]).parent.mkdir(parents=True, exist_ok=True)
            path.rename(city / step["move"])
        elif "from" in step:
            shutil.copytree(city / step["from"], path)
        elif "ours" in step:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / step["ours"], path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            make(path, step)


def steps(remedy: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is done wrong, and what is then done about it."""
    if "good" not in remedy:
        return remedy["wrong"], remedy["right"]
    good, wrong, right = remedy["good"], remedy["wrong"], remedy["right"]
    file = remedy.get("file", PROFILE)
    return [{"file": file, "instead": [good, wrong]}], [{"file": file, "instead": [wrong, right]}]


@pytest.mark.parametrize("remedy", REMEDIES, ids=NAMES)
def test_a_remedy_followed_to_the_letter_works(
    remedy: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(city)
    wrong, right = steps(remedy)
    change(city, wrong)
    found = told(city, remedy)
    lines = [line(one) for one in found]
    assert remedy["code"] in [one.code for one in found], lines
    assert any(remedy.get("says", "") in line(one) for one in found if one.code == remedy["code"]), lines
    for one in found:
        name = FIELDS.get(one.details.get("key", ""), "")
        assert name.lower() == one.details.get("key", "") or f"{name}: " in line(one, "nl"), line(one, "nl")
    assert len(found) == 1 or not remedy.get("alone"), lines
    change(city, right)
    assert [line(one) for one in told(city, remedy)] == []


def test_every_message_has_a_case_or_a_reason_why_not() -> None:
    cases = {one["code"] for one in REMEDIES}
    assert cases <= CODES
    assert cases.isdisjoint(NO_CASE), "a message has a case now: take it out of no_remedies.yml"
    assert CODES - cases == NO_CASE.keys()
    assert all(len(reason.split()) > 3 for reason in NO_CASE.values())


@pytest.mark.parametrize("name", ["problems.en.yml", "problems.nl.yml", "en.yml", "nl.yml"])
def test_no_phrase_stands_twice(name: str) -> None:
    """Of two with one name the second is read, whatever the first was for."""
    problems = Problems()
    compose((ROOT / "toolbox" / "phrases" / name).read_text(encoding="utf-8"), name, problems)
    assert [line(one) for one in problems] == []
