"""The last touches to rendered pages: what the theme gets wrong, and what each page may load."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from toolbox.publish.security_policy import content_policy

_SKIP = re.compile(r'<div data-md-component="skip">.*?</div>', re.DOTALL)
"""The theme's own way past the head, which stands only on pages with headings in Markdown; ours is on each."""
_TOGGLE = re.compile(r'<input [^>]*type="checkbox"[^>]*>')
_DRAWER = re.compile(r'(<input class="md-toggle")|<label class="md-overlay"[^>]*></label>')
"""The switches of the theme's own menu and search, which its script asks for and nobody sees; and the menu's cover."""
_BLOCK = re.compile(r"<pre(?=>)")
"""A block of code. The theme's script names each after the nearest thing with a name, which would be one for all."""
_IN_A_LANGUAGE = re.compile(r'<!-- lang="([a-z]{2,3})" -->(.*?)<!-- /lang -->', re.DOTALL)
"""Prose in another language than its page: a screen reader speaks it as what it is."""
_HEAD = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)


def finish_pages(pages: Iterable[Path]) -> None:
    """Mend what the theme's stock pages get wrong, and put a content security policy into each page.

    All comes from the site itself, and no code runs but its own: nothing that slips into a page can run.
    """
    for page in pages:
        text = _valid(page.read_text(encoding="utf-8"))
        head = _HEAD.search(text)
        assert head, page
        meta = f'<meta http-equiv="Content-Security-Policy" content="{content_policy(text)}">'
        page.write_text(text[: head.end()] + meta + text[head.end() :], encoding="utf-8")


def _valid(text: str) -> str:
    """The page with what the standard allows, without hints for checkboxes; and with one link past its head."""
    number = count(1)
    text = _DRAWER.sub(lambda found: f"{found[1]} hidden" if found[1] else "", _SKIP.sub("", text, count=1), count=3)
    text = _IN_A_LANGUAGE.sub(r'<div lang="\1">\2</div>', text)
    text = _BLOCK.sub(lambda _: f'<pre id="pre-{next(number)}"', text)
    return _TOGGLE.sub(lambda toggle: toggle[0].replace(' autocomplete="off"', ""), text)
