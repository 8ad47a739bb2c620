"""Whatever stands in a city's `phrases.yml` in the place of one of our phrases can stand there, or is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolbox.model.problem import Place, Problems
from toolbox.phrases import phrases
from toolbox.read.phrases import read_phrases

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
