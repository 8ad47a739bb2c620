"""From what people write to the model: every problem of every file is found in one run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from toolbox.check.persons import forms
from toolbox.model.addresses import EVALUATIONS, MONITOR
from toolbox.model.event.profile import Profile
from toolbox.model.language.persons import PersonWords
from toolbox.model.problem import Place, Problems
from toolbox.model.project import Project, public_numbers
from toolbox.paths import display_path
from toolbox.read.evaluations import check_held, read_evaluations
from toolbox.read.folder import inside
from toolbox.read.guidance import read_guidance
from toolbox.read.inputs import Inputs
from toolbox.read.monitor import check_anonymous, check_moved
from toolbox.read.profiles import read_profile, read_profiles
from toolbox.read.settings import check_settings
from toolbox.read.wording import check_files

__all__ = ["Inputs", "read_one", "read_project"]


def read_project(
    inputs: Inputs, problems: Problems, stage: int | None = None, today: date | None = None
) -> Project | None:
    """Everything, or None where there are errors; `stage` stands in for the policy's own.

    Where `today` is given, pages whose review is too long ago are told.
    """
    if inputs.settings:
        check_settings(inputs.settings, problems)
    guidance = read_guidance(inputs, problems, stage, today)
    project, guard = guidance.project, guidance.guard
    numbers = public_numbers(project.policy, project.partners) if project else frozenset()
    found = forms(project.persons if project else PersonWords())
    local, spoken = guidance.local, project.policy.spoken if project else None
    profiles = read_profiles(inputs.profiles, problems, numbers, found, local, spoken)
    folder = inputs.evaluations(project.policy if project else None)
    evaluations = read_evaluations(folder, problems)
    begins = {one.slug: one.start.date() for one in profiles}
    check_held(evaluations, folder, inputs.profiles, begins, problems, today)
    told = inside(folder.glob("*.yml"), folder)
    if project:
        for path in told:
            check_anonymous(path, numbers, problems, found.in_texts)
        if project.policy.monitor_folder:
            beside = inputs.docs / project.policy.source_language / project.addresses[MONITOR]
            left = (beside, inputs.profiles.with_name(EVALUATIONS))
            check_moved(
                inputs.monitor(project.policy), left, project.addresses, Place(display_path(inputs.policy)), problems
            )
    check_files([*inside(inputs.profiles.glob("*.yml"), inputs.profiles), *told], guard, problems)
    if problems.errors or project is None:
        return None
    return replace(
        project,
        profiles=profiles,
        evaluations=evaluations,
        wording=guard.rules,
        allowed=frozenset(guard.allowed),
        for_visitors=guard.for_visitors,
    )


def read_one(path: Path, inputs: Inputs, problems: Problems) -> tuple[Project, Profile] | None:
    """The guidance and one profile, which may stand anywhere."""
    guidance = read_guidance(inputs, problems, None, None)
    project = guidance.project
    numbers = public_numbers(project.policy, project.partners) if project else frozenset()
    found = forms(project.persons if project else PersonWords())
    local, spoken = guidance.local, project.policy.spoken if project else None
    profile = read_profile(path, problems, numbers, found, local, spoken)
    check_files([path], guidance.guard, problems)
    if problems.errors or project is None or profile is None:
        return None
    return project, profile
