"""A PDF that can be filled in on a screen: fields laid over the places to write on of a page that Typst has set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from toolbox.write.paper.form_font import form_font
from toolbox.write.paper.tags import Spot, Tags, laid_over, opened, saved

_MULTILINE = 1 << 12
_LETTERS = "/Form 11 Tf 0 g"
_ONE_LINE = 10
"""A place lower than so many millimetres takes one line."""


def fillable(pdf: bytes, places: Iterable[dict[str, Any]]) -> bytes:
    """The same pages with text fields, each in the tags where its place was.

    Each of `places` says its `name`, the `words` that are read aloud for it, and its `spot` on a page.
    """
    with opened(pdf) as whole:
        tags, fonts = Tags(whole), Dictionary(Form=form_font(whole))
        made = [_field(whole, place, fonts) for place in places]
        for field in made:
            tags.put(Name.Form, field, in_place_of=str(field.TU))
        whole.Root.AcroForm = Dictionary(
            Fields=Array(made), NeedAppearances=True, DA=String(_LETTERS), DR=Dictionary(Font=fonts)
        )
        return saved(whole)


def _field(whole: pikepdf.Pdf, place: dict[str, Any], fonts: Dictionary) -> Dictionary:
    spot, words = Spot(**place["spot"]), place["words"]
    field = laid_over(whole, spot, words, Subtype=Name.Widget, FT=Name.Tx, T=String(place["name"]), DA=String(_LETTERS))
    field.TU = String(words)
    if spot.height > _ONE_LINE:
        field.Ff = _MULTILINE
    left, lower, right, upper = (float(one) for one in field.Rect)
    empty = whole.make_stream(
        b"/Tx BMC EMC",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, round(right - left, 2), round(upper - lower, 2)],
        Resources=Dictionary(Font=fonts),
    )
    field.AP = Dictionary(N=empty)
    return field
