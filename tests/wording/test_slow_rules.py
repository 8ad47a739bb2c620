"""A city's own expressions cannot hold anything up: one that takes too long is told once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.test_reading import GOOD, read
from toolbox.check.wording import SlowRule, find
from toolbox.model.language.wording import WordingRule

RULES = """\
rules:
  - id: fine
    why: is a test
    instead: iets anders
    patterns: ["zebra[0-9]"]
  - id: endless
    why: is a test
    instead: iets anders
    patterns: ["(a+)+$"]
"""


def test_an_expression_is_stopped() -> None:
    rule = WordingRule.model_validate({"id": "endless", "why": "x", "instead": "y", "patterns": ["(a|aa)+$"]})
    with pytest.raises(SlowRule, match="endless"):
        find("a" * 60 + "b", (rule,))


def test_a_rule_that_takes_too_long_is_told_once_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = GOOD / "docs" / "nl" / "richtlijnen" / "water.md"
    for code in ("nl", "en"):
        for path in (GOOD / "docs" / code).rglob("*.md"):
            there = tmp_path / "docs" / path.relative_to(GOOD / "docs")
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes())
    water = tmp_path / "docs" / "nl" / "richtlijnen" / "water.md"
    water.write_text(page.read_text(encoding="utf-8") + f"\n{'a' * 60}b\n\nEen zebra7.\n", encoding="utf-8")
    (tmp_path / "docs" / "nl" / "wording.yml").write_text(RULES.replace("(a+)+$", "(a|aa)+!"), encoding="utf-8")
    last = len(water.read_text(encoding="utf-8").splitlines())
    project, lines = read(tmp_path, monkeypatch)
    assert project is None
    assert [one.split(" (")[0] for one in lines] == [
        f"docs/nl/richtlijnen/water.md:{last}:5: the word 'zebra7' is a test",
        "docs/nl/wording.yml:6:5: the expressions of the rule 'endless' take more than 1 second on one text",
    ]
