"""The checklist is opened and read, as a person and as a screen reader would."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import AWKWARD
from tests.contents import pages_of_pdf
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read.profiles import read_profile
from toolbox.write.outputs import OUTPUTS, Event, plan_of


def text_of(pdf: bytes) -> str:
    """The words of all pages, white space made even."""
    return " ".join(pages_of_pdf(pdf))


def by_slug(project: Project, slug: str) -> Profile:
    return next(one for one in project.profiles if one.slug == slug)


def checklist(profile: Profile, project: Project, language: str) -> bytes:
    return OUTPUTS[0].make(Event(profile, project, language))


@pytest.fixture(scope="module")
def large(project: Project) -> bytes:
    return checklist(by_slug(project, "dansfestival-2027"), project, "nl")


def test_every_action_stands_on_paper(project: Project, large: bytes) -> None:
    words = text_of(large)
    plan = plan_of(by_slug(project, "dansfestival-2027"), project, "nl")
    missing = [one.text for one in plan.actions if " ".join(one.text.split()) not in words]
    assert missing == []


def test_the_day_of_review_is_that_of_pages_read_in_this_city(project: Project) -> None:
    """The city that copied another's guidance has read none of it yet; what it read since then counts."""
    profile, water = by_slug(project, "buurtbarbecue-2027"), date(2026, 3, 4)

    def read_here(*ids: str) -> Project:
        guidelines = [
            one.model_copy(update={"reviewed": water} if one.id in ids else {"read_by_another": True})
            for one in project.guidelines
        ]
        return replace(project, guidelines=tuple(guidelines))

    assert "Nagekeken" not in text_of(checklist(profile, read_here(), "nl"))
    assert "Nagekeken 4 maart 2026" in text_of(checklist(profile, read_here("gratis-water"), "nl"))


def test_labels_stand_near_the_end_and_never_on_the_first_sheet(project: Project) -> None:
    pdf = checklist(by_slug(project, "fuif-chiro-2027"), project, "nl")
    first, *_, last_but_one, last = pages_of_pdf(pdf)
    near_the_end = f"{last_but_one} {last}"
    assert "Quality Nights: 5 van 6 basisdiensten" not in first
    assert "Quality Nights: 5 van 6 basisdiensten" in near_the_end
    assert "Nog niet in je plan: opgeleide medewerkers, minstens de helft" in near_the_end
    assert "Feest Wijzer: 4 van 4 basisdiensten" in near_the_end
    assert "vad.be/artikels/ga-de-zomer-in-met-feest-wijzer" in "".join(near_the_end.split())
    market = text_of(checklist(by_slug(project, "kerstmarkt-2026"), project, "nl"))
    assert "basisdiensten" not in market


def test_head_help_and_page_numbers_stand_on_paper(project: Project, large: bytes) -> None:
    pages = pages_of_pdf(large)
    assert "Openluchtdans aan de terril" in pages[0]
    assert "Eerst dit" in pages[0]
    assert "Op de dag zelf" in pages[0], "it begins in the afternoon"
    assert "Uitgebreid" in pages[1]
    assert "6.000 op het drukste moment" in pages[1]
    for number, page in enumerate(pages, start=1):
        assert f"blz. {number} van {len(pages)}" in page
        assert "112 Dringende medische hulp" in page
    for line in project.policy.help:
        assert (line.call or "seksueelgeweld.be") in pages[-1]


