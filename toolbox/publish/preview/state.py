"""What the preview shows at a moment; whoever asks for a page while the site is being built waits for the new one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Condition

from toolbox.model.project import Project


@dataclass(frozen=True)
class State:
    """The outcome of the last build.

    `project` is what the pages were made from, None before the first good build; `wrong` are the lines on what is
    wrong, and `stopped` says that because of them the pages are those of before. `changed` are the names of the files
    for which it was built again. `version` is another after each build, good or not.
    """

    project: Project | None = None
    wrong: tuple[str, ...] = ()
    stopped: bool = True
    changed: tuple[str, ...] = ()
    version: int = 0


class Live:
    """The state, shared by the thread that builds and those that answer."""

    def __init__(self) -> None:
        self._settled = Condition()
        self._building = True
        # A page of an earlier run has another number, so that it loads anew as well.
        self._state = State(version=time.time_ns())

    @property
    def version(self) -> int:
        """The version that can be had now, without waiting."""
        return self._state.version

    @property
    def now(self) -> State:
        """The state of the last build, without waiting for one that is under way."""
        return self._state

    def update(self, build: Callable[[State], State]) -> None:
        """Go from one state to the next; `build` gets that of before."""
        with self._settled:
            self._building = True
        state = self._state
        try:
            state = build(state)
        finally:
            with self._settled:
                self._state = replace(state, version=state.version + 1)
                self._building = False
                self._settled.notify_all()

    def settled(self) -> State:
        """The state, after the build that is under way; the first is from the beginning."""
        with self._settled:
            self._settled.wait_for(lambda: not self._building)
            return self._state
