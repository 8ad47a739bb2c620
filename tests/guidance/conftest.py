"""The plans that the tests of the guidance read: of every shipped event, and of real events (`events/`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.contents import words_in
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.model.vocabulary import Kind, Phase
from toolbox.read.profiles import read_profiles
from toolbox.write import outputs
from toolbox.write.words.rows import EventView

HERE = Path(__file__).parent
MUSIC = (Kind.PARTY, Kind.STUDENT, Kind.SCHOOL, Kind.FESTIVAL, Kind.CONCERT)


@dataclass(frozen=True, repr=False)
class Told:
    """What one event is told in one language."""

    event: outputs.Event

    @property
    def profile(self) -> Profile:
        return self.event.profile

    @property
    def music(self) -> bool:
        """Whether people dance there or come for music."""
        return self.profile.kind in MUSIC

    @property
    def dancing(self) -> bool:
        """Whether people stand and dance there."""
        return self.music and not self.profile.seated

    @property
    def facts(self) -> dict[str, Any]:
        """All that conditions may ask of it."""
        derived = self.event.plan.derived
        reckoned = ("tier", "heat", "night", "hours", "day_count")
        return self.profile.facts() | {name: getattr(derived, name) for name in reckoned}

    @cached_property
    def rows(self) -> dict[str, str]:
        """The texts of the plan's actions, by their ids."""
        return {one.id: one.text for one in self.event.plan.actions}

    def within(self, phase: Phase) -> set[str]:
        """The ids of one phase."""
        return {one.id for one in self.event.plan.in_phase(phase)}

    @property
    def view(self) -> EventView:
        return self.event.view

    def briefing(self, role: str) -> list[str]:
        """The lines of what a role watches for; none where it has nothing to do."""
        name = self.event.project.policy.say(self.event.project.policy.roles[role], self.event.code)
        return next((list(one.watch) for one in self.view.briefings if one.role == name), [])

    def files(self, *names: str) -> str:
        """All that some of its files say."""
        made = {one.name: one.make for one in outputs.OUTPUTS}
        return "\n".join(text for name in names for text in words_in(name, made[name](self.event)))

    def __repr__(self) -> str:
        return f"{self.profile.slug} ({self.event.code})"


@pytest.fixture(scope="session")
def real_events() -> tuple[Profile, ...]:
    problems = Problems()
    found = read_profiles(HERE / "events", problems)
    assert not list(problems)
    return found


@pytest.fixture(scope="session")
def told(project: Project, real_events: tuple[Profile, ...]) -> list[Told]:
    """Every event in every language, at the shipped stage."""
    return list(_told(project, real_events))


def _told(project: Project, events: tuple[Profile, ...]) -> Iterator[Told]:
    for profile in (*project.profiles, *events):
        for code in project.policy.languages:
            yield Told(outputs.Event(profile, project, code, epoch="0"))


@pytest.fixture(scope="session")
def tell(project: Project, told: list[Told]) -> Callable[..., Told]:
    """One of the events with something else about it, in one language."""
    by_slug = {one.profile.slug: one.profile for one in told}

    def tell(slug: str, code: str = "nl", stage: int | None = None, **change: Any) -> Told:
        profile = Profile.model_validate(by_slug[slug].model_dump(exclude_unset=True) | change)
        policy = project.policy if stage is None else project.policy.model_copy(update={"stage": stage})
        return Told(outputs.Event(profile, replace(project, policy=policy), code, epoch="0"))

    return tell


def _unbroken(body: str) -> str:
    """A page's text with a paragraph or a point on one line."""
    return re.sub(r"\n(?! *([-#|]|\d+\. |\n)) *", " ", body)


@pytest.fixture(scope="session")
def written(project: Project) -> dict[str, str]:
    """Every text that people wrote for organisers, crews and visitors, by language and page: `nl/richtlijnen/glas`."""
    kinds = {
        "richtlijnen": project.guidelines,
        "principes": project.messages,
        "rollen": project.briefings,
        "partners": project.partners,
    }
    return {
        f"{code}/{folder}/{page.id}": "\n".join([words.title, *words.texts.values(), _unbroken(words.body)])
        for folder, pages in kinds.items()
        for page in pages
        for code, words in page.words.items()
    }
