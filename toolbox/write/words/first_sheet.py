"""How much room rows take on paper, and whether what comes first surely stands on one sheet in large letters.

To set the sheet once more only to measure it takes as long as the sheet itself; where this reckoning is not sure, the
template (common.typ) measures, and takes smaller letters where it must.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolbox.write.words.facts import FactRow
from toolbox.write.words.rows import ActionRow, PhaseRows

_ROOM = 754
"""Points down on an A4 sheet, without its edges, head and foot."""
_REST, _LINE = 198, 14
"""Points that title, headings, lines to fill in, numbers and legend take; a line of letters of 12 points."""
_ROW, _ROW_LETTERS = 26.6, 130
"""Points of a row of two lines, and the letters that surely stand in these."""
_SIGNS = {"law": 8, "city": 9, "label": 10, "life": 17}
"""How many letters a sign takes, in rows of any size."""
_TITLE_LETTERS, _LINE_LETTERS, _WHO_LETTERS = 34, 70, 13
"""The letters that surely stand in a line of the title, of what is said under it, and of who does a row."""


def surely_fits(first: Iterable[PhaseRows], name: str, said: Iterable[str], facts: Iterable[FactRow]) -> bool:
    """Whether the sheet holds the first actions in letters of 12 points; `said` are lines under the title."""
    rows = sum(_height(row) for phase in first for row in phase.actions)
    told = [*said, *(one.value for one in facts if one.name == "days")]
    lines = sum(_lines(one, _LINE_LETTERS) for one in told) + 2 * (_lines(name, _TITLE_LETTERS) - 1)
    return _REST + rows + _LINE * lines <= _ROOM


def letters_in(row: ActionRow) -> int:
    """How many letters wide a row is with its signs."""
    return len(row.text) + sum(_SIGNS.get(one, 0) for one in (row.basis.id, row.weight.id))


def _height(row: ActionRow) -> float:
    who = _lines(f"{row.role} · {row.also}" if row.also else row.role, _WHO_LETTERS) + (row.phase != "during")
    return _ROW + _LINE * max(-(-(letters_in(row) - _ROW_LETTERS) // 65), 0) + 5 * max(who - 2, 0)


def _lines(text: str, letters: int) -> int:
    return -(-len(text) // letters)
