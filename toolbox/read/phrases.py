"""The words of the site in each language: ours, and what a city says in other words or in a language of its own.

In Dutch and English a city's file need only hold what it words differently. In a language that we do not have, each
phrase that is missing is a warning, and stands there in English.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from toolbox.model.problem import Level, Place, Problems
from toolbox.paths import display_path
from toolbox.phrases import LANGUAGES, phrases
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.tree import Node

FILE = "phrases.yml"
_FALLBACK = "en"
_NAMED = 5
"""So many missing phrases are named; the rest are left to be found."""
_PLURALS = {"zero", "one", "two", "few", "many", "other"}


def read_phrases(docs: Path, languages: Mapping[str, Place], problems: Problems) -> dict[str, dict[str, Any]]:
    """The phrases of each language; `languages` has the place where the policy names it."""
    return {code: _of_language(docs / code / FILE, code, place, problems) for code, place in languages.items()}


def _of_language(path: Path, code: str, named: Place, problems: Problems) -> dict[str, Any]:
    if not path.exists():
        if code not in LANGUAGES:
            problems.add(named, "no-phrases", language=code, path=display_path(path))
            return {}
        return phrases(code)
    node = read_yaml(path, problems)
    if node is None:
        return {}
    ours = code in LANGUAGES
    missing = _compare(phrases(LANGUAGES[0]), node, "", problems)
    if missing and not ours:
        more = " and more" if len(missing) > _NAMED else ""
        problems.add(node.place, "phrases-missing", Level.WARNING, keys=", ".join(missing[:_NAMED]) + more)
    _check_locale(node, problems)
    filled: dict[str, Any] = _filled(phrases(code if ours else _FALLBACK), node.data())
    return filled


def _filled(ours: Any, theirs: Any) -> Any:
    """A city's phrases, with ours where it has none."""
    if not isinstance(ours, dict):
        return theirs
    if not isinstance(theirs, dict):
        return ours
    if set(ours) <= _PLURALS:
        return theirs if "other" in theirs else ours
    return {key: _filled(phrase, theirs[key]) if key in theirs else phrase for key, phrase in ours.items()}


def _compare(ours: Any, node: Node, path: str, problems: Problems) -> list[str]:
    """Note the keys that are unknown and the gaps that are not the same; the keys that are missing are returned."""
    if isinstance(ours, list):
        if not node.items():
            problems.add(node.place, "phrase-not-text", key=path.rstrip("."))
        return []
    if not isinstance(ours, dict):
        if not node.text:
            problems.add(node.place, "phrase-not-text", key=path.rstrip("."))
        elif re.search("[<>]", node.text) and not re.search("[<>]", str(ours)):
            problems.add(node.place, "phrase-markup", key=path.rstrip("."))
        elif _gaps(str(ours)) != _gaps(node.text):
            wanted = ", ".join(f"{{{gap}}}" for gap in sorted(_gaps(str(ours)))) or "none"
            problems.add(node.place, "phrase-gaps", key=path.rstrip("."), wanted=wanted)
        return []
    if not isinstance(node.value, dict):
        problems.add(node.place, "not-mapping", key=path.rstrip(".") or "the file", value=node.text or "a list")
        return []
    missing = []
    plural = set(ours) <= _PLURALS
    for key, phrase in ({"other": ours["other"]} if plural else ours).items():
        below = node.get(key)
        missing += [f"{path}{key}"] if below is None else _compare(phrase, below, f"{path}{key}.", problems)
    for key in node.pairs().keys() - ours.keys() - (_PLURALS if plural else set()):
        problems.add(node.keys[key], "phrase-unknown", Level.WARNING, key=f"{path}{key}")
    return missing


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
