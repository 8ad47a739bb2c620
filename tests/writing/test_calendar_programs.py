"""The calendar in programs that people keep theirs in: on a command line, on a server, and in Thunderbird."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
import vobject

from tests.node import node
from tests.publishing.form.drawing import events as drawn
from tests.publishing.form.scripting import asked, in_node
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase
from toolbox.write.outputs import OUTPUTS, Event

pytestmark = pytest.mark.long(reason="starts a calendar server, and a program of its own for each import")

CALENDAR = next(output.make for output in OUTPUTS if output.name == "deadlines.ics")
DAY = date(2026, 1, 5)
WEEK = timedelta(days=7)


@pytest.fixture(scope="module")
def events(project: Project) -> tuple[Event, Event, Event]:
    """An event, the same a week later as it is made a day later, and another event."""
    one, other = (one for one in project.profiles if one.slug in ("fuif-chiro-2027", "sportdag-2027"))
    moved = one.model_copy(update={"start": one.start + WEEK, "end": one.end + WEEK})
    first, second = Event(one, project, "nl", built=DAY), Event(moved, project, "nl", built=DAY + timedelta(days=1))
    return first, second, Event(other, project, "nl", built=DAY)


def uids(calendar: bytes) -> set[str]:
    return {entry.uid.value for entry in vobject.readOne(calendar.decode()).vevent_list}


def khal(config: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "khal", "-c", str(config), *arguments], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_khal_moves_the_entries_of_an_event_that_moves(events: tuple[Event, Event, Event], tmp_path: Path) -> None:
    config, calendar, file = tmp_path / "khal.conf", tmp_path / "calendar", tmp_path / "deadlines.ics"
    calendar.mkdir()
    config.write_text(
        f"[calendars]\n[[genk]]\npath = {calendar}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = Europe/Brussels\ndefault_timezone = Europe/Brussels\n",
        encoding="utf-8",
    )
    shown = []
    for event in events[:2]:
        file.write_bytes(CALENDAR(event))
        khal(config, "import", "--batch", "-a", "genk", str(file))
        listed = khal(config, "list", "-df", "", "--format", "{uid}\t{start-date}\t{title}", "2026-01-01", "2028-01-01")
        shown.append({uid: (day, title) for uid, day, title in (line.split("\t") for line in listed.splitlines())})
    first, second = shown
    assert set(first) == set(second) == uids(CALENDAR(events[0]))
    for uid, (day, title) in first.items():
        assert second[uid] == ((date.fromisoformat(day) + WEEK).isoformat(), title)


@contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """A calendar server; gives the address of a calendar on it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--storage-filesystem-folder", str(folder), "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none"]
    server = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", "", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/.web/", timeout=5)
                break
            except (urllib.error.URLError, ConnectionError):
                sleep(0.1)
        yield f"http://127.0.0.1:{port}/genk/deadlines/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def ask(method: str, address: str, content: bytes | None = None) -> bytes:
    # Whoever comes by a name has a place of that name there.
    headers = {"Authorization": f"Basic {b64encode(b'genk:genk').decode()}", "Depth": "1"}
    headers |= {"Content-Type": "text/calendar; charset=utf-8"} if content else {}
    request = urllib.request.Request(address, content, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: bytes = answer.read()
    return found


def test_a_calendar_server_keeps_one_entry_an_action(events: tuple[Event, Event, Event], tmp_path: Path) -> None:
    first, moved, other = (CALENDAR(event) for event in events)
    with radicale(tmp_path) as address:
        ask("PUT", address, first)
        assert uids(ask("GET", address)) == uids(first)
        # As a program does that takes over a calendar entry by entry: the same identity is the same entry.
        held = {uid: name for name in names(address) for uid in uids(ask("GET", address + name))}
        for entry in vobject.readOne(moved.decode()).vevent_list:
            single = vobject.iCalendar()
            single.add(entry)
            ask("PUT", address + held[entry.uid.value], single.serialize().encode())
        assert uids(ask("GET", address)) == uids(first)
        days = {one.uid.value: one.dtstart.value for one in vobject.readOne(ask("GET", address).decode()).vevent_list}
        expected = {one.uid.value: one.dtstart.value for one in vobject.readOne(moved.decode()).vevent_list}
        assert days == expected
        ask("PUT", address.replace("deadlines", "other"), other)
        assert not uids(other) & uids(ask("GET", address))


def names(address: str) -> list[str]:
    """The files of a calendar on the server."""
    found = ask("PROPFIND", address).decode()
    paths = [part.split("</", 1)[0].rsplit("/", 1)[-1] for part in found.split("<href>")[1:]]
    return [path for path in paths if path.endswith(".ics")]


def ical_js(*calendars: str) -> list[dict[str, Any]]:
    """What ical.js reads in each calendar."""
    done = node("calendars.mjs", given=json.dumps(calendars))
    assert done.returncode == 0, f"{done.stderr}\n(make test-long fetches ical.js)"
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_ical_js_reads_what_was_meant_in_the_calendar_of_the_page_and_of_the_form(
    language: str, project: Project
) -> None:
    """Of the shipped events and of drawn ones, with names that a calendar could take for something else."""
    profiles = [*project.profiles, *drawn(31, 60)]
    made = [Event(one, project, language, built=one.start.date() - 9 * WEEK) for one in profiles]
    form = in_node(project, language)("made", (asked(event, files=True) for event in made))
    ours = ical_js(*(CALENDAR(event).decode() for event in made))
    theirs = ical_js(*(one["calendar"] for one in form))
    for event, our, their in zip(made, ours, theirs, strict=True):
        assert our == their
        assert our["count"] == len(our["entries"]), "no two entries are one"
        assert our["name"] == event.view.name
        holds_the_event(event, our["entries"])


def holds_the_event(event: Event, entries: dict[str, dict[str, Any]]) -> None:
    """The event at its hours, as often as it begins, and each action on its day, with a word of warning at nine the
    day before.
    """
    host = next(iter(entries)).partition("@")[2]
    for number, hours in enumerate(event.profile.stretches, start=1):
        own = "event" if number == 1 else f"event-{number}"
        one = entries.pop(f"{own}.{event.profile.slug}@{host}")
        assert (one["title"], one["place"]) == (event.view.name, event.profile.place)
        for name, given in zip(("start", "end"), hours, strict=True):
            assert datetime.fromisoformat(one[name]) == given.replace(tzinfo=event.project.policy.zone).astimezone(UTC)
    due = [one for one in event.plan.actions if one.phase != Phase.DURING and one.due >= (event.built or date.min)]
    assert {(one["start"], one["title"]) for one in entries.values()} == {
        (str(one.due), f"{event.view.name}: {one.text}") for one in due
    }
    for one in entries.values():
        day = date.fromisoformat(one["start"])
        assert one["end"] == str(day + timedelta(days=1))
        assert one["title"].startswith(f"{event.view.name}: ")
        assert (one["page"], one["busy"], len(one["roles"])) == (event.view.address, False, 1)
        (alarm,) = one["alarms"]
        assert (alarm["action"], alarm["text"]) == ("DISPLAY", one["title"])
        assert datetime.fromisoformat(alarm["at"]) == datetime.combine(day - timedelta(days=1), time(9))
