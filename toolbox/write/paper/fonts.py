"""The fonts of paper and screen, from pinned packages under the SIL Open Font License; none from the network."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
FALLBACK = "Noto Sans Arabic"

_LATIN = ("Regular", "It", "Semibold", "Bold")
UNKNOWN = "\N{BLACK SQUARE}"
"""Stands on paper for a letter of a script that no font has."""


def latin_fonts() -> dict[str, Path]:
    """Source Sans Pro as OpenType files, by style."""
    folder = Path(str(files("font_source_sans_pro").joinpath("files")))
    return {style: folder / f"SourceSansPro-{style}.otf" for style in _LATIN}


def arabic_font() -> Path:
    """Noto Sans Arabic, one variable file."""
    folder = Path(str(files("fontpkg_noto_sans_arabic").joinpath("files")))
    return next(folder.glob("*.ttf"))


@cache
def font_folder() -> Path:
    """A folder with just the fonts that paper needs, made once a process.

    Typst takes folders only, and the packages hold each style twice (OTF and TTF): which one it would take is not
    certain, and the bytes of a document have to be.
    """
    folder = Path(tempfile.mkdtemp(prefix="toolbox-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for font in (*latin_fonts().values(), arabic_font()):
        shutil.copyfile(font, folder / font.name)
    return folder


@cache
def printable() -> frozenset[int]:
    """The code points that the paper's fonts can show."""
    known: set[int] = set()
    for font in (latin_fonts()["Regular"], arabic_font()):
        with TTFont(font, lazy=True) as opened:
            known.update(opened.getBestCmap())
    return frozenset(known)


@lru_cache(maxsize=8192)
def on_paper(text: str) -> str:
    """A text as it can be set: emoji and invisible characters left out, letters that no font has replaced."""
    if text.isascii():
        return text
    # A name of nothing but emoji still has to be there: a heading may not be empty.
    return "".join(map(_printed, text)).strip() or UNKNOWN


@cache
def _printed(character: str) -> str:
    if ord(character) in printable():
        return "" if unicodedata.category(character) == "Cf" else character
    return UNKNOWN if unicodedata.category(character)[0] in "LN" else ""
