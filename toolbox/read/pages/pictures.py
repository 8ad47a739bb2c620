"""Pictures of the manual: what a file really is counts, not its name, and nothing in it may run or be fetched."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from toolbox.model.problem import Place, Problems
from toolbox.paths import display_path

LARGEST = 1_000_000
"""Bytes of one picture; ours have 30,000."""
MOST_DOTS = 25_000_000
"""Dots of one picture, across times down: what a camera makes; more is meant to fill the memory."""
_ENDINGS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "WEBP": (".webp",), "SVG": (".svg",)}
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc")
_GROUPS = (
    "svg",
    "g",
    "defs",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "symbol",
)
_DRAWN = frozenset((*_SHAPES, *_GROUPS))
"""What a drawing may hold: shapes and words, nothing that runs, moves, or comes from elsewhere."""
_SVG = "{http://www.w3.org/2000/svg}"
_ELSEWHERE = re.compile(r"url\s*\(\s*[\"']?(?!#)|@import|expression|javascript:|data:|https?:|//", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)|<\?xml-", re.IGNORECASE)


def read_picture(path: Path, place: Place, problems: Problems) -> bytes | None:
    """The content of a picture; None after noting, at the place that shows it, why it is not fit to publish."""
    size = path.stat().st_size
    if size > LARGEST:
        problems.add(place, "picture-large", name=display_path(path), size=size // 1000, most=LARGEST // 1000)
        return None
    content = path.read_bytes()
    found = _drawing(content) if path.suffix == ".svg" else _photograph(content)
    if PurePosixPath(path.name).suffix not in _ENDINGS.get(found, ()):
        problems.add(place, "picture-kind", name=display_path(path))
        return None
    return content


def _photograph(content: bytes) -> str:
    """PNG, JPEG or WEBP where that is what it is, whole and of a sane size; nothing otherwise."""
    from PIL import (
        Image,  # It takes a twentieth of the time in which a command begins, and pictures are seldom read anew.
    )

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
            if picture.width * picture.height > MOST_DOTS:
                return ""
            picture.verify()
            return picture.format or ""
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""


def _drawing(content: bytes) -> str:
    """SVG where it is one that only draws; nothing otherwise."""
    if _DECLARED.search(content.replace(b"\x00", b"")):
        return ""
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return ""
    return "SVG" if root.tag == f"{_SVG}svg" and all(map(_only_draws, root.iter())) else ""


def _only_draws(element: ElementTree.Element) -> bool:
    if not isinstance(element.tag, str) or not element.tag.startswith(_SVG):
        return False
    names = [(name.rpartition("}")[2].lower(), value) for name, value in element.attrib.items()]
    return element.tag.removeprefix(_SVG) in _DRAWN and not any(
        name.startswith("on") or (name == "href" and not value.startswith("#")) or _ELSEWHERE.search(value)
        for name, value in names
    )
