"""All coming events as a calendar and as a feed: read back by programs, with identities that last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from selectolax.lexbor import LexborHTMLParser

from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.model.zone import aware
from toolbox.write.files.follow import events_calendar, events_feed
from toolbox.write.outputs import OUTPUTS, Event
from toolbox.write.words.language import speak

DAY, MADE = date(2027, 3, 1), datetime(2026, 11, 24, 12, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
DEADLINES = next(output.make for output in OUTPUTS if output.name == "deadlines.ics")
SECRET = "Jeugdhuis Verzonnen"


def entries(content: bytes) -> dict[str, Any]:
    """The entries of a calendar by their identity, as another program reads them."""
    return {str(one["uid"]): one for one in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def feed(project: Project, code: str = "nl") -> ElementTree.Element:
    return ElementTree.fromstring(events_feed(project, speak(project, code), DAY, MADE))


def coming(project: Project) -> list[str]:
    later = [one for one in project.profiles if one.end.date() >= DAY]
    assert 0 < len(later) < len(project.profiles)
    return [one.slug for one in sorted(later, key=lambda one: one.start)]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_calendar_holds_the_coming_events_and_none_that_is_over(code: str, project: Project) -> None:
    found = entries(events_calendar(project, speak(project, code), DAY))
    first = [uid for uid in found if uid.startswith("event.")]
    assert first == [f"event.{slug}@feesten.genk.example" for slug in coming(project)]
    assert len(found) == sum(len(one.stretches) for one in project.profiles if one.slug in coming(project))
    for profile in project.profiles:
        if entry := found.get(f"event.{profile.slug}@feesten.genk.example"):
            assert str(entry["summary"]) == profile.name
            assert entry["dtstart"].dt.replace(tzinfo=None) == profile.start
            assert entry["dtstart"].dt.utcoffset() == aware(profile.start, project.policy.zone).utcoffset()
            assert str(entry["url"]) == project.policy.address(code, f"evenementen/{profile.slug}/")


def test_an_event_is_the_same_entry_here_and_in_the_calendar_of_its_deadlines(project: Project) -> None:
    found = entries(events_calendar(project, speak(project, "nl"), DAY))
    for slug in coming(project):
        profile = next(one for one in project.profiles if one.slug == slug)
        own = entries(DEADLINES(Event(profile, project, "nl", built=DAY)))
        name = f"event.{slug}@feesten.genk.example"
        assert own[name].to_ical() == found[name].to_ical()


def test_an_event_with_nights_off_has_an_entry_for_each_stretch_that_is_to_come(project: Project) -> None:
    profile = project.profiles[0]
    stretches = [(f"2027-{day}T20:00", f"2027-{day}T23:30") for day in ("02-20", "03-05", "03-12")]
    days = [{"from": start, "until": end} for start, end in stretches]
    facts = profile.model_dump(mode="json", exclude_unset=True, exclude={"start", "end", "days"})
    several = Profile.model_validate({**facts, "days": days})
    with_it = replace(project, profiles=(several,))
    for content in (
        events_calendar(with_it, speak(project, "nl"), DAY),
        DEADLINES(Event(several, with_it, "nl", built=DAY)),
    ):
        found = {uid: one for uid, one in entries(content).items() if uid.startswith("event")}
        assert list(found) == [f"event-{number}.{profile.slug}@feesten.genk.example" for number in (2, 3)]
        times = [(one["dtstart"].dt, one["dtend"].dt) for one in found.values()]
        assert [tuple(f"{moment:%Y-%m-%dT%H:%M}" for moment in one) for one in times] == stretches[1:]


def test_an_event_that_moves_keeps_its_identity_and_has_a_higher_number(project: Project) -> None:
    slug = coming(project)[0]
    week = timedelta(days=7)
    moved = tuple(
        one.model_copy(update={"start": one.start + week, "end": one.end + week}) if one.slug == slug else one
        for one in project.profiles
    )
    before = entries(events_calendar(project, speak(project, "nl"), DAY))
    after = entries(events_calendar(replace(project, profiles=moved), speak(project, "nl"), DAY + timedelta(days=1)))
    name = f"event.{slug}@feesten.genk.example"
    assert after[name]["dtstart"].dt == before[name]["dtstart"].dt + week
    assert after[name]["sequence"] > before[name]["sequence"]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_feed_is_atom_with_the_next_event_first(code: str, project: Project) -> None:
    root = feed(project, code)
    assert root.tag == f"{ATOM}feed"
    its = project.policy.address(code, "evenementen/")
    for one in (root, *root.findall(f"{ATOM}entry")):
        assert one.findtext(f"{ATOM}title")
        assert one.findtext(f"{ATOM}updated") == "2026-11-24T12:00:00Z"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("href") for link in root.findall(f"{ATOM}link")] == [f"{its}feed.xml", its]
    ids = [str(one.findtext(f"{ATOM}id")) for one in root.findall(f"{ATOM}entry")]
    assert ids == [f"{its}{slug}/" for slug in coming(project)]
    assert [one.get("href") for one in root.findall(f"{ATOM}entry/{ATOM}link")] == ids


def test_who_organises_stands_in_neither(project: Project) -> None:
    told = replace(project, profiles=tuple(one.model_copy(update={"organiser": SECRET}) for one in project.profiles))
    for content in (
        events_calendar(told, speak(told, "nl"), DAY),
        events_feed(told, speak(told, "nl"), DAY, MADE),
    ):
        assert SECRET.encode() not in content


def test_they_stand_beside_the_list_which_leads_to_them(built: Path) -> None:
    for part in (built, built / "en"):
        entries((part / "evenementen" / "calendar.ics").read_bytes())
        ElementTree.parse(part / "evenementen" / "feed.xml")
        page = LexborHTMLParser((part / "evenementen" / "index.html").read_text(encoding="utf-8"))
        heads = {one.attributes["type"]: one.attributes["href"] for one in page.css("link[rel=alternate][type]")}
        assert heads == {"text/calendar": "calendar.ics", "application/atom+xml": "feed.xml"}
        leads = {str(one.attributes["href"]) for one in page.css("article a")}
        assert {"calendar.ics", "feed.xml"} <= leads
        assert any(one.startswith("webcal:") and one.endswith("/evenementen/calendar.ics") for one in leads)
        first = LexborHTMLParser((part / "index.html").read_text(encoding="utf-8"))
        heads = {one.attributes["type"]: one.attributes["href"] for one in first.css("link[rel=alternate][type]")}
        assert heads == {"text/calendar": "evenementen/calendar.ics", "application/atom+xml": "evenementen/feed.xml"}
