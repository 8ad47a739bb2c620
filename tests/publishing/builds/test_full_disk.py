"""A disk that fills up half way is told in one line, however many files could not be written."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.hostile.cases import CITY
from tests.publishing.building import small
from toolbox.cli.common import why_not_built
from toolbox.publish.room import DiskFull, told_where_full
from toolbox.report import line

_COPIED = shutil.copytree


def _fails_in_the_pages(source: Path, target: Path, **options: Any) -> Path:
    """The fonts of another build can still be taken; none of their files can be written among the pages."""
    if "assets" not in target.parts:
        return _COPIED(source, target, **options)
    why = str(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target)))
    raise shutil.Error([(f"{source}/{number}", f"{target}/{number}", why) for number in range(200)])


def test_a_folder_of_which_no_file_could_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = small(tmp_path / "city")
    city.site.mkdir()
    (city.site / "sitemap.xml").write_text("of before", encoding="utf-8")
    monkeypatch.chdir(city.folder)
    monkeypatch.setattr(shutil, "copytree", _fails_in_the_pages)
    with pytest.raises(DiskFull) as full:
        city.build()
    told = line(full.value.problem)
    assert "there is no room left on this disk: " in told
    assert (
        " MB are free (delete what is not needed on it, or choose a folder on another disk with --build-dir --site-dir)"
        in told
    )
    assert len(told) < 300
    assert [path.name for path in city.site.iterdir()] == ["sitemap.xml"]


def test_what_fails_for_another_reason_is_told_as_that(tmp_path: Path) -> None:
    for error in (PermissionError(errno.EACCES, "denied"), shutil.Error([("a", "b", "[Errno 13] denied")])):
        with pytest.raises(type(error)) as raised, told_where_full({"--build-dir": tmp_path}):
            raise error
        assert raised.value is error


def test_a_folder_that_takes_no_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path / ".site.new"))
    assert why_not_built(error) == (
        f"nothing may be written in {tmp_path} "
        "(give this user the right to, or choose another folder with --site-dir or --build-dir)"
    )
    read_only = OSError(errno.EROFS, os.strerror(errno.EROFS), str(tmp_path / ".site.new"))
    assert why_not_built(read_only) == f"{tmp_path}/.site.new: read-only file system"


@pytest.mark.parametrize("command", ["check", "plan"])
def test_what_cannot_be_said_is_told_without_a_traceback(command: str) -> None:
    given = ["--profiles", CITY / "profiles"] if command == "check" else [CITY / "profiles" / "fuif.yml"]
    places = ["--docs", CITY / "docs", "--policy", CITY / "policy.yml"]
    whole = [sys.executable, ROOT / "build.py", command, *given, *places]
    # As where nothing is said at once: what waits fails when the program ends.
    waiting = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with open("/dev/full", "wb") as full:
        done = subprocess.run(list(map(str, whole)), stdout=full, stderr=subprocess.PIPE, text=True, env=waiting)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == "stdout could not be written: no space left on device"
