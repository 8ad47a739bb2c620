"""What was made before is used again while nothing has changed, and never half of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from toolbox.hashing import hash_of_file, hash_of_files
from toolbox.publish.cache import Cache, link_all


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


def kept_event(folder: Path) -> Path:
    """An event in the cache as a build leaves it; gives where its files are."""
    cache = Cache(folder)
    cache.event("nl", "fuif").store("a plan", "a view", {"checklist.pdf": b"whole"}, "<p>whole", 0)
    cache.sweep()
    cache.leave()
    return folder / "event-nl-fuif"


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose content is looked at from here on."""
    read: list[str] = []

    def summed(path: Path) -> str:
        read.append(path.name)
        return hash_of_file(path)

    monkeypatch.setattr("toolbox.publish.cache.hash_of_file", summed)
    return read


def test_what_nobody_touched_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_event(tmp_path)
    read = count_reads(monkeypatch)
    cache = Cache(tmp_path)
    assert cache.event("nl", "fuif").made_from == "a plan"
    cache.leave()
    assert Cache(tmp_path).event("nl", "fuif").made_from == "a plan"
    assert read == []


def test_what_was_touched_is_read_and_made_again_only_where_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = kept_event(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "other")
    read = count_reads(monkeypatch)
    assert Cache(tmp_path / "other").event("nl", "fuif").made_from == "a plan"
    assert sorted(read) == ["body.html", "checklist.pdf"]
    paper = place / "checklist.pdf"
    before = paper.stat()
    paper.write_bytes(b"wrong")
    os.utime(paper, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Cache(tmp_path / "one").event("nl", "fuif").made_from == ""


def test_what_is_written_to_while_the_rest_is_built_does_not_last(tmp_path: Path) -> None:
    place = kept_event(tmp_path)
    cache = Cache(tmp_path)
    assert cache.event("nl", "fuif").made_from == "a plan"
    (place / "checklist.pdf").write_bytes(b"wrong")
    cache.leave()
    assert Cache(tmp_path).event("nl", "fuif").made_from == ""


def test_a_folder_is_taken_over_only_where_all_of_it_is_the_same(tmp_path: Path) -> None:
    kept_event(tmp_path / "cache")
    event = Cache(tmp_path / "cache").event("nl", "fuif")
    linked = tmp_path / "linked"
    link_all(event.files, linked)
    assert event.is_all_of(str(linked))
    (linked / "more.txt").write_text("more")
    assert not event.is_all_of(str(linked))
    (linked / "more.txt").unlink()
    (linked / "checklist.pdf").unlink()
    assert not event.is_all_of(str(linked))
    shutil.copy(event.files[0], linked)
    assert not event.is_all_of(str(linked))
    assert not event.is_all_of(str(tmp_path / "nothing"))


def test_a_page_is_poured_again_where_its_frame_or_its_body_is_another(tmp_path: Path) -> None:
    kept_event(tmp_path / "cache")
    poured: list[str] = []

    def page(frame: str) -> str:
        def pour(body: str) -> str:
            poured.append(f"{frame} {body}")
            return poured[-1]

        cache = Cache(tmp_path / "cache")
        path = cache.event("nl", "fuif").page(frame, pour)
        cache.leave()
        return Path(path).read_text()

    assert [page("red"), page("red"), page("blue")] == ["red <p>whole", "red <p>whole", "blue <p>whole"]
    site = tmp_path / "site"
    link_all([tmp_path / "cache" / "event-nl-fuif" / "index.html"], site)
    Cache(tmp_path / "cache").event("nl", "fuif").store("a plan", "a view", {"checklist.pdf": b"new"}, "<p>new", 0)
    assert page("blue") == "blue <p>new"
    assert (site / "index.html").read_text() == "blue <p>whole"
    assert poured == ["red <p>whole", "blue <p>whole", "blue <p>new"]
    (tmp_path / "cache" / "event-nl-fuif" / "index.html").write_text("wrong")
    assert Cache(tmp_path / "cache").event("nl", "fuif").made_from == ""
