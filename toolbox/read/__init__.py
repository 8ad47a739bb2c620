"""From what people write to the model: every problem of every file is found in one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolbox.model.problem import Problems
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.read.checks import Known
from toolbox.read.guidelines import read_guidelines
from toolbox.read.policy import read_policy
from toolbox.read.profiles import read_profile, read_profiles
from toolbox.read.yaml_nodes import Node

__all__ = ["Inputs", "read_one", "read_project"]


@dataclass(frozen=True)
class Inputs:
    """Where things stand: the city's policy, the pages, the event profiles."""

    policy: Path
    docs: Path
    profiles: Path


def read_project(inputs: Inputs, problems: Problems, stage: int | None = None) -> Project | None:
    """Everything, or None where there are errors; `stage` stands in for the policy's own."""
    project = _read_guidance(inputs, problems, stage)
    profiles = read_profiles(inputs.profiles, problems)
    if problems.errors or project is None:
        return None
    return Project(project.policy, project.guidelines, profiles)


def read_one(path: Path, inputs: Inputs, problems: Problems) -> tuple[Project, Profile] | None:
    """The guidance and one profile, which may stand anywhere."""
    project = _read_guidance(inputs, problems, None)
    profile = read_profile(path, problems)
    if problems.errors or project is None or profile is None:
        return None
    return project, profile


def _read_guidance(inputs: Inputs, problems: Problems, stage: int | None) -> Project | None:
    policy, node = read_policy(inputs.policy, problems)
    languages = policy.languages if policy else _languages(node)
    guidelines = read_guidelines(inputs.docs, languages, Known.from_policy(node), problems)
    if policy is None:
        return None
    if stage is not None:
        policy = policy.model_copy(update={"stage": stage})
    return Project(policy, guidelines, ())


def _languages(policy: Node) -> tuple[str, ...]:
    """The languages of a policy that has a problem: those that can be made out, so that pages are still read."""
    named = policy.get("languages")
    found = [one.text for one in named.items() if one.text.isalpha()] if named else []
    return tuple(dict.fromkeys(found)) or ("nl",)
