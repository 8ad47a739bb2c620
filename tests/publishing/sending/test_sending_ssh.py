"""Publishing to a server, over ssh to an sshd of the test's own; where there is none, make test-long fetches it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.sending.sending import SSHD, Sshd, sshd, write
from tests.publishing.sending.test_sending import FIRST, SECOND, content, looked, published
from toolbox.model.city.publishing import Publishing, Server
from toolbox.publish.sending.errors import NotSent
from toolbox.publish.sending.manifest import NAME
from toolbox.publish.sending.send import BrokenOff, target_of
from toolbox.publish.sending.target import Target

THERE = bool(SSHD and shutil.which("rsync"))
pytestmark = [] if THERE else [pytest.mark.long(reason="sshd or rsync is not on this machine")]
WAYS = pytest.mark.parametrize("way", ["rsync", "sftp"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    assert THERE, "these tests need sshd and rsync: sudo apt-get install openssh-server rsync"
    with sshd(tmp_path_factory.mktemp("sshd")) as server:
        yield server


@pytest.fixture(autouse=True)
def our_ssh(server: Sshd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", server.path)


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A folder whose name holds what a shell, sftp and rsync would take for something else."""
    return write(tmp_path / "-x $HOME [a] 'b'", {".htaccess": "theirs", "old stuff/foto.txt": "theirs"})


def target(way: str, server: Sshd, folder: Path, **other: str | int) -> Target:
    named = {"host": "127.0.0.1", "port": server.port, "path": str(folder), **other}
    return target_of(Publishing.model_validate({way: Server.model_validate(named)}), folder, ("x", "y"))


@WAYS
def test_a_server_gets_the_site_and_keeps_what_is_not_ours(way: str, server: Sshd, web: Path, tmp_path: Path) -> None:
    there = target(way, server, web)
    site = write(tmp_path / "site", FIRST)
    assert published(there, site).first
    assert {name: text for name, text in content(web).items() if name in FIRST} == FIRST
    write(site, SECOND)
    (web / "assets/a b.css").write_text("changed by hand", encoding="utf-8")
    change = published(there, site)
    assert change.touched == ("assets/a b.css",)
    assert change.to_remove == ("sw.js",)
    assert change.foreign == (".htaccess", "old stuff/foto.txt" if way == "rsync" else "old stuff/")
    theirs = {".htaccess": "theirs", "old stuff/foto.txt": "theirs"}
    assert {name: text for name, text in content(web).items() if name != NAME} == SECOND | theirs
    assert looked(there, site).nothing


SLOW = pytest.mark.long(reason="rsync starts a shell there each time, thirty times in all; sftp is tested beside it")


@pytest.mark.parametrize(
    ("way", "number"),
    [("sftp", 6), ("sftp", 7), pytest.param("rsync", 8, marks=SLOW), pytest.param("rsync", 9, marks=SLOW)],
)
def test_a_connection_that_is_cut_off_leaves_a_site_that_works_and_the_next_mends_it(
    way: str, number: int, server: Sshd, web: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is cut off where files are sent, then where they are taken away."""
    there = target(way, server, web)
    site = write(tmp_path / "site", FIRST)
    published(there, site)
    write(site, SECOND)
    with monkeypatch.context() as cut:
        cut.setenv("PATH", server.alone(until=number))
        with pytest.raises(BrokenOff) as error:
            published(there, site)
    assert error.value.code == "send-cut-off"
    assert set(FIRST) <= set(content(web)), "nothing goes before all has come"
    assert all(text in (FIRST.get(name), SECOND.get(name)) for name, text in content(web).items() if name in FIRST)
    change = published(there, site)
    assert (change.broken, change.overwritten) == (True, ())
    assert looked(there, site).nothing


def test_a_file_in_the_way_stops_it_before_the_pages(server: Sshd, web: Path, tmp_path: Path) -> None:
    there = target("sftp", server, web)
    (web / "sw.js").mkdir()
    (web / "sw.js" / "x").write_text("in the way", encoding="utf-8")
    with pytest.raises(BrokenOff) as error:
        published(there, write(tmp_path / "site", FIRST))
    assert error.value.code == "send-failed"
    assert "remote rename" in error.value.details["why"]
    assert not (web / "index.html").exists()


@WAYS
def test_each_thing_that_can_be_wrong_is_told_as_that(
    way: str, server: Sshd, web: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def code(**other: str | int) -> str:
        with pytest.raises(NotSent) as error:
            target(way, server, web, **other).manifest()
        return error.value.code

    assert code(path=str(web / "no")) == "send-no-folder"
    monkeypatch.setenv("PATH", server.alone())
    assert code(port=1) == "send-no-network"
    assert code(host="nowhere.invalid") == "send-no-network"
    assert code(user="nobody-here") == "send-refused"
    known = server.folder / "known"
    for text, expected in (("", "send-key-unknown"), (_other_key(server), "send-key-changed")):
        before = known.read_text(encoding="utf-8")
        known.write_text(text, encoding="utf-8")
        try:
            assert code() == expected
        finally:
            known.write_text(before, encoding="utf-8")
    monkeypatch.setenv("PATH", str(server.folder))
    assert code() == "send-no-program"


def _other_key(server: Sshd) -> str:
    return f"[127.0.0.1]:{server.port} {(server.folder / 'stranger.pub').read_text(encoding='utf-8')}"
