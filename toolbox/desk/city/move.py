"""From which pages a new city is made, and what does not hold there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolbox.desk.city.answers import City
from toolbox.desk.city.national import Elsewhere
from toolbox.model.addresses import Addresses
from toolbox.model.city.policy import Policy


@dataclass(frozen=True)
class Move:
    """From which pages to which city: where pages stand here and there, and what does not hold there."""

    docs: Path
    policy: Policy
    ours: Addresses
    city: City
    theirs: Addresses
    elsewhere: Elsewhere
