"""What is laid over the pages of a tagged PDF, inside its tags: PDF/UA asks a place in them of each link and field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_POINTS = 72 / 25.4
"""Points in a millimetre."""
_PRINTED = 4


@dataclass(frozen=True)
class Spot:
    """A place on a page, in millimetres from the top left; pages count from 1."""

    page: int
    x: float
    y: float
    width: float
    height: float


class Tags:
    """The tags of an open file, to which more can be added at their end."""

    def __init__(self, whole: pikepdf.Pdf) -> None:
        self._whole = whole
        self._tree = whole.Root.StructTreeRoot
        top = self._tree.K
        self._document = top[0] if isinstance(top, Array) else top

    def add(self, kind: Name, annotations: Iterable[Dictionary], words: str) -> None:
        """An element of this kind with these annotations, which are indirect and stand on their page already."""
        element = self._whole.make_indirect(
            Dictionary(Type=Name.StructElem, S=kind, P=self._document, Alt=String(words), K=Array())
        )
        for annotation in annotations:
            self._join(element, annotation)
        self._document.K.append(element)

    def put(self, kind: Name, annotation: Dictionary, in_place_of: str) -> None:
        """An element of this kind with an annotation, where the first picture stands that these words describe."""
        element = self._pictures[in_place_of].pop(0)
        element.S = kind
        element.K = Array()
        # What a picture says of its size holds for nothing else.
        del element.A
        self._join(element, annotation)

    @cached_property
    def _pictures(self) -> dict[str, list[Any]]:
        """The pictures by the words that describe them, in reading order."""
        found: dict[str, list[Any]] = {}
        for one in _below(self._document):
            if one.S == "/Figure":
                found.setdefault(str(one.Alt), []).append(one)
        return found

    def _join(self, element: Dictionary, annotation: Dictionary) -> None:
        annotation.StructParent = number = int(self._tree.ParentTreeNextKey)
        self._tree.ParentTreeNextKey = number + 1
        self._tree.ParentTree.Nums.extend(Array([number, element]))
        element.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=annotation.P))


def _below(element: Any) -> Iterator[Any]:
    """The elements below one, in reading order."""
    inside = element.get("/K", [])
    for one in inside if isinstance(inside, Array) else [inside]:
        if isinstance(one, Dictionary) and "/S" in one:
            yield one
            yield from _below(one)


def laid_over(whole: pikepdf.Pdf, spot: Spot, words: str, **rest: Any) -> Dictionary:
    """An annotation on its page, with the words that are read aloud for it."""
    page = whole.pages[spot.page - 1]
    top = float(page.MediaBox[3])
    left, upper = spot.x * _POINTS, top - spot.y * _POINTS
    right, lower = left + spot.width * _POINTS, upper - spot.height * _POINTS
    made = whole.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Rect=Array([round(one, 2) for one in (left, lower, right, upper)]),
            F=_PRINTED,
            P=page.obj,
            Contents=String(words),
            **rest,
        )
    )
    page.Annots = Array([*page.get("/Annots", []), made])
    page.Tabs = Name.S
    return made


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """A PDF to read or to lay something over.

    It is read from a file of its own: of one in memory each few bytes are asked for by way of Python, which takes twice
    as long.
    """
    number, place = mkstemp(prefix="toolbox-paper-", suffix=".pdf")
    try:
        with open(number, "wb") as file:
            file.write(pdf)
        with pikepdf.open(place) as whole:
            yield whole
    finally:
        Path(place).unlink()


def packed(pdf: bytes) -> bytes:
    """A file over which nothing was laid, as small as the others."""
    with opened(pdf) as whole:
        return saved(whole)


def saved(whole: pikepdf.Pdf) -> bytes:
    """The file: the same content gives the same bytes, and what says how it hangs together is packed too."""
    buffer = BytesIO()
    whole.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()
