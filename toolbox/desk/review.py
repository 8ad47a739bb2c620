"""What the prevention worker wants to know beside mistakes: what no event uses."""

from __future__ import annotations

from pathlib import Path

from toolbox.assemble import assemble
from toolbox.model.addresses import GUIDELINES
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project
from toolbox.read.folder import shown


def check_used(project: Project, docs: Path, problems: Problems) -> None:
    """Note each published guideline, and each of its actions, that is in no event's plan."""
    if not project.profiles:
        return
    source = project.policy.source_language
    plans = [assemble(profile, project, source) for profile in project.profiles]
    used = {action.id for plan in plans for action in plan.actions}
    for guideline in project.published:
        place = Place(shown(docs / source / GUIDELINES / f"{guideline.id}.md"))
        unused = [action.id for action in guideline.actions if f"{guideline.id}/{action.id}" not in used]
        if len(unused) == len(guideline.actions):
            problems.add(place, "guideline-unused", Level.NOTE)
        elif unused:
            problems.add(place, "actions-unused", Level.NOTE, ids=", ".join(unused))
