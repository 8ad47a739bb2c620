"""Whether what is internal stands where anybody could read it."""

from __future__ import annotations

import re
from pathlib import Path

from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.read.folder import inside
from toolbox.read.text import read_text

_WORKFLOWS = (".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml")
_PUBLISHES = re.compile(r"^(pages:)|(upload-pages-artifact|deploy-pages|gh-pages)", re.MULTILINE)
"""A job that puts a site online: of GitLab by its name, of GitHub by the action that does it."""


def check_private(project: Project, folder: Path, problems: Problems) -> None:
    """Warn of a workflow that publishes from a folder which holds real internal signals, or evaluations.

    Nothing is told where the policy says that nobody else reads the files, or that these stand elsewhere.
    """
    policy = project.policy
    if policy.private_repository or (policy.monitor_folder and _elsewhere(folder, folder / policy.monitor_folder)):
        return
    signals = sum(not one.public and not one.example for one in project.monitor.signals)
    if not signals and not project.evaluations:
        return
    for path in (path for pattern in _WORKFLOWS for path in inside(folder.glob(pattern), folder)):
        text = read_text(path, display_path(path), Problems()) or ""
        if found := _PUBLISHES.search(text):
            place = Place(display_path(path), text.count("\n", 0, found.start()) + 1)
            counts = {"signals": signals, "evaluations": len(project.evaluations)}
            problems.add(place, "published-beside", Level.WARNING, **counts)


def _elsewhere(folder: Path, named: Path) -> bool:
    return not named.resolve().is_relative_to(folder.resolve())
