"""A PDF that can be filled in on a screen: fields laid over the places to write on of a page that Typst has set."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_POINTS = 72 / 25.4
"""Points in a millimetre."""
_PRINTED, _MULTILINE = 4, 1 << 12
_LETTERS = "/Helv 11 Tf 0 g"
_ONE_LINE = 10
"""A place lower than so many millimetres takes one line."""


def fillable(pdf: bytes, fields: Iterable[dict[str, Any]], labels: dict[str, str]) -> bytes:
    """The same pages with text fields; `fields` are places in millimetres from the top left, `labels` name them aloud.

    The fields are not part of the page's tags, so the file no longer says that it keeps to PDF/UA.
    """
    with pikepdf.open(BytesIO(pdf)) as whole:
        page = whole.pages[0]
        font = whole.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        made = [whole.make_indirect(_field(one, page, labels)) for one in fields]
        page.Annots = Array([*page.get("/Annots", []), *made])
        page.Tabs = Name.R
        whole.Root.AcroForm = Dictionary(
            Fields=Array(made),
            NeedAppearances=True,
            DA=String("/Helv 11 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=font)),
        )
        with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for claim in [key for key in metadata if "pdfua" in key]:
                del metadata[claim]
        buffer = BytesIO()
        whole.save(buffer, deterministic_id=True)
        return buffer.getvalue()


def _field(place: dict[str, Any], page: pikepdf.Page, labels: dict[str, str]) -> Dictionary:
    top = float(page.MediaBox[3])
    left, upper = place["x"] * _POINTS, top - place["y"] * _POINTS
    right, lower = left + place["width"] * _POINTS, upper - place["height"] * _POINTS
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(place["name"]),
        TU=String(labels[place["name"]]),
        Rect=Array([round(one, 2) for one in (left, lower, right, upper)]),
        F=_PRINTED,
        DA=String(_LETTERS),
        P=page.obj,
    )
    if place["height"] > _ONE_LINE:
        field.Ff = _MULTILINE
    return field
