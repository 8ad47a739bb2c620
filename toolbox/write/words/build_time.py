"""The moment that a file says it was made at: it follows from what the file is made from, never from a clock.

Calendars alone ask for the day of the build: what is past is left out of them, and a later one takes the place of one
of before.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def given_epoch() -> str:
    """Seconds since 1970 as SOURCE_DATE_EPOCH gives them, or nothing where it gives no moment."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        build_time(date.min, given)
    except (ValueError, OverflowError, OSError):
        return ""
    return given


def build_day(epoch: str, zone: ZoneInfo | None) -> date:
    """The day of the build in the city: that of the moment that was given, else today. Only calendars depend on it.

    Whatever zone a server is set to, two that build at the same moment make the same files. Where no city is known
    yet, it is the machine's own day. Raises ValueError, OverflowError or OSError at nonsense.
    """
    return datetime.fromtimestamp(int(epoch), zone or UTC).date() if epoch else datetime.now(zone).date()


def build_time(day: date, epoch: str) -> datetime:
    """Noon of a day in UTC, or what was given in its stead. Raises ValueError, OverflowError or OSError at nonsense."""
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.combine(day, time(12), UTC)
