"""The dates of the steering group's meetings as a calendar (RFC 5545)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, timedelta

from icalendar import Calendar

from toolbox.model.monitor import quarter_of
from toolbox.model.project import Project
from toolbox.model.zone import aware
from toolbox.write.files.ics import host_of, new_entry
from toolbox.write.words.language import speak


def meetings_calendar(project: Project, code: str, built: date) -> bytes:
    """The dates of the meetings as a calendar; empty where the policy names none.

    A meeting is the first, or another, of its quarter, whatever its day: one that is moved takes the place of what it
    was. As in the calendars of events, the number of the day on which it is `built` is its `SEQUENCE`.
    """
    group, language = project.policy.steering_group, speak(project, code)
    whole = Calendar()
    whole.add("prodid", "-//event harm-reduction toolbox//")
    whole.add("version", "2.0")
    of_quarter: Counter[str] = Counter()
    for start in sorted(group.meetings) if group else ():
        assert group is not None
        quarter = quarter_of(start.date())
        of_quarter[quarter] += 1
        own = f"meeting-{of_quarter[quarter]}" if of_quarter[quarter] > 1 else "meeting"
        summary = language.say("meeting", "entry", group=group.name, quarter=quarter)
        entry = new_entry(f"{own}.{quarter}@{host_of(project.policy)}", summary, built)
        # In UTC no calendar can be in doubt about the zone.
        local = aware(start, project.policy.zone)
        entry.add("dtstart", local.astimezone(UTC))
        entry.add("dtend", (local + timedelta(minutes=group.minutes)).astimezone(UTC))
        if group.place:
            entry.add("location", group.place)
        whole.add_component(entry)
    content: bytes = whole.to_ical()
    return content
