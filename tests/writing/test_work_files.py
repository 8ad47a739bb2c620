"""The sheet, the table, the calendar and the packet, read back with other libraries than those that wrote them."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
import vobject

from tests.conftest import AWKWARD
from toolbox.model.city.policy import Separator
from toolbox.model.conditions import When
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase, Tier
from toolbox.read.profiles import read_profile
from toolbox.write.files.csv import separator, table
from toolbox.write.outputs import OUTPUTS, PACKET, Event, beside, files, whole_packet
from toolbox.write.words.columns import TABLE
from toolbox.write.words.rows import ActionRow

DAY = date(2026, 1, 5)
"""The day of the build: nothing is past."""
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
    return Event(profile, project, "nl", built=DAY)


def test_the_sheet_has_a_row_an_action_with_real_dates_and_no_formula_but_the_count(event: Event) -> None:
    book = openpyxl.load_workbook(io.BytesIO(MAKE["checklist.xlsx"](event)))
    sheet, figures = book.worksheets
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    at = {column.name: number for number, column in enumerate(TABLE)}
    assert [row[at["what_to_do"]] for row in rows] == [one.text for one in event.plan.actions]
    days = [row[at["due"]] for row in rows]
    assert [day.date() for day in days if isinstance(day, datetime)] == [one.due for one in event.plan.actions]
    assert {row[at["basis"]] for row in rows} <= {*event.view.basis_names.values()}
    settled = [one.settle.url for one in event.plan.actions if one.settle]
    assert [row[at["settle"]] for row in rows if row[at["settle"]]] == settled
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == [f'=COUNTIF(A5:A{4 + len(rows)},"klaar")&" / "&{len(rows)}']
    assert sheet["A1"].value == event.profile.name
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == f"A4:{chr(ord('A') + len(TABLE) - 1)}{4 + len(rows)}"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # one page wide, however long
    lists = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists["A"] == '"open,bezig,klaar"'
    assert '"Organisatie,' in lists[chr(ord("A") + at["role"])]
    named = event.plan.quantities_named()
    assert [row[1] for row in figures.iter_rows(min_row=2, values_only=True)] == list(named.values())
    assert all(row[3] for row in figures.iter_rows(min_row=2, values_only=True))


def test_the_table_is_safe_to_open(event: Event) -> None:
    rows = list(csv.reader(io.StringIO(MAKE["checklist.csv"](event).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(event.plan.actions) + 1
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row)


@pytest.mark.parametrize(
    ("decided", "between"),
    [
        ({"country": "be-vlg", "languages": ("nl", "en")}, ";"),
        ({"country": "be", "languages": ("tr",)}, ";"),
        ({"country": "gb", "languages": ("en",)}, ","),
        ({"country": "ie", "languages": ("fr",)}, ","),
        ({"country": "aq", "languages": ("en",)}, ","),
        ({"country": "gb", "languages": ("en",), "csv_separator": Separator.SEMICOLON}, ";"),
    ],
)
def test_the_cells_of_the_table_stand_apart_as_spreadsheets_of_the_country_have_it(
    decided: dict[str, Any], between: str, event: Event, project: Project
) -> None:
    policy = project.policy.model_copy(update=decided)
    text = table(event.view, event.language, separator(policy)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=between))
    assert {len(row) for row in rows} == {len(TABLE)}


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
    assert [(entry.dtstart.value, entry.summary.value) for entry in deadlines] == [
        (one.due, f"{event.profile.name}: {one.text}") for one in actions
    ]
    roles = event.project.policy.roles
    for entry, one in zip(deadlines, actions, strict=True):
        assert entry.categories.value == [roles[one.role]["nl"]]
        assert one.settle is None or one.settle.url in entry.description.value
    assert not [entry.uid.value for entry in entries if "/" in entry.uid.value]
    number = (DAY - date(1970, 1, 1)).days
    assert {(entry.sequence.value, entry.last_modified.value.date()) for entry in entries} == {(str(number), DAY)}
    assert all(type(entry.dtstart.value) is date for entry in deadlines)
    assert all(entry.url.value.startswith(project.policy.site_url) for entry in deadlines)
    assert all(entry.valarm.trigger.value == timedelta(days=-1, hours=9) for entry in deadlines)


def test_no_entry_says_its_title_again_and_a_late_one_says_what_it_stands_for(event: Event) -> None:
    assert not any(row.text in entry.description.value for row, entry in _by_row(event))
    day = event.profile.start.date() - timedelta(days=3)
    late = [pair for pair in _by_row(replace(event, today=day, built=day)) if pair[0].late and pair[0].instead]
    assert late
    for row, entry in late:
        assert row.instead in entry.summary.value
        assert entry.description.value.startswith(row.text)


def _by_row(event: Event) -> list[tuple[ActionRow, Any]]:
    """The rows of its plan that stand in its calendar, each with its entry."""
    found = {uid.partition(f".{event.profile.slug}@")[0]: entry for uid, entry in entries_of(event).items()}
    ids = [((row.was[0] if row.was else row.id).replace("/", "."), row) for row in event.view.actions]
    return [(row, found[own]) for own, row in ids if own in found]


def entries_of(event: Event) -> dict[str, Any]:
    """The entries of its calendar by their identity."""
    found = vobject.readOne(MAKE["deadlines.ics"](event).decode())
    return {entry.uid.value: entry for entry in found.contents.get("vevent", [])}


def test_an_event_that_moves_takes_its_entries_along(event: Event) -> None:
    week = timedelta(days=7)
    moved = event.profile.model_copy(update={"start": event.profile.start + week, "end": event.profile.end + week})
    before, after = entries_of(event), entries_of(Event(moved, event.project, "en", built=DAY + timedelta(days=1)))
    assert set(before) == set(after)
    for uid, entry in after.items():
        assert int(entry.sequence.value) == int(before[uid].sequence.value) + 1
        assert entry.dtstart.value - before[uid].dtstart.value == week


def test_another_lead_time_leaves_nothing_behind(event: Event) -> None:
    guidelines = tuple(
        one.model_copy(update={"actions": tuple(action.model_copy(update={"due": 3}) for action in one.actions)})
        for one in event.project.guidelines
    )
    other = Event(event.profile, replace(event.project, guidelines=guidelines), "nl", built=DAY)
    assert set(entries_of(other)) == set(entries_of(event))


def test_two_events_share_no_entry(project: Project) -> None:
    one, other = (entries_of(Event(profile, project, "nl", built=DAY)) for profile in project.profiles[:2])
    assert not set(one) & set(other)


def test_what_is_past_is_left_out(event: Event) -> None:
    start, end = event.profile.start.date(), event.profile.end.date()
    later = entries_of(replace(event, built=start))
    assert later
    assert all(_day(entry.dtend.value) >= start for entry in later.values())
    assert any(uid.startswith("event.") for uid in later)
    over = entries_of(replace(event, built=end + timedelta(days=1)))
    assert not [uid for uid in over if uid.startswith("event.")]
    assert all(_day(entry.dtstart.value) > end for entry in over.values())
    assert entries_of(replace(event, built=end + timedelta(days=900))) == {}


def test_on_short_notice_what_is_late_stands_today(event: Event) -> None:
    today = event.profile.start.date() - timedelta(days=5)
    found = entries_of(replace(event, today=today))
    late = [one for one in event.plan.actions if one.phase is Phase.BEFORE and one.due < today]
    assert late
    told = [entry for entry in found.values() if "Te laat: ".casefold() in entry.summary.value.casefold()]
    assert len(told) == len(late)
    assert {entry.dtstart.value for entry in told} == {today}
    # An alarm of yesterday is not heard.
    assert {entry.valarm.trigger.value for entry in told} == {timedelta(hours=9)}
    assert all(_day(entry.dtstart.value) >= today for entry in found.values())


def test_an_action_that_had_another_id_keeps_its_entry(event: Event) -> None:
    action = event.project.guidelines[0].actions[0].model_copy(update={"was": ("old/one",), "phase": Phase.BEFORE})
    first = event.project.guidelines[0].model_copy(update={"actions": (action,), "when": When(), "tier": Tier.BASIC})
    city = replace(event.project, guidelines=(first.model_copy(update={"stage": 1}),))
    plain = action.model_copy(update={"when": When()})
    city = replace(city, guidelines=(city.guidelines[0].model_copy(update={"actions": (plain,)}),))
    (uid,) = [uid for uid in entries_of(Event(event.profile, city, "nl", built=DAY)) if not uid.startswith("event.")]
    assert uid.startswith(f"old.one.{event.profile.slug}@")


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def test_the_packet_holds_every_file(event: Event) -> None:
    policy = event.project.policy.model_copy(update={"packets": True})
    made = files(replace(event, project=replace(event.project, policy=policy)))
    assert list(files(event)) == [name for name in made if name != PACKET] == beside(event)
    assert whole_packet(event) == made[PACKET]
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
