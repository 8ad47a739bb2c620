"""The page for visitors: the messages and who helps in each of their languages, where the codes on posters lead.

It stands in each language of the site and opens in that of whoever reads it; without scripts it is a list of languages
with all of them below. Beside it are the posters of the whole city.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Markdown

from toolbox.model.addresses import MESSAGES, VISITORS
from toolbox.model.links import LINK, page_of
from toolbox.model.pages.story import Message
from toolbox.model.project import Project
from toolbox.write.pages.markdown import html, page
from toolbox.write.paper.posters import poster_pages
from toolbox.write.words.directions import isolated
from toolbox.write.words.help import HelpRow, help_lines
from toolbox.write.words.language import Language, Phrases, speak
from toolbox.write.words.posters import POSTERS, messages, poster_set
from toolbox.write.words.rows import PosterSet

_EXTENSIONS = ("tables", "fenced_code", "sane_lists")
_BELOW = 2
"""So many levels the headings of a message stand below those of its own page."""
_HEADING = re.compile(r"(</?h)([2-4])(?=[ >])")
_OUTSIDE = re.compile(r"[a-z]+:", re.IGNORECASE)

Turned = Callable[[str], str]
"""Sets apart what goes the other way in a text of a language."""


@dataclass(frozen=True)
class Told:
    """A message: its words, and its text as HTML; `lang` is set where it is in another language than its part."""

    principle: str
    title: str
    summary: str
    body: str
    lang: str


@dataclass(frozen=True)
class Part:
    """All that visitors are told in one language, which is called `name` in it."""

    code: str
    direction: str
    name: str
    title: str
    help_intro: str
    messages: tuple[Told, ...]
    help: tuple[HelpRow, ...]
    page: Phrases
    posters: str
    file: str


def visitors_page(project: Project, language: Language, common: Mapping[str, Any]) -> tuple[str, str]:
    """The page in one language of the site, with its address."""
    words = language.group("visitors")
    up = "../" if language.code == project.policy.source_language else "../../"
    address = project.addresses[VISITORS]
    parts = [_part(project, code, f"{up}{address}/") for code in project.policy.spoken]
    return address, page(words["title"], html("visitors.html.j2", **common, parts=parts), description=words["about"])


def _part(project: Project, code: str, folder: str) -> Part:
    language = speak(project, code)
    turned: Turned = isolated if language.direction == "rtl" else str
    return Part(
        code=code,
        direction=language.direction,
        name=language.say("language", "name"),
        title=language.say("paper", "good_party"),
        help_intro=turned(language.say("page", "help_intro")),
        messages=tuple(_told(one, project, code, turned) for one in messages(project)),
        help=tuple(_turned(one, turned) for one in help_lines(project.policy, code)),
        page=language.group("page"),
        posters=language.say("visitors", "posters"),
        file=folder + POSTERS.format(code=code),
    )


def _turned(line: HelpRow, turned: Turned) -> HelpRow:
    name, what, place, hours = map(turned, (line.name, line.what, line.place, line.hours))
    return replace(line, name=name, what=what, place=place, hours=hours)


def _told(one: Message, project: Project, code: str, turned: Turned) -> Told:
    words = one.worded(code)
    numbers = [line.call for line in project.policy.help if line.call]
    folder = project.addresses[MESSAGES]
    body = _prose(words.body, numbers, turned, folder)
    missing, there = words.untranslated(project.policy.source_language)
    return Told(str(one.principle), turned(words.title), turned(words.texts["summary"]), body, there if missing else "")


def _prose(body: str, numbers: Iterable[str], turned: Turned, folder: str) -> str:
    """A text as HTML for the middle of a page: the numbers of help can be tapped."""
    made = Markdown(extensions=list(_EXTENSIONS)).convert(LINK.sub(partial(_from_here, folder), body))
    lower = _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) + _BELOW}", made)
    known = re.compile(rf"(?<![\w+])({'|'.join(map(re.escape, sorted(numbers, key=len, reverse=True)))})\b")
    pieces, in_link = re.split(r"(<[^>]+>)", lower), False
    for at, piece in enumerate(pieces):
        if piece.startswith("<"):
            in_link = piece.startswith("<a ") or (in_link and piece != "</a>")
        elif in_link:
            pieces[at] = turned(piece)
        else:
            pieces[at] = known.sub(_tapped, turned(piece))
    return "".join(pieces)


def _from_here(folder: str, link: re.Match[str]) -> str:
    """A link of a message, which stands in a folder, as it must stand on this page."""
    target = link["target"].strip("<>")
    if _OUTSIDE.match(target):
        return link[0]
    name, mark, anchor = target.partition("#")
    there = page_of(name, f"{folder}/here").removesuffix(".md").removesuffix("index")
    return f"[{link['words']}](../{there.rstrip('/')}/{mark}{anchor})"


def _tapped(number: re.Match[str]) -> str:
    return f'<a href="tel:{number[0].replace(" ", "")}" dir="ltr">{number[0]}</a>'


def city_posters(project: Project) -> list[PosterSet]:
    """What the posters of the whole city are laid out from, in each language in which visitors are spoken to."""
    return [poster_set(project, code, project.policy.city) for code in project.policy.spoken]


def write_posters(sets: list[PosterSet], folder: Path, made: datetime) -> None:
    """Write the posters of the city into a folder; `made` is the moment that stands in them. Raises PaperError."""
    for one in sets:
        (folder / POSTERS.format(code=one.language)).write_bytes(poster_pages(one, made))
