"""The quarterly sheet: what is on it, read back by other libraries, and what it says when asked for something odd."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import vobject

from tests.conftest import ROOT, SHIPPED, of_city, run
from tests.contents import text_of_pdf
from toolbox.model.event.profile import Profile
from toolbox.write.monitor.meeting import _between, _shares
from toolbox.write.paper.plots import _LETTERS


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("meeting") / "sheet.pdf"
    done = run("meeting", "2026-Q4", "-o", path)
    assert done.returncode == 0, done.stderr
    return path


def test_the_sheet_says_what_is_on_the_table(sheet: Path) -> None:
    text = " ".join(text_of_pdf(sheet.read_bytes()).split())
    assert "DRU-G · 2026-Q4" in text
    assert "donderdag 10 december 2026" in text
    for part in ("Kortingsacties voor sterke drank", "Nazorg in de buurt", "Kantines met gokreclame", "Winterconcert"):
        assert part in text
    assert "intern" in text
    assert "Lege flesjes in het park" not in text, "that one is closed, and older than the last meeting"


def test_it_is_tagged(sheet: Path) -> None:
    with pikepdf.open(sheet) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
        assert "DRU-G" in str(pdf.docinfo["/Title"])
        alts = json.dumps([str(one) for one in _alts(pdf)], ensure_ascii=False)
        assert "Signalen per thema en kwartaal" in alts


def test_each_column_has_a_head_and_plots_stand_at_the_size_they_are_drawn_at(sheet: Path) -> None:
    """Their letters have nine points then, and no fewer."""
    with pikepdf.open(sheet) as pdf:
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one]
        heads = [one for one in elements if one.S == "/TH"]
        assert heads
        assert [one for one in heads if not len(one.get("/K", []))] == []
        boxes = [about.BBox for one in elements if one.S == "/Figure" for about in one.A if "/BBox" in about]
        widths = sorted({round(float(box[2]) - float(box[0])) for box in boxes})
        assert widths == [round(one * 72) for one in (3.4, 5.6)]
    assert _LETTERS >= 9


def _alts(pdf: pikepdf.Pdf) -> list[object]:
    return [one.Alt for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]


def test_as_markdown_it_has_boxes_to_tick_and_a_table(tmp_path: Path) -> None:
    path = tmp_path / "sheet.md"
    assert run("meeting", "2026-Q4", "-o", path, "--language", "en").returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "- 14:00 Welcome and minutes" in text
    assert "- 16:00 End" in text
    assert "| | 2025-Q3 | 2025-Q4 | 2026-Q1 | 2026-Q2 | 2026-Q3 | 2026-Q4 |" in text
    assert "- [ ] **Nazorg in de buurt**" in text
    assert "still to be agreed – nobody yet" in text


def test_a_quarter_without_a_meeting_says_that_its_day_is_a_proposal(tmp_path: Path) -> None:
    path = tmp_path / "sheet.md"
    assert run("meeting", "2028-Q4", "-o", path).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "vrijdag 29 december 2028" in text, "the last working day"
    assert "Er staat geen vergadering in dit kwartaal" in text
    assert "80 % (2027-Q4), achter op schema" in text, "its quarter is over and it was not reached"
    assert run("meeting", "2026-Q4", "-o", path).returncode == 0
    assert "geen vergadering" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("minutes", [15, 30, 34, 35, 60, 75, 120, 600])
def test_an_agenda_ends_when_the_meeting_does(minutes: int) -> None:
    shares = _shares(minutes)
    assert min(shares.values()) >= 1
    assert minutes - 5 < sum(shares.values()) <= minutes


def test_what_comes_in_after_a_meeting_is_on_the_next_sheet_and_is_told_with_its_questions(tmp_path: Path) -> None:
    told = tmp_path / "event_evaluations"
    told.mkdir()
    text = "name: Kerst\nheld: 2026-12-09\nworked: Het water\nchange: Meer licht\n"
    (told / "kerstmarkt-2026.yml").write_text(text, encoding="utf-8")
    for name in ("docs", "event_profiles"):
        (tmp_path / name).symlink_to(SHIPPED / name)
    (tmp_path / "policy.yml").write_bytes((SHIPPED / "policy.yml").read_bytes())
    options = ("--policy", tmp_path / "policy.yml", "--docs", tmp_path / "docs")
    done = run("meeting", "2027-Q1", *options, "--profiles", tmp_path / "event_profiles", "-o", tmp_path / "sheet.md")
    assert done.returncode == 0, done.stderr
    sheet = (tmp_path / "sheet.md").read_text(encoding="utf-8")
    assert (
        "- **Kerst** (9 dec 2026)\n  - Wat werkte goed? Het water\n  - Wat doen we volgende keer anders? Meer licht"
        in sheet
    )


def test_an_event_stands_on_one_sheet_and_on_the_next_while_it_is_on() -> None:
    def days(first: date, last: date) -> list[str]:
        return [
            one.slug for one in _between([made("begins"), made("goes-on", 9, 13), made("later", 11, 12)], first, last)
        ]

    def made(slug: str, begin: int = 10, end: int = 11) -> Profile:
        given = {"slug": slug, "name": slug, "kind": "party", "attendance": "300", "setting": ["indoor"]}
        span = {"start": f"2027-06-{begin}T20:00".replace("-9T", "-09T"), "end": f"2027-06-{end}T02:00"}
        return Profile.model_validate(given | span | {"ages": ["18-plus"]})

    meeting = date(2027, 6, 10)
    assert days(date(2027, 3, 11), meeting) == ["goes-on", "begins"]
    assert days(meeting, date(2027, 9, 9)) == ["goes-on", "later"]


def test_a_later_quarter_has_later_events_and_the_heat_season(tmp_path: Path) -> None:
    path = tmp_path / "sheet.md"
    assert run("meeting", "2027-Q2", "-o", path).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "Genk on Stage" in text
    assert "hitteseizoen" in text
    assert "44 tegelijk op het drukste moment, 510 van de 616 plaatsen over alle shiften samen nog leeg" in text
    assert "Er kwamen geen signalen binnen." in text


def test_a_group_that_meets_on_no_day_has_no_calendar(tmp_path: Path) -> None:
    text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    policy = tmp_path / "policy.yml"
    policy.write_text(re.sub(r"(?m)^steering_group:\n(?:[ #].*\n|\n)*", "", text), encoding="utf-8")
    done = run("meeting", "2027-Q1", "-o", tmp_path / "dates.ics", "--policy", policy)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "does not say when the steering group meets" in done.stderr
    assert not (tmp_path / "dates.ics").exists()


def test_the_dates_are_a_calendar(tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    assert run("meeting", "2027-Q1", "-o", path).returncode == 0
    calendar = vobject.readOne(path.read_text(encoding="utf-8"))
    starts = [one.dtstart.value.strftime("%Y-%m-%d %H:%M %Z") for one in calendar.vevent_list]
    assert starts == ["2026-12-10 13:00 UTC", "2027-03-11 13:00 UTC", "2027-06-10 12:00 UTC", "2027-09-09 12:00 UTC"]
    assert len({one.uid.value for one in calendar.vevent_list}) == 4


def test_a_meeting_that_is_moved_takes_its_own_place(tmp_path: Path) -> None:
    def dates(name: str, meetings: str, epoch: str) -> list[tuple[str, str, str]]:
        policy, path = tmp_path / "policy.yml", tmp_path / f"{name}.ics"
        text = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
        policy.write_text(re.sub(r"(?m)^  meetings: .*$", f"  meetings: [{meetings}]", text), encoding="utf-8")
        env = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
        assert run("meeting", "2027-Q1", "-o", path, "--policy", policy, env=env).returncode == 0
        entries = vobject.readOne(path.read_text(encoding="utf-8")).vevent_list
        return [(one.uid.value.partition("@")[0], f"{one.dtstart.value:%m-%d}", one.sequence.value) for one in entries]

    day = 24 * 3600
    assert dates("before", "2026-12-10T14:00, 2026-12-17T14:00, 2027-03-11T14:00", str(20000 * day)) == [
        ("meeting.2026-Q4", "12-10", "20000"),
        ("meeting-2.2026-Q4", "12-17", "20000"),
        ("meeting.2027-Q1", "03-11", "20000"),
    ]
    assert dates("after", "2026-12-03T14:00, 2026-12-17T14:00", str(20001 * day)) == [
        ("meeting.2026-Q4", "12-03", "20001"),
        ("meeting-2.2026-Q4", "12-17", "20001"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2027-Q5",), "'2027-Q5' is not a quarter; write it as 2027-Q2"),
        (("voorjaar",), "'voorjaar' is not a quarter; write it as 2027-Q2"),
        (("2027-Q2", "-o", "x.docx"), "x.docx does not end in .pdf, .md or .ics"),
        (
            ("2027-Q2", "-o", "x.pdf", "--format", "md"),
            "x.pdf would hold md (end its name in .md, or leave out --format)",
        ),
        (("2027-Q2", "--language", "fr"), "--language fr is not one of nl, en"),
    ],
)
def test_what_is_odd_is_told_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = run("meeting", *arguments)
    assert done.returncode == 2
    assert done.stderr.strip() == said


def test_into_a_pipe_goes_the_same_file_and_nothing_else(sheet: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), *of_city("meeting", "2026-Q4")]
    made = subprocess.run(command, capture_output=True, check=True)
    assert made.stdout.startswith(b"%PDF")
    assert made.stdout == sheet.read_bytes()
