"""The dates of the steering group's meetings as a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar
from icalendar import Event as Entry

from toolbox.model.monitor import quarter_of
from toolbox.model.project import Project
from toolbox.model.zone import aware
from toolbox.write.words.build_time import build_time, given_epoch
from toolbox.write.words.language import speak


def meetings_calendar(project: Project, code: str) -> bytes:
    """The dates of the meetings as a calendar (RFC 5545); empty where the policy names none."""
    group, language = project.policy.steering_group, speak(project, code)
    whole = Calendar()
    whole.add("prodid", "-//event harm-reduction toolbox//")
    whole.add("version", "2.0")
    host = urlsplit(project.policy.site_url).hostname or "localhost"
    stamp = build_time(project.last_reviewed, given_epoch())
    for start in sorted(group.meetings) if group else ():
        assert group is not None
        entry = Entry()
        entry.add("uid", f"meeting.{quarter_of(start.date())}.{start:%Y%m%d}@{host}")
        entry.add("dtstamp", stamp)
        entry.add("summary", language.say("meeting", "entry", group=group.name, quarter=quarter_of(start.date())))
        # In UTC no calendar can be in doubt about the zone.
        local = aware(start, project.policy.zone)
        entry.add("dtstart", local.astimezone(UTC))
        entry.add("dtend", (local + timedelta(minutes=group.minutes)).astimezone(UTC))
        if group.place:
            entry.add("location", group.place)
        whole.add_component(entry)
    content: bytes = whole.to_ical()
    return content
