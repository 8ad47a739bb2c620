"""`check`: everything that is wrong, and what the prevention worker wants to know besides."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from toolbox.cli.common import (
    CACHE,
    ROOT,
    WRONG_INPUT,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    Stage,
    said,
    show_problems,
    spoken,
    today,
)
from toolbox.cli.reading import read_and_count
from toolbox.model.addresses import GUIDELINES
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.read import Inputs
from toolbox.report import annotation, as_data, counted, readability_table, review_table

if TYPE_CHECKING:
    from toolbox.check.readability import Score
    from toolbox.check.review import Review


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
    from toolbox.check.readability import check_readability, readability
    from toolbox.check.review import check_used, check_water, reviews
    from toolbox.desk.privacy import check_private
    from toolbox.read.pages.later import note_later
    from toolbox.read.persons import check_pages

    problems = Problems()
    inputs = Inputs(policy, docs, profiles, ROOT, CACHE)
    project = read_and_count(inputs, problems, stage, today(inputs.local().zone))
    found = _Found(problems, project)
    if project:
        found = _Found(problems, project, readability(project, docs), reviews(project, docs))
        check_readability(found.scores, project.policy.readability, problems)
        check_used(project, docs, problems)
        check_water(project, docs, problems)
        check_pages(project, docs, problems)
        note_later(project, docs, problems)
        check_private(project, policy.parent, problems)
        found.counts = {"guidelines": len(project.published), "events": len(project.profiles)}
    else:
        pages = {path.stem for path in docs.glob(f"*/{inputs.addresses()[GUIDELINES]}/*.md")}
        found.counts = {"guidelines": len(pages), "events": len(list(profiles.glob("*.yml")))}
    found.counts |= {"errors": len(problems.errors), "warnings": len(problems.at(Level.WARNING))}
    _tell(found, format_)
    if found.counts["errors"] or (strict and found.counts["warnings"]):
        raise typer.Exit(WRONG_INPUT)


@dataclass
class _Found:
    """What was found: the problems, and what somebody wants to know besides."""

    problems: Problems
    project: Project | None
    scores: list[Score] = field(default_factory=list)
    due: list[Review] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def _tell(found: _Found, format_: Told) -> None:
    """Everything that was found, and how much of each."""
    if format_ is Told.JSON:
        told = {"problems": [as_data(one, spoken()) for one in found.problems], **found.counts}
        told["reviews"] = [{"due": str(one.due), "page": one.page, "by": one.by} for one in found.due]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if format_ is Told.GITHUB:
        for problem in found.problems:
            typer.echo(annotation(problem, spoken()))
        return
    show_problems(found.problems, Level.NOTE)
    if found.project is None:
        words = {name: counted(count, name, spoken()) for name, count in found.counts.items()}
        typer.echo(said("checked", **words), err=True)
        return
    typer.echo(readability_table(found.scores, spoken()))
    typer.echo(review_table(found.due, spoken()))
    words = {name: counted(count, name, spoken()) for name, count in found.counts.items()}
    words["good"] = ", ".join([said("no_mistakes"), *([words["warnings"]] if found.counts["warnings"] else [])])
    typer.echo(said("found", stage=found.project.policy.stage, **words))
