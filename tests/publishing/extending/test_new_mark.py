"""A new mark on actions costs seven files by hand: all that hands it on follows."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import DESK, Visit
from tests.publishing.extending.series import OwnCity
from tests.publishing.extending.test_new_fact import INPUTS, command, teach
from tests.writing.test_checklist import text_of

WORDS = {
    "nl": {
        "hands": {"one": "alleen", "two": "met twee"},
        "page": {"hands": "Hoe"},
        "editor": {"fields": {"hands": "Met hoeveel"}},
    },
    "en": {
        "hands": {"one": "alone", "two": "with two"},
        "page": {"hands": "How"},
        "editor": {"fields": {"hands": "With how many"}},
    },
}
SCRIPTS = "publish/engine/theme/assets/javascripts/"
HANDS = '''class Hands(StrEnum):
    """By how many it is done."""

    ONE = "one"
    TWO = "two"


class Principle('''
CHANGES = {
    "model/vocabulary.py": [
        ("class Principle(", HANDS),
    ],
    "model/pages/marks.py": [
        ("import Again, Basis", "import Again, Basis, Hands"),
        ("    again: Again = Again.ONCE\n", "    again: Again = Again.ONCE\n    hands: Hands = Hands.ONE\n"),
        ("    again: NotRequired[Again]\n", "    again: NotRequired[Again]\n    hands: NotRequired[Hands]\n"),
    ],
    "model/pages/guideline.py": [
        ("import Again, Basis", "import Again, Basis, Hands"),
        ("    again: Again = Again.ONCE\n", "    again: Again = Again.ONCE\n    hands: Hands = Hands.ONE\n"),
    ],
    "write/words/columns.py": [
        (
            "COLUMNS = (\n",
            """COLUMNS = (
    Column(
        "hands",
        ("page", "hands"),
        11,
        lambda row, _: row.marks["hands"].label,
        line=lambda row, _: row.marks["hands"].label if row.marks["hands"].id == "two" else "",
        said_in=("calendar", "letter", "paper"),
    ),
""",
        ),
    ],
    SCRIPTS + "plan/columns.js": [
        ("  const CELLS = {\n", '  const CELLS = {\n    hands: ({ hands }) => words.hands[hands ?? "one"],\n'),
        ("  const LINE = {\n", "  const LINE = {\n    hands: ({ hands }) => (hands ? [words.hands[hands]] : []),\n"),
    ],
}  # fmt: skip


@pytest.fixture
def city(grown: OwnCity) -> OwnCity:
    return grown


def grow(city: OwnCity) -> None:
    """Give the city one mark more, on one of its actions."""
    toolbox = city.program / "toolbox"
    for name, changes in CHANGES.items():
        text = (toolbox / name).read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text, (name, before)
            text = text.replace(before, after, 1)
        (toolbox / name).write_text(text, encoding="utf-8")
    taught = [teach(toolbox / "phrases" / f"{code}.yml", words) for code, words in WORDS.items()]
    assert len(CHANGES) + len(taught) == 7
    page = city.folder / "docs" / "nl" / "richtlijnen" / "water.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("due: 14}", "due: 14, hands: two}"), encoding="utf-8")


def made(city: OwnCity, name: str, *more: str) -> bytes:
    """One of the files of the event, as the command line makes it."""
    done = command(city, "plan", "event_profiles/fuif.yml", *INPUTS, "--file", name, "--output", "made", *more)
    assert done.returncode == 0, done.stderr
    return (city.folder / "made").read_bytes()


def test_files_say_it(city: OwnCity) -> None:
    rows = json.loads(made(city, "plan.json"))["actions"]
    assert {row["id"]: row["hands"] for row in rows if "hands" in row} == {"water/points": "two"}
    table = list(csv.DictReader(made(city, "checklist.csv").decode("utf-8-sig").splitlines(), delimiter=";"))
    assert sorted({row["Hoe"] for row in table}) == ["alleen", "met twee"]
    assert "met twee · bar" in made(city, "deadlines.ics").decode().replace("\r\n ", "").lower()
    words = text_of(made(city, "checklist.pdf"))
    assert "Bar · met twee" in words
    assert words.count("met twee") == 1
    assert "with two" in text_of(made(city, "checklist.pdf", "--language", "en"))


def test_the_page_and_the_form_say_it(city: OwnCity, browser: Browser, grown_address: str) -> None:
    visit = Visit(browser, grown_address, DESK)
    page = visit.go("evenementen/fuif/")
    there = page.locator(".todo__hands").all_inner_texts()
    page.goto(
        f"{grown_address}mijn-evenement/#name=Fuif&kind=party&start=2027-03-13T21:00&end=2027-03-14T03:00"
        "&attendance=450&setting=indoor&ages=18-plus"
    )
    page.locator("#plan-title").wait_for()
    assert page.locator(".todo__hands").all_inner_texts() == there == ["met twee"]
    visit.close()


def test_a_bad_word_is_told_like_any_other(city: OwnCity, tmp_path: Path) -> None:
    shutil.copytree(city.folder / "docs", tmp_path / "docs")
    page = tmp_path / "docs" / "nl" / "richtlijnen" / "water.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("hands: two", "hands: tow"), encoding="utf-8")
    done = command(city, "check", *INPUTS[:2], "--docs", str(tmp_path / "docs"), "--profiles", "event_profiles")
    assert done.returncode == 2
    assert "'tow' is not known for 'hands' (use one of: one, two)" in done.stderr


def test_schema_and_editor_have_it(city: OwnCity) -> None:
    code = (
        "import json; from toolbox.desk.schemas import schemas; "
        "print(json.dumps(schemas()['plan.schema.json']['$defs']['ActionData']['properties']['hands']))"
    )
    line = [sys.executable, "-B", "-c", code]
    done = subprocess.run(line, cwd=city.program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"$ref": "#/$defs/Hands"}
    if (city.site / "admin").is_dir():
        config = (city.site / "admin" / "config.json").read_text(encoding="utf-8")
        assert '"Met hoeveel"' in config
        assert '"met twee"' in config
