"""The live preview: the site on this machine, built again when a file is saved."""

from __future__ import annotations

import html
import re
import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from toolbox.model.addresses import EVENTS
from toolbox.model.problem import Problem
from toolbox.model.project import Project
from toolbox.publish.engine.rendering import EngineError
from toolbox.publish.guard import UnfitText
from toolbox.publish.security_policy import script_source
from toolbox.publish.site import Places, build_site
from toolbox.write.outputs import Event, made
from toolbox.write.palette import on_white

_EDITOR = b'<script type="module" src="editor.js">'
_NO_PAGE = b'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>404</title><body>'
"""Until there is a page: it asks again every two seconds."""
_BOX = "position:sticky;top:0;z-index:99;border-bottom:4px solid;padding:1rem;"
_STOPPED, _BUILT = (
    f"background:{behind};color:{letters}"
    for letters, behind in (on_white("alarm", "alarm-wash"), on_white("warning", "warning-wash"))
)
"""Red where the page is that of before, amber where it was built all the same."""
_ROWS = "margin:0;padding-left:1.2rem;font:600 16px/1.5 monospace;overflow-wrap:anywhere"


class _Server(LiveReloadServer):
    """MkDocs' server, with what is wrong with the inputs shown on every page until it is mended."""

    wrong: tuple[str, ...] = ()
    stopped = False
    project: Project | None = None

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        """The files of an event are made when somebody asks for one: a saved page need not wait for paper."""
        content = self._file_of_event(environ["PATH_INFO"].strip("/").split("/"))
        if content is None:
            given: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return given
        kind = self._guess_type(environ["PATH_INFO"])  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def _file_of_event(self, parts: list[str]) -> bytes | None:
        if self.project is None or len(parts) not in (3, 4) or parts[-3] != EVENTS:
            return None
        code = parts[0] if len(parts) == 4 else self.project.policy.source_language
        for profile in self.project.profiles:
            if profile.slug == parts[-2] and code in self.project.policy.languages:
                return made(Event(profile, self.project, code), parts[-1])
        return None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        # The editor stays as it is: a reload would lose what is being written, and a box would lie over its buttons.
        if _EDITOR in content:
            return content
        made: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return _with_problems(_allowed(made), self.wrong, self.stopped)


def _allowed(page: bytes) -> bytes:
    """The page with the server's own script, which comes last, let in by its content security policy."""
    script = page[page.rindex(b"<script>") + len(b"<script>") : page.rindex(b"</script>")]
    return page.replace(b"script-src 'self'", f"script-src 'self' {script_source(script.decode())}".encode(), 1)


def _with_problems(page: bytes, lines: tuple[str, ...], stopped: bool) -> bytes:
    if not lines:
        return page
    rows = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    look = _BOX + (_STOPPED if stopped else _BUILT)
    box = f'<div role="alert" id="problems" style="{look}"><ul style="{_ROWS}">{rows}</ul></div>'
    return re.sub(rb"<body[^>]*>", lambda found: found[0] + box.encode(), page, count=1)


def preview(
    read: Callable[[], tuple[Project | None, list[str]]],
    places: Places,
    watched: Iterable[Path],
    port: int,
    notify: Callable[..., None],
    worded: Callable[[Problem], str],
) -> None:
    """Serve until interrupted. While something is wrong with the inputs, the last good pages stay.

    `read` gives the project, or None, and tells what is wrong with it; the lines that it gives show on the pages too.
    `notify` says one of the lines of the `report` phrases, with what it holds; `worded` words a problem. Raises OSError
    where the port is taken.
    """

    def rebuild() -> None:
        project, wrong = read()
        server.wrong, server.stopped = tuple(wrong), True
        if project is None:
            notify("preview_kept")
            return
        try:
            build_site(project, places, files=False)
            # The preview is for what is on disk now: nothing of it is kept by the browser.
            (places.site / "sw.js").write_text("", encoding="utf-8")
        except UnfitText as unfit:
            lines = [worded(problem) for problem in unfit.problems]
            server.wrong += tuple(lines)
            notify("preview_failed", why="\n".join(lines))
        except (EngineError, OSError) as error:
            server.wrong += (str(error),)
            notify("preview_failed", why=error)
        else:
            server.project, server.stopped = project, False
            notify("preview_built")

    # Started in the background by a shell, this would not hear the first of these.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    places.site.mkdir(parents=True, exist_ok=True)
    server = _Server(
        builder=rebuild, host="127.0.0.1", port=port, root=str(places.site), mount_path="/", polling_interval=0.25
    )
    # Before the first good build there is no page to stand on.
    server.error_handler = lambda _: _with_problems(_NO_PAGE, server.wrong, stopped=True)
    rebuild()
    for path in watched:
        server.watch(str(path))
    notify("preview_look", address=f"http://127.0.0.1:{port}/")
    if (places.site / "admin").is_dir():
        notify("preview_edit", address=f"http://127.0.0.1:{port}/admin/", folder=places.root)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        notify("preview_stopped")
    finally:
        server.shutdown()
