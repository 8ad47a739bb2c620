"""The events of a site: what is not as it should be is made again, and all of it is put in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from toolbox import hashing
from toolbox.model.addresses import EVENTS
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problem
from toolbox.model.project import Project, hash_of, plain
from toolbox.publish.cache import Cache, CachedEvent
from toolbox.publish.event_build import EventBuild, build_events, shared
from toolbox.publish.workers import in_any_order, workers
from toolbox.write import outputs
from toolbox.write.words.build_time import build_day, given_epoch

WORTH_A_POOL = 30
"""Events to make, in one language each, from which more processes pay off: starting one takes about as long."""
TOGETHER = 8
"""Events in one task: few enough to be spread evenly and held in memory, enough that the engine of paper finds much of
one sheet in what it laid out for another."""

Place = Callable[[str, Profile, CachedEvent], None]
"""Puts an event of one language into the site."""


class Events:
    """The events of one build. After `run`, `notes` tell what somebody should know, `wrong` what may not come out."""

    def __init__(self, project: Project, cache: Cache, place: Place) -> None:
        self._project = project
        self._cache = cache
        self._place = place
        self._epoch = given_epoch()
        self._day = build_day(self._epoch, project.policy.zone)
        self._shared = _hash_of_shared(project)
        self._by_slug = {profile.slug: profile for profile in project.profiles}
        self.notes: list[str] = []
        self.wrong: list[Problem] = []

    def run(self, jobs: int, scheduler: str, progress: Callable[[int, int], None]) -> None:
        """Make what has to be made and put all of it in its place. Raises NoWorkers, and OSError of the disk."""
        project, total, done = self._project, len(self._by_slug) * len(self._project.policy.languages), 0
        changed = self._changed()
        first = list(islice(changed, WORTH_A_POOL))
        here = len(first) < WORTH_A_POOL
        packed = shared(project)
        tasks = (
            (packed, code, self._epoch, self._day, [(profile, before) for _, profile, before in together])
            for code, together in _together(chain(first, changed))
        )
        with workers(1 if here else jobs, "" if here else scheduler) as executor:
            for builds in in_any_order(executor, build_events, tasks, ahead=2 * jobs if not here else 1):
                for made in builds:
                    self._take(made)
                done += len(builds)
                progress(done, total)
        progress(total, total)
        self.notes.sort()

    def _changed(self) -> Iterator[tuple[str, Profile, str]]:
        """The events to make, with the hash of what their files show now; the others are put in their place."""
        for code in self._project.policy.languages:
            for profile in self._project.profiles:
                cached = self._cache.event(code, profile.slug)
                if cached.made_from == self._made_from(code, profile):
                    self._put(code, profile, cached)
                else:
                    yield code, profile, cached.view_hash

    def _made_from(self, code: str, profile: Profile) -> str:
        content = "\n".join(
            (hashing.tools(), self._shared, self._epoch, str(self._day), code, profile.model_dump_json())
        )
        return hashlib.sha256(content.encode()).hexdigest()

    def _take(self, made: EventBuild) -> None:
        profile, cached = self._by_slug[made.slug], self._cache.event(made.code, made.slug)
        made_from = self._made_from(made.code, profile)
        if made.wrong:
            self.wrong.extend(made.wrong)
            return
        if made.files is None:
            cached.confirm(made_from, self._with_packet(made.slug, cached, made.dated))
        else:
            cached.store(made_from, made.view_hash, made.files, made.body, made.extra_pages)
        self._put(made.code, profile, cached)

    def _with_packet(self, slug: str, cached: CachedEvent, dated: dict[str, bytes]) -> dict[str, bytes]:
        """What is another every day, with the packet that holds it; nothing where it is as it was."""
        there = {path.name: path.read_bytes() for path in map(Path, cached.files)}
        if all(there[name] == content for name, content in dated.items()):
            return {}
        packet = {outputs.PACKET: outputs.packed(slug, there | dated)} if self._project.policy.packets else {}
        return dated | packet

    def _put(self, code: str, profile: Profile, cached: CachedEvent) -> None:
        if cached.extra_pages:
            where = f"{code}/{self._project.addresses[EVENTS]}/{profile.slug}/briefings.pdf"
            self.notes.append(f"{where}: {cached.extra_pages} more than one page a role")
        self._place(code, profile, cached)


def _hash_of_shared(project: Project) -> str:
    """A hash of all that the files and the page of an event are made from, but its profile and the language."""
    pages = (*project.published, *project.known_partners.values())
    pages += (*project.released(project.messages), *project.released(project.briefings))
    return hash_of(
        [
            project.decided,
            project.policy.packets,
            project.policy.notification.model_dump(mode="json") if project.policy.notification else None,
            [plain(page) for page in pages],
            [one.model_dump(mode="json") for one in project.evaluations if one.learned],
            project.phrases,
            {code: [one.model_dump(mode="json") for one in rules] for code, rules in project.wording.items()},
            sorted(project.allowed),
        ]
    )


def _together(events: Iterable[tuple[str, Profile, str]]) -> Iterator[tuple[str, list[tuple[str, Profile, str]]]]:
    """Events of one language in tasks."""
    group: list[tuple[str, Profile, str]] = []
    for one in events:
        if group and (len(group) == TOGETHER or group[0][0] != one[0]):
            yield group[0][0], group
            group = []
        group.append(one)
    if group:
        yield group[0][0], group
