"""Everything that was read, checked and found good: what a build starts from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from toolbox import __version__
from toolbox.model.addresses import Addresses
from toolbox.model.audience import Audience
from toolbox.model.city.policy import Policy
from toolbox.model.country import holds
from toolbox.model.evaluation import Evaluation, series
from toolbox.model.event.profile import Profile
from toolbox.model.language.persons import PersonWords
from toolbox.model.language.readability import Measure
from toolbox.model.language.search import SearchWords
from toolbox.model.language.wording import WordingRule
from toolbox.model.monitor import Monitor
from toolbox.model.pages.briefing import Briefing
from toolbox.model.pages.guideline import Guideline
from toolbox.model.pages.kinds import Kind
from toolbox.model.pages.manual import ManualPage
from toolbox.model.pages.page import Page
from toolbox.model.pages.partner import Partner
from toolbox.model.pages.story import Message, Story

P = TypeVar("P", bound=Page)
_NOT_IN_A_PLAN = (
    "accessibility",
    "budget",
    "editor",
    "groups",
    "notification",
    "packets",
    "sound_levels",  # the event itself has its level, said or assumed
    "steering_group",
    "volunteers",
)


def public_numbers(policy: Policy, partners: Iterable[Partner]) -> frozenset[str]:
    """The digits of the phone numbers that may stand in a text: help lines and partners."""
    return frozenset(re.sub(r"\D", "", one.call) for one in (*policy.help, *partners) if one.call)


@dataclass(frozen=True)
class Project:
    """The city's policy, all guidelines by id, the events by slug; the other kinds of page by id too.

    `phrases` are the words of the site in each of its languages, `addresses` where its pages stand, `home` the
    city's own Markdown for the first page. `others` are the kinds of page for which there is no field. Pages stand here
    whatever their stage; what is written out goes through `released`.
    `today` tells whose review is too long ago; without it none is. `wording` are the rules
    of each language for what may be written, `allowed` the words that some file lets through all the same,
    `for_visitors` the pages of each that are read more strictly.
    `evaluations` are what was told after events. `pictures` are those of the manual, by their path.
    `persons` are the words that the city adds to those by which persons are found, `measures` tell how easily each
    language reads, `search` what finds the same in each.
    """

    policy: Policy
    guidelines: tuple[Guideline, ...]
    profiles: tuple[Profile, ...]
    phrases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=dict)
    home: Mapping[str, str] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    partners: tuple[Partner, ...] = ()
    stories: tuple[Story, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    others: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)
    today: date | None = None
    wording: Mapping[str, tuple[WordingRule, ...]] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    for_visitors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    evaluations: tuple[Evaluation, ...] = ()
    manual: tuple[ManualPage, ...] = ()
    monitor: Monitor = field(default_factory=Monitor)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    audience: Audience = Audience.PUBLIC
    persons: PersonWords = field(default_factory=PersonWords)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    search: Mapping[str, SearchWords] = field(default_factory=dict)

    def for_the_public(self) -> Project:
        """Without anything that is internal; a build for the public starts from this.

        An initiative whose story belongs to a later step of the rollout waits for it.
        """
        told = tuple(
            Evaluation(slug=one.slug, name=one.name, held=one.held, learned=one.learned) for one in self.evaluations
        )
        later = {story.id for story in self.stories} - {story.id for story in self.released(self.stories)}
        return replace(self, audience=Audience.PUBLIC, monitor=self.monitor.public(later), evaluations=told)

    def pages(self, kind: Kind) -> tuple[Page, ...]:
        """All pages of a kind, whatever their stage."""
        found: tuple[Page, ...] = getattr(self, kind.name, ()) or self.others.get(kind.name, ())
        return found

    def released(self, pages: Iterable[P]) -> tuple[P, ...]:
        """Those pages whose stage the city has switched on, and which hold where it lies."""
        stage, country = self.policy.stage, self.policy.country
        return tuple(page for page in pages if page.stage <= stage and holds(page.country, country))

    @cached_property
    def published(self) -> tuple[Guideline, ...]:
        """The guidelines whose stage the city has switched on."""
        return self.released(self.guidelines)

    @cached_property
    def known_partners(self) -> dict[str, Partner]:
        """The partners whose stage the city has switched on, by id."""
        return {partner.id: partner for partner in self.released(self.partners)}

    def before(self, slug: str, start: date) -> Evaluation | None:
        """What the last edition of an event taught, as far as the city wrote it down for the next."""
        earlier = [one for one in self._taught.get(series(slug), ()) if one.held < start]
        return max(earlier, key=lambda one: (one.held, one.slug), default=None)

    @cached_property
    def _taught(self) -> dict[str, list[Evaluation]]:
        found: dict[str, list[Evaluation]] = {}
        for one in self.evaluations:
            if one.learned:
                found.setdefault(series(one.slug), []).append(one)
        return found

    @cached_property
    def decided(self) -> str:
        """A hash of the city's decisions, as far as a plan can rest on them."""
        return hash_of([__version__, self.policy.model_dump(mode="json", exclude=set(_NOT_IN_A_PLAN))])

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A hash of each published guideline and partner, by language and id: `nl/free-water`."""
        pages = (*self.published, *self.known_partners.values())
        return {f"{code}/{page.id}": hash_of(_in(page, code)) for page in pages for code in page.words}

    @cached_property
    def last_reviewed(self) -> date:
        """The day of the newest review: the version date on paper, so that no clock is needed."""
        return max((guideline.reviewed for guideline in self.published), default=date(2000, 1, 1))


def plain(page: Page) -> dict[str, Any]:
    """All that a page says, as plain data."""
    content: dict[str, Any] = page.model_dump(mode="json")
    for wording in content["words"].values():
        wording["missing"] = sorted(wording["missing"])
    return content


def _in(page: Page, code: str) -> dict[str, Any]:
    """A page with its words in one language only: those of another language are no part of it."""
    content = plain(page)
    for action in content.get("actions", ()):
        del action["text"], action["instead"]
        if action["settle"]:
            del action["settle"]["title"]
    worded = {"title", *page.WORDED}
    return {name: value for name, value in content.items() if name not in worded} | {"words": content["words"][code]}


def hash_of(content: object) -> str:
    """A hash of plain data."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
