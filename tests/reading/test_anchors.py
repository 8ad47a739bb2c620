"""The ids that stand around the prose of a page are those of its templates."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from toolbox.model.pages.kinds import KINDS, Kind
from toolbox.read.pages.anchors import OURS

TEMPLATES = ROOT / "toolbox" / "write" / "templates"
_ID = re.compile(r'id="(\w[\w-]*)"')
_MACRO = re.compile(r"\{%-? macro (\w+)\(.*?\{%-? endmacro", re.DOTALL)


def ids_of(kind: Kind) -> set[str]:
    """The ids that are written out in the templates of a kind, and in the macros that these use."""
    text = "".join((TEMPLATES / f"{kind.template}-{part}.html.j2").read_text("utf-8") for part in ("head", "foot"))
    for macro in _MACRO.finditer((TEMPLATES / "macros.html.j2").read_text("utf-8")):
        if f"m.{macro[1]}(" in text:
            text += macro[0]
    return set(_ID.findall(text))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.template], ids=lambda kind: kind.name)
def test_the_ids_around_a_page_are_known(kind: Kind) -> None:
    assert ids_of(kind) == set(OURS[kind.name])
