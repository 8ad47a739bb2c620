"""What there is to judge a language by, and what a city still has to write, is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolbox.model.problem import Level, Place, Problems
from toolbox.phrases import LANGUAGES, phrases
from toolbox.read.blanks import check_own_words
from toolbox.read.languages import check_judged
from toolbox.read.phrases import read_spoken
from toolbox.read.yaml.tree import compose


def told(docs: Path, *languages: str, spoken: str = "") -> list[str]:
    problems = Problems()
    named, visitors = ({code: Place("policy.yml") for code in codes} for codes in (languages, spoken.split()))
    check_judged(docs, named, visitors, problems)
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


def test_what_only_visitors_read_is_judged_by_its_wording_alone(tmp_path: Path) -> None:
    (tmp_path / "tr").mkdir()
    assert told(tmp_path, "nl", spoken="tr") == ["tr: tr/wording.yml"]
    (tmp_path / "tr" / "wording.yml").touch()
    assert told(tmp_path, "nl", spoken="tr") == []


@pytest.mark.parametrize(("code", "free"), [("en", "Free"), ("nl", "Gratis"), ("tr", "Ücretsiz")])
def test_visitors_are_told_in_our_own_words_where_the_site_is_not_in_their_language(
    code: str, free: str, tmp_path: Path
) -> None:
    problems = Problems()
    (said,) = read_spoken(tmp_path, {code: Place("policy.yml", 1, 1)}, problems).values()
    assert said["paper"]["free"] == free
    ours = phrases(code if code in LANGUAGES else f"visitors.{code}")["language"]
    assert said["language"] == {one: ours[one] for one in said["language"]}
    assert list(problems) == []


@pytest.mark.parametrize(
    ("policy", "nowhere"),
    [
        # What stands in for a text that the source language lacks is read, as all that a new German city begins with.
        ("site_name: {en: Safe events}", []),
        ("site_name: {fr: Fêtes, en: Safe events}", ["en"]),
        ("site_name: {en: Safe events, de: Feste}", ["en"]),
        ("site_name: {en: Safe events}\ncontact: {name: {de: Amt, en: Desk}}", ["en"]),
    ],
)
def test_a_text_that_everybody_reads_is_not_said_to_be_shown_nowhere(policy: str, nowhere: list[str]) -> None:
    problems = Problems()
    root = compose(policy, "policy.yml", problems)
    assert root is not None
    check_own_words(root, {"de": Place("policy.yml")}, ["de"], problems)
    assert [one.details["language"] for one in problems if one.code == "words-of-no-language"] == nowhere
