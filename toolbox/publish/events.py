"""The events of a site: what is not as it should be is made again, and all of it is put in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from toolbox.model.addresses import EVENTS
from toolbox.model.problem import Problem
from toolbox.model.profile import Profile
from toolbox.model.project import Project, hash_of, plain
from toolbox.publish import cache
from toolbox.publish.cache import Kept, KeptEvent
from toolbox.publish.event_build import Piece, make_pieces, shared
from toolbox.publish.workers import in_any_order, workers
from toolbox.write.words.moment import given_epoch

WORTH_A_POOL = 30
"""Events to make, in one language each, from which more processes pay off: starting one takes about as long."""
TOGETHER = 8
"""Events in one task: few enough to be spread evenly, enough that handing them over costs nothing."""

Place = Callable[[str, Profile, KeptEvent], None]
"""Puts an event of one language into the site."""


class Events:
    """The events of one build. After `run`, `notes` tell what somebody should know, `wrong` what may not come out."""

    def __init__(self, project: Project, kept: Kept, place: Place) -> None:
        self._project = project
        self._kept = kept
        self._place = place
        self._epoch = given_epoch()
        self._shared = _hash_of_shared(project)
        self._by_slug = {profile.slug: profile for profile in project.profiles}
        self.notes: list[str] = []
        self.wrong: list[Problem] = []

    def run(self, jobs: int, scheduler: str, hear: Callable[[int, int], None]) -> None:
        """Make what has to be made and put all of it in its place. Raises NoWorkers, and OSError of the disk."""
        project, total, done = self._project, len(self._by_slug) * len(self._project.policy.languages), 0
        changed = self._changed()
        first = list(islice(changed, WORTH_A_POOL))
        here = len(first) < WORTH_A_POOL
        packed = shared(project)
        tasks = (
            (packed, code, self._epoch, [(profile, before) for _, profile, before in together])
            for code, together in _together(chain(first, changed))
        )
        with workers(1 if here else jobs, "" if here else scheduler) as executor:
            for pieces in in_any_order(executor, make_pieces, tasks, ahead=3 * jobs if not here else 1):
                for piece in pieces:
                    self._take(piece)
                done += len(pieces)
                hear(done, total)
        hear(total, total)
        self.notes.sort()

    def _changed(self) -> Iterator[tuple[str, Profile, str]]:
        """The events to make, with the hash of what their files show now; the others are put in their place."""
        for code in self._project.policy.languages:
            for profile in self._project.profiles:
                kept = self._kept.event(code, profile.slug)
                if kept.ground == self._ground(code, profile):
                    self._put(code, profile, kept)
                else:
                    yield code, profile, kept.seen

    def _ground(self, code: str, profile: Profile) -> str:
        content = "\n".join((cache.tools(), self._shared, self._epoch, code, profile.model_dump_json()))
        return hashlib.sha256(content.encode()).hexdigest()

    def _take(self, piece: Piece) -> None:
        profile, kept = self._by_slug[piece.slug], self._kept.event(piece.code, piece.slug)
        ground = self._ground(piece.code, profile)
        if piece.wrong:
            self.wrong.extend(piece.wrong)
            return
        if piece.files is None:
            kept.confirm(ground)
        else:
            kept.keep(ground, piece.seen, piece.files, piece.body, piece.beyond)
        self._put(piece.code, profile, kept)

    def _put(self, code: str, profile: Profile, kept: KeptEvent) -> None:
        if kept.beyond:
            where = f"{code}/{EVENTS}/{profile.slug}/briefings.pdf"
            self.notes.append(f"{where}: {kept.beyond} more than one page a role")
        self._place(code, profile, kept)


def _hash_of_shared(project: Project) -> str:
    """A hash of all that the files and the page of an event are made from, but its profile and the language."""
    pages = (*project.published, *project.known_partners.values())
    pages += (*project.shown(project.messages), *project.shown(project.briefings))
    return hash_of(
        [
            project.decided,
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
