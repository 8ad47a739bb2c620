"""What is written from right to left: the sheets and the file for the desk turn, and an address keeps its order."""

from __future__ import annotations

import zipfile
from dataclasses import fields, replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.contents import pages_of_pdf
from toolbox.model.pages.page import Page
from toolbox.model.project import Project
from toolbox.write.outputs import ON_DEMAND, OUTPUTS, Event

MAKE = {output.name: output.make for output in (*OUTPUTS, *ON_DEMAND)}


@pytest.fixture(scope="module")
def event(project: Project) -> Event:
    """An event whose language is Arabic; its words are still those of another."""
    words = dict(project.phrases["nl"])
    phrases = {**project.phrases, "ar": words | {"language": {**words["language"], "locale": "ar"}}}
    pages = {field.name: spoken(getattr(project, field.name)) for field in fields(project)}
    policy = project.policy.model_copy(update={"languages": (*project.policy.languages, "ar")})
    return Event(project.profiles[0], replace(project, **pages | {"policy": policy, "phrases": phrases}), "ar")


def spoken(value: Any) -> Any:
    """The same pages, said in Arabic too."""
    if not (isinstance(value, tuple) and value and all(isinstance(one, Page) for one in value)):
        return value
    return tuple(one.model_copy(update={"words": {**one.words, "ar": one.words["nl"]}}) for one in value)


def test_the_table_and_the_file_for_the_desk_turn(event: Event) -> None:
    book = load_workbook(BytesIO(MAKE["checklist.xlsx"](event)))
    assert [sheet.sheet_view.rightToLeft for sheet in book] == [True] * len(book.worksheets)
    with zipfile.ZipFile(BytesIO(MAKE["dossier.docx"](event))) as file:
        text = file.read("word/document.xml").decode()
        assert text.count("<w:bidiVisual/>") == text.count("<w:tblPr>") > 0
        assert "<w:pPr><w:bidi/>" in file.read("word/styles.xml").decode()


def test_an_address_keeps_the_order_of_its_parts(event: Event) -> None:
    address = event.view.address.removeprefix("https://").rstrip("/")
    assert "/" in address
    assert any(address in page for page in pages_of_pdf(MAKE["checklist.pdf"](event)))
