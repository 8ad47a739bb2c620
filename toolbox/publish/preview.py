"""The live preview: the site on this machine, built again when a file is saved."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from toolbox.model.project import Project
from toolbox.publish.engine import EngineError
from toolbox.publish.guard import UnfitText
from toolbox.publish.site import Places, build_site


def preview(
    read: Callable[[], Project | None],
    places: Places,
    watched: Iterable[Path],
    port: int,
    tell: Callable[[str], None],
) -> None:
    """Serve until interrupted. While something is wrong with the inputs, the last good pages stay.

    `read` gives the project, or None after telling what is wrong with it. Raises OSError where the port is taken.
    """

    def rebuild() -> None:
        project = read()
        if project is None:
            tell("The page stays as it was until this is mended.")
            return
        try:
            build_site(project, places)
        except (EngineError, UnfitText, OSError) as error:
            tell(f"The site could not be built; the page stays as it was: {error}")
        else:
            tell("Built.")

    # Started in the background by a shell, this would not hear the first of these.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    places.site.mkdir(parents=True, exist_ok=True)
    server = LiveReloadServer(
        builder=rebuild, host="127.0.0.1", port=port, root=str(places.site), mount_path="/", polling_interval=0.5
    )
    rebuild()
    for path in watched:
        server.watch(str(path))
    tell(f"Look at http://127.0.0.1:{port}/ and stop with Ctrl+C.")
    if (places.site / "admin").is_dir():
        tell(f"Edit at http://127.0.0.1:{port}/admin/ and choose the folder {places.root}.")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        tell("Stopped.")
    finally:
        server.shutdown()
