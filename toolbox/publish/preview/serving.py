"""Building the site for the preview, again and again, until somebody stops it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from toolbox.model.addresses import EDITOR
from toolbox.model.problem import Problem
from toolbox.model.project import Project
from toolbox.publish.engine.errors import EngineError
from toolbox.publish.engine.rendering import Engine
from toolbox.publish.guard import UnfitText
from toolbox.publish.preview.desk import Desk
from toolbox.publish.preview.server import HOST, serving
from toolbox.publish.preview.state import Live, State
from toolbox.publish.preview.watching import Watch
from toolbox.publish.room import DiskFull
from toolbox.publish.site import build_site
from toolbox.publish.under_way import Places


@dataclass(frozen=True)
class Preview:
    """How a preview reads, builds and speaks.

    `read` gives the project, or None, and tells what is wrong with it; the lines that it gives show on the pages too.
    `notify` says one of the lines of the `report` phrases, with what it holds; `worded` words a problem; `desk` does
    what the button in the editor asks, and `after` follows each good build.
    """

    read: Callable[[], tuple[Project | None, list[str]]]
    places: Places
    notify: Callable[..., None]
    worded: Callable[[Problem], str]
    rendered_by: Engine
    desk: Desk | None = None
    after: Callable[[], None] = lambda: None

    def serve(self, watched: Iterable[Path], port: int) -> None:
        """Serve until interrupted. Raises OSError where the port is taken."""
        # Started in the background by a shell, this would not hear the first of these.
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, signal.default_int_handler)
        live, watch = Live(), Watch(watched)
        with serving(self.places.site, live, port, self.desk):
            try:
                live.update(self._built)
                self._tell_where(port)
                while True:
                    live.update(partial(self._built_for, watch.wait()))
            except KeyboardInterrupt:
                self.notify("preview_stopped")

    def _built_for(self, changed: tuple[str, ...], before: State) -> State:
        return replace(self._built(before), changed=changed)

    def _built(self, before: State) -> State:
        """The state after a build. While something is wrong with the inputs, the last good pages stay."""
        project, lines = self.read()
        told = replace(before, wrong=tuple(lines), stopped=True)
        if project is None:
            self.notify("preview_kept")
            return told
        try:
            build_site(project, self.places, files=False, rendered_by=self.rendered_by)
            # Nothing of the preview is kept by the browser.
            (self.places.site / "sw.js").write_text("", encoding="utf-8")
        except UnfitText as unfit:
            return self._failed(told, [self.worded(problem) for problem in unfit.problems])
        except DiskFull as full:
            return self._failed(told, [self.worded(full.problem)])
        except (EngineError, OSError) as error:
            return self._failed(told, [str(error)])
        self.notify("preview_built")
        self.after()
        return replace(told, project=project, stopped=False)

    def _failed(self, told: State, lines: list[str]) -> State:
        self.notify("preview_failed", why="\n".join(lines))
        return replace(told, wrong=(*told.wrong, *lines))

    def _tell_where(self, port: int) -> None:
        address = f"http://{HOST}:{port}/"
        self.notify("preview_look", address=address)
        if (self.places.site / EDITOR).is_dir():
            self.notify("preview_edit", address=f"{address}{EDITOR}/", folder=self.places.root)
