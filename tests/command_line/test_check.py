"""`check` tells what must be read again, by when and by which desk."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, run

PAGE = Path("richtlijnen") / "gratis-water.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED / "docs", tmp_path / "docs")
    page = tmp_path / "docs" / "nl" / PAGE
    text = page.read_text(encoding="utf-8")
    assert "\nreviewed: " in text
    old = [
        "reviewed: 2020-02-29\nreviewer: Drinkwaterdienst" if line.startswith("reviewed: ") else line
        for line in text.split("\n")
    ]
    page.write_text("\n".join(old), encoding="utf-8")
    return tmp_path / "docs"


def test_a_page_names_the_desk_that_reads_it_again(docs: Path) -> None:
    done = run("check", "--docs", docs, "--format", "json")
    told = json.loads(done.stdout)
    first = told["reviews"][0]
    assert first["page"].endswith("nl/richtlijnen/gratis-water.md")
    assert (first["due"], first["by"]) == ("2022-03-01", "Drinkwaterdienst")
    assert {one["by"] for one in told["reviews"][1:]} == {"Evenementenloket van de stad Genk"}
    pages = [page for page in (docs / "nl").glob("*/*.md") if page.parent.name != "handleiding"]
    assert len(told["reviews"]) == len(pages)
    late = [one for one in told["problems"] if one["code"] == "review-old"]
    assert [one["remedy"].rpartition(": ")[2] for one in late] == ["Drinkwaterdienst"]


def test_the_folder_in_which_somebody_stands_is_read_as_any_other() -> None:
    done = run(
        "check",
        "--profiles",
        ".",
        "--docs",
        SHIPPED / "docs",
        "--policy",
        SHIPPED / "policy.yml",
        cwd=SHIPPED / "event_profiles",
    )
    assert (done.returncode, done.stderr.count("error")) == (0, 0)


def test_the_summary_counts_by_day_and_desk(docs: Path) -> None:
    said = run("check", "--docs", docs, "--lang", "nl").stdout
    assert "\n  2022-03-01  1 pagina  Drinkwaterdienst\n" in said
    assert "Leesgemak" in said
