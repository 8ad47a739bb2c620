"""Evaluations: one YAML file an event that is over, its stem the event's address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from toolbox.model.evaluation import FORMER, Evaluation, series
from toolbox.model.problem import Level, Place, Problems
from toolbox.paths import display_path
from toolbox.read.folder import files, inside
from toolbox.read.profiles import read_model
from toolbox.read.yaml.tree import Node


def read_evaluations(folder: Path, problems: Problems) -> tuple[Evaluation, ...]:
    """All evaluations of a folder, by slug; a city without any has no such folder."""
    if not folder.is_dir():
        return ()
    paths = files(folder, ".yml", problems).values()
    read = (read_model(Evaluation, path, problems, _check_counted_once) for path in paths)
    return tuple(evaluation for evaluation in read if evaluation)


def _check_counted_once(told: Node, problems: Problems) -> None:
    """Nothing is counted under its former name and under that of today."""
    counts = told.get("happened")
    keys = counts.keys if counts else {}
    for before, now in FORMER.items():
        if before in keys and now in keys:
            problems.add(keys[before], "counted-twice", before=before, now=now)


def check_held(
    evaluations: Iterable[Evaluation],
    folder: Path,
    profiles: Path,
    begins: Mapping[str, date],
    problems: Problems,
    today: date | None,
) -> None:
    """Note what was told after an event of which no year has a profile: none shows it, as where there is a typo.

    And of an event that is still to come or that `begins` on another day, and where nothing is told at all: all of
    these would count in the monitor.
    """
    there = {series(path.stem) for path in inside(profiles.glob("*.yml"), profiles)}
    for one in evaluations:
        place = Place(display_path(folder / f"{one.slug}.yml"))
        if series(one.slug) not in there:
            problems.add(place, "evaluation-alone", Level.NOTE, slug=one.slug)
        if one.held != begins.get(one.slug, one.held):
            details = {"held": one.held, "slug": one.slug, "begins": begins[one.slug]}
            problems.add(place, "evaluation-other-day", Level.WARNING, **details)
        elif today and one.held > today:
            problems.add(place, "evaluation-ahead", Level.NOTE, held=one.held, today=today)
        if not one.says_anything:
            problems.add(place, "evaluation-empty", Level.NOTE)
