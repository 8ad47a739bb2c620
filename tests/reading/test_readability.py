"""How easily a page reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, run
from tests.reading.test_reading import GOOD, read
from toolbox.check.readability import built_in, readability, reading_ease
from toolbox.model.language.readability import Measure


def ours(language: str) -> Measure:
    measure = built_in(language)
    assert measure is not None
    return measure


@pytest.mark.parametrize(
    ("language", "plain", "stiff"),
    [
        (
            "nl",
            "Drink water. Neem pauze. Let op je vrienden.",
            "Organisatoren dienen voorafgaandelijk de noodzakelijke veiligheidsvoorzieningen te inventariseren.",
        ),
        (
            "en",
            "Drink water. Take a break. Look out for your friends.",
            "Organisers are invariably recommended to inventory necessary precautionary installations.",
        ),
    ],
)
def test_plain_words_read_easily(language: str, plain: str, stiff: str) -> None:
    assert reading_ease(plain, ours(language)) > 90
    assert reading_ease(stiff, ours(language)) < 30


def test_the_measure_is_that_of_its_source() -> None:
    # Two sentences of three words with one syllable each: 206.835 - 0.93 x 3 - 77 x 1.
    assert reading_ease("De bus komt. Wij gaan mee.", ours("nl")) == round(206.835 - 0.93 * 3 - 77)


def test_check_reports_every_page_and_tells_the_hard_ones(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yml"
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    policy.write_text(text.replace("readability: {nl: 60, en: 60}", "readability: {nl: 90, en: 0}"), encoding="utf-8")
    done = run("check", "--policy", policy)
    assert done.returncode == 0
    rows = {row.split()[-1]: row for row in done.stdout.splitlines() if "/" in row}
    pages = {f"{path.parent.name}/{path.stem}" for path in (SHIPPED / "docs" / "nl").glob("*/*.md")}
    assert set(rows) == pages
    assert "docs/nl/richtlijnen/melden-en-planning.md:1:1: note: this page reads at" in done.stderr
    assert "docs/en/" not in done.stderr
    assert run("check").stderr.count("note: this page reads") == 0


def test_a_city_measures_a_language_in_its_own_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(GOOD / "docs", tmp_path / "docs")
    own = "name: Own\nbase: 7\nper_sentence: 0\nper_word: 0\npatterns: nl_NL\n"
    (tmp_path / "docs" / "nl" / "readability.yml").write_text(own, encoding="utf-8")
    project, lines = read(tmp_path, monkeypatch)
    assert project is not None, lines
    scores = {score.language: (score.ease, score.measure) for score in readability(project, tmp_path / "docs")}
    assert scores["nl"] == (7, "Own")
    assert scores["en"][1] == "Flesch"
