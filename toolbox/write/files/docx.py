"""The file for the events desk as a Word document: styles, headings, tables and boxes to fill in of Word's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm

from toolbox.write.files.docx_parts import Blank, Cell, Web, footer, lay_out, link, table, turn
from toolbox.write.files.zip import repacked
from toolbox.write.words.dossier import Answer, Dossier, Part, Todo
from toolbox.write.words.language import Language
from toolbox.write.words.rows import EventView

_PROPERTY = 255
"""Letters that a property of a document takes."""
_ANSWERS = (6.0, 11.0)
_DUTIES = (6.0, 1.8, 2.4, 3.8, 3.0)
_TODOS = (11.0, 3.0, 3.0)
_CONTACTS = (4.5, 6.5, 6.0)
_NUMBERS = (11.0, 6.0)
"""Centimetres of the columns; each table fills the width between the margins."""


def document(view: EventView, dossier: Dossier, language: Language, made: datetime) -> bytes:
    """The document of one event; `made` stands inside, and the same event gives the same bytes."""
    paper = _Paper(view, dossier.words, language)
    paper.begin(made)
    paper.asked(dossier)
    paper.duties(dossier.duties)
    for part in dossier.parts:
        paper.part(part)
    paper.contacts(dossier.roles)
    if language.direction == "rtl":
        turn(paper.document, paper.code)
    buffer = BytesIO()
    paper.document.save(buffer)
    return repacked(buffer.getvalue())


class _Paper:
    """A document while it is being written."""

    def __init__(self, view: EventView, words: Mapping[str, str], language: Language) -> None:
        self.view, self.words, self.page = view, words, view.page
        self.code = str(language.locale).replace("_", "-")
        self.document: Any = Document()

    def begin(self, made: datetime) -> None:
        """Paper, styles and properties, and what stands above everything."""
        view, words, document = self.view, self.words, self.document
        lay_out(document, self.code)
        about = document.core_properties
        about.title, about.subject = view.name, words["title"]
        about.author = about.last_modified_by = view.contact.name[:_PROPERTY]
        about.language, about.comments, about.keywords, about.revision = self.code, "", "", 1
        about.created = about.modified = made.replace(tzinfo=None)
        document.add_paragraph(view.name, style="Title")
        document.add_paragraph(f"{words['title']}. {words['for_desk'].format(name=view.contact.name)}", "Subtitle")
        document.add_paragraph(words["how"])
        footer(document, "".join(f"{one} · " for one in (view.name, view.reviewed) if one), view.paper["page"])

    def asked(self, dossier: Dossier) -> None:
        """What the city asks and what else is known."""
        words = self.words
        if dossier.asked:
            self.document.add_heading(words["asked"], 1)
            self._answers(words["asked_table"], dossier.asked)
            if dossier.source:
                source = self.document.add_paragraph(style="Caption")
                before, _, after = words["source"].partition("{title}")
                link(source, dossier.source.title, dossier.source.url, before, after)
        if dossier.also:
            self.document.add_heading(words["also"], 1)
            self._answers(words["also_table"], dossier.also)

    def duties(self, duties: Sequence[Todo]) -> None:
        """A row a duty, with who asks it and where it is settled."""
        words, page = self.words, self.page
        self.document.add_heading(words["duties"], 1)
        self._said(words["duties_words" if duties else "duties_none"], above=bool(duties))
        heads = (page["what_to_do"], page["basis"], page["due"], page["settle"], words["state"])
        rows = [
            (one.text, one.by, one.due, Web(one.settle.title, one.settle.url) if one.settle else "", self._blank(one))
            for one in duties
        ]
        self._table(words["duties"], heads, rows, _DUTIES)

    def part(self, part: Part) -> None:
        """A chapter: what the plan says and what is to be filled in."""
        words, page = self.words, self.page
        self.document.add_heading(part.title, 1)
        if part.todos:
            self.document.add_heading(words["agreed"], 2)
            heads = (page["what_to_do"], page["role"], page["due"])
            rows = [(one.text, one.by, one.due) for one in part.todos]
            self._table(f"{part.title}: {words['agreed']}", heads, rows, _TODOS)
        if part.blanks:
            self.document.add_heading(words["yours"], 2)
            answers = [Answer(one, blank=words["fill_in"]) for one in part.blanks]
            self._answers(f"{part.title}: {words['yours']}", answers)

    def contacts(self, roles: Iterable[str]) -> None:
        """Whom the city can call, to be filled in, and the numbers that help; last where the plan stands."""
        words, view = self.words, self.view
        self.document.add_heading(words["contacts"], 1)
        self._said(words["contacts_words"])
        rows: list[Sequence[Cell]] = [
            (role, *(Blank(words["fill_in"], f"{role}: {words[one]}") for one in ("who", "phone"))) for role in roles
        ]
        self._table(words["contacts"], (words["task"], words["who"], words["phone"]), rows, _CONTACTS)
        self.document.add_heading(words["numbers"], 2)
        rows = [(line.name, line.call or Web(line.site, line.url)) for line in view.help]
        self._table(words["numbers"], (words["who"], words["number"]), rows, _NUMBERS)
        made_of = self.document.add_paragraph(style="Caption")
        link(made_of, view.address, view.address, f"{words['made_of']} ")

    def _said(self, words: str, above: bool = True) -> None:
        """A line; one that stands above a table stays with it."""
        self.document.add_paragraph(words).paragraph_format.keep_with_next = above

    def _answers(self, name: str, answers: Iterable[Answer]) -> None:
        rows = [(one.label, one.value or Blank(one.blank, one.label)) for one in answers]
        self._table(name, (self.words["fact"], self.words["answer"]), rows, _ANSWERS)

    def _blank(self, duty: Todo) -> Blank:
        return Blank(self.words["fill_in"], f"{self.words['state']}: {duty.text}")

    def _table(
        self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], centimetres: Sequence[float]
    ) -> None:
        if rows:
            table(self.document, name, [heads, *rows], [Cm(one) for one in centimetres])
