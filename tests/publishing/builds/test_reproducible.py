"""The same inputs give the same bytes: in any folder, language, time zone and order of the files on the disk."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT, take_fonts
from tests.publishing.building import City, differences, everything, found, small, three
from toolbox.write.words.build_time import build_day

SHUFFLED = """\
import os, random
_listdir, _scandir = os.listdir, os.scandir
def listdir(*given):
    names = _listdir(*given)
    random.shuffle(names)
    return names
class scandir:
    def __init__(self, *given):
        with _scandir(*given) as there:
            entries = list(there)
        random.shuffle(entries)
        self._entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self._entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.listdir, os.scandir = listdir, scandir
"""
"""Put before everything else: a disk that gives its files in another order each time."""


def locale(name: str, charset: str, folder: Path) -> dict[str, str]:
    """A language of the machine: made here where its source is there, else only asked for."""
    source = Path("/usr/share/i18n/locales") / name
    command = shutil.which("localedef")
    if command and source.exists():
        made = [command, "--no-archive", "-i", name, "-f", charset, str(folder / name)]
        subprocess.run(made, check=True, capture_output=True)
    return {"LOCPATH": str(folder), "LC_ALL": name, "LANG": name, "LANGUAGE": name}


def built(city: City, name: str, jobs: int, **around: str) -> dict[str, bytes]:
    """A build from nothing into folders of another name, in other surroundings."""
    folder = city.folder / name
    home, start = folder / "home", folder / "start"
    home.mkdir(parents=True)
    start.mkdir()
    (start / "sitecustomize.py").write_text(SHUFFLED, encoding="utf-8")
    take_fonts(city.folder / "build" / "cache", folder / "build" / "cache")
    places = {"policy": "policy.yml", "docs": "docs", "profiles": "event_profiles"}
    options = [f"--{option}={city.folder / path}" for option, path in places.items()]
    options += [f"--site-dir={folder / 'site'}", f"--build-dir={folder / 'build'}", f"--jobs={jobs}"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "USER": name, "PYTHONPATH": str(start)}
    command = [sys.executable, str(ROOT / "build.py"), "build", *options]
    done = subprocess.run(command, env=environment | around, cwd=home, capture_output=True, text=True, umask=0o077)
    assert done.returncode == 0, done.stderr
    return everything(folder / "site")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A small city, with every kind of page and file."""
    city = three(tmp_path_factory.mktemp("small") / "city")
    city.build()
    return city


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> City:
    city = found(tmp_path_factory.mktemp("city"))
    city.build()
    return city


PLAIN, TURKISH = ("C", "", "UTC"), ("tr_TR", "UTF-8", "Pacific/Kiritimati")


@pytest.mark.parametrize(
    ("language", "charset", "zone"),
    [TURKISH, pytest.param(*PLAIN, marks=pytest.mark.long(reason="one more build; the other differs in more"))],
)
def test_the_surroundings_leave_no_trace(language: str, charset: str, zone: str, city: City, tmp_path: Path) -> None:
    assert_no_trace(language, charset, zone, city, tmp_path)


@pytest.mark.long(reason="four builds of all pages")
@pytest.mark.parametrize(("language", "charset", "zone"), [PLAIN, TURKISH, ("nl_BE", "ISO-8859-1", "America/St_Johns")])
def test_they_leave_none_in_the_shipped_pages(
    language: str, charset: str, zone: str, whole: City, tmp_path: Path
) -> None:
    assert_no_trace(language, charset, zone, whole, tmp_path)


def assert_no_trace(language: str, charset: str, zone: str, city: City, tmp_path: Path) -> None:
    around = locale(language, charset, tmp_path) if charset else {"LC_ALL": "C"}
    made = built(city, language, 1 if charset else 2, TZ=zone, PYTHONHASHSEED=str(len(zone)), **around)
    assert differences(made, everything(city.site)) == []
    assert modes(city.folder / language / "site") == {(True, 0o755), (False, 0o644)}


@pytest.mark.parametrize("epoch", ["", "1600000000"])
def test_the_day_is_the_citys_wherever_the_server_stands(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """These two are 25 hours apart: it is never the same day in both."""
    told = set()
    for machine in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        monkeypatch.setenv("TZ", machine)
        time.tzset()
        told.add(build_day(epoch, ZoneInfo("Europe/Brussels")))
    monkeypatch.undo()
    time.tzset()
    assert len(told) == 1
    assert build_day("1600000000", ZoneInfo("Pacific/Kiritimati")).isoformat() == "2020-09-14"


def modes(folder: Path) -> set[tuple[bool, int]]:
    """Whether each thing is a folder, and its mode."""
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))}


def test_what_was_made_for_one_reader_alone_is_opened_later(tmp_path: Path) -> None:
    city = small(tmp_path / "city")
    before = os.umask(0o077)
    try:
        city.build()
    finally:
        os.umask(before)
    for path in (city.folder / "build").rglob("*.pdf"):
        path.chmod(0o600)
    city.build()
    assert modes(city.site) == {(True, 0o755), (False, 0o644)}


def test_a_moment_that_is_given_stands_in_every_file(city: City) -> None:
    one = built(city, "then", 1, SOURCE_DATE_EPOCH="1600000000", TZ="Asia/Kolkata")
    assert b"20200913" in one["evenementen/schoolfuif-2026/deadlines.ics"]
    about = PdfReader(BytesIO(one["evenementen/schoolfuif-2026/checklist.pdf"])).metadata
    assert about
    assert str(about["/CreationDate"]).startswith("D:20200913")
    other = differences(one, everything(city.site))
    assert {path.rsplit(".", 1)[-1] for path in other} >= {"pdf", "xlsx", "ics"}
    untouched = (".csv", ".js", ".css", ".woff2", "plan.json", "catalogue.json", "sitemap.xml")
    assert not [path for path in other if path.endswith(untouched)]
