"""The evaluation that is filled in on a screen: what is typed is seen, and a screen reader comes by each field."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

from tests.writing.test_paper import tags
from toolbox.model.project import Project
from toolbox.write.outputs import OUTPUTS, Event
from toolbox.write.paper.form_font import MORE, letters

TYPED = "Café naïef, €5, ñandú, Şölen, een zitje."


@pytest.fixture(scope="module")
def form(project: Project) -> bytes:
    make = next(one.make for one in OUTPUTS if one.name == "evaluation-form.pdf")
    return make(Event(project.profiles[0], project, "nl"))


def by_value_alone(form: bytes, values: dict[str, str]) -> bytes:
    """Filled in by a program that leaves it to others to draw what was typed."""
    with pikepdf.open(BytesIO(form)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T) in values:
                field.V = pikepdf.String(values[str(field.T)])
        made = BytesIO()
        pdf.save(made)
        return made.getvalue()


def drawn_too(form: bytes, values: dict[str, str]) -> bytes:
    """Filled in by a program that draws it with the font of the form."""
    writer = PdfWriter(clone_from=BytesIO(form))
    writer.update_page_form_field_values(writer.pages[0], dict(values), auto_regenerate=False)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def poppler(pdf: bytes, *command: str) -> bytes:
    """What the library of Evince and Okular makes of a file."""
    return subprocess.run([*command, "-"], input=pdf, capture_output=True, check=True).stdout


@pytest.mark.parametrize("fill", [by_value_alone, drawn_too])
def test_every_letter_that_is_typed_is_seen(fill: Any, form: bytes) -> None:
    every = "".join(sorted(set(letters().values()) - set(" \xa0\xad")))
    lines = "\n".join(every[at : at + 50] for at in range(0, len(every), 50))
    filled = fill(form, {"worked": TYPED, "city": lines, "count-treated": "±12 é€ş"})
    said = "".join(poppler(filled, "pdftotext", "-raw", "-").decode().split())
    for typed in (TYPED, lines, "±12 é€ş"):
        assert "".join(typed.split()) in said


def test_each_letter_has_a_shape_of_its_own(form: bytes) -> None:
    """Drawn one by one, no letter is empty, and none is the square of what is missing."""
    pictures = {}
    for letter in ("", *MORE, *"éï€ñ"):
        filled = by_value_alone(form, {"count-treated": letter})
        picture = poppler(filled, "pdftoppm", "-r", "60", "-singlefile", "-png")
        pictures[letter] = Image.open(BytesIO(picture)).convert("L")
    shapes = {letter: ImageChops.difference(one, pictures[""]).tobytes() for letter, one in pictures.items()}
    assert len(set(shapes.values())) == len(shapes)


def test_a_screen_reader_comes_by_each_field_after_its_question(form: bytes, project: Project) -> None:
    with pikepdf.open(BytesIO(form)) as pdf:
        order = [one for one in tags(pdf.Root.StructTreeRoot) if one.S in ("/H2", "/TH", "/Form", "/Link")]
        kinds = [str(one.S) for one in order if one.S != "/Link"]
        questions = len(list(pdf.Root.AcroForm.Fields)) - 3
        assert kinds == ["/H2", "/Form", "/H2", *["/TH"] * 4, *["/Form"] * questions, "/H2", "/Form", "/H2", "/Form"]
        for one in order:
            if one.S == "/Form":
                # PDF/UA: an element of a field holds its field and nothing else.
                assert len(one.K) == 1
                assert one.Alt == one.K[0].Obj.TU
        assert [str(one.T) for one in pdf.Root.AcroForm.Fields][:: questions + 1] == ["worked", "next"]
        assert pdf.pages[0].Tabs == "/S"


def test_it_keeps_to_what_pdf_ua_asks_and_says_so(form: bytes) -> None:
    with pikepdf.open(BytesIO(form)) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        font = pdf.Root.AcroForm.DR.Font.Form
        assert "/FontFile3" in font.FontDescriptor
        for field in pdf.Root.AcroForm.Fields:
            assert str(field.TU).strip()
            assert field.AP.N.Resources.Font.Form == font
    assert len(PdfReader(BytesIO(form)).pages) == 1
