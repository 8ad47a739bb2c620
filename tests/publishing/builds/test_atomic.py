"""Whatever happens to a build, the site is the one of before or the new one, never a mixture."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, lay_fonts
from tests.publishing.building import City, differences, everything, small
from toolbox.publish.engine.errors import EngineError
from toolbox.publish.site import build_site
from toolbox.publish.under_way import Places

EVENTS = 4
"""Made in several processes, as many are (`pooled.py`)."""


@dataclass(frozen=True)
class Two:
    """A city that goes to and fro between two states, and the site of each."""

    city: City
    sites: tuple[dict[str, bytes], dict[str, bytes]]
    seconds: float

    def decide(self, which: int) -> None:
        """Everything has to be made again."""
        path = self.city.folder / "policy.yml"
        text = path.read_text(encoding="utf-8")
        old, new = ("test", "proef") if which else ("proef", "test")
        for one, other in ((old, new), (old.title(), new.title())):
            text = text.replace(f"{one}stad", f"{other}stad")
        path.write_text(text, encoding="utf-8")

    def command(self, *before: str) -> list[str]:
        program = before or ("tests.publishing.builds.pooled",)
        return [sys.executable, "-m", *program, "build", "--jobs=2", *self.city.options]

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(), cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
        )

    def which(self) -> int:
        """Which of the two the site is; every file of it is looked at."""
        site = everything(self.city.site)
        off = [differences(site, one) for one in self.sites]
        assert [] in off, f"a mixture: {min(off, key=len)[:5]}"
        return off.index([])

    def forget(self) -> None:
        """Nothing was made before but the fonts: as many files are written as ever."""
        for path in (self.city.folder / "build" / "cache").iterdir():
            if not path.name.startswith("fonts-"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def is_clean(self) -> bool:
        return not [path for path in self.city.folder.iterdir() if path.name.startswith(".")]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    city = small(tmp_path_factory.mktemp("two") / "city", EVENTS)
    one = everything(city.build())
    two = Two(city, (one, {}), 0)
    two.decide(1)
    begin = time.monotonic()
    assert subprocess.run(two.command(), cwd=ROOT, capture_output=True).returncode == 0
    return Two(city, (one, everything(city.site)), time.monotonic() - begin)


def _killed_at(two: Two, part: float) -> None:
    before = two.which()
    two.decide(1 - before)
    building = two.start()
    time.sleep(part * two.seconds)
    os.killpg(building.pid, signal.SIGKILL)
    building.communicate()
    after = two.which()
    # What it had made is not lost: the next build goes on from there, and clears up what was left.
    two.decide(after)
    done = subprocess.run(two.command(), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert two.which() == after
    assert two.is_clean()


@pytest.mark.long(reason="a hundred builds; without it one build is killed while its workers are at work")
@pytest.mark.parametrize("seed", range(50))
def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(two: Two, seed: int) -> None:
    _killed_at(two, random.Random(seed).uniform(0.05, 1.1))


def _fails(two: Two, what: str, number: int, folder: Path) -> None:
    before = two.which()
    two.decide(1 - before)
    two.forget()
    command = two.command("tests.publishing.builds.failing", what, str(number), str(folder))
    done = subprocess.run([*command, "--jobs=1"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1, (done.stderr, done.stdout)
    assert done.stderr.startswith("The site could not be built; the one of before is as it was: ")
    assert len(done.stderr.splitlines()) == 1
    assert ("there is no room left on this disk" in done.stderr) is (what == "full"), done.stderr
    assert two.which() == before
    two.decide(before)


@pytest.mark.parametrize("number", [1, 700])
def test_a_full_disk_leaves_the_site_of_before(two: Two, number: int) -> None:
    _fails(two, "full", number, two.city.folder)


@pytest.mark.long(reason="thirty builds")
@pytest.mark.parametrize("number", range(10, 700, 24))
def test_a_disk_that_is_full_at_any_moment_leaves_the_site_of_before(two: Two, number: int) -> None:
    _fails(two, "full", number, two.city.folder)


def test_a_target_that_cannot_be_written_leaves_the_site_of_before(two: Two) -> None:
    _fails(two, "read-only", 0, two.city.folder / ".site.new")


def test_a_target_that_cannot_be_made_is_told(two: Two) -> None:
    done = subprocess.run([*two.command(), "--site-dir=/proc/site"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "/proc/" in done.stderr


def test_an_engine_that_fails_leaves_the_site_of_before(two: Two, tmp_path: Path) -> None:
    before = two.which()
    project = two.city.project()
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(config.replace("plugins: []", "plugins: [nothing]"), encoding="utf-8")
    (tmp_path / "toolbox").symlink_to(ROOT / "toolbox")
    lay_fonts(tmp_path / "build" / "cache")
    with pytest.raises(EngineError):
        build_site(project, Places(tmp_path, tmp_path / "build", two.city.site))
    assert two.which() == before
    assert two.is_clean()


@pytest.mark.long(reason="two builds beside each other, each with workers of its own")
def test_two_builds_at_once_both_end_and_the_site_is_whole(two: Two) -> None:
    two.decide(1 - two.which())
    builds = [two.start(), two.start()]
    for building in builds:
        _, said = building.communicate(timeout=120)
        assert building.returncode == 0, said
    assert two.is_clean()
    two.which()


def test_a_build_that_is_killed_leaves_a_whole_site_and_no_worker(two: Two) -> None:
    before = two.which()
    two.decide(1 - before)
    building = two.start()
    deadline = time.monotonic() + 60
    while not (children := _children(building.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children
    building.kill()
    building.communicate()
    while any(Path(f"/proc/{pid}").exists() for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert two.which() == before
    # The next build goes on from what was made, and clears up what was left.
    two.city.build()
    assert two.which() == 1 - before
    assert two.is_clean()


def _children(parent: int) -> list[int]:
    """The workers of a build; the process that Python starts beside them to clear up does not count."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
            command = path.with_name("cmdline").read_text()
        except OSError:
            continue
        if int(fields[1]) == parent and "spawn_main" in command:
            found.append(int(path.parent.name))
    return found
