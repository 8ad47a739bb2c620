"""A row is one line of doing: what is longer stands in the guideline, or is two rows."""

from __future__ import annotations

import re

from toolbox.model.guideline import instead_of
from toolbox.model.project import Project

LETTERS = 90
"""The most that a row has (LOOK, rule 5), a figure counted as two letters."""
LONGER = {"kramen/ages": "four duties of the law, which stand in no other row where only traders serve"}


def test_a_row_and_what_to_do_instead_have_at_most_ninety_letters(project: Project) -> None:
    long = {}
    for page in project.guidelines:
        for code in project.policy.languages:
            texts = page.worded(code).texts
            for action in page.actions:
                name = f"{page.id}/{action.id}"
                for text in (texts[action.id], texts.get(instead_of(action.id), "")):
                    said = len(re.sub(r"\{\w+\}", "12", text))
                    if said > (110 if name in LONGER else LETTERS):
                        long[code, name] = (said, text)
    assert long == {}
