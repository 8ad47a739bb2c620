"""The manual as pages: reachable by its address and from the editor, in no menu and no search."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolbox.model.addresses import MANUAL
from toolbox.model.links import PICTURE
from toolbox.model.pages.manual import ManualPage
from toolbox.model.project import Project
from toolbox.write.pages.markdown import html, in_another_language, page
from toolbox.write.words.language import Language

_PICTURES = "assets/pictures"


@dataclass(frozen=True)
class Chapter:
    """A page of the manual in its menu; `here` where the menu stands on that page itself."""

    title: str
    here: bool
    href: str


def manual_pages(project: Project, language: Language) -> Iterator[tuple[str, str]]:
    """The pages of the manual, with their addresses."""
    for one in project.manual:
        words = one.words[language.code]
        missing, there = words.untranslated(project.policy.source_language)
        values = {"title": words.title, "missing": missing, "source_language": there}
        chapters = tuple(_others(one, project, language))
        nav = html("manual.html.j2", project.addresses, page=language.group("page"), others=chapters, **values)
        body = PICTURE.sub(partial(_picture, project.pictures), words.body)
        if "body" in missing:
            body = in_another_language(there, body)
        yield f"{project.addresses[MANUAL]}/{one.id}", page(words.title, nav, body)


def _others(here: ManualPage, project: Project, language: Language) -> Iterator[Chapter]:
    """All pages of the manual in their order, with the way to each."""
    up = "" if here.id == "index" else "../"
    for one in project.manual:
        way = up if one.id == "index" else f"{up}{one.id}/"
        yield Chapter(one.words[language.code].title, one.id == here.id, way)


def _picture(known: Collection[str], found: re.Match[str]) -> str:
    """A picture where it stands in the site; what it shows in words, where there is none."""
    name = found["target"].removeprefix("../../pictures/")
    return f"![{found['words']}](../{_PICTURES}/{name})" if name in known else f"*({found['words']})*"


def write_pictures(project: Project, folder: Path) -> None:
    """Put the pictures of the manual beside the pages."""
    for name, content in project.pictures.items():
        path = folder / _PICTURES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
