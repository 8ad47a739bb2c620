"""What the commands share: their options, reading, and stopping where something is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar
from zoneinfo import ZoneInfo

import typer
from pydantic import TypeAdapter, ValidationError

from toolbox.cli.reading import read_and_count
from toolbox.model.event.profile import Profile
from toolbox.model.fields import SLUG, Day
from toolbox.model.problem import Level, Place, Problem, Problems, shortened
from toolbox.model.project import Project
from toolbox.paths import display_path
from toolbox.publish.engine.errors import NotInstalled
from toolbox.publish.engine.rendering import Engine, EngineName, engine
from toolbox.read import Inputs, read_one
from toolbox.report import counted, line, summed_up
from toolbox.write.words.build_time import build_day

F = TypeVar("F", bound=StrEnum)
ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "guidance"
"""Guidance that a command read before; `serve` and tests that read by themselves have none."""
FAILED, WRONG_INPUT = 1, 2


class Said(StrEnum):
    """The languages in which the command line tells what is wrong."""

    EN = "en"
    NL = "nl"


Policy = Annotated[Path, typer.Option("--policy", help="The city's decisions.", show_default="policy.yml")]
Docs = Annotated[
    Path, typer.Option("--docs", help="Folder with the pages, one folder a language.", show_default="docs")
]
Profiles = Annotated[
    Path, typer.Option("--profiles", help="Folder with the event profiles.", show_default="event_profiles")
]
Stage = Annotated[
    int | None, typer.Option("--stage", min=1, max=9, help="Show this step of the rollout instead of policy.yml's.")
]
Today = Annotated[
    str | None,
    typer.Option("--today", help="The plan as on this day: what is late, and when to do the rest.", metavar="DATE"),
]
_LONGEST = 600
"""Letters of what an error of a library says."""
_language: ContextVar[str] = ContextVar("language", default=Said.EN)


def speak(language: Said) -> Said:
    """From here on, messages are in this language."""
    _language.set(language)
    return language


def speak_as(policy: Path) -> Said:
    """From here on, messages are in the first language of a city, or in English where we have no words in that."""
    from toolbox.read.languages import languages_of
    from toolbox.read.policy import read_policy

    first = next(iter(languages_of(read_policy(policy, Problems())[1], policy.parent / "docs")))
    return speak(Said(first) if first in list(Said) else Said.EN)


Lang = Annotated[Said, typer.Option("--lang", help="The language of the messages.", show_default="en", callback=speak)]
RenderedBy = Annotated[
    EngineName,
    typer.Option("--engine", help="What renders the pages; zensical is installed with: make zensical."),
]
BuildDir = Annotated[Path, typer.Option("--build-dir", help="Folder for what lies in between.", show_default="build")]


def installed(name: EngineName) -> Engine:
    """The engine that was asked for; stop where it is not on this machine."""
    try:
        return engine(name)
    except NotInstalled:
        usage(said("engine_not_installed", engine=name))


def today(zone: ZoneInfo | None = None) -> date:
    """Today in the city, or the day of SOURCE_DATE_EPOCH; stop where that is no moment."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return build_day(given, zone)
    except (ValueError, OverflowError, OSError):
        usage(said("no_epoch", value=given[:40]))


def given_day(text: str | None) -> date | None:
    """The day that was given with `--today`; stop where it is none, or where SOURCE_DATE_EPOCH is no moment."""
    today()
    if text is None:
        return None
    try:
        return TypeAdapter(Day).validate_python(text)
    except ValidationError as error:
        (found,) = error.errors()
        usage(line(Problem(Place("--today"), found["type"], found.get("ctx", {})), spoken()))


def event_file(name: Path, profiles: Path) -> Path:
    """The file of an event that was named by its path, or as its address on the site ends."""
    return name if name.exists() or not SLUG.fullmatch(str(name)) else profiles / f"{name}.yml"


def site_language(given: str | None, project: Project) -> str:
    """The language that was asked for, or the first of the site; stop where the site does not have it."""
    languages = project.policy.languages
    if given is not None and given not in languages:
        usage(said("no_such_language", language=given, known=", ".join(languages)))
    return given or languages[0]


def read(
    inputs: Inputs,
    stage: int | None,
    strict: bool,
    show: Level,
    day: date | None = None,
    problems: Problems | None = None,
) -> Project:
    """Read everything; stop with exit status 2 where something is wrong. `problems` takes what was found."""
    problems = Problems() if problems is None else problems
    project = read_and_count(inputs, problems, stage, day)
    stop_at(problems, Level.WARNING if strict else Level.ERROR, show)
    assert project is not None
    return project


