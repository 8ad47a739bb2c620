"""Paper: PDF files, tagged for screen readers (PDF/UA-1), set by Typst.

What an organiser types reaches Typst as data, never as markup.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from toolbox.write.fonts import FALLBACK, FAMILY, font_folder, on_paper
from toolbox.write.qr import qr_svg

_EVERY = ("language", "name", "city", "site_name", "address", "tier", "facts", "help", "contact", "page", "paper")
_MADE = ("fonts", "qr_svg")
_WANTED = {
    "checklist.typ": (*_EVERY, *_MADE, "heat", "quantities", "phases", "partners", "reviewed", "version", "sheet"),
    "briefings.typ": (*_EVERY, *_MADE, "briefings", "ways"),
    "posters.typ": ("language", "name", "city", "help", "page", "paper", "posters", "fonts", "help_qr", "help_address"),
    "evaluation.typ": (*_EVERY, *_MADE),
}
"""What each template reads of an event: what it does not read need not be handed over."""
_ALL = frozenset(name for names in _WANTED.values() for name in names)
_TEMPLATES = files("toolbox.write").joinpath("templates")


def typeset(template: str, shown: dict[str, Any], made_on: date) -> bytes:
    """A PDF from one of the templates; `shown` is what `printable` gives, `made_on` the date inside the file.

    The same plan gives the same bytes. SOURCE_DATE_EPOCH, where set, stands in for `made_on`.
    """
    wanted = _WANTED[template]
    content = _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": json.dumps({name: shown[name] for name in wanted}, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=_timestamp(made_on),
    )
    assert isinstance(content, bytes)
    return content


def printable(seen: dict[str, Any]) -> dict[str, Any]:
    """What `view` gives as it can be set, with the fonts and the codes."""
    shown: dict[str, Any] = _on_paper({name: value for name, value in seen.items() if name in _ALL})
    shown["fonts"] = [FAMILY, FALLBACK]
    return shown | {"qr_svg": qr_svg(seen["address"]), "help_qr": qr_svg(seen["help_address"])}


def places(template: str) -> list[dict[str, Any]]:
    """The places to write on that the template marked when it was last set in this process, in millimetres."""
    found: list[dict[str, Any]] = json.loads(_compiler(template).query("<field>", field="value"))
    return found


@cache
def _compiler(template: str) -> typst.Compiler:
    """One compiler a process and template."""
    return typst.Compiler(str(_TEMPLATES.joinpath(template)), font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """The fonts, read once a process."""
    folder = os.fspath(font_folder())
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _timestamp(made_on: date) -> int:
    """Seconds since 1970, UTC."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    return int(datetime.combine(made_on, time(12), UTC).timestamp())


def _on_paper(value: Any) -> Any:
    if isinstance(value, str):
        return on_paper(value)
    if isinstance(value, list):
        return [_on_paper(one) for one in value]
    if isinstance(value, dict):
        return {key: _on_paper(one) for key, one in value.items()}
    return value
