"""Which events have a plan that is longer than the city's budget, and which guidelines weigh most in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from toolbox.assemble import selected
from toolbox.model.city.budget import most_rows
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project

HEAVIEST = 3
"""So many guidelines are named."""


@dataclass(frozen=True)
class Over:
    """An event whose plan has more actions than its budget; `heaviest` are guidelines with their count, most first."""

    profile: Profile
    rows: int
    most: int
    heaviest: tuple[tuple[str, int], ...]


def over_budget(project: Project) -> Iterator[Over]:
    """The events whose plan has more actions than the policy's budget for their visitors."""
    for profile in project.profiles:
        most = most_rows(project.policy.budget, profile.attendance)
        if most is None:
            return
        counts = Counter(guideline.id for guideline, _ in selected(profile, project))
        if counts.total() > most:
            heaviest = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:HEAVIEST]
            yield Over(profile, counts.total(), most, tuple(heaviest))
