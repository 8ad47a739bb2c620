"""What is used of a row at a glance, its figures, stands out: on page and paper; of the form see test_journeys."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from toolbox.model.project import Project
from toolbox.write.figures import stand_out
from toolbox.write.outputs import OUTPUTS, Event
from toolbox.write.pages.event_body import page_body

MAKE = {one.name: one.make for one in OUTPUTS}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bel 112, reanimeer.", "Bel <b>112</b>, reanimeer."),
        ("Bel 070 245 245", "Bel <b>070 245 245</b>"),
        ("0,5 promille, 1.000 bekers, om 22:00", "<b>0,5</b> promille, <b>1.000</b> bekers, om <b>22:00</b>"),
        ("alleen 18+, 50% water", "alleen <b>18+</b>, <b>50%</b> water"),
        ("Op 14 augustus.", "Op <b>14</b> augustus."),
        ("geen", "geen"),
        ("D'Hondt & <3", "D&#39;Hondt &amp; &lt;<b>3</b>"),
    ],
)
def test_the_figures_of_a_text_are_bold_and_nothing_else_is(text: str, shown: str) -> None:
    assert stand_out(text) == shown


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_of_every_row_is_bold_on_the_page_and_on_paper(language: str, project: Project) -> None:
    event = Event(project.profiles[0], project, language)
    for label in LexborHTMLParser(page_body(event, [])).css(".todo__text"):
        bold = [one.text() for one in label.css("b")]
        assert re.findall(r"[0-9]+", label.text()) == re.findall(r"[0-9]+", " ".join(bold))
    weights: dict[str, set[str]] = {}
    urgent = {one.call for one in event.view.help if one.urgent}

    def take(text: str, _around: object, _matrix: object, font: dict[str, str] | None, _size: float) -> None:
        for figure in re.findall(r"(?<!\d)\d{3}(?!\d)", text if font else ""):
            weights.setdefault(figure, set()).add((font or {})["/BaseFont"])

    PdfReader(BytesIO(MAKE["basics.pdf"](event))).pages[0].extract_text(visitor_text=take)
    assert urgent <= weights.keys()
    assert [name for one in urgent for name in weights[one] if "-Bold" not in name] == []
