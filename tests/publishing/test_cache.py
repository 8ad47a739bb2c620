"""What was made before is used again while nothing has changed, and never half of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from toolbox.publish.cache import Cache, hash_of_files


def writing(text: str, made: list[str]):  # type: ignore[no-untyped-def]
    def make(into: Path) -> None:
        made.append(text)
        (into / "page.html").write_text(text)

    return make


def test_it_is_made_once_for_one_ground_and_again_for_another(tmp_path: Path) -> None:
    made: list[str] = []
    for ground in ("one", "one", "two", "one"):
        place = Cache(tmp_path).get("pages", ground, writing(ground, made))
        assert (place / "page.html").read_text() == ground
    assert made == ["one", "two"]


def test_what_failed_is_not_kept(tmp_path: Path) -> None:
    def fail(into: Path) -> None:
        (into / "half.html").write_text("<p>")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        Cache(tmp_path).get("pages", "one", fail)
    made: list[str] = []
    place = Cache(tmp_path).get("pages", "one", writing("whole", made))
    assert [path.name for path in place.iterdir()] == ["page.html"]


def test_what_somebody_changed_is_made_again(tmp_path: Path) -> None:
    made: list[str] = []
    place = Cache(tmp_path).get("pages", "one", writing("whole", made))
    before = (place / "page.html").stat()
    (place / "page.html").write_text("wrong")
    os.utime(place / "page.html", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (Cache(tmp_path).get("pages", "one", writing("whole", made)) / "page.html").read_text() == "whole"
    assert made == ["whole", "whole"]


def test_a_page_that_passed_is_not_new_until_it_or_the_rules_change(tmp_path: Path) -> None:
    site = tmp_path / "site"
    pages = [site / "a" / "index.html", site / "b" / "index.html"]
    for page in pages:
        page.parent.mkdir(parents=True)
        page.write_text("<p>the same")
    first = Cache(tmp_path / "cache").passed("checked", "rules")
    assert first.new(pages, site) == pages
    first.keep()
    assert Cache(tmp_path / "cache").passed("checked", "rules").new(pages, site) == []
    assert Cache(tmp_path / "cache").passed("checked", "other rules").new(pages, site) == pages
    pages[1].write_text("<p>another")
    failed = Cache(tmp_path / "cache").passed("checked", "rules")
    assert failed.new(pages, site) == pages[1:]
    assert Cache(tmp_path / "cache").passed("checked", "rules").new(pages, site) == pages[1:]
    pages[1].write_text("<p>the same")
    (kept,) = (path for path in (tmp_path / "cache").iterdir() if path.stat().st_size)
    kept.write_bytes(b"\xff\x00" + kept.read_bytes()[2:])
    assert len(Cache(tmp_path / "cache").passed("checked", "rules").new(pages, site)) == 1


def test_a_sweep_leaves_what_this_build_asked_for(tmp_path: Path) -> None:
    made: list[str] = []
    Cache(tmp_path).get("pages", "old", writing("old", made))
    kept = Cache(tmp_path)
    place = kept.get("pages", "new", writing("new", made))
    kept.sweep()
    assert sorted(tmp_path.iterdir()) == [place, place.with_name(f"{place.name}.sum")]


def test_a_file_counts_by_its_name_and_its_content(tmp_path: Path) -> None:
    def given(**files: str) -> str:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
        return hash_of_files(folder)

    assert given(a="1", b="2") == given(b="2", a="1")
    assert len({given(a="1", b="2"), given(a="2", b="1"), given(a="12"), given(a="1", c="2")}) == 4
