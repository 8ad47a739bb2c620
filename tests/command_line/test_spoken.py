"""What is wrong, told in the language that was asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import run
from toolbox.model.problem import Place, Problem
from toolbox.phrases import phrases
from toolbox.report import line


def test_every_message_stands_in_both_languages() -> None:
    english, dutch = phrases("problems.en"), phrases("problems.nl")
    assert list(english) == list(dutch)
    assert english["report"].keys() == dutch["report"].keys()


@pytest.mark.parametrize("code", [code for code in phrases("problems.en") if code != "report"])
def test_a_message_says_the_same_in_both_languages(code: str) -> None:
    english, dutch = (phrases(f"problems.{language}")[code] for language in ("en", "nl"))
    gaps = [sorted(set(re.findall(r"(?<!\{)\{(\w+)\}", " ".join(one)))) for one in (english, dutch)]
    assert gaps[0] == gaps[1]
    assert len(dutch) == len(english) <= 3
    assert len(dutch) == 2 or "{count}" in dutch[0]
    problem = Problem(Place("a.md"), code, dict.fromkeys(gaps[0], "X"))
    assert line(problem, "nl") != line(problem, "en")


def test_check_speaks_dutch_when_asked(tmp_path: Path) -> None:
    (tmp_path / "fuif.yml").write_text("name: Fuif\nkind: feest\nstart: 25/6/2027\n", encoding="utf-8")
    done = run("check", "--profiles", tmp_path, "--lang", "nl")
    assert done.returncode == 2
    day = ":3:8: Begin: '25/6/2027' begint niet met het jaar (zet het jaar eerst, zoals in 2027-06-25T20:00)"
    assert day in done.stderr
    assert "'end' ontbreekt (voeg het toe)" in done.stderr
    assert re.search(r"\d fouten, 0 waarschuwingen; 51 richtlijnen, 1 evenement\.", done.stderr)
    assert run("check", "--lang", "nl").stdout.splitlines()[-1].startswith("Geen fouten: ")
    assert "dat is er niet" in run("plan", tmp_path / "nope.yml", "--lang", "nl").stderr


@pytest.mark.parametrize(
    ("code", "details", "told"),
    [
        ("missing", {"key": "phase"}, "Fase: 'phase' ontbreekt"),
        (
            "due-missing",
            {"phase": "before"},
            "Aantal dagen vooraf of achteraf: een actie van 'before' heeft geen 'due'",
        ),
        ("unknown-key-near", {"key": "soort", "near": "kind"}, "'soort' (bedoelde je 'kind' (Soort evenement)?)"),
        (
            "not-a-choice",
            {"key": "phase", "value": "x", "expected": "before, after"},
            "before (Vooraf), after (Achteraf)",
        ),
    ],
)
def test_dutch_messages_have_the_words_of_the_editor(code: str, details: dict[str, str], told: str) -> None:
    problem = Problem(Place("x.yml"), code, details)
    assert told in line(problem, "nl")
    assert "Fase" not in line(problem, "en")
