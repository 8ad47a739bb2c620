"""What the preview's own server answers, and what it refuses; no site is built for it."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from toolbox.publish.preview.server import serving
from toolbox.publish.preview.state import Live, State
from toolbox.publish.preview.watching import Watch

PAGE = '<!doctype html><html lang="nl"><head><title>x</title></head><body class="x"><h1>{}</h1></body></html>'
ODD = (
    "/%00",
    "/a%00b/",
    "/%ff",
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/outside/secret.txt",
    "/c:/windows",
    "/" + "a" * 300,
    "/" + "a/" * 3000,
    "//example.org/x",
    "//[",
    "/[",
    "http://[",
    "http://127.0.0.1/",
    "*",
    "/evenementen/x/checklist.pdf",
    "/?x",
    "/%E2%80%AE",
)
TYPES = {
    "a.css": "text/css",
    "a.js": "text/javascript",
    "a.json": "application/json",
    "a.svg": "image/svg+xml",
    "a.png": "image/png",
    "a.woff2": "font/woff2",
    "a.ics": "text/calendar",
    "a.pdf": "application/pdf",
    "a.xml": "application/xml",
    "a.unheard": "application/octet-stream",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for path in ("hulp/index.html", "en/index.html", "admin/index.html", "404.html", "en/404.html"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(PAGE.format(path), encoding="utf-8")
    (site / "admin" / "index.html").write_text('<body><script type="module" src="editor.js"></script></body>')
    for name in TYPES:
        (site / name).write_bytes(b"x")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "outside").symlink_to(tmp_path)
    return site


@pytest.fixture
def live() -> Live:
    live = Live()
    live.update(lambda _: State(stopped=False))
    return live


@pytest.fixture
def port(site: Path, live: Live) -> Iterator[int]:
    with serving(site, live, 0) as port:
        yield port


def ask(port: int, path: str, host: str | None = "127.0.0.1", method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, "/", skip_host=True)
    # The line as it is: the client would refuse some of them.
    connection._buffer[0] = f"{method} {path} HTTP/1.1".encode("latin-1")  # type: ignore[attr-defined]
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def test_pages_have_the_script_that_loads_them_again_and_the_editor_has_not(port: int, live: Live) -> None:
    answer, page = ask(port, "/hulp/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'data-version="{live.version}"></script></body>' in page
    assert ask(port, "/livereload/version")[1] == str(live.version)
    assert ask(port, "/livereload/livereload.js")[0].headers["Content-Type"].startswith("text/javascript")
    assert "livereload" not in ask(port, "/admin/")[1]


def test_what_is_wrong_stands_on_pages_as_text(port: int, live: Live) -> None:
    before = live.version
    live.update(lambda state: State(wrong=("a.yml:1:1: <b>",), version=state.version))
    assert live.version > before
    assert '<body class="x"><div role="alert" id="problems"' in ask(port, "/hulp/")[1]
    assert "a.yml:1:1: &lt;b&gt;" in ask(port, "/nothing/")[1]
    assert "a.yml" not in ask(port, "/admin/")[1]


def test_files_have_their_types(port: int) -> None:
    for name, type_ in TYPES.items():
        answer, content = ask(port, f"/{name}?x=1")
        assert (answer.status, content) == (200, "x")
        assert answer.headers["Content-Type"].split(";")[0] == type_
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_folder_leads_to_its_page(port: int) -> None:
    answer, _ = ask(port, "/hulp?x=1")
    assert answer.status == 302
    assert answer.headers["Location"] == "/hulp/?x=1"
    assert ask(port, "//hulp")[0].headers["Location"] == "/hulp/"


def test_what_is_not_there_gives_the_page_that_says_so_in_its_language(port: int) -> None:
    for path, page in (("/nothing/", "<h1>404.html"), ("/en/nothing", "<h1>en/404.html")):
        answer, text = ask(port, path)
        assert answer.status == 404
        assert page in text


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:20])
def test_odd_addresses_are_not_found(path: str, port: int, capfd: pytest.CaptureFixture[str]) -> None:
    answer, text = ask(port, path)
    assert answer.status == 404
    assert "secret" not in text
    assert capfd.readouterr().err == ""


def test_before_the_first_good_build_a_page_asks_again(tmp_path: Path, live: Live) -> None:
    live.update(lambda _: State(wrong=("a.yml:1:1: no",)))
    with serving(tmp_path / "nothing", live, 0) as port:
        answer, text = ask(port, "/")
    assert answer.status == 404
    assert 'http-equiv="refresh"' in text
    assert "a.yml:1:1: no" in text


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org:8000", "localhost.example.org", "", None])
def test_another_name_reads_nothing(host: str | None, port: int) -> None:
    for path in ("/hulp/", "/livereload/version", "/a.json"):
        answer, text = ask(port, path, host)
        assert answer.status == 421
        assert text == "A preview for this machine alone.\n"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LocalHost:9"])
def test_this_machine_goes_by_its_own_names(host: str, port: int) -> None:
    assert ask(port, "/hulp/", host)[0].status == 200


def test_only_reading_is_answered(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert ask(port, "/hulp/", method="POST")[0].status == 501
    head, text = ask(port, "/hulp/", method="HEAD")
    assert (head.status, text) == (200, "")
    assert int(head.headers["Content-Length"]) > 100
    assert capfd.readouterr().err == ""


def test_who_leaves_while_a_page_loads_is_no_error(port: int, site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "large.pdf").write_bytes(b"x" * 20_000_000)
    with socket.create_connection(("127.0.0.1", port)) as gone:
        gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        gone.sendall(b"GET /large.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n")
        gone.recv(10)
    assert ask(port, "/hulp/")[0].status == 200
    assert capfd.readouterr().err == ""


def test_it_listens_on_this_machine_alone_and_says_where_it_cannot(port: int, site: Path) -> None:
    with pytest.raises(OSError, match="in use"), serving(site, Live(), port):
        pass
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=5)


def test_who_asks_during_a_build_gets_what_comes_of_it(port: int, live: Live) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def build(state: State) -> State:
        begun.set()
        go_on.wait(30)
        return State(wrong=("after the build",), version=state.version)

    threading.Thread(target=live.update, args=(build,), daemon=True).start()
    begun.wait(30)
    threading.Timer(0.3, go_on.set).start()
    assert ask(port, "/livereload/version")[1] == str(live.version)
    assert "after the build" in ask(port, "/hulp/")[1]


def test_a_watch_hears_of_what_is_saved_made_and_taken_away(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "a.yml"
    file.parent.mkdir()
    file.write_text("a")
    watch = Watch([tmp_path / "folder", tmp_path / "b.yml"])
    changes = (
        lambda: file.write_text("ab"),
        lambda: os.utime(file, ns=(1, 1)),
        lambda: (tmp_path / "b.yml").write_text("b"),
        lambda: (file.parent / "c.yml").write_text("c"),
        file.unlink,
    )
    for change in changes:
        waiting = threading.Thread(target=watch.wait, daemon=True)
        waiting.start()
        time.sleep(0.4)
        assert waiting.is_alive()
        change()
        waiting.join(30)
        assert not waiting.is_alive()
