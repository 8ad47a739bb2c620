"""The plan as a sheet to work in (XLSX). Nothing that an organiser typed is a formula."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from toolbox.model.project import Project
from toolbox.write.palette import on_white
from toolbox.write.words.columns import TABLE, cells, headings
from toolbox.write.words.language import Language
from toolbox.write.words.rows import EventView

HEAD = 3
"""The row, from 0, in which the headings of the first sheet stand."""
_INK, _GREY, _PETROL, _LINE, _WHITE = on_white("ink", "grey", "petrol", "line", "white")
_STATUS = tuple(zip(("open", "busy", "done"), on_white("extended", "water", "basic"), strict=True))
_ROLE, _NAME = (next(at for at, column in enumerate(TABLE) if column.name == name) for name in ("role", "name"))
"""Columns up to that of the name are printed: all of them on one page would have letters that nobody reads."""
_HEIGHT = 15.5
"""Points that a line of text takes: programs other than Excel do not reckon the height of a row for themselves."""
_LONGEST_LIST = 255
"""Letters that Excel takes in a list to choose from."""
_FOOTER = 110
"""Letters of the help numbers in the footer: Excel takes 255 signs in all, and a few count twice."""


def workbook(event: EventView, project: Project, language: Language, made: datetime) -> bytes:
    """The sheets of one event: the actions to follow up, and the figures with their sources; `made` stands inside."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": _safe(event.name),
            "subject": event.paper["title"],
            "company": event.city,
            "created": made.replace(tzinfo=None),
        }
    )
    styles = _styles(book)
    _actions(book, event, language, styles)
    _figures(book, event, project, styles)
    if language.direction == "rtl":
        for sheet in book.worksheets():
            sheet.right_to_left()
    book.close()
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "top"}
    cell = base | {"bottom": 1, "bottom_color": _LINE, "text_wrap": True}
    made = {
        "title": base | {"bold": True, "font_size": 16},
        "quiet": base | {"font_color": _GREY},
        "head": base | {"bold": True, "font_color": _WHITE, "bg_color": _PETROL, "text_wrap": True},
        "cell": cell,
        "day": cell | {"num_format": "ddd d mmm yyyy", "align": "left"},
        "link": cell | {"font_color": _PETROL, "underline": 1},
        "figure": cell | {"bold": True},
    }
    return {name: book.add_format(style) for name, style in made.items()}


def _actions(book: Any, event: EventView, language: Language, styles: dict[str, Any]) -> None:
    words, page, rows = event.sheet, event.page, event.actions
    first, last = HEAD + 1, HEAD + max(len(rows), 1)
    sheet = book.add_worksheet(words["actions"])
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, _safe(event.name), styles["title"])
    sheet.write_string(1, 0, f"{event.tier.label} · {page['why_heat']}: {event.heat.label}", styles["quiet"])
    places = [one.value for one in event.facts if one.name == "place"]
    sheet.write_string(2, 0, _safe(" · ".join([event.in_short, *places])), styles["quiet"])
    count = f'=COUNTIF(A{first + 1}:A{last + 1},"{words["done"]}")&" / "&{len(rows)}'
    sheet.write_string(1, 4, words["progress"], styles["quiet"])
    sheet.write_formula(1, 6, count, styles["figure"], f"0 / {len(rows)}")
    for at, (column, heading) in enumerate(zip(TABLE, headings(language), strict=True)):
        sheet.write_string(HEAD, at, heading, styles["head"])
        sheet.set_column(at, at, column.width)
    for number, row in enumerate(rows, start=first):
        said = cells(row, language)
        for at, text in enumerate(said):
            if TABLE[at].name == "due":
                sheet.write_datetime(number, at, datetime.fromisoformat(text), styles["day"])
            else:
                sheet.write_string(number, at, _safe(text), styles["cell"])
        lines = (
            -(-len(text) // (column.width - 7)) for column, text in zip(TABLE, said, strict=True) if column.width > 40
        )
        sheet.set_row(number, _HEIGHT * max(lines))
    _to_work_in(sheet, book, event, first, last)


def _to_work_in(sheet: Any, book: Any, event: EventView, first: int, last: int) -> None:
    """Lists to choose from, colours that follow the status, filters, and how it prints."""
    words = event.sheet
    status = [words[name] for name, _ in _STATUS]
    sheet.data_validation(first, 0, last, 0, {"validate": "list", "source": status})
    roles = {"validate": "list", "source": list(event.role_names), "error_type": "warning"}
    if len(",".join(event.role_names)) < _LONGEST_LIST:
        sheet.data_validation(first, _ROLE, last, _ROLE, roles)
    for name, colour in _STATUS:
        style = book.add_format({"bg_color": colour})
        rule = {"type": "cell", "criteria": "==", "value": f'"{words[name]}"', "format": style}
        sheet.conditional_format(first, 0, last, 0, rule)
    sheet.autofilter(HEAD, 0, last, len(TABLE) - 1)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, _NAME)
    sheet.repeat_rows(HEAD)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.set_footer("&L&9 " + event.help_short[:_FOOTER].replace("&", "&&") + "&R&9&P / &N")
    sheet.hide_gridlines(2)


def _figures(book: Any, event: EventView, project: Project, styles: dict[str, Any]) -> None:
    words = event.sheet
    sheet = book.add_worksheet(words["figures"])
    for column, (head, width) in enumerate(
        ((words["figure"], 44), (words["number"], 12), (words["unit"], 12), (event.page["sources"], 60))
    ):
        sheet.write_string(0, column, head, styles["head"])
        sheet.set_column(column, column, width)
    for row, one in enumerate(event.quantities, start=1):
        quantity = project.policy.quantities[one.name]
        sheet.write_string(row, 0, _safe(one.label), styles["cell"])
        sheet.write_number(row, 1, one.number, styles["figure"])
        sheet.write_string(row, 2, _safe(one.unit), styles["cell"])
        if quantity.source and quantity.source.url:
            sheet.write_url(row, 3, quantity.source.url, styles["link"], _safe(quantity.source.title))
        else:
            said = quantity.source.title if quantity.source else one.basis
            sheet.write_string(row, 3, _safe(said), styles["cell"])
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _safe(text: str) -> str:
    """Text that a cell can hold: at most as long as Excel takes."""
    return text[:32_000]
