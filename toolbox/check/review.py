"""What the prevention worker wants to know beside mistakes: what no event uses, what must be read again and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolbox.assemble import selected
from toolbox.model.addresses import GUIDELINES
from toolbox.model.pages.guideline import Guideline
from toolbox.model.pages.kinds import KINDS
from toolbox.model.pages.page import review_due
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project
from toolbox.model.vocabulary import Principle, Tier
from toolbox.paths import display_path


@dataclass(frozen=True)
class Review:
    """When a page must be read again, and by which desk."""

    due: date
    page: str
    by: str


def reviews(project: Project, docs: Path) -> list[Review]:
    """Every page that must be read again some day, the first due first."""
    policy = project.policy
    return sorted(
        (
            Review(
                review_due(page.reviewed, policy.review_after_months),
                display_path(docs / policy.source_language / project.addresses[kind.name] / f"{page.id}.md"),
                page.reviewer or policy.reviewer,
            )
            for kind in KINDS
            for page in project.pages(kind)
        ),
        key=lambda one: (one.due, one.page),
    )


def check_water(project: Project, docs: Path, problems: Problems) -> None:
    """Note where no row on water is in every plan: it is for every event, and heat only adds to it (MISSION, S10)."""
    pages = [one for one in project.published if one.principle is Principle.WATER]
    if not pages or any(_is_always(page) for page in pages):
        return
    first = min(pages, key=lambda one: one.id)
    folder = docs / project.policy.source_language / project.addresses[GUIDELINES]
    problems.add(Place(display_path(folder / f"{first.id}.md")), "water-not-always", Level.NOTE)


def _is_always(page: Guideline) -> bool:
    """Whether a row of the page is in the plan of every event."""
    rows = (action for action in page.actions if not any(action.when.lines()))
    return page.tier is Tier.BASIC and not any(page.when.lines()) and any(rows)


def check_used(project: Project, docs: Path, problems: Problems) -> None:
    """Note each published guideline, and each of its actions, that is in no event's plan."""
    if not project.profiles:
        return
    source = project.policy.source_language
    plans = (selected(profile, project) for profile in project.profiles)
    used = {f"{guideline.id}/{action.id}" for plan in plans for guideline, action in plan}
    for guideline in project.published:
        place = Place(display_path(docs / source / project.addresses[GUIDELINES] / f"{guideline.id}.md"))
        unused = [action.id for action in guideline.actions if f"{guideline.id}/{action.id}" not in used]
        if len(unused) == len(guideline.actions):
            problems.add(place, "guideline-unused", Level.NOTE)
        elif unused:
            problems.add(place, "actions-unused", Level.NOTE, ids=", ".join(unused))
