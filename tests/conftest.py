"""What several rooms of tests share: the shipped project, and a built site with an awkward event in it."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
import typer
from filelock import FileLock
from playwright.sync_api import Browser, expect, sync_playwright
from typer.testing import CliRunner

from tests.publishing.browsing import ARGUMENTS, CHROMIUM
from toolbox.cli import app
from toolbox.cli.common import Said, speak
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.engine.rendering import EngineName
from toolbox.read import Inputs, read_project

ROOT = Path(__file__).resolve().parent.parent
OTHER = ROOT / "tests" / "city"
SHIPPED = OTHER if OTHER.is_dir() else ROOT
"""The city that the tests of the program are about: in one that was made by `new city`, that from which it was made."""
_OPTIONS = {"--policy": "policy.yml", "--docs": "docs", "--profiles": "event_profiles"}

# A test holds thousands of plans at once; looking for circles in them every few objects takes a third of its time.
gc.set_threshold(200_000, 50, 100)

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


ROOMS = ("hostile", "publishing", "command_line")
"""Where the slow tests are: they begin first, and one that forks a process a case begins while its worker is small."""


IN_MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
"""A folder that is kept in memory, and three times what a run fills of it."""
_own: list[Path] = []


def pytest_configure() -> None:
    """A run makes and removes tens of thousands of files: in memory, where there is room, a twentieth of it goes."""
    if "TMPDIR" in os.environ or not os.access(IN_MEMORY, os.W_OK):
        return
    memory = re.search(r"MemAvailable: +(\d+) kB", Path("/proc/meminfo").read_text(encoding="utf-8"))
    if memory and int(memory[1]) * 2**10 > 2 * ROOM and shutil.disk_usage(IN_MEMORY).free > ROOM:
        _own.append(Path(tempfile.mkdtemp(prefix="toolbox-tests-", dir=IN_MEMORY)))
        # A server that a test starts is somebody else, who has to pass through it to a site.
        _own[0].chmod(0o711)
        os.environ["TMPDIR"] = tempfile.tempdir = str(_own[0])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What a run made in memory goes with it, but where a test failed: then it can be looked at."""
    for folder in () if session.testsfailed else _own:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow rooms first, and of each test that `make test` leaves out, a reason."""
    items.sort(key=lambda item: _turn(item.path))
    for item in items:
        if any(not mark.kwargs.get("reason") for mark in item.iter_markers("long")):
            raise pytest.UsageError(f"{item.nodeid} is long and does not say why: pytest.mark.long(reason=…)")


def _turn(path: Path) -> int:
    room = path.parent.name
    return ROOMS.index(room) if room in ROOMS else len(ROOMS)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a third of the time of browser tests is waiting."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.fixture(scope="session")
def project() -> Project:
    """The shipped project."""
    problems = Problems()
    read = read_project(Inputs(SHIPPED / "policy.yml", SHIPPED / "docs", SHIPPED / "event_profiles"), problems)
    assert read is not None, list(problems)
    return read


_command = cache(typer.main.get_command)
"""The commands of the program, which take a twentieth of a second to be put together."""
_common: list[Path] = []
"""The folder that all workers of a run have in common, once there is one."""


def run(
    *arguments: object, cwd: Path = SHIPPED, env: Mapping[str, str] = os.environ, **options: object
) -> subprocess.CompletedProcess[str]:
    """The command line, as a person runs it; a new build folder gets the fonts, which take seconds.

    It is called within the test's own process, as starting Python and loading the program takes a second each time,
    in the surroundings `env` where some are given; with `options` (of subprocess.run), or where Python itself reads the
    surroundings, it is a process of its own.
    """
    words = of_city(*map(str, arguments))
    for at, (name, _, folder) in enumerate(word.partition("=") for word in words):
        if name == "--build-dir":
            lay_fonts(cwd / (folder or words[at + 1]) / "cache")
    if options or any(name.startswith("PYTHON") and os.environ.get(name) != value for name, value in env.items()):
        return _process(words, cwd, {"env": dict(env), **options})
    return _called(words, cwd, env)


def _called(words: list[str], cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    around = mock.patch.dict(os.environ, dict(env), clear=True), mock.patch("typer.testing._get_command", _command)
    with contextlib.chdir(cwd), around[0], around[1]:
        done = CliRunner().invoke(app, words, prog_name="build.py")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


def of_city(*arguments: str) -> list[str]:
    """Arguments by which a command reads the city of the tests, where that is not the one beside the program."""
    if SHIPPED == ROOT:
        return list(arguments)
    command, words = typer.main.get_command(app), 0
    for word in arguments:
        if word not in (inner := getattr(command, "commands", {})):
            break
        command, words = inner[word], words + 1
    known = {one for parameter in command.params for one in parameter.opts}
    more = [
        (name, str(SHIPPED / where))
        for name, where in _OPTIONS.items()
        if name in known and not any(one == name or one.startswith(f"{name}=") for one in arguments)
    ]
    return [*arguments[:words], *(part for pair in more for part in pair), *arguments[words:]]


def lay_fonts(cache: Path) -> None:
    """Put the fonts of the site into a cache that is not there yet; the first of a run makes them for all."""
    if _common and not cache.exists():
        take_fonts(once(_common[0] / "fonts", _make_fonts), cache)


def _make_fonts(folder: Path) -> None:
    from toolbox.publish.cache import Cache
    from toolbox.publish.engine.webfonts import made_with, write_webfonts

    Cache(folder).get("fonts", None, write_webfonts, made_with())


def take_fonts(cache: Path, other: Path) -> None:
    """Copy the fonts that a build made, with their sum, to the cache of another build."""
    other.mkdir(parents=True)
    for path in cache.glob("fonts-*"):
        shutil.copytree(path, other / path.name) if path.is_dir() else shutil.copy(path, other)


def _process(words: list[str], cwd: Path, options: dict[str, object]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(autouse=True)
def english() -> None:
    """Each test begins as a command does: what ran before in the same process may have spoken Dutch."""
    speak(Said.EN)


@pytest.fixture(scope="session", autouse=True)
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    _common.append(own if worker_id == "master" else own.parent)
    return _common[0]


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker makes and the others wait for; nobody changes it (recipe of pytest-xdist)."""
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "made").exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            (folder / "made").touch()
    return folder


