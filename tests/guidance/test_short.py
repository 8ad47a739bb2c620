"""A row is one line of doing: what is longer stands in the guideline, or is two rows."""

from __future__ import annotations

from toolbox.model.limits import ROW
from toolbox.model.pages.guideline import instead_of
from toolbox.model.pages.placeholders import PLACEHOLDER
from toolbox.model.project import Project


def test_a_row_and_what_to_do_instead_have_at_most_ninety_letters(project: Project) -> None:
    long = {}
    for page in project.guidelines:
        for code in project.policy.languages:
            texts = page.worded(code).texts
            for action in page.actions:
                name = f"{page.id}/{action.id}"
                for text in (texts[action.id], texts.get(instead_of(action.id), "")):
                    said = len(PLACEHOLDER.sub("12", text))
                    if said > ROW:
                        long[code, name] = (said, text)
    assert long == {}
