"""Every colour is declared once, in the palette; site, paper, sheet and plots take theirs from it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT
from toolbox.write.palette import palette

PACKAGE = ROOT / "toolbox"
PALETTE = PACKAGE / "write" / "palette.yml"
FAVICON = PACKAGE / "publish" / "engine" / "theme" / "assets" / "images" / "favicon.svg"
"""A picture of its own, which no stylesheet of the page reaches."""
STYLESHEET = PACKAGE / "publish" / "engine" / "theme" / "assets" / "stylesheets" / "toolbox.css"
COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)


def texts() -> dict[Path, str]:
    """Every file of the program but the palette."""
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path: path.read_text(encoding="utf-8") for path in files if path != PALETTE}


def test_a_colour_is_one_or_two_of_six_digits() -> None:
    for name, one in palette().items():
        assert COLOUR.fullmatch(one.light), name
        assert COLOUR.fullmatch(one.dark), name


def test_no_colour_stands_outside_the_palette() -> None:
    found = {path.relative_to(PACKAGE).as_posix(): set(COLOUR.findall(text)) for path, text in texts().items()}
    favicon = found.pop(FAVICON.relative_to(PACKAGE).as_posix())
    assert {name: colours for name, colours in found.items() if colours} == {}
    assert favicon == {palette()["petrol"].light}


def test_the_stylesheet_uses_no_colour_that_is_not_there() -> None:
    text = STYLESHEET.read_text(encoding="utf-8")
    own = set(re.findall(r"^\s*--([\w-]+):", text, re.MULTILINE))
    used = {name for name in re.findall(r"var\(--([\w-]+)", text) if not name.startswith("md-")}
    assert used - own - set(palette()) == set()


def test_every_colour_is_used() -> None:
    everything = "\n".join(texts().values())
    assert [name for name in palette() if not re.search(rf'var\(--{name}\)|"{name}"', everything)] == []
