"""What can be tapped on paper, and what is copied from it; read back by programs other than the one that set it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pydantic import ValidationError
from pypdf import PdfReader

from tests.conftest import AWKWARD
from toolbox.model.event.profile import Profile
from toolbox.model.pages.partner import Reachable
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read.profiles import read_profile
from toolbox.write.monitor.meeting import meeting_pdf, meeting_view, plots_of
from toolbox.write.outputs import OUTPUTS, Event
from toolbox.write.paper.fonts import UNKNOWN, on_paper, unprintable

MAKE = {output.name: output.make for output in OUTPUTS if output.name.endswith(".pdf")}
ADDRESS = re.compile(r"https?://\S+|[\w.-]+\.(?:be|example)/\S*")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
ABROAD = "+32 78 15 10 20"
LONG = "https://voorbeeld.example/een-heel-lang-adres-van-een-festival/met-delen/die-over-regels-gaan/2027"


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """An event of a small town that types addresses where words are asked, and a very long word."""
    path = tmp_path_factory.mktemp("links") / "linked.yml"
    text = AWKWARD.replace("D'Hondt", "Hottentottententententoonstellingsmakersfeest D'Hondt")
    path.write_text(re.sub("place: .*", f'place: "Zaal, {LONG}, of zaal@voorbeeld.example"', text), encoding="utf-8")
    profile = read_profile(path, Problems())
    assert profile
    return profile


def links(pdf: bytes) -> list[tuple[int, str]]:
    """Every link with its page, each described and within the tags."""
    found = []
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, start=1):
        annotations: Any = page.get("/Annots", [])
        for one in (one.get_object() for one in annotations):
            if one["/Subtype"] == "/Link":
                assert one["/Contents"].strip()
                found.append((number, str(one["/A"]["/URI"])))
    return found


def copied(pdf: bytes) -> list[str]:
    """All words, as two programs copy them."""
    command = ["pdftotext", "-", "-"]
    poppler = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return [poppler, "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)]


def objects(node: Any) -> Iterator[tuple[str, Any]]:
    """Each annotation that the tags hold, with the kind of its element."""
    below = node.get("/K", [])
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(one, pikepdf.Dictionary):
            if one.get("/Type") == "/OBJR":
                yield str(node.S), one.Obj
            elif "/S" in one:
                yield from objects(one)


def in_tags(pdf: bytes) -> bool:
    """Whether every link and field of every page has its own place in the tags, found from both sides."""
    with pikepdf.open(BytesIO(pdf)) as whole:
        tree = whole.Root.StructTreeRoot
        tagged = {one.objgen: kind for kind, one in objects(tree)}
        numbers = list(tree.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert len(parents) * 2 == len(numbers)
        for page in whole.pages:
            for one in page.get("/Annots", []):
                kind = {"/Link": "/Link", "/Widget": "/Form"}[str(one.Subtype)]
                assert tagged.pop(one.objgen) == kind
                assert kind == parents[int(one.StructParent)].S
                assert page.Tabs == "/S"
        return not tagged


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", MAKE)
def test_every_number_and_address_can_be_tapped(name: str, language: str, project: Project, linked: Profile) -> None:
    for profile in (linked, project.profiles[0]):
        event = Event(profile, project, language)
        pdf = MAKE[name](event)
        found = links(pdf)
        pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
        for number, words in enumerate(pages, start=1):
            here = {uri for page, uri in found if page == number}
            for line in event.view.help:
                if line.call and re.search(rf"(?m)^{line.call}\b|[Bb]el {line.call}\b", words):
                    assert f"tel:{line.tel}" in here, (number, line.call)
            if name != "posters.pdf":
                assert {"tel:112", "tel:101"} <= here, number
            whole = [uri.partition("://")[2].removeprefix("www.") for uri in here if "://" in uri]
            for address in ADDRESS.findall(words):
                bare = re.sub(r"^https?://(www\.)?", "", address).rstrip(",.")
                assert any(uri.startswith(bare) for uri in whole), (number, address)
        assert in_tags(pdf)


@pytest.mark.parametrize("name", MAKE)
def test_what_is_copied_holds_nothing_that_was_not_written(name: str, project: Project, linked: Profile) -> None:
    pdf = MAKE[name](Event(linked, project, "nl"))
    for words in copied(pdf):
        assert not UNSEEN.search(words)
        joined = "".join(words.split())
        assert "Hottentottententententoonstellingsmakersfeest" in joined
        if name in ("checklist.pdf", "basics.pdf", "evaluation.pdf"):
            assert LONG in joined
            assert {LONG, "mailto:zaal@voorbeeld.example"} <= {uri for _, uri in links(pdf)}


@pytest.mark.parametrize("name", MAKE)
def test_an_address_may_stand_in_any_text(name: str, project: Project, linked: Profile) -> None:
    """Heads and feet are artifacts, in which PDF/UA allows no link: none is made there, and the file comes out."""
    lines = tuple(one.model_copy(update={"name": {"nl": f"Hulp {LONG}"}}) for one in project.policy.help)
    policy = project.policy.model_copy(update={"help": lines, "city": f"Stad {LONG}"})
    profile = linked.model_copy(update={"name": f"=HYPERLINK({LONG},1)"})
    pdf = MAKE[name](Event(profile, replace(project, policy=policy), "nl"))
    assert "tel:112" in [uri for _, uri in links(pdf)]


@pytest.mark.parametrize("name", MAKE)
def test_a_number_may_begin_with_the_code_of_its_country(name: str, project: Project) -> None:
    """In a foot, in a list, and in the middle of a text."""
    first, *rest = project.policy.help
    assert Reachable(call=ABROAD).call == ABROAD
    line = first.model_copy(update={"call": ABROAD})
    abroad = replace(project, policy=project.policy.model_copy(update={"help": (line, *rest)}))
    event = Event(project.profiles[0], abroad, "nl")
    event.printed["first"][0]["actions"][0]["text"] = f"Bel {ABROAD} voor raad."
    called = [uri for _, uri in links(MAKE[name](event)) if uri.startswith("tel:+")]
    assert set(called) == {f"tel:{ABROAD.replace(' ', '')}"}
    if name == "basics.pdf":
        assert len(called) > 1


def test_a_figure_of_a_text_is_no_number_to_call(project: Project) -> None:
    """Where a text says how many of something, that is not whom to call."""
    event = Event(project.profiles[0], project, "nl")
    row = event.printed["first"][0]["actions"][0]
    row["text"], row["quantities"] = "Zet 112 bekers klaar en bel 101.", [{"value": "112"}]
    before = [uri for _, uri in links(MAKE["basics.pdf"](Event(project.profiles[0], project, "nl")))]
    after = [uri for _, uri in links(MAKE["basics.pdf"](event))]
    assert after.count("tel:101") == before.count("tel:101") + 1
    assert after.count("tel:112") == before.count("tel:112")


def test_a_number_of_two_figures_is_called_where_it_stands_as_one_and_nowhere_else(project: Project) -> None:
    """France calls an ambulance by 15 and the police by 17; a quarter of an hour is neither."""
    assert [Reachable(call=one).call for one in ("15", "+33 1")] == ["15", "+33 1"]
    for wrong in ("1", "  ", "15 ", "+"):
        with pytest.raises(ValidationError):
            Reachable(call=wrong)
    first, *rest = project.policy.help
    line = first.model_copy(update={"call": "15"})
    french = replace(project, policy=project.policy.model_copy(update={"help": (line, *rest)}))
    before = [uri for _, uri in links(MAKE["basics.pdf"](Event(project.profiles[0], french, "nl")))]
    event = Event(project.profiles[0], french, "nl")
    event.printed["first"][0]["actions"][0]["text"] = "Wacht 15 minuten."
    after = [uri for _, uri in links(MAKE["basics.pdf"](event))]
    assert (before.count("tel:15") > 0, after.count("tel:15")) == (True, before.count("tel:15"))


def test_the_foot_of_each_page_is_one_tag_a_number(project: Project) -> None:
    """Nobody has the numbers read out again for every page."""
    with pikepdf.open(BytesIO(MAKE["checklist.pdf"](Event(project.profiles[0], project, "nl")))) as pdf:
        document = pdf.Root.StructTreeRoot.K
        document = document[0] if isinstance(document, pikepdf.Array) else document
        feet = [one for one in document.K if one.S == "/Link"]
        assert [str(one.Alt).partition(",")[0] for one in feet] == ["Bel 112", "Bel 101"]
        assert all(len(one.K) == len(pdf.pages) for one in feet)


def test_addresses_on_the_quarterly_sheet_can_be_tapped(project: Project) -> None:
    view = meeting_view("2026-Q4", project, "nl")
    (signal, *_) = view.signals
    view = replace(view, signals=(replace(signal, seen=f"Zie {LONG}."),))
    pdf = meeting_pdf(view, plots_of("2026-Q4", project, "nl"), datetime(2027, 1, 1, tzinfo=UTC))
    assert (1, LONG) in links(pdf)
    assert in_tags(pdf)


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("Feest 🎉", "Feest 🎉"),
        ("☀️ zon", "☀ zon"),
        ("👩\u200d👩\u200d👧 en 👍🏽", "👩\u200d👩\u200d👧 en 👍🏽"),
        ("a\u200db\u200bc\u00add", "abcd"),
        ("שלום გამარჯობა สวัสดี", "שלום გამარჯობა สวัสดี"),
        ("龍", UNKNOWN),
        ("\u200b", UNKNOWN),
        ("é\nè", "é è"),
    ],
)
def test_a_text_stands_on_paper_as_it_was_written(text: str, set_as: str) -> None:
    assert on_paper(text) == set_as
    assert [sign for _, sign in unprintable(text)] == [sign for sign in text if sign == "龍"]


def test_pictures_in_a_name_are_seen_and_copied(project: Project, linked: Profile, tmp_path: Path) -> None:
    profile = linked.model_copy(update={"name": "Feest 🎉 👩\u200d👩\u200d👧 ☀️ 🇧🇪 שלום"})
    for name, make in MAKE.items():
        pdf = make(Event(profile, project, "nl"))
        for words in copied(pdf):
            assert {"🎉", "☀", "ש"} <= set(words), name
            assert UNKNOWN not in words
