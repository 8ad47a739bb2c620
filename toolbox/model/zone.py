"""The time zone of a city: all that people write is its local time, and `timezone` in the policy says which."""

from __future__ import annotations

import difflib
from datetime import datetime, timedelta
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

DEFAULT = ZoneInfo("Europe/Brussels")
"""That of a city that names none: where the program began."""


def zone_of(info: ValidationInfo) -> ZoneInfo:
    """The zone of what is being read: that of the validation's context (`{"zone": …}`), or the default."""
    zone: ZoneInfo = (info.context or {}).get("zone", DEFAULT)
    return zone


def aware(local: datetime, zone: ZoneInfo) -> datetime:
    """A local moment with its time zone; of an hour that comes twice in autumn, the first."""
    return local.replace(tzinfo=zone)


def comes_twice(local: datetime, zone: ZoneInfo) -> bool:
    """Whether a local moment is in the hour that comes twice, as the clock goes back."""
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


def on_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment with a time zone as it is written in another: the hour on the wall there, without a zone.

    An hour that comes twice, as the clock goes back, can only be written as the first: the second of them is written as
    the whole hour after it.
    """
    local = moment.astimezone(zone)
    if not local.fold:
        return local.replace(tzinfo=None)
    return local.replace(minute=0, second=0, microsecond=0, tzinfo=None) + timedelta(hours=1)


def is_second(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether a moment with a time zone is in the second of the hour that comes twice."""
    return bool(moment.astimezone(zone).fold)


def named(text: str) -> ZoneInfo | None:
    """The zone of a name such as `Europe/London`, letter for letter; None where there is no such zone."""
    return ZoneInfo(text) if text in _places() else None


def _known(text: str) -> str:
    if text in _places():
        return text
    by_city = {place.rpartition("/")[2].lower(): place for place in _places()}
    asked = text.strip().replace(" ", "_").lower()
    near = difflib.get_close_matches(asked.rpartition("/")[2], by_city, n=1, cutoff=0.8)
    better = by_city[near[0]] if near else DEFAULT.key
    raise PydanticCustomError("no-such-zone" if near else "not-zone", "", {"value": text, "better": better})


@cache
def _places() -> frozenset[str]:
    """The zones that are named after a place, `Continent/City`, as the IANA list has them; and UTC."""
    own = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    return frozenset({one for one in available_timezones() if one.partition("/")[0] in own} | {"UTC"})


TimeZone = Annotated[str, AfterValidator(_known)]
"""The name of a time zone of the IANA list."""
