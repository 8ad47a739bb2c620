"""What several rooms of tests share: the shipped project, and a built site with an awkward event in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from tests.publishing.browsing import ARGUMENTS, CHROMIUM
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, read_project

ROOT = Path(__file__).resolve().parent.parent

AWKWARD = """\
name: "D'Hondt & <script>alert(1)</script> “Şölen” مهرجان {{ x }} 🎉"
kind: party
start: 2027-03-27T22:00
end: 2027-03-28T05:00
attendance: 1
setting: [tent]
ages: [under-16]
place: "<img src=x onerror=alert(1)> *plein* [x](y)"
organiser: "Çağdaş #set page() \\\\ $x$"
"""

Build = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def project() -> Project:
    """The shipped project."""
    problems = Problems()
    read = read_project(Inputs(ROOT / "policy.yml", ROOT / "docs", ROOT / "event_profiles"), problems)
    assert read is not None, list(problems)
    return read


_fonts: list[Path] = []
"""The cache of the first build, which made the site's fonts."""


def run(*arguments: object, cwd: Path = ROOT, **options: object) -> subprocess.CompletedProcess[str]:
    """The command line, as a person runs it; a new build folder gets the fonts of the first, which take seconds."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    cache = cwd / command[command.index("--build-dir") + 1] / "cache" if "--build-dir" in command else None
    if cache and _fonts and not cache.exists():
        take_fonts(_fonts[0], cache)
    done = _run(command, cwd, options)
    if cache and not _fonts and any(cache.glob("fonts-*")):
        _fonts.append(cache)
    return done


def take_fonts(cache: Path, other: Path) -> None:
    """Copy the fonts that a build made, with their sum, to the cache of another build."""
    other.mkdir(parents=True)
    for path in cache.glob("fonts-*"):
        shutil.copytree(path, other / path.name) if path.is_dir() else shutil.copy(path, other)


def _run(command: list[str], cwd: Path, options: dict[str, object]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker makes and the others wait for; nobody changes it (recipe of pytest-xdist)."""
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "made").exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            (folder / "made").touch()
    return folder


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """A site of the shipped profiles and an awkward one."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "event_profiles", folder / "profiles")
        (folder / "profiles" / "awkward.yml").write_text(AWKWARD, encoding="utf-8")
        options = ("--profiles", folder / "profiles", "--site-dir", folder / "site", "--build-dir", folder / "build")
        done = run("build", *options)
        assert done.returncode == 0, done.stderr

    folder = once(shared / "built", make)
    if not _fonts:
        _fonts.append(folder / "build" / "cache")
    return folder / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert Path(CHROMIUM).exists(), "these tests need Chromium: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
