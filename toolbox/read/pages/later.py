"""What is not switched on appears nowhere: not on the pages that are, and not as the words of a link that is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from toolbox.model.links import LINK, page_of
from toolbox.model.pages.kinds import KINDS
from toolbox.model.pages.page import Page
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project
from toolbox.model.prose import without_sentences
from toolbox.paths import display_path
from toolbox.read.text import read_text


def without_later(project: Project) -> Project:
    """The project without the sentences that lead to a page which is not switched on, or does not hold here."""
    later = _later(project)
    if not later:
        return project
    home = {code: settled(body, "index", later) for code, body in project.home.items()}
    kinds: dict[str, tuple[Page, ...]] = {}
    for kind in KINDS:
        folder = project.addresses[kind.name]
        kinds[kind.name] = tuple(_page(one, f"{folder}/{one.id}", later) for one in project.pages(kind))
    others = {name: kinds[name] for name in project.others}
    own: dict[str, Any] = {name: pages for name, pages in kinds.items() if name in Project.__dataclass_fields__}
    return replace(project, home=home, others=others, **own)


def note_later(project: Project, docs: Path, problems: Problems) -> None:
    """Note each link for which a sentence is left out, on the pages that are switched on.

    What is told of a page in the source language is not told of its translations again.
    """
    later = _later(project)
    told = set()
    shown = ((project.addresses[kind.name], one) for kind in KINDS for one in project.released(project.pages(kind)))
    pages = ["index", *(f"{folder}/{one.id}" for folder, one in shown)]
    for code in dict.fromkeys((*project.policy.languages, *project.policy.spoken)):
        for here in pages:
            path = docs / code / f"{here}.md"
            for line, column, target in _links(path, here, later):
                link = (here, _leads_to(target, here))
                if code == project.policy.source_language:
                    told.add(link)
                elif link in told:
                    continue
                problems.add(Place(display_path(path), line, column), "link-later", Level.NOTE, target=target)


def _links(path: Path, here: str, later: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """The links of a page to what is not switched on, each with its line and column."""
    text = read_text(path, "", Problems()) or "" if path.is_file() else ""
    for link in LINK.finditer(text):
        if _leads_to(link["target"], here) in later:
            before = text.rfind("\n", 0, link.start())
            yield text.count("\n", 0, link.start()) + 1, link.start() - before, link["target"]


def _later(project: Project) -> frozenset[str]:
    """The addresses of the pages that are not switched on, and of the lists that are empty without them."""
    missing = set()
    for kind in (kind for kind in KINDS if kind.listed):
        pages = project.pages(kind)
        there = {one.id for one in project.released(pages)}
        folder = project.addresses[kind.name]
        missing |= {f"{folder}/{one.id}" for one in pages if one.id not in there}
        if not there and not kind.needed:
            missing.add(f"{folder}/index")
    return frozenset(missing)


def _page(one: Page, here: str, later: Collection[str]) -> Page:
    words = {
        code: said.model_copy(update={"body": settled(said.body, here, later)}) for code, said in one.words.items()
    }
    return one if words == one.words else one.model_copy(update={"words": words})


def settled(body: str, here: str, later: Collection[str]) -> str:
    """The prose of the page `here` without the sentences that lead to one of `later`; as it is where none does."""
    goes = partial(_leads_later, here=here, later=later)
    return without_sentences(body, goes)[0] if goes(body) else body


def _leads_later(text: str, here: str, later: Collection[str]) -> bool:
    return any(_leads_to(link["target"], here) in later for link in LINK.finditer(text))


def _leads_to(target: str, here: str) -> str:
    """The page from the root of a language, without `.md`."""
    return page_of(target, here).removesuffix(".md")
