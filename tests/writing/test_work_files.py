"""The sheet, the table, the calendar and the packet, read back with other libraries than those that wrote them."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, timedelta

import openpyxl
import pytest
import vobject

from tests.conftest import AWKWARD
from toolbox.model.problem import Problems
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase
from toolbox.read.profiles import read_profile
from toolbox.write.outputs import OUTPUTS, PACKET, Event, files

MAKE = {output.name: output.make for output in OUTPUTS}


@pytest.fixture(scope="module", params=["genk-on-stage-2027", "buurtbarbecue-2027", "awkward"])
def event(request: pytest.FixtureRequest, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Event:
    """Three very different events."""
    if request.param == "awkward":
        path = tmp_path_factory.mktemp("awkward") / "awkward.yml"
        path.write_text(AWKWARD.replace("🎉", "=cmd() </td> $x^2$").replace("Çağdaş", "=1+1"), encoding="utf-8")
        profile = read_profile(path, Problems())
        assert profile
    else:
        profile = next(one for one in project.profiles if one.slug == request.param)
    return Event(profile, project, "nl")


def test_the_sheet_has_a_row_an_action_with_real_dates_and_no_formula_but_the_count(event: Event) -> None:
    book = openpyxl.load_workbook(io.BytesIO(MAKE["checklist.xlsx"](event)))
    sheet, figures = book.worksheets
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert [row[3] for row in rows] == [one.text for one in event.plan.actions]
    assert [row[2].date() for row in rows if isinstance(row[2], datetime)] == [one.due for one in event.plan.actions]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == [f'=COUNTIF(A5:A{4 + len(rows)},"klaar")&" / "&{len(rows)}']
    assert sheet["A1"].value == event.profile.name
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == f"A4:H{4 + len(rows)}"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # one page wide, however long
    lists = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists["A"] == '"open,bezig,klaar"'
    assert '"Organisatie,' in lists["E"]
    named = event.plan.quantities_named()
    assert [row[1] for row in figures.iter_rows(min_row=2, values_only=True)] == list(named.values())
    assert all(row[3] for row in figures.iter_rows(min_row=2, values_only=True))


def test_the_table_is_safe_to_open(event: Event) -> None:
    rows = list(csv.reader(io.StringIO(MAKE["checklist.csv"](event).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(event.plan.actions) + 1
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row)


def test_the_calendar_has_every_deadline(event: Event, project: Project) -> None:
    text = MAKE["deadlines.ics"](event).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("\r\n")
    entries = vobject.readOne(text).vevent_list
    assert len({entry.uid.value for entry in entries}) == len(entries)
    whole = next(entry for entry in entries if entry.uid.value.startswith("event."))
    assert whole.summary.value == event.profile.name
    start = whole.dtstart.value
    assert start.replace(tzinfo=None) == event.profile.start
    assert whole.dtend.value.timestamp() - start.timestamp() == event.plan.derived.hours * 3600
    deadlines = [entry for entry in entries if entry is not whole]
    actions = [one for one in event.plan.actions if one.phase is not Phase.DURING]
    assert sorted((entry.dtstart.value, *entry.uid.value.split(".")[:2]) for entry in deadlines) == sorted(
        {(one.due, str(one.phase), one.role) for one in actions}
    )
    told = " ".join(f"{entry.dtstart.value} {entry.description.value}" for entry in deadlines)
    assert [one.text for one in actions if one.text not in told] == []
    assert all(type(entry.dtstart.value) is date for entry in deadlines)
    assert all(entry.url.value.startswith(project.policy.site_url) for entry in deadlines)
    assert all(entry.valarm.trigger.value == timedelta(days=-1, hours=9) for entry in deadlines)


def test_a_second_download_updates_the_first(event: Event) -> None:
    later = event.profile.model_copy(update={"attendance": event.profile.attendance + 1})
    first, second = (
        {entry.uid.value for entry in vobject.readOne(MAKE["deadlines.ics"](one).decode()).vevent_list}
        for one in (event, Event(later, event.project, "en"))
    )
    assert len(first & second) > 0.9 * len(first)


def test_the_packet_holds_every_file(event: Event) -> None:
    made = dict(files(event))
    with zipfile.ZipFile(io.BytesIO(made[PACKET])) as whole:
        assert whole.testzip() is None
        held = {name: whole.read(name) for name in whole.namelist()}
    assert held == {f"{event.profile.slug}/{name}": content for name, content in made.items() if name != PACKET}


def test_dates_in_the_fall_hour_are_those_of_local_time(project: Project) -> None:
    profile: Profile = project.profiles[0].model_copy(
        update={"start": datetime(2027, 10, 30, 22), "end": datetime(2027, 10, 31, 5)}
    )
    entries = vobject.readOne(MAKE["deadlines.ics"](Event(profile, project, "nl")).decode()).vevent_list
    whole = next(entry for entry in entries if entry.uid.value.startswith("event."))
    assert whole.dtend.value.timestamp() - whole.dtstart.value.timestamp() == 8 * 3600


def test_what_is_due_on_the_day_itself_before_and_after_are_two_entries(project: Project) -> None:
    event = Event(project.profiles[0], project, "nl")
    phases = {one["id"]: one["actions"] for one in event.view["phases"]}
    last = phases["after"][0]
    last["due"] = last["due"] | {"iso": event.profile.start.date().isoformat()}
    first = phases["before"][0] | {"due": last["due"], "role_id": last["role_id"]}
    phases["before"].append(first)
    uids = [entry.uid.value for entry in vobject.readOne(MAKE["deadlines.ics"](event).decode()).vevent_list]
    assert len(uids) == len(set(uids))
