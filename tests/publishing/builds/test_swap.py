"""A site is replaced in whole, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from toolbox.publish import swap


def make(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=[True, False], ids=["in-one-step", "with-two-renames"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)


@pytest.mark.usefixtures("either_way")
def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "old")
    stage = swap.staging(site)
    (stage / "index.html").write_text("new", encoding="utf-8")
    swap.swap_in(stage, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("either_way")
def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    stage = swap.staging(tmp_path / "site")
    (stage / "index.html").write_text("new", encoding="utf-8")
    swap.swap_in(stage, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "old")
    make(tmp_path / ".site.new", "half")
    make(tmp_path / ".site.old", "older")
    assert list(swap.staging(site).iterdir()) == []
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / ".site.old").exists()


def test_a_build_killed_between_two_renames_gives_the_old_site_back(tmp_path: Path) -> None:
    make(tmp_path / ".site.old", "old")
    make(tmp_path / ".site.new", "new")
    swap.staging(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    """The lock is held by another process; here a second build gives up at once, instead of waiting."""
    with swap.locked(tmp_path / "build", tmp_path / "site"):
        lock = str(swap.lock_of(tmp_path / "site"))
        code = f"from filelock import FileLock; FileLock({lock!r}).acquire(timeout=0.1)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "Timeout" in done.stderr
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("target", ["empty", "old", "nothing"])
def test_a_link_to_a_site_stays_and_its_target_is_swapped_in_whole(target: str, tmp_path: Path) -> None:
    there, site = tmp_path / "there" / "www", tmp_path / "here" / "site"
    (tmp_path / "there").mkdir()
    site.parent.mkdir()
    if target != "nothing":
        there.mkdir()
    if target == "old":
        (there / "index.html").write_text("old", encoding="utf-8")
    site.symlink_to(there, target_is_directory=True)
    for text in ("new", "newer"):
        stage = swap.staging(site)
        (stage / "index.html").write_text(text, encoding="utf-8")
        swap.swap_in(stage, site)
        assert (site / "index.html").read_text(encoding="utf-8") == text
        assert [(path.name, path.is_symlink()) for path in there.parent.iterdir()] == [("www", False)]
        assert [(path.name, path.readlink()) for path in site.parent.iterdir()] == [("site", there)]
    assert swap.lock_of(site) == swap.lock_of(there) != swap.lock_of(tmp_path / "elsewhere")


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("kind", ["link", "link that leads nowhere", "file"])
def test_what_an_earlier_version_left_of_a_link_is_cleared_away(kind: str, tmp_path: Path) -> None:
    site, target = make(tmp_path / "site", "old"), make(tmp_path / "target", "of somebody else")
    for left in (tmp_path / ".site.new", tmp_path / ".site.old"):
        if kind == "file":
            left.write_text("", encoding="utf-8")
        else:
            left.symlink_to(target if kind == "link" else tmp_path / "nowhere")
    stage = swap.staging(site)
    (stage / "index.html").write_text("new", encoding="utf-8")
    swap.swap_in(stage, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert (target / "index.html").read_text(encoding="utf-8") == "of somebody else"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "target"]
