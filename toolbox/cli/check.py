"""`check`: everything that is wrong, and what the prevention worker wants to know besides."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from toolbox.cli.common import (
    ROOT,
    WRONG_INPUT,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    Stage,
    nothing_made,
    said,
    show_problems,
    spoken,
    today,
)
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, read_project
from toolbox.report import annotation, as_data, counted, readability_table

if TYPE_CHECKING:
    from toolbox.read.readability import Score


class Told(StrEnum):
    """How `check` tells what it found."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def check(
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    stage: Stage = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    format_: Annotated[Told, typer.Option("--format", help="How to tell it.")] = Told.TEXT,
    lang: Lang = Said.EN,
) -> None:
    """Read and check everything, build nothing."""
    from toolbox.desk.review import check_used
    from toolbox.read.readability import check_readability, readability

    problems = Problems()
    project = read_project(Inputs(policy, docs, profiles), problems, stage, today())
    scores = readability(project, docs) if project else []
    if project:
        check_readability(scores, project.policy.readability, problems)
        check_used(project, docs, problems)
    counts = {
        "errors": len(problems.errors),
        "warnings": len(problems.at(Level.WARNING)),
        "guidelines": len(project.published)
        if project
        else len({path.stem for path in docs.glob("*/richtlijnen/*.md")}),
        "events": len(project.profiles) if project else len(list(profiles.glob("*.yml"))),
    }
    _tell(problems, counts, scores, project, format_)
    if counts["errors"] or (strict and counts["warnings"]):
        raise typer.Exit(WRONG_INPUT)


def _tell(
    problems: Problems, counts: dict[str, int], scores: list[Score], project: Project | None, format_: Told
) -> None:
    """Everything that was found, and how much of each."""
    if format_ is Told.JSON:
        told = {"problems": [as_data(one, spoken()) for one in problems], **counts}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if format_ is Told.GITHUB:
        for problem in problems:
            typer.echo(annotation(problem, spoken()))
        return
    show_problems(problems, Level.NOTE)
    if project is None:
        typer.echo(nothing_made(counts["errors"], counts["warnings"]), err=True)
        return
    typer.echo(readability_table(scores))
    words = {name: counted(count, name, spoken()) for name, count in counts.items()}
    good = ", ".join([said("no_mistakes"), *([words["warnings"]] if counts["warnings"] else [])])
    found = {"guidelines": words["guidelines"], "events": words["events"]}
    typer.echo(said("found", good=good, stage=project.policy.stage, **found))
