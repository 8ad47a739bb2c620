"""Paper: PDF files, tagged for screen readers (PDF/UA-1), set by Typst.

What an organiser types reaches Typst as data, never as markup.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from toolbox.write.palette import palette
from toolbox.write.paper.errors import PaperError
from toolbox.write.paper.feet import with_links
from toolbox.write.paper.fonts import FAMILIES, font_folder, on_paper
from toolbox.write.paper.qr import qr_svg

_EVERY = ("language", "name", "city", "site_name", "address", "tier", "facts", "help", "contact", "page", "paper")
_MADE = ("fonts", "qr_svg")
_PLAN = ("heat", "quantities", "first", "phases")
_DAY = ("late", "past", "read_on")
_WANTED = {
    "checklist.typ": (*_EVERY, *_MADE, *_PLAN, "labels", "partners", "reviewed", "version", "sheet", *_DAY),
    "basics.typ": (*_EVERY, *_MADE, "first"),
    "briefings.typ": (*_EVERY, *_MADE, "briefings", "ways", "past"),
    "posters.typ": ("posters", "fonts"),
    "meeting.typ": ("meeting", "fonts"),
    "evaluation.typ": (*_EVERY, *_MADE, "evaluation_address", "evaluation_qr"),
}
"""What each template reads of an event: what it does not read need not be handed over."""
_ALL = frozenset(name for names in _WANTED.values() for name in names)
_TEMPLATES = files("toolbox.write").joinpath("templates")


def typeset(template: str, data: dict[str, Any], made: datetime) -> bytes:
    """A PDF from one of the templates; `data` is what `printable` gives, `made` the moment that stands in the file.

    The same plan and moment give the same bytes. Raises PaperError.
    """
    try:
        content = _compiler(template, data).compile(
            format="pdf", pdf_standards=["ua-1"], timestamp=int(made.timestamp())
        )
    except typst.TypstError as error:
        raise PaperError(f"{template} {data.get('name', '')}: {error}") from error
    assert isinstance(content, bytes)
    return with_links(content, _marked(template, data, "foot"))


def printable(view: dict[str, Any]) -> dict[str, Any]:
    """What `view` gives as it can be set, with the fonts and the codes."""
    data: dict[str, Any] = as_set({name: value for name, value in view.items() if name in _ALL})
    data["fonts"] = FAMILIES
    addresses = {"qr_svg": "address", "evaluation_qr": "evaluation_address"}
    return data | {name: qr_svg(view[address]) for name, address in addresses.items()}


def letter(template: str, words: dict[str, Any], made: datetime) -> bytes:
    """A PDF of a template that is about no event; `words` is all that it reads, as it should be seen."""
    name = template.removesuffix(".typ")
    return typeset(template, {name: as_set(words), "fonts": FAMILIES}, made)


def places(template: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The places to write on that a template marks, in millimetres, with their names and words."""
    return _marked(template, data, "field")


def _marked(template: str, data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The data that a template left on its pages under a name."""
    found: list[dict[str, Any]] = json.loads(_compiler(template, data).query(f"<{name}>", field="value"))
    return found


def _compiler(template: str, data: dict[str, Any]) -> typst.Compiler:
    """The engine with a template and its words. It keeps what it laid out lately: what events share is laid out once.

    The words come as a file and not as an input of the engine: an input that changes makes it forget all.
    """
    words = json.dumps({name: data[name] for name in _WANTED[template]}, ensure_ascii=False)
    sources = _sources(template) | {"data.json": words.encode()}
    return typst.Compiler(sources, font_paths=_fonts())  # type: ignore[type-var]  # the stub leaves out the dict


@cache
def _sources(template: str) -> dict[str, bytes]:
    """All that a template may read, by its path; it is called main itself."""
    icons = {f"icons/{one.name}": one.read_bytes() for one in _TEMPLATES.joinpath("icons").iterdir()}
    shared = {"common.typ": _TEMPLATES.joinpath("common.typ").read_bytes()}
    colours = {"palette.json": json.dumps({name: one.light for name, one in palette().items()}).encode()}
    return {"main": _TEMPLATES.joinpath(template).read_bytes()} | shared | colours | icons


@cache
def _fonts() -> typst.Fonts:
    """The fonts, read once a process."""
    folder = os.fspath(font_folder())
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def as_set(value: Any) -> Any:
    """Plain data with its texts as they can be set."""
    if isinstance(value, str):
        return on_paper(value)
    if isinstance(value, list | tuple):
        return [as_set(one) for one in value]
    if isinstance(value, dict):
        return {key: as_set(one) for key, one in value.items()}
    return value
