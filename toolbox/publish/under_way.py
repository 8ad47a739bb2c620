"""A build on its way: where it writes, and what every step of it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.cache import Cache
from toolbox.publish.engine.rendering import Engine
from toolbox.write.words.build_time import build_time, given_epoch


@dataclass(frozen=True)
class Places:
    """Where a build reads its frame and where it writes."""

    root: Path
    build: Path
    site: Path

    def chosen(self) -> dict[str, Path]:
        """The folders that are written to, by the option that chooses them."""
        within = self.site.is_relative_to(self.build)
        return {"--build-dir": self.build} | ({} if within else {"--site-dir": self.site.parent})


Progress = Callable[[str, int, int], None]
"""Hears which step has done how many of how many."""


@dataclass(frozen=True)
class UnderWay:
    """One build on its way: what every step needs, and what the steps have to tell."""

    project: Project
    places: Places
    stage: Path
    cache: Cache
    progress: Progress
    problems: Problems
    engine: Engine

    def part(self, code: str) -> Path:
        """Where a language stands in the site on its way."""
        return self.stage if code == self.project.policy.source_language else self.stage / code

    def plain(self, code: str) -> Path:
        """Where a language stands as plain files."""
        return self.places.build / code

    def before(self, code: str) -> Path:
        """Where the files of its events of the last build wait, while it is written anew."""
        return self.places.build / f".{code}.before"

    @property
    def made(self) -> datetime:
        """The moment that the site bears."""
        return build_time(self.project.last_reviewed, given_epoch())
