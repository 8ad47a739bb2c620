"""The server of the preview. It answers this machine alone, and only to its own name: a page of the web whose name was
made to lead here (DNS rebinding) reads nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from toolbox.model.addresses import EVENTS
from toolbox.publish.preview import desk as button
from toolbox.publish.preview.desk import Desk
from toolbox.publish.preview.notice import NO_PAGE, SCRIPT, with_notice
from toolbox.publish.preview.state import Live, State
from toolbox.write.outputs import Event, made
from toolbox.write.paper.errors import PaperError

HOST = "127.0.0.1"
_OWN_NAMES = (HOST, "localhost")
_VERSION = "/livereload/version"
_SCRIPTS = {SCRIPT: "livereload.js", button.SCRIPT: "publish.js", button.TOLD_SCRIPT: "told.js"}
_HTML = "text/html; charset=utf-8"
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""By the end of a name. What this machine thinks of a type may be other on the next."""


@dataclass(frozen=True)
class Answer:
    """What goes back. `leads_to` is where a folder's page stands."""

    status: HTTPStatus
    type: str
    content: bytes = b""
    leads_to: str = ""


@contextmanager
def serving(site: Path, live: Live, port: int, desk: Desk | None = None) -> Iterator[int]:
    """Serve a site while the block runs; gives the port. The editor's page has a button where there is a `desk`.

    Raises OSError where the port is taken.
    """
    with _Server((HOST, port), partial(_Handler, site, live, desk)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left while it loads is no error."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    timeout = 60

    def __init__(self, site: Path, live: Live, desk: Desk | None, *args: Any) -> None:
        self._site, self._live, self._desk = site, live, desk
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer in whole."""
        self._give(self._answer())

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Do what the button asks, for a page of our own."""
        self._give(self._refused() or self._done())

    def _give(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.content)))
        # The preview is for what is on disk now.
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.leads_to:
            self.send_header("Location", answer.leads_to)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what somebody should know stands on the pages and in the terminal already."""

    def _refused(self) -> Answer | None:
        """What goes back to somebody who is not of this machine."""
        names = self.headers.get_all("Host") or []
        if len(names) != 1 or _name_of(names[0]) not in _OWN_NAMES:
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, _TYPES[".txt"], b"A preview for this machine alone.\n")
        return None

    def _done(self) -> Answer:
        if self._desk is None:
            return Answer(HTTPStatus.NOT_IMPLEMENTED, _TYPES[".txt"])
        length = self.headers.get("Content-Length", "")
        told = None
        if button.is_own(self.headers) and length.isdecimal() and int(length) <= button.LONGEST:
            told = button.answer(self._desk, self.path, self.rfile.read(int(length)))
        if told is None:
            return Answer(HTTPStatus.FORBIDDEN, _TYPES[".txt"], b"Only the button of the editor may ask this.\n")
        return Answer(HTTPStatus.OK, _TYPES[".json"], told.data())

    def _answer(self) -> Answer:
        if refused := self._refused():
            return refused
        if self.path == _VERSION:
            return Answer(HTTPStatus.OK, _TYPES[".txt"], str(self._live.version).encode())
        if self.path == button.TOLD:
            return Answer(HTTPStatus.OK, _TYPES[".json"], button.wrong(self._live.now))
        if name := _SCRIPTS.get(self.path):
            return Answer(HTTPStatus.OK, _TYPES[".js"], files(__package__).joinpath(name).read_bytes())
        try:
            answer = find(self._site, self._live.settled(), self.path)
        except OSError:  # gone while it was looked for, or nothing that may be read
            return Answer(HTTPStatus.NOT_FOUND, _TYPES[".txt"])
        if answer.type != _HTML:
            return answer
        return replace(answer, content=button.with_button(answer.content.decode(), self._desk).encode())


def _name_of(host: str) -> str:
    """The name in a Host header, without the port: behind a tunnel it is another."""
    return host.strip().lower().rpartition(":")[0] if ":" in host else host.strip().lower()


def find(site: Path, state: State, address: str) -> Answer:
    """What stands at an address of the site, or its page that says that nothing does."""
    parts = _parts(address)
    if parts is None:
        return _not_found(site, state, [])
    path = site.joinpath(*parts)
    if path.is_dir() and not urlsplit(address).path.endswith("/"):
        return Answer(HTTPStatus.FOUND, _HTML, leads_to=_folder(parts, urlsplit(address).query))
    if urlsplit(address).path.endswith("/"):
        path /= "index.html"
    if path.is_file() and path.resolve().is_relative_to(site.resolve()):
        return Answer(HTTPStatus.OK, _type(path.name), _content(path, state))
    try:
        content = _file_of_event(parts, state)
    except PaperError as error:
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, _TYPES[".txt"], str(error).encode())
    if content is None:
        return _not_found(site, state, parts)
    return Answer(HTTPStatus.OK, _type(parts[-1]), content)


def _parts(address: str) -> list[str] | None:
    """The names in an address; None where no page can have it."""
    try:
        path = unquote(urlsplit(address).path, errors="strict")
    except ValueError:
        return None
    parts = [one for one in path.split("/") if one]
    odd = any(one in (".", "..") or "\\" in one or ":" in one or not one.isprintable() for one in parts)
    too_long = any(len(one.encode()) > 255 for one in parts) or len(path.encode()) > 2000
    return None if odd or too_long or not address.startswith("/") else parts


def _folder(parts: list[str], query: str) -> str:
    return f"/{quote('/'.join(parts))}/" + (f"?{query}" if query else "")


def _type(name: str) -> str:
    return _TYPES.get(Path(name).suffix.lower(), "application/octet-stream")


def _content(path: Path, state: State) -> bytes:
    content = path.read_bytes()
    return with_notice(content.decode(), state).encode() if path.suffix == ".html" else content


def _not_found(site: Path, state: State, parts: list[str]) -> Answer:
    """The site's own page, in the language of the address; before the first good build there is none."""
    for page in (site.joinpath(*parts[:1], "404.html"), site / "404.html"):
        if page.is_file():
            return Answer(HTTPStatus.NOT_FOUND, _HTML, _content(page, state))
    return Answer(HTTPStatus.NOT_FOUND, _HTML, with_notice(NO_PAGE, state).encode())


def _file_of_event(parts: list[str], state: State) -> bytes | None:
    """A file to download is made when somebody asks for it: a saved page need not wait for paper."""
    project = state.project
    if project is None or len(parts) not in (3, 4) or parts[-3] != project.addresses[EVENTS]:
        return None
    code = parts[0] if len(parts) == 4 else project.policy.source_language
    for profile in project.profiles:
        if profile.slug == parts[-2] and code in project.policy.languages:
            return made(Event(profile, project, code), parts[-1])
    return None
