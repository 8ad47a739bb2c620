"""The events that are there already, and which of them an event of a list is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

from toolbox.model.event.days import Day
from toolbox.model.event.local import Local
from toolbox.model.event.profile import Profile
from toolbox.model.limits import SLUG
from toolbox.model.naming import slug
from toolbox.model.problem import Problems
from toolbox.read.profiles import read_profiles
from toolbox.read.yaml.tree import Node

_FORMS = ("%Y-%m-%d", "%Y-%m-%d-%H%M")
"""What stands behind the name of an event where its year does not tell it from another."""


def stems(profiles: Sequence[Profile]) -> list[str]:
    """The name of each event's file: that of the event with its year; with its day, then its hour, where several
    would have the same.
    """
    found = [_stem(one, f"{one.start:%Y}") for one in profiles]
    for form in _FORMS:
        often = Counter(found)
        found = [
            _stem(one, f"{one.start:{form}}") if often[stem] > 1 else stem
            for one, stem in zip(profiles, found, strict=True)
        ]
    taken: Counter[str] = Counter()
    for number, stem in enumerate(found):
        taken[stem] += 1
        if taken[stem] > 1:  # two names that differ in signs alone, at the same hour
            found[number] = _numbered(stem, taken[stem])
    return found


def _stem(profile: Profile, when: str) -> str:
    name = slug(profile.name) or "event"
    if when in name:
        return name
    year = f"-{profile.start:%Y}"
    return f"{name.removesuffix(year)[: SLUG - len(when) - 1].rstrip('-')}-{when}"


def _numbered(stem: str, number: int) -> str:
    return f"{stem[: SLUG - 4].rstrip('-')}-{number}"


@dataclass
class Stored:
    """The profiles of a folder, and the names of files that cannot be read."""

    profiles: dict[str, Profile]
    by_name: dict[str, list[Profile]]
    stems: frozenset[str]

    @classmethod
    def read(cls, folder: Path, local: Local) -> Stored:
        """What a folder holds; what is wrong with it is for `check` to tell."""
        if not folder.is_dir():
            return cls({}, {}, frozenset())
        read = read_profiles(folder, Problems(), local=local)
        by_name: dict[str, list[Profile]] = {}
        for one in read:
            by_name.setdefault(named(one), []).append(one)
        return cls({one.slug: one for one in read}, by_name, frozenset(path.stem for path in folder.glob("*.yml")))

    def find(self, profile: Profile, stem: str, *, alone: bool) -> str | None:
        """The stem of the file in which an event is: of its name and its start, or (if it is the only one of its name
        on that day) its day; or that which it would have itself, but where another event on another day has that.
        """
        for other in self.by_name.get(named(profile), ()):
            if other.start == profile.start or (alone and other.start.date() == profile.start.date()):
                return other.slug
        return stem if stem in self.stems and not self._is_other(profile, stem) else None

    @staticmethod
    def free(profile: Profile, stem: str, taken: Collection[str]) -> str:
        """The name of a file for a new event: where it is taken, with the day, then the hour, then a number."""
        longer = (_stem(profile, f"{profile.start:{form}}") for form in _FORMS)
        numbered = (_numbered(stem, number) for number in count(2))
        return next(one for one in chain([stem], longer, numbered) if one not in taken)

    def _is_other(self, profile: Profile, stem: str) -> bool:
        """Whether what stands in a file is known to be another event, by its name and its day."""
        other = self.profiles.get(stem)
        return other is not None and named(other) != named(profile) and other.start.date() != profile.start.date()

    def differences(self, stem: str, profile: Profile, facts: dict[str, Node]) -> Iterator[str]:
        """What the list says of an event that its file does not: `attendance: 450 → 500`."""
        other = self.profiles.get(stem)
        if other is None:
            yield "?"
            return
        for key in facts:
            there, here = getattr(other, key), getattr(profile, key)
            if there != here:
                yield f"{key}: {_written(there)} → {_written(here)}"


def named(profile: Profile) -> str:
    """The name by which two events are compared."""
    return " ".join(profile.name.split()).casefold()


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M}"
    if isinstance(value, tuple):
        return ", ".join(f"{one.start:%Y-%m-%dT%H:%M}" if isinstance(one, Day) else str(one) for one in value)
    if value is None:
        return "–"
    return str(value).lower() if isinstance(value, bool) else str(value)
