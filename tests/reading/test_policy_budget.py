"""A budget that cannot be meant is told in one line, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.test_reading import GOOD, read

POLICY = (GOOD / "policy.yml").read_text(encoding="utf-8")
LINE = len(POLICY.splitlines()) + 1
END = "put above: last, with the most actions of the largest events"
RISE = "let the visitors rise, and the actions with them"


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, budget: str) -> list[str]:
    (folder / "policy.yml").write_text(f"{POLICY}budget: {budget}\n", encoding="utf-8")
    return read(folder, monkeypatch)[1]


@pytest.mark.parametrize("budget", ["{100: 30, 300: 45, above: 90}", "{above: 90}", "{100: 30, 300: 30, above: 30}"])
def test_a_budget_is_read(budget: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path, monkeypatch, budget) == []


@pytest.mark.parametrize(
    ("budget", "column", "message"),
    [
        ("{300: 45, 100: 45, above: 90}", 9, f"in the budget 100 comes after 300 ({RISE})"),
        ("{100: 45, 300: 30, above: 90}", 9, f"in the budget 30 comes after 45 ({RISE})"),
        ("{100: 45, above: 30}", 9, f"in the budget 30 comes after 45 ({RISE})"),
        ("{100: 30, 300: 45}", 9, f"the budget does not end with 'above' ({END})"),
        ("{above: 90, 100: 30}", 9, f"the budget does not end with 'above' ({END})"),
        (
            "{honderd: 30, above: 90}",
            10,
            "'honderd' is not a number of visitors (write digits, as in 300, or 'above' for all that is larger)",
        ),
        (
            "{0: 30, above: 90}",
            10,
            "'0' is not a number of visitors (write digits, as in 300, or 'above' for all that is larger)",
        ),
        (
            "{1.000: 30, above: 90}",
            10,
            "'1.000' can be read in two ways (write 1000, without a dot, comma or space)",
        ),
        ("{100: veel, above: 90}", 15, "'veel' is not a whole number (write digits only, as in 14)"),
        ("{100: 0, above: 90}", 15, "0 is too low for '100' (use 1 or more)"),
        ("90", 9, "'budget' needs lines of 'name: value', not '90' (write each as name: value)"),
        ("[30, 45, 90]", 9, "'budget' needs lines of 'name: value', not 'a list' (write each as name: value)"),
    ],
)
def test_a_budget_that_cannot_be_meant_is_one_line(
    budget: str, column: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(tmp_path, monkeypatch, budget) == [f"policy.yml:{LINE}:{column}: {message}"]
