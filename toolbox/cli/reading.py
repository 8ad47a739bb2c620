"""Reading everything for a command, with what is told of what is made: plans too long, signs that paper cannot show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from toolbox.check.budget import over_budget
from toolbox.cli.unprintable import check_letters
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.read import Inputs, read_project
from toolbox.read.yaml.file import read_yaml


def read_and_count(
    inputs: Inputs, problems: Problems, stage: int | None = None, today: date | None = None
) -> Project | None:
    """Everything, or None where there are errors.

    A plan with more actions than the policy's budget, and a sign that no font of paper has, are warnings.
    """
    project = read_project(inputs, problems, stage, today)
    for over in over_budget(project) if project else ():
        problems.add(
            _attendance(inputs.profiles / f"{over.profile.slug}.yml"),
            "over-budget",
            Level.WARNING,
            rows=over.rows,
            most=over.most,
            visitors=over.profile.attendance,
            heaviest=listed(f"{name} ({count})" for name, count in over.heaviest),
        )
    if project:
        check_letters(inputs, project, problems)
    return project


def _attendance(path: Path) -> Place:
    """Where a profile says how many visitors it has; its beginning where that can no longer be read."""
    node = read_yaml(path, Problems())
    attendance = node.get("attendance") if node else None
    return attendance.place if attendance else Place(display_path(path))
