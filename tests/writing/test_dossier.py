"""The file for the events desk, read back by another library's reader and, in the long tests, by LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.conftest import AWKWARD
from toolbox.model.event.facts import GIVEN
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read.profiles import read_profile
from toolbox.write.outputs import DOSSIER, Event, made, on_demand

EVENTS = [("fuif-chiro-2027", "nl"), ("genk-on-stage-2027", "en"), ("awkward", "nl"), ("awkward", "en")]


def event_of(slug: str, code: str, project: Project, folder: Path, **more: Any) -> Event:
    if slug == "awkward":
        (folder / "awkward.yml").write_text(AWKWARD, encoding="utf-8")
        profile = read_profile(folder / "awkward.yml", Problems())
        assert profile
    else:
        profile = next(one for one in project.profiles if one.slug == slug)
    return Event(profile, project, code, **more)


@pytest.fixture(scope="module", params=EVENTS, ids="-".join)
def event(request: pytest.FixtureRequest, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Event:
    slug, code = request.param
    return event_of(slug, code, project, tmp_path_factory.mktemp("dossier"))


@pytest.fixture(scope="module")
def document(event: Event) -> Any:
    return Document(io.BytesIO(on_demand(event, DOSSIER)))


def rows(table: Any) -> list[list[str]]:
    """The words of each cell, those of a box to fill in as `[…]`."""
    return [[_words(cell) for cell in row.cells] for row in table.rows]


def _words(cell: Any) -> str:
    found = "".join(one.text or "" for one in cell._tc.iter(qn("w:t")))
    return f"[{found}]" if cell._tc.findall(f".//{qn('w:sdt')}") else found


def headings(document: Any, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == style]


def linked(document: Any) -> set[str]:
    return {one.target_ref for one in document.part.rels.values() if one.is_external}


def test_it_is_a_document_as_word_makes_them(event: Event, document: Any) -> None:
    words, about = event.language.group("dossier"), document.core_properties
    assert headings(document, "Title") == [event.profile.name] == [about.title]
    chapters = headings(document, "Heading 1")
    assert chapters[0] == words["asked"]
    assert chapters[-1] == words["contacts"]
    assert set(headings(document, "Heading 2")) == {words["agreed"], words["yours"], words["numbers"]}
    desk = event.view.contact.name
    assert (about.author, about.last_modified_by, about.comments) == (desk, desk, "")
    code = {"nl": "nl-BE", "en": "en-GB"}[event.code]
    (lang,) = document.styles.element.iter(qn("w:lang"))
    assert about.language == lang.get(qn("w:val")) == code
    assert about.created == about.modified == event.made
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    for table in document.tables:
        first, *others = (row._tr.trPr for row in table.rows)
        assert first.find(qn("w:tblHeader")) is not None
        assert others
        assert all(one.find(qn("w:tblHeader")) is None for one in others)
        assert all(one.find(qn("w:cantSplit")) is not None for one in (first, *others))
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert round(sum(column.width.cm for column in table.columns)) == 17


def test_it_says_what_the_city_asks_and_marks_what_was_assumed(event: Event, document: Any) -> None:
    policy, say = event.project.policy, event.language.say
    assert policy.notification
    asked, also = (rows(table) for table in document.tables[:2])
    labels = [say("fact", "when" if one == "start" else str(one)) for one in policy.notification.asks]
    outdoors = event.profile.setting != ("indoor",)
    assert [row[0] for row in asked[1:]] == labels + [say("dossier", "ground_plan")] * outdoors
    assert all(row[1] for row in asked + also)
    known = {one.name for one in GIVEN} - {"name", "days", "end", "heat_risk", "forecast_max"}
    assert len(also) - 1 == len(known - {str(one) for one in policy.notification.asks})
    told = dict((*asked[1:], *also[1:]))
    for name in event.profile.assumed:
        marked = told[say("fact", name)]
        assert marked.endswith(say("dossier", "assumed", value="").strip()), name
    assert told[say("fact", "alcohol")] != told[say("fact", "spirits")]
    if event.profile.slug == "awkward":
        assert told[say("fact", "place")] == event.profile.place
        assert told[say("fact", "organiser")] == event.profile.organiser
    assert policy.notification.source.url in linked(document)


def test_each_duty_has_a_row_with_who_asks_it_where_it_is_settled_and_a_box(event: Event, document: Any) -> None:
    duties = [one for one in event.view.actions if one.basis.id in ("law", "city")]
    assert duties
    found = rows(document.tables[2])[1:]
    assert [(row[0], row[1]) for row in found] == [(one.text, one.basis.label) for one in duties]
    assert [row[3] for row in found] == [one.settle.title if one.settle else "" for one in duties]
    assert {row[4] for row in found} == {f"[{event.language.say('dossier', 'fill_in')}]"}
    assert {one.settle.url for one in duties if one.settle} <= linked(document)


def test_the_chapters_are_those_that_the_event_has(event: Event, document: Any) -> None:
    chapters = headings(document, "Heading 1")
    policy = event.project.policy
    assert policy.notification
    first_aid, door, weather, way_out = (policy.say(one.title, event.code) for one in policy.notification.chapters)
    assert first_aid in chapters
    assert way_out in chapters
    assert (door in chapters) == (event.profile.door != "none")
    assert (weather in chapters) == (event.profile.setting != ("indoor",))
    text = {cell for table in document.tables for row in rows(table) for cell in row}
    here = [one for one in event.view.actions if one.guideline.id in ("eerste-hulp", "drukte-en-uitgangen")]
    assert len(here) > 4
    assert {one.text for one in here} <= text


def test_roles_are_to_be_filled_in_and_help_is_there(event: Event, document: Any) -> None:
    contacts, numbers = (rows(table)[1:] for table in document.tables[-2:])
    assert [row[0] for row in contacts] == [
        one for one in event.view.role_names if one in {row.role for row in event.view.actions}
    ]
    assert all(cell.startswith("[") for row in contacts for cell in row[1:])
    assert [row[1] for row in numbers] == [one.call or one.site for one in event.view.help]
    boxes = [one.get(qn("w:val")) for one in document.element.iter(qn("w:alias"))]
    assert len(boxes) > 2 * len(contacts)
    assert all(boxes), "each box has a name for who does not see the page"


def test_the_same_event_gives_the_same_bytes(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    once = on_demand(event, DOSSIER)
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    assert on_demand(replace(event), DOSSIER) == once
    with zipfile.ZipFile(io.BytesIO(once)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None
        assert packed.namelist()[0] == "[Content_Types].xml"


def test_what_is_late_says_what_else(project: Project, tmp_path: Path) -> None:
    event = event_of("fuif-chiro-2027", "nl", project, tmp_path)
    late = replace(event, today=event.profile.start.date() - timedelta(days=3))
    duties = rows(Document(io.BytesIO(on_demand(late, DOSSIER))).tables[2])[1:]
    told = {row[0] for row in duties if row[2] == late.language.say("page", "late_mark")}
    assert told == {
        f"{one.text} → {one.instead}" for one in late.view.actions if one.late and one.basis.id in ("law", "city")
    }


def test_a_city_that_says_not_what_it_asks_gets_all_facts_and_no_chapter(project: Project, tmp_path: Path) -> None:
    policy = project.policy.model_copy(update={"notification": None})
    event = event_of("fuif-chiro-2027", "nl", replace(project, policy=policy), tmp_path)
    document = Document(io.BytesIO(on_demand(event, DOSSIER)))
    words = event.language.group("dossier")
    assert headings(document, "Heading 1") == [words["also"], words["duties"], words["contacts"]]
    assert [event.language.say("fact", "kind"), "fuif"] in rows(document.tables[0])


def test_it_stands_on_no_page_and_in_no_packet(event: Event) -> None:
    assert made(event, DOSSIER) is None


@pytest.mark.long(reason="LibreOffice takes seconds a document")
def test_another_program_reads_it(event: Event, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "this test needs LibreOffice: apt-get install libreoffice-writer-nogui"
    (tmp_path / DOSSIER).write_bytes(on_demand(event, DOSSIER))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / DOSSIER)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    read = PdfReader(tmp_path / "dossier.pdf")
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert 3 <= len(read.pages) <= 8
    assert read.metadata
    assert read.metadata.title == event.profile.name
    for words in (*headings(Document(str(tmp_path / DOSSIER)), "Heading 1"), "112"):
        assert words in text
    assert event.language.say("paper", "page", page=1, pages=len(read.pages)) in text