def test_the_file_is_tagged_and_says_what_it_is(project: Project) -> None:
    with pikepdf.open(BytesIO(checklist(by_slug(project, "fuif-chiro-2027"), project, "en"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Checklist · Chirofuif «Laatste Kamp»"
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        box = pdf.pages[0].mediabox
        assert [round(float(one) / 72 * 25.4) for one in box[2:]] == [210, 297]
        fonts = {str(name) for page in pdf.pages for font in page.Resources.Font.values() for name in [font.BaseFont]}
        assert all("SourceSansPro" in name for name in fonts), fonts


def test_what_an_organiser_types_is_never_markup(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "awkward.yml"
    path.write_text(AWKWARD, encoding="utf-8")
    profile = read_profile(path, Problems())
    assert profile is not None
    words = text_of(checklist(profile, project, "nl"))
    for typed in ("D'Hondt & <script>alert(1)</script> “Şölen”", "{{ x }}", "*plein* [x](y)", "#set page() \\ $x$"):
        assert typed in words
    assert set("مهرجان") <= set(words)
    assert "🎉" in words


@pytest.mark.parametrize("attendance", [1, 100_000])
def test_an_event_of_any_size_can_be_printed(attendance: int, project: Project) -> None:
    profile = by_slug(project, "fuif-chiro-2027").model_copy(update={"attendance": attendance, "name": "Lang " * 39})
    assert text_of(checklist(profile, project, "nl")).count("Lang") >= 39


@pytest.mark.parametrize(
    ("output", "path"),
    [("checklist.pdf", "evenementen/dansfestival-2027/"), ("evaluation.pdf", "evaluatie/?event=dansfestival-2027")],
)
def test_the_qr_code_leads_to_the_page(output: str, path: str, tmp_path: Path, project: Project) -> None:
    """Read the drawn modules back: a code made of the same address has the same ones."""
    import segno

    profile = by_slug(project, "dansfestival-2027")
    make = next(one.make for one in OUTPUTS if one.name == output)
    address = project.policy.address("nl", path)
    code = segno.make(address, error="m", micro=False)
    (tmp_path / "list.pdf").write_bytes(make(Event(profile, project, "nl")))
    size = len(code.matrix)
    dots = 300
    picture = [
        "pdftoppm",
        "-r",
        str(dots),
        "-gray",
        "-f",
        "1",
        "-l",
        "1",
        str(tmp_path / "list.pdf"),
        str(tmp_path / "page"),
    ]
    subprocess.run(picture, check=True)
    width, pixels = _grey(next(tmp_path.glob("page*.pgm")))
    left, top, side = _dark_square(width, pixels)
    found = [
        [
            pixels[int(top + (row + 0.5) * side / size) * width + int(left + (column + 0.5) * side / size)] < 128
            for column in range(size)
        ]
        for row in range(size)
    ]
    assert found == [[bool(module) for module in row] for row in code.matrix]


def _grey(path: Path) -> tuple[int, bytes]:
    """The width and the pixels of a binary PGM file."""
    _, width, _, _, pixels = re.split(rb"\s", path.read_bytes(), maxsplit=4)
    return int(width), pixels


def _dark_square(width: int, pixels: bytes) -> tuple[int, int, int]:
    """Where the code stands: the upper right part of the page holds no other black than its modules."""
    right = width - width // 6
    rows = range(len(pixels) // width // 5)
    dark = [(x, y) for y in rows for x in range(right, width) if pixels[y * width + x] < 50]
    top = min(y for _, y in dark)
    end = max(x for x, _ in dark)
    row = pixels[(top + 4) * width : (top + 5) * width]
    # The upper left finder pattern begins the first dark run of that row in the right half of the page.
    first = next(x for x in range(width // 2, width) if row[x] < 50)
    return first, top, end - first + 1


@pytest.mark.parametrize("slug", ["fuif-chiro-2027", "dansfestival-2027"])
def test_help_is_whole_on_the_last_sheet_and_partners_stand_before_it(slug: str, project: Project) -> None:
    profile = by_slug(project, slug)
    pages = pages_of_pdf(checklist(profile, project, "nl"))
    help_lines = Event(profile, project, "nl").view.help
    assert all((one.call or one.site) in pages[-1] for one in help_lines)
    whole = " ".join(pages)
    assert whole.index("Partners voor dit evenement") < whole.index("Zorgcentrum na Seksueel Geweld Limburg zorg")
