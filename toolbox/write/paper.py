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

_TEMPLATES = files("toolbox.write").joinpath("templates")


def typeset(template: str, shown: dict[str, Any], made_on: date) -> bytes:
    """A PDF from one of the templates; `shown` is what `view` gives, `made_on` the date inside the file.

    The same plan gives the same bytes. SOURCE_DATE_EPOCH, where set, stands in for `made_on`.
    """
    data = _on_paper(shown) | {"fonts": [FAMILY, FALLBACK], "qr_svg": qr_svg(shown["address"])}
    data["help_qr"] = qr_svg(shown["help_address"])
    content = _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=_timestamp(made_on),
    )
    assert isinstance(content, bytes)
    return content


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
