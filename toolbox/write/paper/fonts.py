"""The fonts of paper and screen, from pinned packages under the SIL Open Font License; none from the network."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from multiprocessing.util import Finalize
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
_NOTO = (
    *("Noto Emoji", "Noto Sans", "Noto Sans Symbols"),
    *(f"Noto Sans {script}" for script in ("Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati")),
    *(f"Noto Sans {script}" for script in ("Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar")),
    *(f"Noto Sans {script}" for script in ("Oriya", "Sinhala", "Tamil", "Telugu", "Thai")),
)
"""For what the font of the house does not have: the first of these that has a letter shows it."""
_DEJAVU = "DejaVu Sans"
"""For Arabic, of which it has each letter as one glyph. In Noto's the dots are glyphs of their own, and what is read
out or copied of a PDF has letters twice."""
FAMILIES = (FAMILY, *_NOTO, _DEJAVU)

_LATIN = ("Regular", "It", "Semibold", "Bold")
UNKNOWN = "\N{BLACK SQUARE}"
"""Stands on paper for a letter that no font has."""
_JOINER = "\N{ZERO WIDTH JOINER}"
_LOOKS = "\ufe0e\ufe0f"
"""What says whether a sign is shown as a letter or as a picture; paper shows both alike."""


def latin_fonts() -> dict[str, Path]:
    """Source Sans Pro as OpenType files, by style."""
    folder = Path(str(files("font_source_sans_pro").joinpath("files")))
    return {style: folder / f"SourceSansPro-{style}.otf" for style in _LATIN}


def noto_fonts(*first: str) -> list[Path]:
    """The Noto fonts, one variable file each, in the order in which they are asked for a letter; `first` before."""
    folder = Path(str(files("manimgx_fonts")))
    return [folder / f"{family.replace(' ', '')}[wght].ttf" for family in (*first, *_NOTO)]


def dejavu_fonts() -> list[Path]:
    """DejaVu Sans, regular and bold, of the library that draws plots; looked up without its being loaded."""
    found = find_spec("matplotlib")
    folder = Path(next(iter((found and found.submodule_search_locations) or ()))) / "mpl-data" / "fonts" / "ttf"
    return [folder / f"DejaVuSans{style}.ttf" for style in ("", "-Bold")]


@cache
def font_folder() -> Path:
    """A folder with just the fonts that paper needs, made once a process.

    Typst takes folders only, and the packages hold each style twice (OTF and TTF): which one it would take is not
    certain, and the bytes of a document have to be.
    """
    folder = Path(tempfile.mkdtemp(prefix="toolbox-fonts-"))
    # A process of a pool ends without what `atexit` would do.
    Finalize(None, shutil.rmtree, (folder, True), exitpriority=0)
    for font in (*latin_fonts().values(), *noto_fonts(), *dejavu_fonts()):
        _put(font, folder / font.name)
    return folder


def _put(font: Path, there: Path) -> None:
    """A link to a font, or the font itself where links may not be made."""
    try:
        there.symlink_to(font)
    except OSError:
        shutil.copyfile(font, there)


def unprintable(text: str) -> list[tuple[int, str]]:
    """The signs of a text that no font of paper has, each with its offset; what nobody sees is not among them."""
    lacking = {sign for sign in set(text) if not (sign.isascii() or sign.isspace() or _unseen(sign) or _has(sign))}
    return [(at, sign) for at, sign in enumerate(text) if sign in lacking] if lacking else []


@lru_cache(maxsize=8192)
def on_paper(text: str) -> str:
    """A text as it can be set: without what nobody sees, letters that no font has replaced."""
    if text.isascii():
        return text
    # A name of nothing but what nobody sees still has to be there: a heading may not be empty.
    return "".join(map(_printed, _joined(text))).strip() or UNKNOWN


@cache
def _printed(sign: str) -> str:
    if sign == _JOINER or _has(sign):
        return "" if _unseen(sign) and sign != _JOINER else sign
    if sign.isspace():
        return " "
    return UNKNOWN if unicodedata.category(sign)[0] in "LNSP" else ""


def _joined(text: str) -> str:
    """A text in which a joiner stands only between two pictures, of which it makes one."""
    if _JOINER not in text:
        return text
    parts = re.split(f"([{_LOOKS}]?{_JOINER})", text)
    ends = zip(parts[0::2], parts[2::2], strict=False)
    pictures = [unicodedata.category(one[-1:] or " ")[0] + unicodedata.category(two[:1] or " ")[0] for one, two in ends]
    between = [_JOINER if pair == "SS" else "" for pair in pictures]
    return "".join(part + join for part, join in zip(parts[0::2], [*between, ""], strict=True))


def _unseen(sign: str) -> bool:
    return sign in _LOOKS or unicodedata.category(sign) in ("Cf", "Cc")


@cache
def _has(sign: str) -> bool:
    return any(ord(sign) in _signs(font) for font in (latin_fonts()["Regular"], *noto_fonts(), dejavu_fonts()[0]))


@cache
def _signs(font: Path) -> frozenset[int]:
    """The code points that a font can show."""
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
