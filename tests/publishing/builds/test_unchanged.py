"""A build that would make what stands there already does nothing, and says the same; whatever differs has it done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import lay_fonts, run
from tests.publishing.building import City, everything, replace_in, small
from toolbox.publish.cache import BUILT
from toolbox.publish.unchanged import Built

DAY = {"SOURCE_DATE_EPOCH": "1797000000"}


def built(city: City, *options: str, **env: str) -> tuple[int, list[str], int]:
    """The exit status of a build, what it told, and by which number the disk knows the site."""
    done = run("build", *city.options, *options, env={**os.environ, **DAY, **env})
    return done.returncode, done.stderr.splitlines(), city.site.stat().st_ino


def test_a_second_build_leaves_the_site_and_tells_the_same(tmp_path: Path) -> None:
    city = small(tmp_path / "city")
    lay_fonts(city.folder / "build" / "cache")
    page = city.folder / "docs" / "nl" / "richtlijnen" / "water.md"
    (page.parent / "foto.odt").write_text("x", encoding="utf-8")
    status, told, site = built(city)
    assert status == 0
    assert any("foto.odt" in one for one in told)
    before = everything(city.site)
    assert built(city) == (0, told, site)
    assert everything(city.site) == before
    # A warning stops a strict build, whatever was built without.
    assert built(city, "--strict")[0] == 2
    # A build of another day, and one after a mistake was made and mended, are done.
    (page.parent / "foto.odt").unlink()
    status, fewer, other = built(city)
    assert (status, len(told) - len(fewer), other == site) == (0, 1, False)
    assert built(city, SOURCE_DATE_EPOCH="1797100000")[2] != other
    assert built(city, SOURCE_DATE_EPOCH="nonsense")[0] == 2


class Folder:
    """What a build reads and what it makes, in short."""

    def __init__(self, folder: Path) -> None:
        self.cache, self.read, self.site, self.plain = (folder / name for name in ("cache", "docs", "site", "nl"))
        for path in (self.cache, self.read / "nl", self.site / "page", self.plain):
            path.mkdir(parents=True)
        self.page, self.html = self.read / "nl" / "page.md", self.site / "page" / "index.html"
        self.policy = folder / "policy.yml"
        for path in (self.page, self.html, self.policy, self.plain / "page.md"):
            path.write_text("one", encoding="utf-8")

    def built(self, *asked: str) -> Built:
        return Built(self.cache, asked, (self.policy, self.read), (self.site, self.plain))


TOUCHED: dict[str, Callable[[Folder], object]] = {
    "a page": lambda one: one.page.write_text("two", encoding="utf-8"),
    "the policy": lambda one: one.policy.write_text("two", encoding="utf-8"),
    "a new page": lambda one: (one.read / "nl" / "new.md").touch(),
    "a page less": lambda one: one.page.unlink(),
    "a page renamed": lambda one: one.page.rename(one.page.with_name("other.md")),
    "the site": lambda one: one.html.write_text("two", encoding="utf-8"),
    "the site, by the clock of before": lambda one: _written_back(one.html),
    "the site, readable for nobody": lambda one: one.html.chmod(0o600),
    "a file in the site": lambda one: (one.site / "new.html").touch(),
    "a folder in the site": lambda one: (one.site / "new").mkdir(),
    "no page in the site": lambda one: one.html.unlink(),
    "no site": lambda one: shutil.rmtree(one.site),
    "no plain files": lambda one: shutil.rmtree(one.plain),
    "another site in its place": lambda one: _copied(one.site),
    "no note": lambda one: (one.cache / BUILT).unlink(),
    "half a note": lambda one: (one.cache / BUILT).write_text('{"from": '),
    "a folder behind a link": lambda one: (one.read / "more").symlink_to(one.site),
}


def _written_back(path: Path) -> None:
    """Written to, and the time of that set back."""
    was = path.stat()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def _copied(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    folder.with_name("copy").rename(folder)


@pytest.mark.parametrize("touched", TOUCHED)
def test_whatever_was_touched_is_built_again(touched: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert folder.built("nl").told() is None
    folder.built("nl").leave(["a note"])
    assert folder.built("nl").told() == ["a note"]
    assert folder.built("en").told() is None
    TOUCHED[touched](folder)
    assert folder.built("nl").told() is None


def test_what_is_written_while_a_build_goes_on_is_noticed_by_the_next(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    going_on = folder.built("nl")
    folder.page.write_text("two", encoding="utf-8")
    going_on.leave([])
    assert folder.built("nl").told() is None


def test_a_page_that_is_written_anew_with_the_same_words_costs_no_build(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.built("nl").leave([])
    replace_in(folder.page, "one", "one")
    assert folder.built("nl").told() == []
