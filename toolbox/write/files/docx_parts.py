"""What python-docx has no word for: rows that repeat, boxes to fill in, links, page numbers, the language of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from toolbox.write.palette import on_white

_INK, _PETROL, _PALE, _YELLOW, _LINE, _GREY = on_white("ink", "petrol", "petrol-pale", "warning-wash", "line", "grey")
_FONT = "Calibri"
_SIZES = {"Title": 22, "Subtitle": 12, "Heading 1": 15, "Heading 2": 12, "Caption": 9}
_ALIAS = 64
"""Letters of the name of a box that Word takes."""
_WRITTEN = Cm(0.9)
"""So high is a row at least in which somebody writes with a pen."""


@dataclass(frozen=True)
class Blank:
    """A box to fill in: what stands in it, and its name for who hears the page."""

    text: str
    name: str


@dataclass(frozen=True)
class Web:
    """A link."""

    text: str
    url: str


Cell = str | Blank | Web

# The order in which ISO/IEC 29500-1 has the parts of a paragraph's and of a table's properties (17.3.1, 17.4.59).
_AFTER_BIDI = tuple(f"w:{one}" for one in ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc"))
_AFTER_VISUAL = tuple(
    f"w:{one}" for one in ("tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "tblLayout", "tblLook")
)


def lay_out(document: Any, language: str) -> None:
    """A4, letters and colours of ours, and the language in which a program reads and checks the text."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(2.2)
    styles = document.styles
    (lang,) = styles.element.iter(qn("w:lang"))
    lang.set(qn("w:val"), language)
    _letters(styles["Normal"], 11, _INK)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in _SIZES.items():
        _letters(styles[name], size, _GREY if name in ("Caption", "Subtitle") else _PETROL)
    for name in ("Heading 1", "Heading 2"):
        styles[name].paragraph_format.space_before = Pt(14 if name == "Heading 1" else 8)
        styles[name].paragraph_format.space_after = Pt(4)
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Caption", "Subtitle"):
        styles[name].font.bold = styles[name].font.italic = False


def turn(document: Any, language: str) -> None:
    """From right to left: the lines, the columns of tables, and the page."""
    normal = document.styles["Normal"].element.get_or_add_pPr()
    normal.insert_element_before(_element("w:bidi"), *_AFTER_BIDI)
    for made in document.tables:
        made._tbl.tblPr.insert_element_before(_element("w:bidiVisual"), *_AFTER_VISUAL)
    for section in document.sections:
        section._sectPr.insert_element_before(_element("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:bidi"), language)


def _letters(style: Any, size: float, colour: str) -> None:
    style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour[1:])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), _FONT)


def table(document: Any, name: str, rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> None:
    """A table with a name; its first row stands again on each page that it runs on to, and no row breaks."""
    made = document.add_table(len(rows), len(widths), style="Table Grid")
    made.autofit = False
    _named(made, name)
    for number, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        _mark(row, "w:cantSplit")
        if not number:
            _mark(row, "w:tblHeader")
        if any(isinstance(one, Blank) for one in cells):
            row.height, row.height_rule = _WRITTEN, WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, content, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            _fill(cell, content, head=not number)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width


def _named(made: Any, name: str) -> None:
    properties = made._tbl.tblPr
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=_LINE[1:]))
    look = properties.find(qn("w:tblLook"))
    look.addprevious(borders)
    look.addnext(_element("w:tblCaption", val=name))


def _mark(row: Any, what: str) -> None:
    row._tr.get_or_add_trPr().append(_element(what))


def _fill(cell: Any, content: Cell, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if isinstance(content, Blank):
        _shade(cell, _YELLOW)
        _box(paragraph, content)
    elif isinstance(content, Web):
        link(paragraph, content.text, content.url)
    else:
        run = paragraph.add_run(content)
        run.bold = head or None
    if head:
        paragraph.paragraph_format.keep_with_next = True
        _shade(cell, _PALE)


def _shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colour[1:]))


def _box(paragraph: Any, blank: Blank) -> None:
    """A box of plain text, whose words go when somebody writes in it."""
    box, about, content = (_element(f"w:{one}") for one in ("sdt", "sdtPr", "sdtContent"))
    about.append(_element("w:alias", val=blank.name[:_ALIAS]))
    about.append(_element("w:showingPlcHdr"))
    about.append(_element("w:text", multiLine="1"))
    run = paragraph.add_run(blank.text)
    run.font.color.rgb = RGBColor.from_string(_GREY[1:])
    content.append(run._r)
    box.extend((about, content))
    paragraph._p.append(box)


def link(paragraph: Any, text: str, url: str, before: str = "", after: str = "") -> None:
    """A link, with what stands before and after it; only its text where it has no address."""
    paragraph.add_run(before)
    run = paragraph.add_run(text)
    if url:
        run.font.underline, run.font.color.rgb = True, RGBColor.from_string(_PETROL[1:])
        leads = _element("w:hyperlink")
        leads.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        leads.append(run._r)
        paragraph._p.append(leads)
    paragraph.add_run(after)


def footer(document: Any, before: str, page: str) -> None:
    """A line under each page; in `page`, `{page}` and `{pages}` are numbers that Word keeps."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Caption"]
    paragraph.add_run(before)
    first, _, rest = page.partition("{page}")
    middle, _, last = rest.partition("{pages}")
    for text, field in ((first, "PAGE"), (middle, "NUMPAGES")):
        paragraph.add_run(text)
        number = _element("w:fldSimple", instr=field)
        number.append(paragraph.add_run("1")._r)
        paragraph._p.append(number)
    paragraph.add_run(last)


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
