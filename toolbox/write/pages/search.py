"""The site's own search: its page, and the index that the page looks things up in.

The index is made from what people wrote, not from what an engine renders. It is a script and no JSON, so that a page
that was opened from a folder can read it too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from toolbox.model.addresses import ACCESSIBILITY, EVALUATION, EVENTS, HELP, MONITOR, MY_EVENT, SEARCH, SIGNAL
from toolbox.model.event.profile import Profile
from toolbox.model.language.search import SearchWords
from toolbox.model.pages.guideline import Guideline
from toolbox.model.pages.kinds import KINDS
from toolbox.model.pages.page import Page
from toolbox.model.project import Project
from toolbox.write.pages.description import plain_text
from toolbox.write.pages.guidelines import action_texts
from toolbox.write.pages.markdown import html, page
from toolbox.write.words.help import help_lines
from toolbox.write.words.language import Language

INDEX = "assets/search/index.js"
"""Below the root of a language."""
_HEADING = re.compile(r"#{1,6}\s+")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#+|\|)\s)")
_SIGN = re.compile(r"^\s*(?:[-*+>]|\d+\.)\s+|^\s*\||\|\s*$|\|[\s:|-]*\|?", re.MULTILINE)


def search_page(language: Language, common: dict[str, Any]) -> tuple[str, str]:
    """The page that searches, with its address; `common` is what every list is laid out with."""
    words = language.group("search")
    said = {name: words[name] for name in ("found", "none", "nearly", "too_short", "failed", "more")}
    text = html("search.html.j2", **common, search=words, said=said, index=f"../{INDEX}")
    return common["addresses"][SEARCH], page(words["title"], text, description=words["about"])


def search_index(project: Project, language: Language) -> str:
    """The index of a language: a script that hands `{records, kinds, same, ignored}` to the page."""
    words = project.search.get(language.code, SearchWords())
    data = {
        "kinds": _kinds(language),
        "same": words.same,
        "ignored": words.ignored,
        "records": [{name: value for name, value in one.items() if value} for one in _records(project, language)],
    }
    return f"self.toolboxIndex = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _kinds(language: Language) -> dict[str, str]:
    """What a reader is told a result is, by kind."""
    names = (*(kind.name for kind in KINDS if kind.listed), "events", "help")
    return {name: language.say("page", name) for name in names} | {"pages": language.say("search", "page")}


def _records(project: Project, language: Language) -> Iterator[dict[str, Any]]:
    """What can be found: `title`, `href` from the root of the language, and the texts by how much they count.

    `shown` says what it is, `actions` are `[anchor, text]`, `end` is the day on which an event is over.
    """
    for kind in (kind for kind in KINDS if kind.listed):
        for one in project.released(project.pages(kind)):
            yield {
                "kind": kind.name,
                "href": f"{project.addresses[kind.name]}/{one.id}/",
                **_of_page(one, project, language),
            }
    for line in help_lines(project.policy, language.code):
        title = ": ".join(filter(None, (line.name, line.call)))
        said = " · ".join(filter(None, (line.what, line.place, line.hours)))
        yield {"kind": "help", "href": f"{project.addresses[HELP]}/", "title": title, "shown": said}
    for title, address in _made(project, language):
        yield {"kind": "pages", "href": f"{address}/", "title": title}
    for event in sorted(project.profiles, key=lambda event: (event.start, event.slug)):
        yield _of_event(event, project, language)


def _of_page(one: Page, project: Project, language: Language) -> dict[str, Any]:
    words = one.worded(language.code)
    blocks = [block.strip() for block in _BLOCK.split(words.body) if block.strip()]
    headings = [plain_text(_HEADING.sub("", block)) for block in blocks if _HEADING.match(block)]
    body = [plain_text(_SIGN.sub(" ", block)) for block in blocks if not _HEADING.match(block)]
    found: dict[str, Any] = {"title": words.title, "headings": headings, "body": [text for text in body if text]}
    if isinstance(one, Guideline):
        return found | {"actions": list(action_texts(one, project.policy, language).items())}
    return found | {"shown": " ".join(filter(None, words.texts.values()))}


def _of_event(event: Profile, project: Project, language: Language) -> dict[str, Any]:
    said = [language.say("kind", event.kind), event.place or "", language.day(event.start, "d MMMM y")]
    return {
        "kind": "events",
        "href": f"{project.addresses[EVENTS]}/{event.slug}/",
        "title": event.name,
        "shown": " · ".join(filter(None, said)),
        "end": event.end.date().isoformat(),
    }


def _made(project: Project, language: Language) -> Iterator[tuple[str, str]]:
    """The pages that are made from all of something, as far as somebody looks for them."""
    words, addresses = language.group("page"), project.addresses
    yield words["help"], addresses[HELP]
    yield words["my_event"], addresses[MY_EVENT]
    yield words["events"], addresses[EVENTS]
    yield language.say("evaluate", "title"), addresses[EVALUATION]
    yield words["accessibility"], addresses[ACCESSIBILITY]
    if project.monitor.entries:
        yield language.say("monitor", "title"), addresses[MONITOR]
    if project.policy.steering_group:
        yield language.say("desk", "signal_name"), addresses[SIGNAL]
