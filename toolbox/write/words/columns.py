"""The columns of an action: what stands in the tables (CSV, XLSX, the form's own) and around its text in a list.

One row a column; everything that shows an action loops over them. The form on the site has the same cells in
`plan/columns.js`, in the order that the catalogue brings; a test compares the tables and the lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from toolbox.write.words.language import Language
from toolbox.write.words.rows import ActionRow, Part

Cell = Callable[[ActionRow, Language], str]
Where = Literal["calendar", "letter", "paper"]
Spot = Literal["before", "under", "folded"]
"""Where a page says it: before the text of the action, in the line under it, or once somebody asks why."""


def _nothing(_row: ActionRow, _language: Language) -> str:
    return ""


@dataclass(frozen=True)
class Column:
    """One column. `heading` is the phrase over it in a table, `width` the letters that it takes in a sheet.

    `cell` is what a table says of an action; one without `width` stands in no table. `line` is what a list says of it,
    nothing where that says nothing, and `spot` where on a page; `said_in` names what says the same in a few words.
    """

    name: str
    heading: tuple[str, str]
    width: int = 0
    cell: Cell = _nothing
    line: Cell | None = None
    spot: Spot = "under"
    said_in: tuple[Where, ...] = ()


def told(row: ActionRow, language: Language) -> str:
    """What to do; once it is late, what to do instead behind it. What nobody has translated says so."""
    unlike = language.say("page", "not_translated")
    return f"{row.words(unlike)} → {row.words_instead(unlike)}" if row.late and row.instead else row.words(unlike)


def _how_often(row: ActionRow, _: Language) -> str:
    """That it is done every day; what is done once needs no word."""
    return row.marks["again"].label if row.marks["again"].id == "daily" else ""


def _day(row: ActionRow, _: Language) -> str:
    return "" if row.phase == "during" else row.do.day


COLUMNS = (
    Column("status", ("sheet", "status"), 11, lambda _, language: language.say("sheet", "open")),
    Column("phase", ("page", "phase"), 10, lambda row, _: row.phase_label),
    Column(
        "basis",
        ("page", "basis"),
        11,
        lambda row, _: row.basis.label,
        line=lambda row, _: row.basis.label if row.basis.id != "advice" else "",
        spot="before",
        said_in=("calendar", "letter"),
    ),
    Column(
        "weight",
        ("page", "weight"),
        12,
        lambda row, _: row.weight.label,
        line=lambda row, _: row.weight.label if row.weight.id == "life" else "",
        spot="before",
        said_in=("calendar", "letter"),
    ),
    Column("due", ("page", "due"), 16, lambda row, _: row.do.iso, line=_day, said_in=("letter",)),
    Column("mark", ("page", "soon"), 11, lambda row, _: row.mark, line=lambda row, _: row.mark, said_in=("letter",)),
    Column("what_to_do", ("page", "what_to_do"), 62, told),
    Column(
        "role",
        ("page", "role"),
        16,
        lambda row, _: row.role,
        line=lambda row, _: row.role,
        said_in=("calendar", "letter"),
    ),
    Column("name", ("sheet", "name"), 20),
    Column(
        "guideline",
        ("page", "guideline"),
        26,
        lambda row, _: row.guideline.label,
        line=lambda row, _: row.guideline.label,
        spot="folded",
    ),
    Column(
        "again",
        ("page", "how_often"),
        10,
        _how_often,
        line=_how_often,
        said_in=("calendar", "paper"),
    ),
    Column(
        "why",
        ("page", "why"),
        44,
        lambda row, _: row.why,
        line=lambda row, _: row.why,
        spot="folded",
        said_in=("calendar",),
    ),
    Column(
        "settle",
        ("page", "settle"),
        30,
        lambda row, _: row.settle.url if row.settle else "",
        line=lambda row, _: row.settle.title if row.settle else "",
        said_in=("letter",),
    ),
)
TABLE = tuple(column for column in COLUMNS if column.width)
LINE = tuple(column for column in COLUMNS if column.line)


@cache
def saying(where: Where) -> tuple[str, ...]:
    """The names of the columns that something says in a few words."""
    return tuple(column.name for column in LINE if where in column.said_in)


def said(parts: Iterable[Part], where: Where) -> str:
    """Of what a list says of an action, what something says in a few words."""
    return " · ".join(part.text for part in parts if part.name in saying(where))


def headings(language: Language) -> list[str]:
    """What stands over the columns of a table."""
    return [language.say(*column.heading) for column in TABLE]


def cells(row: ActionRow, language: Language) -> list[str]:
    """What a table says of an action, column by column."""
    return [column.cell(row, language) for column in TABLE]


def line(row: ActionRow, language: Language) -> tuple[Part, ...]:
    """What a list says of an action beside its text: the parts that say something."""
    said = ((column, column.line(row, language)) for column in LINE if column.line)
    return tuple(Part(column.name, text, *_more(column.name, row), column.spot) for column, text in said if text)


def _more(name: str, row: ActionRow) -> tuple[str, str]:
    """What a part of the line is as data, and where it leads."""
    if name == "settle" and row.settle:
        return "", row.settle.url
    known = {"basis": row.basis.id, "weight": row.weight.id, "due": row.do.iso, "guideline": row.guideline.id}
    return known.get(name, ""), ""