def read_event(file: Path, inputs: Inputs) -> tuple[Project, Profile]:
    """One event with the guidance; stop where something is wrong. What is doubtful in the event's own file is told."""
    problems = Problems()
    found = read_one(file, inputs, problems)
    stop_at(problems, Level.ERROR, Level.ERROR)
    assert found is not None
    for problem in (*problems.at(Level.WARNING), *problems.at(Level.NOTE)):
        if problem.place.path == display_path(file):
            typer.echo(line(problem, spoken()), err=True)
    return found


def stop_at(problems: Problems, level: Level, show: Level) -> None:
    show_problems(problems, show)
    levels = list(Level)
    if any(levels.index(problem.level) <= levels.index(level) for problem in problems):
        typer.echo(nothing_made(len(problems.errors), len(problems.at(Level.WARNING))), err=True)
        raise typer.Exit(WRONG_INPUT)


def spoken() -> str:
    """The language that the running command was asked to speak."""
    return _language.get()


def lines(problems: Problems, show: Level) -> list[str]:
    """What is told of these problems, from the worst level down to this one."""
    levels = list(Level)
    return [line(problem, spoken()) for problem in problems if levels.index(problem.level) <= levels.index(show)]


def show_problems(problems: Problems, show: Level) -> None:
    for one in lines(problems, show):
        typer.echo(one, err=True)


def nothing_made(errors: int, warnings: int) -> str:
    counts = {"errors": counted(errors, "errors", spoken()), "warnings": counted(warnings, "warnings", spoken())}
    return said("nothing_made", **counts)


def said(what: str, /, **parts: object) -> str:
    """One of the `report` phrases in the language that was asked for."""
    return summed_up(what, spoken(), **parts)


def notify(what: str, /, **parts: object) -> None:
    """The same, on standard error."""
    typer.echo(said(what, **parts), err=True)


def why_not_built(error: Exception) -> str:
    """Why a site could not be built, on one line."""
    from toolbox.publish.patience import NoWorkers
    from toolbox.publish.room import DiskFull

    if isinstance(error, NoWorkers):
        return said(error.code, **error.details)
    if isinstance(error, DiskFull):
        return line(error.problem, spoken())
    if isinstance(error, PermissionError) and error.filename:
        return said("no_right", folder=display_path(Path(error.filename).parent))
    if isinstance(error, OSError) and error.filename:
        return f"{display_path(Path(error.filename))}: {(error.strerror or '').lower()}"
    return said("worker_lost") if isinstance(error, BrokenExecutor) else shortened(error, _LONGEST)


def write_output(raw: bytes, output: Path | None) -> None:
    """Write to a file, or to standard output."""
    from toolbox.desk.saved import save

    try:
        if output is None:
            sys.stdout.buffer.write(raw)
            sys.stdout.buffer.flush()
            return
        save(output, raw)
    except OSError as error:
        if output and not output.parent.exists():
            notify("no_folder_for", path=output, folder=output.parent)
        else:
            notify("not_written", path=output or "stdout", why=(error.strerror or "").lower())
        raise typer.Exit(FAILED) from None
    typer.echo(f"{output}", err=True)


@contextmanager
def all_said() -> Iterator[None]:
    """What could not be said for want of room is told, where there is still somewhere to."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        # What waits to be said has nowhere to go: Python would try once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        notify("not_written", path=error.filename or "stdout", why=(error.strerror or str(error)).lower())
        sys.exit(FAILED)


def by_ending(
    output: Path | None, given: F | None, forms: type[F], unknown: str, also: Sequence[str] = ("",)
) -> F | None:
    """What a file is meant to hold: what was asked for, or what the end of its name says; None where neither says it.

    Stops where these are two, and with the phrase `unknown` where the end is none of `forms` or what it may be `also`.
    """
    ending = output.suffix.lower().removeprefix(".") if output else ""
    known = ending in list(forms)
    if given and known and ending != given:
        usage(said("ending_other", path=output, given=given))
    if not given and output and not known and ending not in also:
        usage(said(unknown, path=output))
    return given or (forms(ending) if known else None)


def usage(what: str) -> NoReturn:
    typer.echo(what, err=True)
    raise typer.Exit(WRONG_INPUT)
