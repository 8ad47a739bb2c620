"""Pages as Markdown files: a front matter for the engine, HTML from our own templates, and prose as it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any

from toolbox.model.addresses import Addresses
from toolbox.model.links import LINK, page_of
from toolbox.write.pages.description import first_words, shortened
from toolbox.write.templating import render

_HIDDEN = ("navigation", "toc")
_FROM, _TO = "<!-- events -->", "<!-- / -->"
OF_EVENTS = re.compile(rf"{_FROM}(.*?){_TO}", re.DOTALL)
"""What a page says of the events of the day: it can be put into the rendered page as it is here."""


def page(title: str, *parts: str, hide: Iterable[str] = _HIDDEN, description: str = "") -> str:
    """A whole file; `description` is what a search engine may show of it, or else its first words."""
    # JSON is YAML too, and leaves no sign that could mean something else.
    facts: dict[str, Any] = {"title": title, "hide": list(hide)}
    if description := shortened(description) or first_words(parts):
        facts["description"] = description
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    return "\n".join((f"---\n{head}---\n", *parts))


def html(template: str, addresses: Addresses, **values: Any) -> str:
    """HTML for the middle of a Markdown file: a blank line would end it."""
    return re.sub(r"\n\s*\n", "\n", render(template, addresses, **values)).strip() + "\n"


def of_events(text: str) -> str:
    """HTML that follows from the events, marked as such."""
    return f"{_FROM}{text.strip()}{_TO}\n"


def without_links_to(missing: Collection[str], body: str, here: str) -> str:
    """Prose in which links to pages that are not published have become plain words.

    `missing` and `here` are pages from the root of a language, without `.md`.
    """

    def plain(link: re.Match[str]) -> str:
        leads_to = page_of(link["target"], here).removesuffix(".md")
        return _alone(link["words"]) if leads_to in missing else link[0]

    return LINK.sub(plain, body)


def _alone(words: str) -> str:
    """The words of a link so that they mean the same outside it: none of their signs joins what stands beside them."""
    return re.sub(r"([\\`*_<>\[\]!])", r"\\\1", words) if "\\" in words or "`" in words else words
