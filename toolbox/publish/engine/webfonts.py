"""The site's own fonts: Source Sans Pro as WOFF2, cut down to the letters of European languages."""

from __future__ import annotations

from pathlib import Path

from fontTools import subset

from toolbox.write.paper.fonts import latin_fonts

_RANGES = ((0x20, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF))
_SIGNS = (*range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2190, 0x2194), 0x2122, 0x2212, 0x2264, 0x2265)
_STYLES = ("Regular", "It", "Bold")


def write_webfonts(folder: Path) -> None:
    """Put the WOFF2 files into a folder, which takes seconds."""
    for style in _STYLES:
        _make(latin_fonts()[style], folder / f"source-sans-{style.lower()}.woff2")


def _make(source: Path, made: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "mark", "mkmk", "locl", "tnum"])
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={*_SIGNS, *(one for first, last in _RANGES for one in range(first, last + 1))})
    cutter.subset(font)
    subset.save_font(font, str(made), options)
    font.close()
