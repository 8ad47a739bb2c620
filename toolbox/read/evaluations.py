"""Evaluations: one YAML file an event that is over, its stem the event's address."""

from __future__ import annotations

from pathlib import Path

from toolbox.model.evaluation import Evaluation
from toolbox.model.problem import Problems
from toolbox.read.folder import files
from toolbox.read.profiles import read_model


def read_evaluations(folder: Path, problems: Problems) -> tuple[Evaluation, ...]:
    """All evaluations of a folder, by slug; a city without any has no such folder."""
    if not folder.is_dir():
        return ()
    read = (read_model(Evaluation, path, problems) for path in files(folder, ".yml", problems).values())
    return tuple(evaluation for evaluation in read if evaluation)
