"""The posters of one language as a PDF."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from toolbox.write.paper.fonts import FAMILIES
from toolbox.write.paper.qr import qr_svg
from toolbox.write.paper.typesetting import as_set, fitted, typeset
from toolbox.write.words.directions import as_it_begins, isolated
from toolbox.write.words.rows import PosterSet

_NO_PROSE = ("language", "direction", "name", "city", "address", "principle", "call", "tel", "url", "site", "lang")


def poster_pages(posters: PosterSet, made: datetime) -> bytes:
    """A page for each message, one with all of them, and one with who helps. Raises PaperError."""
    words: dict[str, Any] = as_set(asdict(posters))
    if posters.direction == "rtl":
        prose = _isolated(words)
        # Help lines have names of their own, some of them in another script.
        words = prose | {"name": as_it_begins(words["name"])}
    own = {"posters": words | {"qr": qr_svg(posters.address)}, "help": words["help"], "fonts": FAMILIES}
    sizes = fitted(own | {"posters": own["posters"] | {"name": ""}})
    return typeset("posters.typ", own | {"fitted": sizes}, made)


def _isolated(value: Any) -> Any:
    """The same plain data with each text that people read isolated."""
    if isinstance(value, str):
        return isolated(value)
    if isinstance(value, list | tuple):
        return [_isolated(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key in _NO_PROSE else _isolated(one) for key, one in value.items()}
    return value
