"""Markdown as somebody means it who knows a word processor becomes what was meant; ours stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from tests.conftest import ROOT, SHIPPED
from toolbox.read.pages.meant import as_meant
from toolbox.read.pages.rendered import EXTENSIONS

OURS = sorted((SHIPPED / "docs").glob("*/*/*.md"))


def made(text: str) -> str:
    return Markdown(extensions=list(EXTENSIONS)).convert(text)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Neem:\n- a\n- b", "<p>Neem:</p> <ul> <li>a</li> <li>b</li> </ul>"),
        ("Neem:\n• a\n• b", "<p>Neem:</p> <ul> <li>a</li> <li>b</li> </ul>"),
        ("Neem:\n– a\n– b", "<p>Neem:</p> <ul> <li>a</li> <li>b</li> </ul>"),
        ("✓ a\n✓ b", "<ul> <li>a</li> <li>b</li> </ul>"),
        ("-\u00a0a\n-\u00a0b", "<ul> <li>a</li> <li>b</li> </ul>"),
        ("1. a\n   - b\n2. c", "<ol> <li>a<ul> <li>b</li> </ul> </li> <li>c</li> </ol>"),
        ("- a\n  - b\n- c", "<ul> <li>a<ul> <li>b</li> </ul> </li> <li>c</li> </ul>"),
        ("1) a\n2) b", "<ol> <li>a</li> <li>b</li> </ol>"),
        ("Eerst.\n\n3. a", '<p>Eerst.</p> <ol start="3"> <li>a</li> </ol>'),
        ("- a\n\n1. b", "<ul> <li>a</li> </ul> <ol> <li>b</li> </ol>"),
        ("1. a\n\n   p\n2. b", "<ol> <li> <p>a</p> <p>p</p> </li> <li> <p>b</p> </li> </ol>"),
        ("#feest", "<p>#feest</p>"),
        ("Het was in\n2027. Mooi.", "<p>Het was in 2027. Mooi.</p>"),
        ("Zij –\n– en hij", "<p>Zij – – en hij</p>"),
        ("```\nx\n- a\n```", "<pre><code>x - a </code></pre>"),
    ],
)
def test_it_becomes_what_was_meant(written: str, html: str) -> None:
    assert " ".join(made(as_meant(written).text).split()) == html


def test_a_table_needs_no_empty_line_above_it() -> None:
    assert "<table>" in made(as_meant("Zo:\n| a | b |\n|---|---|\n| 1 | 2 |").text)


@pytest.mark.parametrize("page", OURS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_our_pages_are_read_as_they_are_written(page: Path) -> None:
    body = page.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert made(as_meant(body).text) == made(body)


def test_every_line_comes_from_one_of_the_text() -> None:
    meant = as_meant("Neem:\n- a\n- b\n\nZo:\n1. c")
    assert meant.text.split("\n") == ["Neem:", "", "- a", "- b", "", "Zo:", "", "1. c"]
    assert meant.lines == (0, 1, 1, 2, 3, 4, 5, 5)
