"""The first minutes on a machine where something is missing: one line that says what to do, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

NEED = ROOT / "requirements" / "need-python.sh"
OLDER = "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path('build.py', run_name='__main__')"


def told(*command: object) -> tuple[int, str]:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=ROOT, timeout=60)
    return done.returncode, done.stderr + done.stdout


def interpreter(folder: Path, body: str) -> Path:
    """Something that stands in for a Python."""
    path = folder / "python3"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_without_an_environment_the_command_says_how_to_make_one() -> None:
    code, said = told(sys.executable, "-S", "build.py", "check")
    assert code == 1
    assert said == "build.py: 'typer' is not installed here (make site, then .venv/bin/python build.py)\n"


def test_an_older_python_is_told(tmp_path: Path) -> None:
    code, said = told(sys.executable, "-c", OLDER)
    assert (code, said.count("\n")) == (1, 1)
    assert "install Python 3.11 or newer" in said
    code, said = told("sh", NEED, interpreter(tmp_path, 'case "$2" in *version*) exit 1;; esac'))
    assert (code, said.count("\n")) == (1, 1)
    assert "make site PYTHON=python3.11" in said


@pytest.mark.parametrize("word", ["f'", 'f"', ":=", "match "])
def test_an_older_python_can_read_the_command(word: str) -> None:
    assert word not in (ROOT / "build.py").read_text(encoding="utf-8")


def test_a_python_that_can_make_no_environment_is_told(tmp_path: Path) -> None:
    assert told("sh", NEED, sys.executable) == (0, "")
    code, said = told("sh", NEED, interpreter(tmp_path, 'case "$2" in *ensurepip*) exit 1;; esac'))
    assert (code, said.count("\n")) == (1, 1)
    assert "sudo apt-get install python3-venv" in said
    code, said = told("sh", NEED, os.fspath(tmp_path / "nowhere"))
    assert (code, said.count("\n")) == (1, 1)
    assert "sudo apt-get install python3" in said


@pytest.mark.parametrize("moment", ["while libraries are loaded", "before a command runs"])
def test_who_stops_it_at_once_is_told_nothing(moment: str, tmp_path: Path) -> None:
    """A library in the place of one of ours presses Ctrl+C: when it is loaded, or when it is first called."""
    press = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(30)\n"
    if moment == "before a command runs":
        press = f"def main():\n    {press.strip().replace(chr(10), chr(10) + '    ')}\n"
    package = tmp_path / "toolbox" / "cli"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "__init__.py").write_text(press, encoding="utf-8")
    (tmp_path / "build.py").write_bytes((ROOT / "build.py").read_bytes())
    command = [sys.executable, os.fspath(tmp_path / "build.py"), "check"]
    # Where the tests run in the background, a process is born deaf to Ctrl+C.
    heard = (
        f"import os, signal; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv({sys.executable!r}, {command!r})"
    )
    assert told(sys.executable, "-c", heard) == (130, "")
