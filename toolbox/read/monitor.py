"""The monitor's pages: signals, initiatives and goals, in the source language alone, and anonymous."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from toolbox.check.persons import KINDS, Kind, names_person, personal
from toolbox.model.addresses import EVALUATIONS, GOALS, INITIATIVES, MONITOR, SIGNAL, SIGNALS, Addresses
from toolbox.model.city.policy import Policy
from toolbox.model.monitor import LONGEST, Entry, Goal, Initiative, Monitor, Signal
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.read.folder import files, inside
from toolbox.read.pages.pages import Sheet, read_sheet
from toolbox.read.text import read_text
from toolbox.read.yaml.validation import validate

E = TypeVar("E", bound=Entry)
_KINDS = (SIGNALS, INITIATIVES, GOALS)
_MOST = 20_000
"""Characters that are searched for persons: five times what a signal may say."""
_TOO_LONG = "body-too-long"
_DAY_ALONE = re.compile(r"^(\w+:[ ]*)(\d{4}-\d\d-\d\d)(?=\s*$)", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_DAY_FIRST = re.compile(r"\d{4}-\d{2}-\d{2}-")


def read_monitor(
    folder: Path,
    addresses: Addresses,
    problems: Problems,
    known: frozenset[str],
    kinds: Sequence[Kind] = KINDS,
    today: date | None = None,
) -> Monitor:
    """All that stands in the monitor's folder; a city without one has none.

    `known` are the digits of phone numbers that may stand in a text, `kinds` the forms by which persons are found.
    Where `today` is given, signals that are still to come are told.
    """
    monitor = Monitor(
        tuple(_read(Signal, "seen", folder / addresses[SIGNALS], problems, kinds, today)),
        tuple(_read(Initiative, "about", folder / addresses[INITIATIVES], problems, kinds, today)),
        tuple(_read(Goal, "about", folder / addresses[GOALS], problems, kinds, today)),
    )
    for path in monitor_pages(folder, addresses):
        check_anonymous(path, known, problems, kinds)
    return monitor


def monitor_pages(folder: Path, addresses: Addresses) -> list[Path]:
    """The pages of a monitor's folder; what else lies beside them is left alone."""
    deeper = (path for kind in _KINDS for path in (folder / addresses[kind]).rglob("*.md"))
    return inside((*folder.glob("*.md"), *deeper), folder)


def _read(
    model: type[E], text: str, folder: Path, problems: Problems, persons: Sequence[Kind], today: date | None
) -> Iterator[E]:
    for name, path in (files(folder, ".md", problems) if folder.is_dir() else {}).items():
        sheet = _sheet(path, problems)
        if sheet is None:
            continue
        title = sheet.head.get("title")
        if names_person(_DAY_FIRST.sub("", name), title.text if title else "", persons):
            problems.add(Place(display_path(path)), "file-personal")
        body = sheet.body.strip()
        if not body:
            problems.add(sheet.body_place, f"{text}-empty")
        read = validate(model, sheet.head, problems, **{"id": name, text: body[:LONGEST] or "-"})
        if model is Signal:
            _check_day(name, sheet, problems, today)
        if read:
            yield read


def _sheet(path: Path, problems: Problems) -> Sheet | None:
    """A page of the monitor, of which the text is shorter than that of others: how long it may be is told once."""
    found = Problems()
    sheet = read_sheet(path, found)
    length = len(sheet.body.strip()) if sheet else 0
    for problem in found:
        if length <= LONGEST or problem.code != _TOO_LONG:
            problems.take(problem)
    if sheet and length > LONGEST:
        problems.add(sheet.body_place, _TOO_LONG, most=LONGEST, count=length)
    return sheet


def _check_day(name: str, sheet: Sheet, problems: Problems, today: date | None) -> None:
    """A signal's file begins with its day, so that a folder of them is in order; that day has been."""
    told = sheet.head.get("date")
    try:
        day = date.fromisoformat(told.text) if told else None
    except ValueError:
        return  # that is told already
    if not told or not day:
        return
    if today and day > today:
        problems.add(told.place, "signal-ahead", Level.NOTE, date=day, today=today)
    if not name.startswith(f"{day}-"):
        stem = _DAY_FIRST.sub("", name)
        problems.add(told.place, "signal-name", name=f"{day}-{stem}.md")


def check_stories(monitor: Monitor, known: Collection[str], folder: Path, problems: Problems) -> None:
    """Check that the story to which an initiative leads is there; `folder` is that of the initiatives."""
    for one in monitor.initiatives:
        if one.story and one.story not in known:
            sheet = read_sheet(folder / f"{one.id}.md", Problems())
            told = sheet.head.get("story") if sheet else None
            place = told.place if told else Place(display_path(folder / f"{one.id}.md"))
            code = "unknown-story" if known else "unknown-story-none"
            problems.add(place, code, Level.WARNING, key="story", name=one.story, choices=listed(sorted(known)))


def check_moved(folder: Path, left: Iterable[Path], addresses: Addresses, policy: Place, problems: Problems) -> None:
    """Note it where the folder that the policy names is not on this machine, and what is left where it stood."""
    if not folder.is_dir():
        problems.add(policy, "monitor-not-here", Level.NOTE, folder=display_path(folder))
    taken = tuple(folder / kind for kind in (*(addresses[one] for one in _KINDS), EVALUATIONS))
    for path in (path for one in left for path in inside(one.rglob("*"), one)):
        if path.suffix in (".md", ".yml") and not any(path.absolute().is_relative_to(one.absolute()) for one in taken):
            problems.add(Place(display_path(path)), "monitor-elsewhere", Level.WARNING, folder=display_path(folder))


def check_anonymous(path: Path, known: frozenset[str], problems: Problems, kinds: Sequence[Kind] = KINDS) -> None:
    """Refuse what points at a person, without saying it again. Comments and keys are read too."""
    name = display_path(path)
    # A day alone behind a key is that of what is told, however long ago.
    text = _DAY_ALONE.sub(lambda day: day[1] + " " * len(day[2]), read_text(path, name, Problems()) or "")
    for paragraph in _PARAGRAPH.finditer(text[:_MOST]):
        if problems.enough(name):
            break
        # A line may break between a first name and the family's.
        for start, kind in personal(paragraph[0], known, kinds):
            at = paragraph.start() + start
            place = Place(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
            problems.add(place, f"personal-{kind}")
    if len(text) > _MOST:
        problems.add(Place(name, text.count("\n", 0, _MOST) + 1), "personal-rest", most=_MOST)


def pages_not_made(policy: Policy, monitor: Monitor) -> Iterator[str]:
    """The pages that the public site of this city does not have: a monitor that shows nothing, signals to nobody."""
    if not policy.steering_group:
        yield SIGNAL
    if not monitor.public().entries:
        yield MONITOR
