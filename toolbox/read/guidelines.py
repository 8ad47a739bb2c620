"""Guideline pages: the source language carries everything, other languages only the words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolbox.model.guideline import FrontMatter, Guideline, TranslatedFrontMatter, Wording
from toolbox.model.problem import Level, Place, Problems
from toolbox.read.checks import Known, check_review, check_source, check_translation
from toolbox.read.folder import files, shown
from toolbox.read.text import read_text
from toolbox.read.validate import validate
from toolbox.read.yaml_nodes import Node, compose

FOLDER = "richtlijnen"


@dataclass(frozen=True)
class Page:
    """A Markdown file with its front matter as a tree; `body_line` is the line on which the body begins."""

    head: Node
    body: str
    body_line: int


def read_guidelines(
    docs: Path,
    languages: tuple[str, ...],
    known: Known,
    problems: Problems,
    review: tuple[int, date] | None = None,
) -> tuple[Guideline, ...]:
    """All guidelines, by id, worded in every language.

    `review` is after how many months a page must be looked at again, and today; without it nothing is said of that.
    """
    source, *others = languages
    pages = {name: read_page(path, problems) for name, path in files(docs / source / FOLDER, ".md", problems).items()}
    translations = {language: _read_translations(docs, language, pages, problems) for language in others}
    guidelines = []
    for name, page in pages.items():
        if page is None:
            continue
        front = validate(FrontMatter, page.head, problems)
        check_source(page.head, known, problems)
        if front and review:
            check_review(page.head, front.reviewed, *review, problems)
        if not page.body.strip():
            problems.add(Place(page.head.place.path, page.body_line), "body-empty")
        words = {source: _source_words(front, page.body)} if front else {}
        for language in others:
            translated = _translated(name, page, translations[language], language, docs, front, problems)
            if front:
                words[language] = translated or _nothing_translated(words[source])
        if front and set(words) == set(languages):
            fields = {key: getattr(front, key) for key in FrontMatter.model_fields}
            guidelines.append(Guideline.model_construct(id=name, words=words, **fields))
    return tuple(guidelines)


def read_page(path: Path, problems: Problems) -> Page | None:
    """A page split into its front matter and its body."""
    text = read_text(path, shown(path), problems)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.add(Place(shown(path)), "no-front-matter")
        return None
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        problems.add(Place(shown(path)), "front-matter-open")
        return None
    head = compose("\n".join(lines[1:end]), shown(path), problems, first_line=2)
    if head is None:
        return None
    return Page(head, "\n".join(lines[end + 1 :]).strip("\n") + "\n", end + 2)


def _read_translations(docs: Path, language: str, pages: Collection[str], problems: Problems) -> dict[str, Page | None]:
    folder = docs / language / FOLDER
    found: dict[str, Page | None] = {}
    if not folder.is_dir():
        return found
    for name, path in files(folder, ".md", problems).items():
        if name not in pages:
            problems.add(Place(shown(path)), "translation-of-nothing", stem=name)
        found[name] = read_page(path, problems)
    return found


def _translated(
    name: str,
    page: Page,
    translations: Mapping[str, Page | None],
    language: str,
    docs: Path,
    front: FrontMatter | None,
    problems: Problems,
) -> Wording | None:
    """The words of a page in another language; None where there are none."""
    if name not in translations:
        path = shown(docs / language / FOLDER / f"{name}.md")
        problems.add(page.head.place, "translation-missing", Level.WARNING, path=path)
        return None
    translation = translations[name]
    if translation is None:
        return None
    words = validate(TranslatedFrontMatter, translation.head, problems)
    check_translation(page.head, translation.head, problems)
    if words is None or front is None:
        return None
    return _with_the_source(front, page.body, words, translation, problems)


def _source_words(front: FrontMatter, body: str) -> Wording:
    return Wording(title=front.title, actions={action.id: action.text for action in front.actions}, body=body)


def _nothing_translated(source: Wording) -> Wording:
    return source.model_copy(update={"missing": frozenset({"title", "body", *source.actions})})


def _with_the_source(
    front: FrontMatter, body: str, words: TranslatedFrontMatter, translation: Page, problems: Problems
) -> Wording:
    """Words in another language, with the source's where a translation lacks something."""
    source = _source_words(front, body)
    missing = {name for name in source.actions if not words.actions.get(name)}
    if words.title is None:
        problems.add(translation.head.place, "title-not-translated", Level.WARNING)
        missing.add("title")
    if not translation.body.strip():
        place = Place(translation.head.place.path, translation.body_line)
        problems.add(place, "body-not-translated", Level.WARNING)
        missing.add("body")
    return Wording(
        title=words.title or source.title,
        actions={name: words.actions.get(name) or text for name, text in source.actions.items()},
        body=translation.body if translation.body.strip() else source.body,
        missing=frozenset(missing),
    )
