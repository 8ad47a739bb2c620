"""What somebody changes between two builds: in what a city writes, in the site, or in what was kept."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.publishing.building import City

Edit = Callable[[City, int], None]


def _profile(city: City, number: int) -> Path:
    profiles = sorted(city.profiles.glob("*.yml"))
    return profiles[number % len(profiles)]


def replace(path: Path, pattern: str, with_what: str) -> None:
    path.write_text(re.sub(pattern, with_what, path.read_text(encoding="utf-8"), count=1, flags=re.M), encoding="utf-8")


def resize(city: City, number: int) -> None:
    replace(_profile(city, number), r"^attendance: .*$", f"attendance: {number * 37 + 1}")


def name_anew(city: City, number: int) -> None:
    replace(_profile(city, number), r"^name: .*$", f'name: "Feest {number} d\'Été"')


def rename(city: City, number: int) -> None:
    path = _profile(city, number)
    path.rename(path.with_name(f"feest-{number}.yml"))


def delete(city: City, number: int) -> None:
    if len(list(city.profiles.glob("*.yml"))) > 1:
        _profile(city, number).unlink()


def add(city: City, number: int) -> None:
    # The one that is drawn may be the one that was added before.
    (city.profiles / f"nieuw-{number}.yml").write_bytes(_profile(city, number).read_bytes())


def swap(city: City, number: int) -> None:
    one, other = _profile(city, number), _profile(city, number + 1)
    texts = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    one.write_text(texts[1], encoding="utf-8")
    other.write_text(texts[0], encoding="utf-8")


def reword_an_action(city: City, number: int) -> None:
    pages = sorted((city.folder / "docs" / "nl" / "richtlijnen").glob("*.md"))
    replace(pages[number % len(pages)], r"(\btext: ['\"]?)(\w)", rf"\1Ook in jaar {2000 + number} \2")


def review(city: City, number: int) -> None:
    pages = sorted((city.folder / "docs" / "nl" / "richtlijnen").glob("*.md"))
    replace(pages[number % len(pages)], r"^reviewed: .*$", f"reviewed: 2026-11-{10 + number % 15}")


def reword_english(city: City, number: int) -> None:
    pages = sorted((city.folder / "docs" / "en" / "richtlijnen").glob("*.md"))
    replace(pages[number % len(pages)], r"^title: (.*?)(['\"]?)$", rf"title: \1 {number}\2")


def decide(city: City, number: int) -> None:
    replace(city.folder / "policy.yml", r"(\bextended_from: )\d+", rf"\g<1>{1000 + number}")


def word_otherwise(city: City, number: int) -> None:
    words = ("checklist: Afvinklijst", "calendar: Agenda", "packet: Alles samen")[number % 3]
    more = "page:\n  actions_count: {one: '{count} taak', other: '{count} taken'}\n" if number % 2 == 0 else ""
    text = f"files:\n  {words} {number}\n{more}"
    (city.folder / "docs" / "nl" / "phrases.yml").write_text(text, encoding="utf-8")


def teach(city: City, number: int) -> None:
    told = city.folder / "event_evaluations"
    told.mkdir(exist_ok=True)
    slug = _profile(city, number).stem
    series = slug.rpartition("-")[0] or slug
    text = f"name: Vorige keer\nheld: 2025-05-05\nlearned: {{nl: Les {number}., en: Lesson {number}.}}\n"
    (told / f"{series}-2025.yml").write_text(text, encoding="utf-8")


def tell_visitors(city: City, number: int) -> None:
    pages = sorted((city.folder / "docs" / "nl" / "principes").glob("*.md"))
    replace(pages[number % len(pages)], r"^summary: (.*?)(['\"]?)$", rf"summary: \1 {number}\2")


def brief(city: City, number: int) -> None:
    pages = sorted((city.folder / "docs" / "nl" / "rollen").glob("*.md"))
    path = pages[number % len(pages)]
    path.write_text(path.read_text(encoding="utf-8") + f"En nog {number}.\n", encoding="utf-8")


def go_a_step(city: City, number: int) -> None:
    replace(city.folder / "policy.yml", r"^stage: .*$", f"stage: {number % 3 + 1}")


def forbid(city: City, number: int) -> None:
    """A rule of the city's own: about words that nobody wrote, or that are only there once all is put together."""
    words = ("450 zebra's", "[0-9] bezoekers op het drukste", "Plan 1 water", "kwartels")[number % 4]
    rule = f'rules: [{{id: own, why: is a test, instead: iets anders, patterns: ["{words}"]}}]\n'
    (city.folder / "docs" / "nl" / "wording.yml").write_text(rule, encoding="utf-8")


def write_in_the_site(city: City, number: int) -> None:
    city.build()  # the site and what was kept are the same files, which no copy of them is
    files = sorted(city.site.glob("evenementen/*/*.csv"))
    write_by_hand(files[number % len(files)])


def write_by_hand(path: Path) -> None:
    """Other content of the same size, at the same moment."""
    before = path.stat()
    with open(path, "r+b") as file:
        file.write(b"by hand")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def change_what_was_kept(city: City, number: int) -> None:
    kept = sorted(path for path in (city.folder / "build" / "cache").rglob("*") if path.is_file())
    path = kept[number % len(kept)]
    if "fonts-" not in str(path):  # which the clean build takes over
        write_by_hand(path)


def lose_what_was_kept(city: City, number: int) -> None:
    kept = sorted((city.folder / "build" / "cache").glob("event-*/*"))
    kept[number % len(kept)].unlink()


def cut_what_was_kept(city: City, number: int) -> None:
    kept = sorted((city.folder / "build" / "cache").glob("event-*/*"))
    os.truncate(kept[number % len(kept)], number % 50)


EDITS: list[Edit] = [
    resize,
    name_anew,
    rename,
    delete,
    add,
    swap,
    reword_an_action,
    review,
    reword_english,
    decide,
    word_otherwise,
    teach,
    tell_visitors,
    brief,
    go_a_step,
    forbid,
    write_in_the_site,
    change_what_was_kept,
    lose_what_was_kept,
    cut_what_was_kept,
]
