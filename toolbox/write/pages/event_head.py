"""What the head of an event's page tells to programs: a description, and the event as schema.org has it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from toolbox.model.addresses import EVENTS
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.model.vocabulary import Entry
from toolbox.model.zone import aware
from toolbox.write.pages.description import shortened
from toolbox.write.words.language import speak


@dataclass(frozen=True)
class EventHead:
    """A sentence on the event, and its facts as JSON that can stand inside HTML."""

    description: str
    data: str


def event_head(profile: Profile, project: Project, code: str) -> EventHead:
    """The head of the page of an event in a language."""
    language = speak(project, code)
    day = language.day(profile.start, "d MMMM y")
    place = f", {profile.place}" if profile.place else ""
    said = language.say("page", "event_description", name=profile.name, day=day, place=place)
    data = json.dumps(_schema(profile, project, code), ensure_ascii=False, separators=(",", ":"))
    # No sign that could end the element that it stands in.
    return EventHead(shortened(said), data.replace("<", "\\u003c").replace(">", "\\u003e"))


def _schema(profile: Profile, project: Project, code: str) -> dict[str, Any]:
    place, city, zone = profile.place, project.policy.city, project.policy.zone
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": profile.name,
        "startDate": aware(profile.start, zone).isoformat(),
        "endDate": aware(profile.end, zone).isoformat(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": place or city, "address": city},
        "url": project.policy.address(code, f"{project.addresses[EVENTS]}/{profile.slug}/"),
        "inLanguage": code,
    }
    if profile.organiser:
        facts["organizer"] = {"@type": "Organization", "name": profile.organiser}
    if profile.entry is Entry.FREE:
        facts["isAccessibleForFree"] = True
    if profile.days:
        facts["subEvent"] = [
            {
                "@type": "Event",
                "name": profile.name,
                "startDate": aware(start, zone).isoformat(),
                "endDate": aware(end, zone).isoformat(),
                "location": facts["location"],
            }
            for start, end in profile.stretches
        ]
    return facts
