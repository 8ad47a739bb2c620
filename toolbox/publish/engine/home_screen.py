"""What a phone needs to put the site on its home screen: a manifest, and icons drawn in the colours of the palette."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from toolbox.model.project import Project
from toolbox.write.palette import palette
from toolbox.write.words.language import speak

MANIFEST = "manifest.webmanifest"
ICONS = (192, 512)
_FOLDER = "assets/images"
_FINE = 4
"""Drawn so many times as large and then made smaller, for smooth edges."""
_TICK = ((0.28, 0.52), (0.43, 0.67), (0.73, 0.34))


def write_home_screen(project: Project, code: str, folder: Path) -> None:
    """Write manifest and icons below the root of a language."""
    policy, language = project.policy, speak(project, code)
    manifest = {
        "name": policy.say(policy.site_name, code),
        "short_name": language.say("page", "short_name", city=policy.city),
        "lang": code,
        "start_url": "./",
        "scope": "./" if code == policy.source_language else "../",
        # With the browser's way back, and little else.
        "display": "minimal-ui",
        "background_color": palette()["background"].light,
        "theme_color": palette()["header"].light,
        "icons": [
            {"src": f"{_FOLDER}/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size in ICONS
            for purpose in ("any", "maskable")
        ],
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / _FOLDER).mkdir(parents=True, exist_ok=True)
    for size in ICONS:
        (folder / _FOLDER / f"icon-{size}.png").write_bytes(_drawn(size))


@cache
def _drawn(size: int) -> bytes:
    """An icon as a file, the same in every language."""
    drawn = BytesIO()
    _icon(size).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _icon(size: int) -> Image.Image:
    """A tick on the site's colour; what a phone cuts off at the edges is colour alone."""
    large = size * _FINE
    drawn = Image.new("RGB", (large, large), palette()["petrol"].light)
    line = [(x * large, y * large) for x, y in _TICK]
    pen, width = ImageDraw.Draw(drawn), round(large * 0.1)
    pen.line(line, fill=palette()["white"].light, width=width, joint="curve")
    for x, y in (line[0], line[-1]):
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=palette()["white"].light)
    return drawn.resize((size, size), Image.Resampling.LANCZOS)
