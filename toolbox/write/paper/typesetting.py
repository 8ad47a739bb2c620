"""Paper: PDF files, tagged for screen readers (PDF/UA-1), set by Typst.

What an organiser types reaches Typst as data, never as markup.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any, NamedTuple

import typst
from pydantic_core import to_json

from toolbox.write.figures import FIGURE
from toolbox.write.palette import palette
from toolbox.write.paper.errors import PaperError
from toolbox.write.paper.feet import with_links
from toolbox.write.paper.fonts import FAMILIES, font_folder, on_paper
from toolbox.write.paper.qr import qr_svg
from toolbox.write.paper.tags import packed
from toolbox.write.signs import signs
from toolbox.write.words.rows import ActionRow, EventView

_EVERY = (
    *("language", "name", "in_short", "city", "site_name", "address"),
    *("tier", "facts", "help", "contact", "page", "paper"),
)
_MADE = ("fonts", "qr_svg")
_FIRST = ("first", "first_size")
_SIZES = (12, 11.5, 11, 10.5, 10)
"""Points of what is to be done on the sheet that hangs: the largest in which all of it stands there."""
_PLAN = ("heat", "quantities", *_FIRST, "phases")
_DAY = ("late", "past", "read_on")
_WANTED = {
    "checklist.typ": (*_EVERY, *_MADE, *_PLAN, "labels", "partners", "reviewed", "version", "sheet", *_DAY),
    "basics.typ": (*_EVERY, *_MADE, *_FIRST, *_DAY),
    "briefings.typ": (*_EVERY, *_MADE, "briefings", "ways"),
    "posters.typ": ("posters", "help", "fonts", "fitted"),
    "meeting.typ": ("meeting", "fonts"),
    "evaluation.typ": (*_EVERY, *_MADE, "evaluation_address", "evaluation_qr"),
    "feet.typ": ("language", "help", "page", "paper", "fonts", "pages"),
}
"""What each template reads of an event: what it does not read need not be handed over."""
_WITHOUT_FEET = {"posters.typ", "meeting.typ"}
_ALL = frozenset((*(name for names in _WANTED.values() for name in names), "signs", "direction"))
_OF_A_ROW = (
    *("text", "instead", "quantities", "translated", "instead_translated", "late", "mark", "also"),
    *("lang", "instead_lang"),
    *("role", "due", "do", "basis", "weight", "settle"),
)
"""What they read of the row of an action: the engine reads in all that it is given, as if it were a text to set."""
_SHORTEST_IN_TEXT = 3
"""Numbers from here on can be tapped within a text: `15` is an ambulance in France, *15 minutes* are not."""
_TEMPLATES = files("toolbox.write").joinpath("templates")


class _Words(NamedTuple):
    """What a template reads of an event, as JSON; apart from it what many events share.

    That is numbers to call, signs, and whether it is written from right to left.
    """

    own: bytes
    numbers: bytes
    signs: bytes
    leftward: bytes


def typeset(template: str, data: dict[str, Any], made: datetime) -> bytes:
    """A PDF from one of the templates; `data` is what `printable` gives, `made` the moment that stands in the file.

    The same plan and moment give the same bytes. Raises PaperError.
    """
    content = _compiled(template, data, made)
    return packed(content) if template in _WITHOUT_FEET else with_links(content, partial(_feet, data))[1]


def first_sheet(data: dict[str, Any], made: datetime) -> tuple[float, bytes]:
    """How large the letters of the sheet that hangs can be, in points, and that sheet. Raises PaperError.

    Nearly always the largest do: to set it in these and look takes half as long as to measure it first.
    """
    for size in _SIZES:
        content = _compiled("basics.typ", data | {"first_size": size}, made)
        pages, sheet = with_links(content, partial(_feet, data))
        if pages == 1:
            break
    return size, sheet


def _compiled(template: str, data: dict[str, Any], made: datetime) -> bytes:
    try:
        content = _compiler(template, _words(template, data)).compile(
            format="pdf", pdf_standards=["ua-1"], timestamp=int(made.timestamp())
        )
    except typst.TypstError as error:
        raise PaperError(f"{template} {data.get('name', '')}: {error}") from error
    assert isinstance(content, bytes)
    return content


def printable(view: EventView) -> dict[str, Any]:
    """An event as it can be set, with the fonts and the codes."""
    made: dict[int, Any] = {}
    data = {one.name: _lean(getattr(view, one.name), made) for one in fields(view) if one.name in _ALL}
    # The checklist has what comes first on a sheet of its own.
    data["phases"] = [{"id": one.id, "label": one.label, "rest": _lean(one.rest, made)} for one in view.phases]
    data["fonts"] = FAMILIES
    return data | {"qr_svg": qr_svg(view.address), "evaluation_qr": qr_svg(view.evaluation_address)}


def _lean(value: Any, made: dict[int, Any]) -> Any:
    """A part of a view as plain data that can be set; `made` has by identity what stands in it more than once."""
    if isinstance(value, tuple):
        return [_lean(one, made) for one in value]
    if not is_dataclass(value):
        return as_set(value)
    if id(value) not in made:
        names = _OF_A_ROW if isinstance(value, ActionRow) else (one.name for one in fields(value))
        made[id(value)] = {name: _lean(getattr(value, name), made) for name in names}
    return made[id(value)]


def letter(template: str, words: dict[str, Any], made: datetime) -> bytes:
    """A PDF of a template that is about no event; `words` is all that it reads, as it should be seen."""
    name = template.removesuffix(".typ")
    return typeset(template, {name: as_set(words), "fonts": FAMILIES}, made)


def places(template: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The places to write on that a template marks, in millimetres, with their names and words."""
    return _marked(template, _words(template, data), "field")


