"""Briefings, posters and the evaluation sheet, opened and read as a person and as a screen reader would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from tests.conftest import AWKWARD
from tests.contents import pages_of_pdf
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase
from toolbox.read.profiles import read_profile
from toolbox.write.outputs import OUTPUTS, Event, files, files_of_each, too_long

MAKE = {output.name: output.make for output in OUTPUTS}
PAPER = [name for name in MAKE if name.endswith(".pdf")]


@pytest.fixture(scope="module")
def whole(project: Project) -> Project:
    """The project with every stage switched on."""
    return replace(project, policy=project.policy.model_copy(update={"stage": 9}))


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    path = tmp_path_factory.mktemp("paper") / "awkward.yml"
    name = "name: '" + "D''Hondt #import \\n $x^2$ =cmd() </td> Żółć Їжак \u202eمهرجان " + "x" * 120 + "'\n"  # noqa: RUF001
    path.write_text(name + AWKWARD.split("\n", 1)[1], encoding="utf-8")
    profile = read_profile(path, Problems())
    assert profile
    return profile


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_briefing_fits_on_one_page_a_role_for_every_event(language: str, whole: Project) -> None:
    for profile in whole.profiles:
        event = Event(profile, whole, language)
        pdf = MAKE["briefings.pdf"](event)
        pages = pages_of_pdf(pdf)
        assert len(pages) == len(event.view.briefings), profile.slug
        assert too_long(event, pdf) == 0
        for page, briefing in zip(pages, event.view.briefings, strict=True):
            assert briefing.role in page
            said = [*briefing.watch, *briefing.say, *(one.text for one in briefing.everyone)]
            said += [one.text for phase in briefing.phases for one in phase.actions]
            # A line may end behind a hyphen.
            whole_page = "".join(page.split())
            assert [one for one in said if "".join(one.split()) not in whole_page] == []
            assert "112" in page
            assert "101" in page


def test_a_briefing_says_what_anybody_does_where_a_life_is_at_stake_and_where_the_event_is(project: Project) -> None:
    profile = next(one for one in project.profiles if one.slug == "fuif-chiro-2027")
    event = Event(profile, project, "nl")
    told = [row for phase in event.view.first if phase.id == Phase.DURING for row in phase.actions]
    lives = [row.id for row in told if row.weight.id == "life"]
    for sheet in event.view.briefings:
        own = {row.id for phase in sheet.phases for row in phase.actions}
        others = [one for one in lives if one not in own][:3]
        # Who has most to do gets no smaller letters for it, and as much of it as there is room for.
        there = [row.id for row in sheet.everyone]
        assert there == (others[:1] if sheet.role == "Organisatie" else others), sheet.role
    for page in pages_of_pdf(MAKE["briefings.pdf"](event)):
        for said in (f"450 bezoekers · {profile.place}", "Adres hier:", "AED hangt:"):
            assert said in " ".join(page.split()), page


def test_most_briefings_say_what_saves_a_life(project: Project) -> None:
    sheets = [sheet for one in project.profiles for sheet in Event(one, project, "nl").view.briefings]
    assert sum(bool(sheet.everyone) for sheet in sheets) > 0.85 * len(sheets)


def test_the_checklist_of_an_event_that_is_over_has_one_head_and_what_comes_after(project: Project) -> None:
    profile = next(one for one in project.profiles if one.slug == "fuif-chiro-2027")
    event = replace(Event(profile, project, "nl"), today=profile.end.date() + timedelta(days=1))
    text = " ".join(" ".join(pages_of_pdf(MAKE["checklist.pdf"](event))).split())
    assert text.count(f"450 bezoekers · {profile.place}") == 1
    after = [row for phase in event.view.phases if phase.id == Phase.AFTER for row in phase.actions]
    before = [row for phase in event.view.phases if phase.id == Phase.BEFORE for row in phase.actions]
    assert after
    assert all(row.text in text for row in after)
    assert not [row.text for row in before if row.text in text]


def test_the_running_head_of_briefings_is_read_out_once(project: Project) -> None:
    event = Event(project.profiles[0], project, "nl")
    with pikepdf.open(BytesIO(MAKE["briefings.pdf"](event))) as pdf:
        heads = []
        for page in pdf.pages:
            marks = [one.operands for one in pikepdf.parse_content_stream(page) if str(one.operator) == "BDC"]
            heads.append(sum(kind == "/Artifact" and about.get("/Subtype") == "/Header" for kind, about in marks))
    assert len(heads) > 1
    assert heads == [0, *[1] * (len(heads) - 1)]


def test_every_action_has_a_briefing(whole: Project) -> None:
    event = Event(whole.profiles[0], whole, "nl")
    briefed = [one.id for role in event.view.briefings for phase in role.phases for one in phase.actions]
    assert sorted(briefed) == sorted(action.id for action in event.plan.actions)


def test_files_made_together_are_those_made_one_by_one(project: Project, awkward: Profile) -> None:
    events = [Event(profile, project, "nl") for profile in (awkward, *project.profiles[:2])]
    assert files_of_each(events) == [files(event) for event in events]


def test_too_much_for_one_page_goes_on_and_is_told(whole: Project) -> None:
    event = Event(whole.profiles[1], whole, "nl")
    sheet = event.view.briefings[0]
    phase = replace(sheet.phases[0], actions=sheet.phases[0].actions * 12)
    longer = replace(event.view, briefings=(replace(sheet, phases=(phase,)), *event.view.briefings[1:]))
    event.__dict__["view"] = longer
    assert too_long(event, MAKE["briefings.pdf"](event)) > 0


def test_posters_follow_the_stage(project: Project, whole: Project) -> None:
    first = replace(project, policy=project.policy.model_copy(update={"stage": 1}))
    now, later = (pages_of_pdf(MAKE["posters.pdf"](Event(one.profiles[0], one, "nl"))) for one in (first, whole))
    assert len(now) == 7
    assert len(later) == 8
    assert not any("Respecteer grenzen" in page for page in now)
    assert any("Respecteer grenzen" in page for page in later)
    assert "GRATIS" in now[0]
    for profile in whole.profiles:
        for language in ("nl", "en"):
            wanted = 6 if profile.dry(project.policy.drink_from) else 8
            assert len(pages_of_pdf(MAKE["posters.pdf"](Event(profile, whole, language)))) == wanted
    for line in project.policy.help:
        assert (line.call or "seksueelgeweld.be") in now[-1]
    reader = PdfReader(BytesIO(MAKE["posters.pdf"](Event(project.profiles[0], project, "en"))))
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in reader.pages}
    assert sizes == {(297, 420)}


def test_the_evaluation_can_be_filled_in_on_a_screen(project: Project) -> None:
    event = Event(project.profiles[0], project, "nl")
    assert len(pages_of_pdf(MAKE["evaluation.pdf"](event))) == 1
    fields = PdfReader(BytesIO(MAKE["evaluation-form.pdf"](event))).get_fields() or {}
    kinds = event.view.paper["happenings"]
    assert set(fields) == {"worked", "next", "city", *(f"count-{name}" for name in kinds)}
    counted = {f"count-{name}": f"Hoe vaak: {said}" for name, said in kinds.items()}
    assert {name: str(field["/TU"]) for name, field in fields.items() if name.startswith("count")} == counted


@pytest.mark.parametrize("name", PAPER)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_an_organiser_types_is_text(name: str, language: str, awkward: Profile, project: Project) -> None:
    pdf = MAKE[name](Event(awkward, project, language))
    words = "".join(pages_of_pdf(pdf)).replace(" ", "")
    assert "D'Hondt#import\\n$x^2$=cmd()</td>ŻółćЇжак" in words
    with pikepdf.open(BytesIO(pdf)) as whole_file:
        for font in fonts(whole_file):
            assert "/FontFile3" in font or "/FontFile2" in font


def fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            yield font.DescendantFonts[0].FontDescriptor


@pytest.mark.parametrize("name", PAPER)
def test_every_file_is_tagged_and_every_picture_described(name: str, project: Project, awkward: Profile) -> None:
    for profile in (project.profiles[0], awkward):
        content = MAKE[name](Event(profile, project, "nl"))
        assert b"/ObjStm" in content, "what says how it hangs together is half of it, and can be packed"
        with pikepdf.open(BytesIO(content)) as pdf:
            assert str(pdf.Root.Lang) == "nl"
            assert bool(pdf.Root.MarkInfo.Marked)
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert str(pdf.docinfo["/Title"]).strip()
            with pdf.open_metadata() as metadata:
                assert metadata.get("pdfuaid:part") == "1"
            figures = [one for one in tags(pdf.Root.StructTreeRoot) if one.get("/S") == "/Figure"]
            assert all(str(one.get("/Alt", "")) for one in figures)
            assert any(str(one.get("/S", "")).startswith("/H") for one in tags(pdf.Root.StructTreeRoot))


def tags(node: Any) -> Iterator[Any]:
    below = node.get("/K", [])
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            yield from tags(one)


def test_paper_of_the_site_says_the_same_as_the_page(built: Path, project: Project) -> None:
    for profile in project.profiles:
        folder = built / "evenementen" / profile.slug
        made = Event(profile, project, "nl")
        for name in PAPER:
            assert (folder / name).read_bytes() == MAKE[name](made)


@pytest.mark.parametrize("name", ["checklist.pdf", "basics.pdf", "evaluation.pdf"])
def test_a_sheet_says_on_which_days_an_event_with_nights_off_is(name: str, project: Project) -> None:
    nights = {one.slug: one for one in project.profiles}["kerst-op-het-stadsplein-2027"]
    said = " ".join(pages_of_pdf(MAKE[name](Event(nights, project, "nl")))[0].split())
    assert "Dagen: vr 17 dec – zo 19 dec, 12:00–21:00; wo 22 dec" in said
    festival = {one.slug: one for one in project.profiles}["genk-on-stage-2027"]
    assert "Dagen:" not in "".join(pages_of_pdf(MAKE[name](Event(festival, project, "nl"))))
