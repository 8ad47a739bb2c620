"""The live preview makes the files of an event when somebody asks; `test_preview` looks at its pages in a browser."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT, SHIPPED, lay_fonts
from tests.hostile.cases import CITY
from toolbox.cli.reading import looked_at
from toolbox.read import Inputs


class Server:
    """A preview of one event of ours in a city of few pages."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.profile = folder / "profiles" / "fuif-chiro-2027.yml"
        self.profile.parent.mkdir()
        shutil.copy(SHIPPED / "event_profiles" / "fuif-chiro-2027.yml", self.profile)
        given = ["serve", "--port", str(self.port), "--profiles", str(self.profile.parent)]
        given += ["--docs", str(CITY / "docs"), "--policy", str(CITY / "policy.yml")]
        given += ["--build-dir", str(folder / "build"), *options]
        lay_fonts(folder / "build" / "cache")
        command = [sys.executable, str(ROOT / "build.py"), *given]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        self.said = ""
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said += line

    def page(self) -> str:
        return self.get("evenementen/fuif-chiro-2027/").decode()

    def get(self, path: str) -> bytes:
        """What stands at an address; nothing where there is nothing yet."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=30) as answer:
                return bytes(answer.read())
        except OSError:
            return b""

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait patiently; a loaded machine is slow."""
        for _ in range(600):
            if until():
                return
            assert self.process.poll() is None, self.said
            time.sleep(0.1)
        pytest.fail(f"nothing came of it: {self.said}")


def serving_profile(folder: Path, *options: str) -> Iterator[Server]:
    """A preview that is stopped at the end."""
    server = Server(folder, *options)
    yield server
    server.process.send_signal(signal.SIGINT)
    server.process.wait(timeout=30)
    server.listening.join()
    assert server.process.stderr
    server.process.stderr.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from serving_profile(tmp_path)


def test_what_goes_public_is_told_while_somebody_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person, a row that nobody reads and a review to come; not that an old page waits for its review."""
    city = shutil.copytree(CITY, tmp_path / "city")
    monkeypatch.chdir(city)
    inputs = Inputs(Path("policy.yml"), Path("docs"), Path("profiles"))
    page = Path("docs/nl/richtlijnen/water.md")
    good = page.read_text(encoding="utf-8")
    for change, told in (
        (("Geef water.", "Geef water en vraag het aan mevrouw Jan Peeters."), ["page-person"]),
        (("Geef water.", "Geef water " + "en nog wat " * 9 + "aan wie wil."), ["row-long"]),
        (("reviewed: 2026", "reviewed: 2099"), ["review-ahead"]),
        (("reviewed: 2026", "reviewed: 2001"), []),
    ):
        page.write_text(good.replace(*change), encoding="utf-8")
        project, found = looked_at(inputs, date.today())
        assert project
        assert [one.code for one in found] == told, change


def test_the_files_of_an_event_are_made_when_somebody_asks(server: Server) -> None:
    server.wait(lambda: "Chirofuif" in server.page())
    paths = re.findall(r'href="([^"/]+\.(?:pdf|xlsx|csv|ics|json|zip))"', server.page())
    assert len(set(paths)) == 10
    for path in (*paths, "packet.zip"):
        assert len(server.get(f"en/evenementen/fuif-chiro-2027/{path}")) > 300, path
    assert server.get("evenementen/fuif-chiro-2027/checklist.pdf").startswith(b"%PDF")
    assert server.get("evenementen/another/checklist.pdf") == b""
