"""The files of the events, made in as many processes as pay off."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

from toolbox.model.addresses import EVENTS
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.write import outputs

WORTH_A_POOL = 60
"""Documents from which more processes pay off: starting one takes about as long as setting this many."""


def write_events(project: Project, code: str, folder: Path, jobs: int) -> Iterator[str]:
    """Write the files of all events in one language under a folder; gives after each what to know of it, or nothing."""
    if jobs > 1 and len(project.profiles) >= WORTH_A_POOL:
        with get_context("spawn").Pool(jobs, _take, (project, code, folder)) as pool:
            yield from pool.imap_unordered(_write_event_of, project.profiles, chunksize=8)
        return
    for profile in project.profiles:
        yield write_event(profile, project, code, folder)


_work: tuple[Project, str, Path]


def _take(project: Project, code: str, folder: Path) -> None:
    """What a worker process keeps for all its events."""
    global _work
    _work = (project, code, folder)


def _write_event_of(profile: Profile) -> str:
    return write_event(profile, *_work)


def write_event(profile: Profile, project: Project, code: str, folder: Path) -> str:
    """The files of one event in one language; gives what somebody should know of them, or nothing."""
    place = folder / profile.slug
    place.mkdir(parents=True, exist_ok=True)
    event = outputs.Event(profile, project, code)
    made = dict(outputs.files(event))
    for name, content in made.items():
        (place / name).write_bytes(content)
    more = outputs.too_long(event, made["briefings.pdf"])
    return f"{code}/{EVENTS}/{profile.slug}/briefings.pdf: {more} more than one page a role" if more else ""
