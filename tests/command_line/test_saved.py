"""A file that somebody asks for comes whole or not at all, also where the disk is full."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT, run
from toolbox.desk.saved import save, save_new

ROOM = 1000
"""Bytes of a file that this disk still takes."""


@contextmanager
def nearly_full() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("old", [None, b"of last week"], ids=["nothing before", "one before"])
def test_a_full_disk_spoils_no_file(tmp_path: Path, old: bytes | None) -> None:
    path = tmp_path / "plan.pdf"
    if old:
        path.write_bytes(old)
    with nearly_full(), pytest.raises(OSError, match="File too large") as error:
        save(path, b"x" * (ROOM + 1))
    assert error.value.filename == str(path)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == ({"plan.pdf": old} if old else {})


def test_a_new_file_is_not_left_half(tmp_path: Path) -> None:
    with nearly_full(), pytest.raises(OSError, match="File too large") as error:
        save_new(tmp_path / "fuif.yml", b"x" * (ROOM + 1))
    assert error.value.filename == str(tmp_path / "fuif.yml")
    assert list(tmp_path.iterdir()) == []
    save_new(tmp_path / "fuif.yml", b"x")
    with pytest.raises(FileExistsError):
        save_new(tmp_path / "fuif.yml", b"y")
    assert (tmp_path / "fuif.yml").read_bytes() == b"x"


def test_a_file_keeps_its_rights_and_a_link_its_end(tmp_path: Path) -> None:
    path, link = tmp_path / "plan.pdf", tmp_path / "link.pdf"
    path.write_bytes(b"old")
    path.chmod(0o604)
    link.symlink_to(path)
    save(link, b"new")
    assert (link.is_symlink(), path.read_bytes(), path.stat().st_mode & 0o777) == (True, b"new", 0o604)


def test_what_is_no_ordinary_file_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    save(pipe, b"through")
    assert reader.communicate(timeout=20)[0] == b"through"
    assert pipe.is_fifo()


def test_the_command_says_why_on_one_line_and_leaves_the_file_of_before(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("of last week", encoding="utf-8")
    event = min((ROOT / "event_profiles").glob("*.yml"))  # of a city that was made from this one too
    asked = ["plan", str(event), "--format", "csv", "-o", str(path)]
    limits = (ROOM, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    done = subprocess.run(
        [sys.executable, "build.py", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (1, f"{path} could not be written: file too large\n")
    assert path.read_text(encoding="utf-8") == "of last week"


def test_where_there_is_no_folder_it_is_told_to_make_it(tmp_path: Path) -> None:
    path = tmp_path / "plans" / "plan.csv"
    event = min((ROOT / "event_profiles").glob("*.yml"))
    done = run("plan", event, "--format", "csv", "-o", path)
    told = f"{path} could not be written: there is no folder {path.parent} (make it first, or choose another)\n"
    assert (done.returncode, done.stderr) == (1, told)
    path.parent.mkdir()
    assert run("plan", event, "--format", "csv", "-o", path).returncode == 0
