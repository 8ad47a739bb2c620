"""What points at a person is found by its form, and what only looks like it is let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolbox.wording.personal import KINDS, personal

HERE = Path(__file__).parent / "personal"
HOSTILE = (HERE / "hostile.txt").read_text(encoding="utf-8").splitlines()
HARMLESS = (HERE / "harmless.txt").read_text(encoding="utf-8").splitlines()
HELP_LINES = frozenset({"078151020", "102", "1813"})


def test_there_are_sixty_of_each() -> None:
    assert (len(set(HOSTILE)), len(set(HARMLESS))) == (60, 60)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_points_at_a_person_is_found(text: str) -> None:
    assert personal(text, HELP_LINES)


def test_false_alarms_are_counted() -> None:
    assert [text for text in HARMLESS if personal(text, HELP_LINES)] == []


def test_the_place_and_kind_are_told_once() -> None:
    assert personal("Mail jan@school.be of bel 0478 12 34 56.") == [(5, "e-mail"), (26, "phone")]


def test_every_kind_has_a_message() -> None:
    from toolbox.phrases import phrases

    assert {f"personal-{kind.name}" for kind in KINDS} <= set(phrases("problems.nl"))
