"""The font in which somebody fills in a form: embedded, and with letters that WinAnsi alone does not have.

Programs that draw what was typed look each letter up by its name in the encoding of a simple font; so its free codes
hold the letters that Turkish, Polish, Romanian, Hungarian and Czech names have besides those of western Europe.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from toolbox.write.paper.fonts import latin_fonts
from toolbox.write.paper.subset import subset

MORE = "ğĞıİşŞąćęłńśźżĄĆĘŁŃŚŹŻăĂțȚșȘőűŐŰčČ"
_FREE = [*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D]
"""Codes that WinAnsi gives no letter, but those of tab and line end."""
_BOX = ("xMin", "yMin", "xMax", "yMax")


@cache
def letters() -> dict[int, str]:
    """Each code with the letter that it stands for."""
    western = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x20, 0x100) if code not in _FREE}
    return western | dict(zip(_FREE, MORE, strict=True))


@cache
def _made() -> tuple[bytes, dict[int, str], dict[int, float], dict[str, Any]]:
    """The font file, the names and widths of its letters by code, and what its descriptor says."""
    whole = subset(latin_fonts()["Regular"], map(ord, "".join(letters().values())), bare=True)
    with TTFont(BytesIO(whole)) as font:
        cmap, advances, scale = font.getBestCmap(), font["hmtx"].metrics, 1000 / font["head"].unitsPerEm
        names = {code: cmap[ord(letter)] for code, letter in letters().items()}
        widths = {code: advances[name][0] * scale for code, name in names.items()}
        about = {
            "FontBBox": [round(getattr(font["head"], one) * scale) for one in _BOX],
            "Ascent": round(font["hhea"].ascent * scale),
            "Descent": round(font["hhea"].descent * scale),
            "CapHeight": round(font["OS/2"].sCapHeight * scale),
        }
        return font.reader["CFF "], names, widths, about


def form_font(whole: pikepdf.Pdf) -> Dictionary:
    """The font as an object of a file."""
    program, names, widths, about = _made()
    file = whole.make_stream(program, Subtype=Name.Type1C)
    name = Name("/EHFORM+SourceSansPro-Regular")
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=name, Flags=32, ItalicAngle=0, StemV=84, **about)
    descriptor.FontFile3 = file
    differences = Array([part for code in sorted(_FREE) for part in (code, Name(f"/{names[code]}"))])
    return whole.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=name,
            FirstChar=1,
            LastChar=255,
            Widths=Array([round(widths.get(code, 0), 3) for code in range(1, 256)]),
            FontDescriptor=whole.make_indirect(descriptor),
            Encoding=Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=differences),
        )
    )
