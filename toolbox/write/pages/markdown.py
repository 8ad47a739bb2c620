"""Pages as Markdown files: a front matter for the engine, HTML from our own templates, and prose as it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from toolbox.model.addresses import Addresses
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


def in_another_language(code: str, text: str) -> str:
    """Prose that is not translated, between marks: `finishing.py` makes an element in its own language of them."""
    return f'<!-- lang="{code}" -->\n\n{text}\n\n<!-- /lang -->\n'


def of_events(text: str) -> str:
    """HTML that follows from the events, marked as such."""
    return f"{_FROM}{text.strip()}{_TO}\n"