@pytest.fixture(scope="session")
def rendered_by() -> EngineName:
    """The engine of the shared sites; the tests of the built site are run with each (tests/publishing/conftest.py)."""
    return EngineName.MKDOCS


@pytest.fixture(scope="session")
def built(shared: Path, rendered_by: EngineName) -> Path:
    """A site of the shipped profiles and an awkward one."""
    return built_by(rendered_by, shared)


def built_by(name: EngineName, shared: Path) -> Path:
    """That site as an engine renders it; only the first makes the files of the events, which are the same in each."""

    def make(folder: Path) -> None:
        shutil.copytree(SHIPPED / "event_profiles", folder / "profiles")
        (folder / "profiles" / "awkward.yml").write_text(AWKWARD, encoding="utf-8")
        if name is not EngineName.MKDOCS:
            made = built_by(EngineName.MKDOCS, shared).parent / "build" / "cache"
            shutil.copytree(made, folder / "build" / "cache")
        options = ("--profiles", folder / "profiles", "--site-dir", folder / "site", "--build-dir", folder / "build")
        done = run("build", *options, "--engine", name)
        assert done.returncode == 0, done.stderr

    return once(shared / f"built-by-{name}", make) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert Path(CHROMIUM).exists(), "these tests need Chromium: sudo apt-get install chromium-headless-shell"
    expect.set_options(timeout=20_000)  # on a busy machine what is right comes late; what is wrong stays wrong
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
