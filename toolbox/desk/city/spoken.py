"""What the manual and the documents say in the words of our editor, for a city whose editor speaks another language.

Here a word of the editor has behind it what it means: `*Opslaan* (save)`. There the editor says so itself: `*Save*`.
"""

from __future__ import annotations

import re

from toolbox.desk.city.move import Move
from toolbox.model.addresses import MANUAL
from toolbox.phrases import FALLBACK, LANGUAGES, phrases

_WORD = re.compile(r"(?<!\*)\*(?P<ours>[^*(]+?)(?P<of> \([a-z]{2}\))?\*(?:\s\((?P<theirs>[a-z][^)]*)\))?(?!\*)")
"""A word of the editor, of which language the page is, and what the word means."""
_BEGINNING = ("preview_built", "preview_look", "preview_edit")
"""What the terminal says when the editor begins."""


def in_their_editor(text: str, move: Move) -> str:
    """A text with what the editor and its terminal say in the city, and nothing of what they say here."""
    if move.city.source == move.policy.source_language:
        return text
    meant = _meant(text, move)

    def theirs(found: re.Match[str]) -> str:
        own = meant.get(_even(found["ours"]))
        return f"*{own}{found['of'] or ''}*" if own else found[0]

    return _said_at_the_beginning(_WORD.sub(theirs, text), move)


def _meant(text: str, move: Move) -> dict[str, str]:
    """What each word of the editor means, as this text and the manual say it in the language of the city's texts."""
    manual = sorted((move.docs / move.city.texts / move.ours[MANUAL]).glob("*.md"))
    texts = (text, *(path.read_text(encoding="utf-8") for path in manual))
    found = (one for each in texts for one in _WORD.finditer(each) if one["theirs"])
    return {_even(one["ours"]): _even(one["theirs"]).capitalize() for one in found}


def _said_at_the_beginning(text: str, move: Move) -> str:
    here, there = (_terminal(code) for code in (move.policy.source_language, move.city.texts))
    for name in _BEGINNING:
        line = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(here[name]))
        for found in list(re.finditer(f"^{line}$", text, re.MULTILINE)):
            text = text.replace(found[0], there[name].format(**found.groupdict()))
    return text


def _terminal(code: str) -> dict[str, str]:
    """What the terminal says where this is the city's language: the programs report in ours only."""
    words: dict[str, str] = phrases(f"problems.{code if code in LANGUAGES else FALLBACK}")["report"]
    return words


def _even(words: str) -> str:
    return " ".join(words.split())
