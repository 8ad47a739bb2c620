"""Where things stand that are read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from toolbox.model.addresses import EVALUATIONS, MONITOR, Addresses
from toolbox.model.city.policy import Policy
from toolbox.model.event.local import Local
from toolbox.model.problem import Problems
from toolbox.read.addresses import read_addresses
from toolbox.read.languages import languages_of
from toolbox.read.policy import local_of, read_policy


@dataclass(frozen=True)
class Inputs:
    """Where things stand: the city's policy, the pages, the event profiles.

    `settings` is the folder with those of the engine; none where nothing is rendered. `cache` is the folder for
    guidance that was read before; none where it is read anew.
    """

    policy: Path
    docs: Path
    profiles: Path
    settings: Path | None = None
    cache: Path | None = None

    def monitor(self, policy: Policy) -> Path:
        """Signals, initiatives and goals: where the policy says, or among the pages of the source language."""
        named = policy.monitor_folder
        if named:
            return Path(os.path.normpath(self.policy.parent / named))
        return self.docs / policy.source_language / self.addresses(policy.source_language)[MONITOR]

    def addresses(self, source: str | None = None) -> Addresses:
        """Where each kind of page stands, by the words of the source language: the first that the policy names."""
        return read_addresses(
            self.docs, source or next(iter(languages_of(read_policy(self.policy, Problems())[1], self.docs)))
        )

    def local(self) -> Local:
        """The city's clock and classes of sound, as far as the policy can be read."""
        return local_of(self.policy)

    def evaluations(self, policy: Policy | None) -> Path:
        """What was told after events: in the folder that the policy names, or beside the profiles."""
        if policy and policy.monitor_folder:
            return self.monitor(policy) / EVALUATIONS
        # `.` and `..` have no name of their own.
        here = self.profiles if self.profiles.name not in ("", "..") else self.profiles.resolve()
        return here.parent / EVALUATIONS
