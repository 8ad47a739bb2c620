"""For whom a site is built."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """`public`: anybody. `steering`: the steering group, with what is internal, marked on every page."""

    PUBLIC = "public"
    STEERING = "steering"
