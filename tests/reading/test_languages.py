"""What there is to judge a language by, and what a city still has to write, is told once."""

from __future__ import annotations

from pathlib import Path

from toolbox.model.problem import Level, Place, Problems
from toolbox.read.languages import check_judged


def told(docs: Path, *languages: str) -> list[str]:
    problems = Problems()
    check_judged(docs, {code: Place("policy.yml") for code in languages}, problems)
    assert {problem.level for problem in problems} <= {Level.NOTE}
    names = (problem.details["paths"].replace(f"{docs.as_posix()}/", "") for problem in problems)
    return [f"{problem.details['language']}: {paths}" for problem, paths in zip(problems, names, strict=True)]


def test_a_language_without_rules_is_told_once_until_they_are_written(tmp_path: Path) -> None:
    for code in ("es", "fr"):
        (tmp_path / code).mkdir()
    languages = ("nl", "en", "es", "fr")
    assert told(tmp_path, *languages) == [
        "es: es/wording.yml, es/persons.yml, es/readability.yml",
        "fr: fr/wording.yml, fr/readability.yml",
    ]
    for name in ("wording.yml", "readability.yml"):
        (tmp_path / "fr" / name).touch()
    (tmp_path / "es" / "persons.yml").touch()
    assert told(tmp_path, *languages) == ["es: es/wording.yml, es/readability.yml"]
