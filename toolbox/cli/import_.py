"""`import`: many events from a list that the city has already."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolbox.cli.common import (
    FAILED,
    ROOT,
    WRONG_INPUT,
    Docs,
    Lang,
    Policy,
    Profiles,
    Said,
    said,
    show_problems,
    spoken,
    stop_at,
    usage,
)
from toolbox.cli.new import with_facts
from toolbox.model.event.facts import ANNOUNCED
from toolbox.model.problem import Level, Problems
from toolbox.paths import display_path
from toolbox.report import counted as number_of
from toolbox.report import seen

if TYPE_CHECKING:
    from toolbox.desk.lists.facts import Given
    from toolbox.desk.lists.importing import City, Entry
    from toolbox.desk.lists.names import Names
    from toolbox.model.city.policy import Policy as CityPolicy

_OF_EACH = ("name", "days", "start", "end", "place", "organiser")
"""What no two events of a list have in common."""


def _import(
    file: Annotated[Path, typer.Argument(help="The list: .csv, .xlsx, .json or .ics.", metavar="FILE")],
    write: Annotated[
        bool, typer.Option("--write", help="Write the events that are whole; without it, only tell.")
    ] = False,
    columns: Annotated[
        Path | None, typer.Option("--columns", help="What the list calls things: `their header: our field`, in YAML.")
    ] = None,
    start: Annotated[str | None, typer.Option("--start", help="The hour of a day without one, such as 20:00.")] = None,
    end: Annotated[str | None, typer.Option("--end", help="The hour of an end without one, such as 02:00.")] = None,
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    lang: Lang = Said.EN,
    **facts: str | None,
) -> None:
    """Events from a list that the city has already; the options on facts are for rows that do not say them.

    Without --write it only tells. Exit status: 0 when each row is an event, 2 when some are not or stand
    there otherwise, 1 when a file could not be written.
    """
    from toolbox.desk.lists.importing import MOST, entries
    from toolbox.desk.lists.names import Names, read_columns
    from toolbox.desk.lists.reading import read_list

    problems = Problems(MOST)
    language, city = _city(policy, docs, profiles)
    names = read_columns(columns, problems) if columns else Names()
    given = _given(facts, {"start": start, "end": end}, names, city)
    stop_at(problems, Level.ERROR, Level.ERROR)
    rows = read_list(file, names, city.local.zone, language, problems)
    if rows is None:
        stop_at(problems, Level.ERROR, Level.NOTE)
        raise typer.Exit(WRONG_INPUT)
    found = entries(rows, given, names, city, problems)
    failed = _written(found, city, language) if write else ""
    _tell(found, problems, write)
    if failed:
        typer.echo(failed, err=True)
    _leave(found, problems, bool(failed))


def _written(found: Sequence[Entry], city: City, language: str) -> str:
    """Write the files of the new events; why that stopped, if it did."""
    from toolbox.desk.lists.importing import write

    try:
        write(found, city, language)
    except OSError as error:
        return said("not_written", path=display_path(Path(error.filename or "?")), why=(error.strerror or "").lower())
    return ""


import_command = with_facts(_import, [fact for fact in ANNOUNCED if fact.name not in _OF_EACH])


def _city(policy: Path, docs: Path, profiles: Path) -> tuple[str, City]:
    """The language of the city's files, and what the rows are held against."""
    from toolbox.check.persons import forms
    from toolbox.desk.lists.importing import City
    from toolbox.model.event.local import Local
    from toolbox.read.addresses import read_addresses
    from toolbox.read.persons import read_persons
    from toolbox.read.policy import read_policy
    from toolbox.read.wording import read_rules

    problems = Problems()
    city: CityPolicy | None = read_policy(policy, problems)[0]
    stop_at(problems, Level.ERROR, Level.ERROR)
    assert city is not None
    guard = read_rules(docs, city.languages, read_addresses(docs, city.source_language), problems)
    persons = forms(read_persons(docs, problems))
    stop_at(problems, Level.ERROR, Level.ERROR)
    return city.source_language, City(Local.of(city), persons, guard, profiles)


def _given(facts: Mapping[str, str | None], hours: Mapping[str, str | None], names: Names, city: City) -> Given:
    """What the options say of every event; stop where an answer is wrong."""
    from toolbox.desk.lists.facts import Given
    from toolbox.desk.lists.moments import told
    from toolbox.desk.new import wrong_answer

    wrong, clock, good = [], dict[str, time](), {}
    for key, answer in facts.items():
        if answer is None:
            continue
        good[key] = answer
        if problem := wrong_answer(key, answer, {}, spoken(), city.local, city.persons):
            wrong.append(f"--{key.replace('_', '-')}: {problem}")
    for key, answer in hours.items():
        found = told(answer, city.local.zone, hour_alone=True) if answer is not None else None
        if found and found.hour is not None and found.day is None:
            clock[key] = found.hour
        elif answer is not None:
            wrong.append(said("no_hour", option=f"--{key}", value=answer[:40]))
    if wrong:
        usage("\n".join(wrong))
    return Given(good, clock)


def _tell(found: Sequence[Entry], problems: Problems, write: bool) -> None:
    """Row by row what becomes of it on standard output, what is told besides on standard error."""
    from toolbox.desk.lists.importing import State, counted, shown

    for one in found:
        details: dict[str, Any] = {"name": one.name or "?", "path": display_path(one.path) if one.path else ""}
        line = said(f"imported_{one.state}", **details, facts=shown(one))
        typer.echo(seen(f"{one.row.place.path}:{one.row.place.line}:{one.row.place.column}: {line}"))
    counts = {str(state): count for state, count in counted(found).items()}
    typer.echo(said("imported", rows=number_of(len(found), "rows", spoken()), **counts))
    if not write and counts[State.NEW]:
        typer.echo(said("import_to_write"))
    sys.stdout.flush()
    show_problems(problems, Level.NOTE)


def _leave(found: Sequence[Entry], problems: Problems, failed: bool) -> None:
    from toolbox.desk.lists.importing import State, counted

    counts = counted(found)
    whole = counts[State.NEW] + counts[State.WRITTEN] + counts[State.THERE] + counts[State.DIFFERS]
    if failed:
        raise typer.Exit(FAILED)
    if not whole or counts[State.LACKING] or counts[State.DIFFERS] or problems.errors:
        raise typer.Exit(WRONG_INPUT)
