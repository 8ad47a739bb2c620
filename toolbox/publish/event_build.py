"""What the site holds of one event in one language. Made without a disk, so that it can be made in any process."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from toolbox import hashing
from toolbox.model.addresses import EVENTS
from toolbox.model.event.profile import Profile
from toolbox.model.monitor import Monitor
from toolbox.model.problem import Place, Problem, Problems
from toolbox.model.project import Project
from toolbox.publish.guard import check_event
from toolbox.publish.security_policy import unsafe
from toolbox.write import outputs
from toolbox.write.files.plan_json import plan_data
from toolbox.write.pages import event_body


@dataclass(frozen=True)
class EventBuild:
    """The files of an event and the body of its page, with a hash of all that they show.

    `files` is None where the hash is that of before, so that nothing was made but what is `dated`. `extra_pages` counts
    the pages that the briefings take more than one a role, `wrong` is what the wording guard found in the text.
    """

    code: str
    slug: str
    view_hash: str
    files: dict[str, bytes] | None = None
    dated: dict[str, bytes] = field(default_factory=dict)
    body: str = ""
    extra_pages: int = 0
    wrong: tuple[Problem, ...] = ()


def shared(project: Project) -> bytes:
    """What every event needs of a project, to hand to another process."""
    needed = replace(project, profiles=(), home={}, stories=(), manual=(), monitor=Monitor(), pictures={}, others={})
    return pickle.dumps(needed)


def build_events(
    project: bytes, code: str, epoch: str, day: date, events: Sequence[tuple[Profile, str]]
) -> list[EventBuild]:
    """The builds of some events, each given with the hash of what its files showed before.

    `project` is what `shared` gives, `epoch` the moment that the files should bear, where it was given, `day` that of
    the build. It reads and writes no file, so that a worker that is lost loses nothing but its time.
    """
    whole = _project(project)
    asked = [outputs.Event(profile, whole, code, epoch, built=day) for profile, _ in events]
    hashes = [_hash(event) for event in asked]
    changed = [event for event, new, (_, before) in zip(asked, hashes, events, strict=True) if new != before]
    files = {event.profile.slug: made for event, made in zip(changed, outputs.files_of_each(changed), strict=True)}
    return [_build(event, new, files.get(event.profile.slug)) for event, new in zip(asked, hashes, strict=True)]


@lru_cache(maxsize=2)
def _project(packed: bytes) -> Project:
    project: Project = pickle.loads(packed)
    return project


def _build(event: outputs.Event, view_hash: str, files: dict[str, bytes] | None) -> EventBuild:
    """The build of an event from its files, or without them where it shows what it showed before."""
    if files is None:
        # The rules for what may be shown may be others.
        unfit = tuple(_unfit(event).errors)
        return EventBuild(event.code, event.profile.slug, view_hash, dated=outputs.dated(event), wrong=unfit)
    made = build_page(event, {name: len(content) for name, content in files.items()})
    too_long = outputs.too_long(event, files["briefings.pdf"])
    return replace(made, view_hash=view_hash, files=files, extra_pages=too_long)


def build_page(event: outputs.Event, sizes: dict[str, int]) -> EventBuild:
    """The page of an event alone, read with the wording guard; `sizes` are those of its files, in bytes."""
    problems, path = _unfit(event), _page(event)
    body = event_body.page_body(event, event_body.downloads(event, sizes))
    for what in unsafe(body):
        problems.add(Place(path), "page-unsafe", what=what)
    return EventBuild(event.code, event.profile.slug, "", body=body, wrong=tuple(problems.errors))


def _page(event: outputs.Event) -> str:
    """The path of an event's page, as a message names it."""
    part = "" if event.code == event.project.policy.source_language else f"{event.code}/"
    return f"site/{part}{event.project.addresses[EVENTS]}/{event.profile.slug}/index.html"


def _unfit(event: outputs.Event) -> Problems:
    """What the wording guard finds in the texts of an event."""
    problems = Problems()
    check_event(event.view, _page(event), event.project, event.code, problems)
    for code in event.spoken_here:
        check_event(event.posters(code), _page(event), event.project, code, problems)
    return problems


def _hash(event: outputs.Event) -> str:
    """A hash of all that the files and the page are made from: what they show, the city's decisions, and our tools."""
    views: list[Any] = [event.view, event.dossier, event_body.downloads(event, {}), event_body.posters_elsewhere(event)]
    views += [event.posters(code) for code in (event.code, *event.spoken_here)]
    content = [hashing.tools(), event.project.decided, plan_data(event.plan), *views, event.made]
    return hashlib.sha256(to_json(content)).hexdigest()
