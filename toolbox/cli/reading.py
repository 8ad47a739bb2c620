"""Reading everything for a command, with what is told of what is made: plans too long, signs that paper cannot show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from toolbox.check.budget import over_budget
from toolbox.model.problem import Level, Place, Problem, Problems, listed
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.read import Inputs, read_project
from toolbox.read.persons import check_pages
from toolbox.read.yaml.file import read_yaml

WRITING = ("page-person", "row-long")
"""Notes that are told while somebody writes: what names a person goes public, and a long row is read by nobody."""
PUBLISHING = (*WRITING, "address-nowhere", "policy-not-translated")
"""Those that are told before the site is published."""


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
        # It opens fonts: a command that begins need not wait for that.
        from toolbox.cli.unprintable import check_letters

        check_letters(inputs, project, problems)
    return project


def looked_at(
    inputs: Inputs, today: date, stage: int | None = None, notes: tuple[str, ...] = WRITING
) -> tuple[Project | None, list[Problem]]:
    """Everything, or None where there are errors, and what is told of it in the editor: all mistakes, or the warnings.

    And these `notes`; not that an old page waits for its review, which `check` says.
    """
    problems = Problems()
    project = read_and_count(inputs, problems, stage, today)
    if project:
        check_pages(project, inputs.docs, problems)
    told = [one for one in problems if one.level is not Level.NOTE or one.code in notes]
    return project, problems.errors or [one for one in told if one.code != "review-old"]


def _attendance(path: Path) -> Place:
    """Where a profile says how many visitors it has; its beginning where that can no longer be read."""
    node = read_yaml(path, Problems())
    attendance = node.get("attendance") if node else None
    return attendance.place if attendance else Place(display_path(path))