def _feet(data: dict[str, Any], pages: int) -> list[dict[str, Any]]:
    """Where the numbers in the foot stand, on so many pages."""
    return _feet_of(_words("feet.typ", data | {"pages": pages}))


@lru_cache(maxsize=64)
def _feet_of(words: _Words) -> list[dict[str, Any]]:
    """The same by its words: they are those of many events, for which it is asked once."""
    return _marked("feet.typ", words, "foot")


def fitted(data: dict[str, Any]) -> dict[str, float]:
    """How large the letters of posters are, in points, by what is set in them, and the scale of who helps."""
    return _fitted_of(_words("posters.typ", data | {"fitted": {}}))


@lru_cache(maxsize=64)
def _fitted_of(words: _Words) -> dict[str, float]:
    """The same by the words: but for the name they are those of many events, for which it is tried out once."""
    return {one["what"]: one["size"] for one in _marked("posters.typ", words, "fitted")}


def _marked(template: str, words: _Words, name: str) -> list[dict[str, Any]]:
    """The data that a template left on its pages under a name."""
    found: list[dict[str, Any]] = json.loads(_compiler(template, words).query(f"<{name}>", field="value"))
    return found


def _words(template: str, data: dict[str, Any]) -> _Words:
    numbers = [one["call"] for one in data.get("help", ()) if len(one["call"]) >= _SHORTEST_IN_TEXT]
    drawn = {name: {"sign": signs()[name], "word": word} for name, word in data.get("signs", {}).items()}
    direction = next(one["direction"] for one in (data, *data.values()) if isinstance(one, dict) and "direction" in one)
    own = {name: data[name] for name in _WANTED[template]}
    return _Words(to_json(own), to_json(numbers), to_json(drawn), to_json(direction == "rtl"))


def _compiler(template: str, words: _Words) -> typst.Compiler:
    """The engine with a template and its words. It keeps what it laid out lately: what events share is laid out once.

    The words come as files and not as an input of the engine: an input that changes makes it forget all. What
    `common.typ` itself reads stands in a file that seldom changes: it is worked out once, and not for each event.
    """
    shared = {"numbers.json": words.numbers, "signs.json": words.signs, "leftward.json": words.leftward}
    sources = _sources(template) | {"data.json": words.own} | shared
    return typst.Compiler(sources, font_paths=_fonts())  # type: ignore[type-var]  # the stub leaves out the dict


@cache
def _sources(template: str) -> dict[str, bytes]:
    """All that a template may read, by its path; it is called main itself."""
    main = _TEMPLATES.joinpath(template).read_bytes()
    # The engine takes in each file that it is given, and does so anew for each event.
    drawings = _TEMPLATES.joinpath("icons").iterdir() if b"icons/" in main else ()
    icons = {f"icons/{one.name}": one.read_bytes() for one in drawings}
    shared = {"common.typ": _TEMPLATES.joinpath("common.typ").read_bytes()}
    colours = {"palette.json": json.dumps({name: one.light for name, one in palette().items()}).encode()}
    figures = {"figures.json": json.dumps(FIGURE).encode()}
    return {"main": main} | shared | colours | figures | icons


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
