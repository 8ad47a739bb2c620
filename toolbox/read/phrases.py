"""The words of the site in each language: ours, or those that a city brings along for a language of its own."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from toolbox.model.problem import Place, Problems
from toolbox.phrases import LANGUAGES, phrases
from toolbox.read.folder import shown
from toolbox.read.text import read_text
from toolbox.read.yaml_nodes import Node, compose

FILE = "phrases.yml"
_PLURALS = {"zero", "one", "two", "few", "many", "other"}


def read_phrases(docs: Path, languages: Mapping[str, Place], problems: Problems) -> dict[str, dict[str, Any]]:
    """The phrases of each language; `languages` has the place where the policy names it."""
    return {code: _of_language(docs / code / FILE, code, place, problems) for code, place in languages.items()}


def _of_language(path: Path, code: str, named: Place, problems: Problems) -> dict[str, Any]:
    if not path.exists():
        if code not in LANGUAGES:
            problems.add(named, "no-phrases", language=code, path=shown(path))
            return {}
        return phrases(code)
    text = read_text(path, shown(path), problems)
    node = None if text is None else compose(text, shown(path), problems)
    if node is None:
        return {}
    _compare(phrases(LANGUAGES[0]), node, "", problems)
    _check_locale(node, problems)
    data: dict[str, Any] = node.data()
    return data


def _compare(ours: Any, node: Node, path: str, problems: Problems) -> None:
    """Note the keys that are missing or unknown, and the gaps that are not the same."""
    if not isinstance(ours, dict):
        if not node.text:
            problems.add(node.place, "phrase-not-text", key=path.rstrip("."))
        elif _gaps(str(ours)) != _gaps(node.text):
            wanted = ", ".join(f"{{{gap}}}" for gap in sorted(_gaps(str(ours)))) or "none"
            problems.add(node.place, "phrase-gaps", key=path.rstrip("."), wanted=wanted)
        return
    plural = set(ours) <= _PLURALS
    wanted_keys = {"other": ours["other"]} if plural else ours
    for key, phrase in wanted_keys.items():
        below = node.get(key)
        if below is None:
            problems.add(node.keys.get(key, node.place), "phrase-missing", key=f"{path}{key}")
        else:
            _compare(phrase, below, f"{path}{key}.", problems)
    for key in node.pairs().keys() - ours.keys() - (_PLURALS if plural else set()):
        problems.add(node.keys[key], "phrase-unknown", key=f"{path}{key}")


def _gaps(text: str) -> set[str]:
    """The names between braces; a text whose braces do not match has none that could."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}


def _check_locale(node: Node, problems: Problems) -> None:
    locale = (node.get("language") or node).get("locale")
    try:
        Locale.parse(locale.text if locale else "en")
    except (UnknownLocaleError, ValueError):
        assert locale is not None
        problems.add(locale.place, "unknown-locale", value=locale.text)
