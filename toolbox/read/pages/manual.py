"""Reading the manual: its pages in every language, and the pictures that they show."""

from __future__ import annotations

from pathlib import Path

from toolbox.model.addresses import MANUAL, Addresses
from toolbox.model.fields import SLUG
from toolbox.model.links import MANUAL_PICTURES, PICTURE
from toolbox.model.pages.manual import ManualHead, ManualPage
from toolbox.model.problem import Level, Place, Problems
from toolbox.paths import display_path
from toolbox.read.folder import files
from toolbox.read.pages.pages import Sheet, note_translation_of_nothing, read_sheet
from toolbox.read.pages.pictures import read_picture
from toolbox.read.yaml.validation import validate

PICTURES = "pictures"
"""The folder below `docs/` where pictures stand, for all languages."""


def read_manual(
    docs: Path, languages: tuple[str, ...], addresses: Addresses, problems: Problems
) -> tuple[tuple[ManualPage, ...], dict[str, bytes]]:
    """The pages by name, and the pictures that they show by their path below `pictures`."""
    source, *others = languages
    pages = []
    pictures: dict[str, bytes] = {}
    named = _named(docs / source / addresses[MANUAL], problems)
    for code in others:
        translated = _named(docs / code / addresses[MANUAL], problems)
        for name, path in translated.items():
            if name not in named:
                note_translation_of_nothing(path, [one for one in named if one not in translated], problems)
    for path in named.values():
        words, order, country = {}, 0, None
        for code in languages:
            there = docs / code / addresses[MANUAL] / path.name
            if code in others and not there.is_file():
                problems.add(Place(display_path(path)), "translation-missing", Level.WARNING, path=display_path(there))
                continue
            sheet = read_sheet(there, problems, pictures=True)
            head = validate(ManualHead, sheet.head, problems) if sheet else None
            if sheet and head:
                order, country = order or head.order, country or head.country
                words[code] = sheet.wording(head.title, {})
                pictures |= _pictures(sheet, docs, problems)
        if source in words and SLUG.fullmatch(path.stem):
            untranslated = words[source].model_copy(update={"missing": frozenset({"title", "body"})})
            worded = {code: words.get(code, untranslated) for code in languages}
            pages.append(ManualPage(id=path.stem, order=order, country=country, words=worded))
    if not (docs / PICTURES).is_dir() and any(PICTURE.search(one.words[source].body) for one in pages):
        problems.add(Place(display_path(docs / PICTURES)), "no-pictures", Level.NOTE)
    return tuple(sorted(pages, key=lambda page: (page.order, page.id))), pictures


def _named(folder: Path, problems: Problems) -> dict[str, Path]:
    return files(folder, ".md", problems, index=True) if folder.is_dir() else {}


def _pictures(sheet: Sheet, docs: Path, problems: Problems) -> dict[str, bytes]:
    """The pictures of a page; of one that is not there its words are shown."""
    found = {}
    for number, line in enumerate(sheet.written.split("\n"), start=sheet.body_line):
        for picture in PICTURE.finditer(line):
            name = picture["target"].removeprefix(MANUAL_PICTURES)
            path = docs / PICTURES / name
            inside = path.resolve().is_relative_to((docs / PICTURES).resolve())
            if inside and name != picture["target"] and not (docs / PICTURES).is_dir():
                continue  # a city that has none yet is told once
            there = path.is_file() and inside
            place = Place(sheet.head.place.path, number, picture.start("target") + 1)
            if name == picture["target"] or not there:
                problems.add(place, "dead-picture", Level.WARNING, target=picture["target"], folder=MANUAL_PICTURES)
            elif (content := read_picture(path, place, problems)) is not None:
                found[name] = content
    return found
