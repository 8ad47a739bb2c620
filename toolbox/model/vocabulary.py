"""The closed sets of words in which events are described."""

from __future__ import annotations

from enum import StrEnum


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
    STUDENT = "student"
    SCHOOL = "school"
    FESTIVAL = "festival"
    CONCERT = "concert"
    PARADE = "parade"
    FAIR = "fair"
    MARKET = "market"
    SPORT = "sport"
    NEIGHBOURHOOD = "neighbourhood"
    COMMUNITY = "community"
    OTHER = "other"


class Setting(StrEnum):
    """Where the visitors are."""

    OUTDOOR = "outdoor"
    INDOOR = "indoor"
    TENT = "tent"


class Age(StrEnum):
    """The age groups among the visitors; from which of them people may drink, the policy says."""

    UNDER_16 = "under-16"
    FROM_16 = "16-17"
    FROM_18 = "18-plus"

    @property
    def since(self) -> int:
        """The age of the youngest among them."""
        return {"under-16": 0, "16-17": 16, "18-plus": 18}[self]


class Entry(StrEnum):
    """How visitors get in."""

    FREE = "free"
    TICKET = "ticket"
    INVITATION = "invitation"


class OrganisedBy(StrEnum):
    """Who stands behind it: law and city ask other things of each."""

    YOUTH = "youth"
    ASSOCIATION = "association"
    SCHOOL = "school"
    COMPANY = "company"
    CITY = "city"
    RESIDENTS = "residents"


class Serving(StrEnum):
    """Who serves drinks."""

    BAR = "bar"
    TRADERS = "traders"
    CAFES = "cafes"
    OWN_DRINKS = "own-drinks"


class Ground(StrEnum):
    """Whether the ground has an edge that visitors pass."""

    FENCED = "fenced"
    OPEN = "open"
    ROUTE = "route"


class Door(StrEnum):
    """Who guards the entrance."""

    NONE = "none"
    VOLUNTEERS = "volunteers"
    FIRM = "firm"


class Toilets(StrEnum):
    """Where the toilets are."""

    BUILDING = "building"
    BRING = "bring"


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


class Weight(Scale):
    """How much an action matters: people can die of what is `life`, `core` is what a basic set is."""

    LIFE = "life"
    CORE = "core"
    MORE = "more"


class Basis(Scale):
    """Who asks for an action, the strictest first; law and city are duties."""

    LAW = "law"
    CITY = "city"
    LABEL = "label"
    ADVICE = "advice"

    @property
    def duty(self) -> bool:
        """Whether it must be done."""
        return self in (Basis.LAW, Basis.CITY)


class Again(StrEnum):
    """How often an action is done at an event of several days."""

    ONCE = "once"
    DAILY = "daily"


class Principle(StrEnum):
    """The message to visitors that a guideline serves."""

    WATER = "water"
    FRIENDS = "friends"
    ROAD = "road"
    DOSE = "dose"
    NONE = "none"
