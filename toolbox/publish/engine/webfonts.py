"""The site's own fonts as WOFF2: Source Sans Pro with the letters of European languages, Noto with others."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from toolbox.write.paper import fonts
from toolbox.write.paper.fonts import latin_fonts, noto_fonts
from toolbox.write.paper.subset import subset

_RANGES = ((0x20, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF))
_SIGNS = (*range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2190, 0x2194), 0x2122, 0x2212, 0x2264, 0x2265)
_LETTERS = frozenset({*_SIGNS, *(one for first, last in _RANGES for one in range(first, last + 1))})
_STYLES = ("Regular", "It", "Bold")
_FEATURES = ["kern", "liga", "mark", "mkmk", "locl", "tnum"]
_LIBRARIES = ("uharfbuzz", "fonttools", "brotli", "font-source-sans-pro", "manimgx-fonts")
_STYLESHEET = "theme/assets/stylesheets/toolbox.css"
FEW = "-more"
"""How the name of a file ends that has the letters that few pages have."""
_FEW = re.compile(rf"{FEW}\.woff2\)[^}}]*unicode-range: ([^;]+);")
"""Where the style sheet says which letters stand in the second file of each style."""
SCRIPTS = "scripts.css"
"""The style sheet for letters of other scripts, beside their fonts."""


def made_with() -> str:
    """What the fonts depend on: they take seconds, and hold for any other change of the program."""
    ours = [Path(one).read_text(encoding="utf-8") for one in (__file__, fonts.__file__)]
    few = ",".join(map(str, sorted(_few())))
    return "\n".join([sys.version, *(f"{one} {version(one)}" for one in _LIBRARIES), *ours, few])


def write_webfonts(folder: Path) -> None:
    """Put the WOFF2 files into a folder, which takes seconds: for each style one, and one with what few pages have."""
    for style in _STYLES:
        for more, letters in (("", _LETTERS - _few()), (FEW, _LETTERS & _few())):
            _make(latin_fonts()[style], folder / f"source-sans-{style.lower()}{more}.woff2", letters, _FEATURES)


@cache
def _few() -> frozenset[int]:
    """The letters that few pages have, as the style sheet of the site has them: a browser goes by it."""
    (said,) = set(_FEW.findall(files(__package__).joinpath(_STYLESHEET).read_text(encoding="utf-8")))
    ranges = (one.strip().removeprefix("U+").partition("-") for one in said.split(","))
    return frozenset(code for first, _, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1))


def other_letters(text: str) -> str:
    """The letters and signs of a text that Source Sans does not show on the site, each once and in order."""
    other = {sign for sign in text if ord(sign) not in _LETTERS and unicodedata.category(sign)[0] in "LMNPS"}
    return "".join(sorted(other))


def write_script_fonts(letters: str, folder: Path) -> None:
    """Put fonts with these letters into a folder, and the style sheet by which pages take them for those alone."""
    left, rules = set(map(ord, letters)), []
    for source in noto_fonts("Noto Sans Arabic"):
        with TTFont(source, lazy=True) as font:
            found = left & set(font.getBestCmap())
        if not found:
            continue
        left -= found
        name = f"{source.name.partition('[')[0].lower()}.woff2"
        _make(source, folder / name, found, None)
        codes = ", ".join(f"U+{code:04X}" for code in sorted(found))
        # A rule a weight, as Source Sans has them: only then does each letter come from the font that has it.
        rules += [
            f'@font-face {{ font-family: "Source Sans"; font-weight: {weight}; font-display: swap; '
            f'src: url({name}) format("woff2"); unicode-range: {codes}; }}\n'
            for weight in (400, 700)
        ]
    (folder / SCRIPTS).write_text("".join(rules), encoding="utf-8")


def _make(source: Path, made: Path, letters: Iterable[int], features: Iterable[str] | None) -> None:
    with TTFont(BytesIO(subset(source, letters, features)), recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(made)
