"""Everything that was read, checked and found good: what a build starts from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from toolbox import __version__
from toolbox.model.guideline import Guideline
from toolbox.model.policy import Policy
from toolbox.model.profile import Profile


@dataclass(frozen=True)
class Project:
    """The city's policy, all guidelines by id, the events by slug.

    `phrases` are the words of the site in each of its languages, `home` the city's own Markdown for the first page.
    """

    policy: Policy
    guidelines: tuple[Guideline, ...]
    profiles: tuple[Profile, ...]
    phrases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    home: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def published(self) -> tuple[Guideline, ...]:
        """The guidelines whose stage the city has switched on."""
        return tuple(guideline for guideline in self.guidelines if guideline.stage <= self.policy.stage)

    @cached_property
    def digest(self) -> str:
        """A hash of all that a plan is made from but the profile itself."""
        content: list[object] = [__version__, self.policy.model_dump(mode="json")]
        content += [_plain(guideline) for guideline in self.published]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @cached_property
    def last_reviewed(self) -> date:
        """The day of the newest review: the version date on paper, so that no clock is needed."""
        return max((guideline.reviewed for guideline in self.published), default=date(2000, 1, 1))


def _plain(guideline: Guideline) -> object:
    plain = guideline.model_dump(mode="json")
    for wording in plain["words"].values():
        wording["missing"] = sorted(wording["missing"])
    return plain
