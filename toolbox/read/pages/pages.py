"""Pages of every kind: the source language carries everything, other languages only the words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolbox.check.persons import Forms, forms
from toolbox.model.addresses import Addresses
from toolbox.model.city.policy import Policy
from toolbox.model.fields import read_at_all
from toolbox.model.language.persons import PersonWords
from toolbox.model.language_code import is_code
from toolbox.model.pages.kinds import Kind
from toolbox.model.pages.page import Head, Page, TranslatedHead, Wording
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.phrases import LANGUAGES, in_language
from toolbox.read.blanks import READ_BY_ANOTHER, marks_of
from toolbox.read.folder import files
from toolbox.read.pages.anchors import check_headings, ids_around
from toolbox.read.pages.checks import Known, check_review
from toolbox.read.pages.heads import check_short_texts
from toolbox.read.pages.prose import check_prose
from toolbox.read.persons import check_desk
from toolbox.read.text import read_text
from toolbox.read.yaml.tree import Node, compose
from toolbox.read.yaml.validation import validate

_FORMS = forms(PersonWords())


@dataclass(frozen=True)
class Sheet:
    """A Markdown file with its front matter as a tree; `body_line` is the line on which the body begins.

    `body` is the text as it is meant, `written` as it stands in the file. `read_by_another` says that another city read
    it, and this one did not yet; `written_in` names the language in which it still is, where that is not its own.
    """

    head: Node
    body: str
    body_line: int
    written: str
    read_by_another: bool = False
    written_in: str = ""

    @property
    def body_place(self) -> Place:
        """Where the body begins."""
        return Place(self.head.place.path, self.body_line)

    def wording(self, title: str, texts: dict[str, str]) -> Wording:
        """Its words, with what its head says."""
        return Wording(title=title, texts=texts, body=self.body, written_in=self.written_in)


@dataclass(frozen=True)
class Checks:
    """What more is checked of a kind of page: its head in the source language, in a translation, and its body.

    `body` takes the language too.
    """

    source: Callable[[Node, Known, Problems], None]
    translation: Callable[[Node, Node, Problems], None]
    body: Callable[[Sheet, str, Problems], None] = lambda *_: None


@dataclass(frozen=True)
class Reading:
    """What reading pages needs to know: where they stand, the languages (the source first), what heads may name.

    `spoken` are the further languages in which visitors are spoken to. `review` is the policy, which says when a page
    must be read again, and today; without it nothing is said of that. `persons` are the forms by which they are found.
    """

    docs: Path
    languages: tuple[str, ...]
    known: Known
    addresses: Addresses
    review: tuple[Policy, date] | None = None
    spoken: tuple[str, ...] = ()
    persons: Forms = _FORMS

    def of(self, kind: Kind) -> tuple[str, ...]:
        """The languages of a kind of page."""
        return (*self.languages, *self.spoken) if kind.for_visitors else self.languages


def read_pages(kind: Kind, checks: Checks, reading: Reading, problems: Problems) -> tuple[Page, ...]:
    """All pages of a kind, by id, worded in every language."""
    source, *others = reading.of(kind)
    below = reading.addresses[kind.name]
    folder = reading.docs / source / below
    if kind.needed and not folder.is_dir() and (other := _otherwise(kind, folder)):
        problems.add(Place(display_path(other)), "folder-other-language", to=display_path(folder), name=below)
        return ()
    there = kind.needed or folder.is_dir()
    sheets = {
        name: read_sheet(path, problems) for name, path in (files(folder, ".md", problems) if there else {}).items()
    }
    _check_titles(sheets, problems)
    translations = {code: _read_translations(reading.docs / code / below, sheets, problems) for code in others}
    pages = []
    for name, sheet in sheets.items():
        if sheet is None:
            continue
        head = _read_source(kind, checks, sheet, reading, problems)
        words = {source: sheet.wording(head.title, head.texts())} if head else {}
        for code in others:
            path = reading.docs / code / below / f"{name}.md"
            translated = _translated(kind, checks, sheet, path, translations[code], code, head, problems)
            if head:
                words[code] = translated or _nothing_translated(words[source])
        if head and set(words) == {source, *others}:
            fields = {key: getattr(head, key) for key in kind.head.model_fields}
            fields["read_by_another"] = sheet.read_by_another
            pages.append(kind.page.model_construct(id=name, words=words, **fields))
    return tuple(pages)


def _otherwise(kind: Kind, folder: Path) -> Path | None:
    """The folder of a kind of page by its name in another of our languages, where that stands beside its own."""
    names = [in_language(code)["addresses"][kind.name] for code in LANGUAGES]
    return next((other for name in names if (other := folder.with_name(name)).is_dir()), None)


def _check_titles(sheets: Mapping[str, Sheet | None], problems: Problems) -> None:
    """Note it where two pages of a kind have one title: in a list nobody could tell them apart."""
    first: dict[str, str] = {}
    for name, sheet in sheets.items():
        title = sheet.head.get("title") if sheet else None
        if title is None or not title.text:
            continue
        other = first.setdefault(title.text.casefold(), name)
        if other != name:
            problems.add(title.place, "title-twice", Level.WARNING, title=title.text, other=f"{other}.md")


def read_sheet(path: Path, problems: Problems, pictures: bool = False) -> Sheet | None:
    """A page split into its front matter and its body, which may show `pictures` or not."""
    text = read_text(path, display_path(path), problems)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0].strip() != "---":
        problems.add(Place(display_path(path)), "no-front-matter")
        return None
    if lines[0].startswith((" ", "\t")):
        problems.add(Place(display_path(path)), "front-matter-blank")
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        problems.add(Place(display_path(path)), "front-matter-open")
        return None
    head = compose("\n".join(lines[1:end]), display_path(path), problems, first_line=2)
    if head is None:
        return None
    check_short_texts(head, problems)
    written: str = read_at_all("\n".join(lines[end + 1 :]))
    begins = end + 2 + (len(written) - len(written.lstrip("\n")) if written.strip() else 0)
    body = check_prose(written.strip("\n") + "\n", Place(display_path(path), begins), problems, pictures)
    return Sheet(head, body, begins, written.strip("\n"), READ_BY_ANOTHER in lines[1:end], _still_in(lines[1:end]))


def _still_in(head: list[str]) -> str:
    """The language in which a page of a new city still is, as its head says; nothing where it is in its own."""
    found = (one.partition(":")[2].strip() for one in marks_of("\n".join(head), "translate"))
    return next((one for one in found if is_code(one)), "")


def _read_source(kind: Kind, checks: Checks, sheet: Sheet, reading: Reading, problems: Problems) -> Head | None:
    head = validate(kind.head, sheet.head, problems, reading.known.local)
    checks.source(sheet.head, reading.known, problems)
    check_desk(sheet.head.get("reviewer"), "reviewer", reading.persons, problems)
    if head and reading.review:
        check_review(sheet.head, head, *reading.review, problems)
    if sheet.body.strip():
        check_headings(sheet.body, sheet.written, sheet.body_place, ids_around(kind.name, sheet.head), problems)
        checks.body(sheet, reading.languages[0], problems)
    else:
        problems.add(sheet.body_place, "body-empty")
    return head


def _read_translations(folder: Path, pages: Collection[str], problems: Problems) -> dict[str, Sheet | None]:
    found: dict[str, Sheet | None] = {}
    if not folder.is_dir():
        return found
    there = files(folder, ".md", problems)
    for name, path in there.items():
        if name not in pages:
            note_translation_of_nothing(path, [one for one in sorted(pages) if one not in there], problems)
        found[name] = read_sheet(path, problems)
    return found


def note_translation_of_nothing(path: Path, lacking: Collection[str], problems: Problems) -> None:
    """Tell of a translation without a page in the source language; `lacking` are the pages that have none yet."""
    code = "translation-of-nothing-lacks" if lacking else "translation-of-nothing"
    problems.add(Place(display_path(path)), code, stem=path.stem, choices=listed(lacking))


def _translated(
    kind: Kind,
    checks: Checks,
    sheet: Sheet,
    path: Path,
    translations: Mapping[str, Sheet | None],
    language: str,
    head: Head | None,
    problems: Problems,
) -> Wording | None:
    """The words of a page in another language; None where there are none."""
    if path.stem not in translations:
        problems.add(sheet.head.place, "translation-missing", Level.WARNING, path=display_path(path))
        return None
    translation = translations[path.stem]
    if translation is None:
        return None
    words = validate(kind.translated, translation.head, problems)
    checks.translation(sheet.head, translation.head, problems)
    if translation.body.strip():
        around = ids_around(kind.name, sheet.head)
        check_headings(translation.body, translation.written, translation.body_place, around, problems)
        checks.body(translation, language, problems)
    if words is None or head is None:
        return None
    return _with_the_source(head, sheet.body, words, translation, problems)


def _nothing_translated(source: Wording) -> Wording:
    return source.model_copy(update={"missing": frozenset({"title", "body", *source.texts})})


def _with_the_source(head: Head, body: str, words: TranslatedHead, translation: Sheet, problems: Problems) -> Wording:
    """Words in another language, with the source's where a translation lacks something."""
    source, translated = head.texts(), words.texts()
    missing = {name for name in source if not translated.get(name)}
    if words.title is None:
        problems.add(translation.head.place, "title-not-translated", Level.WARNING)
        missing.add("title")
    if not translation.body.strip():
        problems.add(translation.body_place, "body-not-translated", Level.WARNING)
        missing.add("body")
    return Wording(
        title=words.title or head.title,
        texts={name: translated.get(name) or text for name, text in source.items()},
        body=translation.body if translation.body.strip() else body,
        missing=frozenset(missing),
        read_by_speaker=getattr(words, "read_by_speaker", None),
    )
