"""QR codes, for paper and for the page."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=64)
def qr_svg(address: str) -> str:
    """A QR code as SVG; error correction M, no border (the layout leaves it)."""
    buffer = BytesIO()
    segno.make(address, error="m", micro=False).save(
        buffer, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True
    )
    return buffer.getvalue().decode()
