"""The closed sets of words in which events are described."""

from __future__ import annotations

from enum import StrEnum
from zoneinfo import ZoneInfo

TIMEZONE = ZoneInfo("Europe/Brussels")
"""Every date and hour in a profile is local time here."""


class Scale(StrEnum):
    """Words in an order; compare them by `rank`."""

    @property
    def rank(self) -> int:
        """Place on the scale, 0 for the first."""
        return list(type(self)).index(self)


class Tier(StrEnum):
    """How much guidance an event gets: `extended` is everything in `basic`, and more."""

    BASIC = "basic"
    EXTENDED = "extended"


class Kind(StrEnum):
    """What sort of event it is."""

    PARTY = "party"
    FESTIVAL = "festival"
    CONCERT = "concert"
    NEIGHBOURHOOD = "neighbourhood"
    SPORT = "sport"
    MARKET = "market"
    OTHER = "other"


class Setting(StrEnum):
    """Where the visitors are."""

    OUTDOOR = "outdoor"
    INDOOR = "indoor"
    TENT = "tent"


class Age(StrEnum):
    """The age groups among the visitors; the bounds are those of the Belgian alcohol law."""

    UNDER_16 = "under-16"
    FROM_16 = "16-17"
    FROM_18 = "18-plus"


class Entry(StrEnum):
    """How visitors get in."""

    FREE = "free"
    TICKET = "ticket"
    INVITATION = "invitation"


class Heat(Scale):
    """Heat risk, an ordered scale: compare with `rank`."""

    LOW = "low"
    RAISED = "raised"
    HIGH = "high"
    EXTREME = "extreme"


class Phase(Scale):
    """When an action is done, seen from the event; in the order of the checklist."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Principle(StrEnum):
    """The Quality Nights message that a guideline serves."""

    WATER = "water"
    FRIENDS = "friends"
    ROAD = "road"
    DOSE = "dose"
    NONE = "none"
