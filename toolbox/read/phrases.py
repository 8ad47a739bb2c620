"""The words of the site in each language: ours, and what a city says in other words or in a language of its own.

In Dutch and English a city's file need only hold what it words differently. In a language that we do not have, each
phrase that is missing stands there in English, and one note tells how many there are.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from toolbox.check.fact_words import missing_words
from toolbox.model import evaluation, monitor
from toolbox.model.event.sound import DEFAULT as SOUND
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.phrases import FALLBACK, LANGUAGES, VISITOR_LANGUAGES, phrases, with_classes
from toolbox.read.addresses import FILE
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.naming import nearest
from toolbox.read.yaml.tree import Node

_NAMED = 5
"""So many missing phrases are named; the rest are left to be found."""
_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The forms of a phrase with a number in it (Unicode CLDR); a language has some of them, and always the last."""
_OF_ONE_NUMBER = ("zero", "one", "two")
_FORMER = {"paper.happenings": evaluation.FORMER, "monitor.theme": monitor.FORMER}
"""What phrases were called before, by group: a city's file with those names still reads."""
_ONE_TEXT = ("reason.hours", "reason.day_count", "condition.attendance", "condition.hours", "condition.day_count")
"""Phrases that had no forms by number before: one text for all numbers still reads."""


Classes = Iterable[int]
"""The classes of sound of a city, each of which may have words of its own."""


def read_phrases(
    docs: Path, languages: Mapping[str, Place], problems: Problems, classes: Classes = SOUND.classes
) -> dict[str, dict[str, Any]]:
    """The phrases of each language; `languages` has the place where the policy names it."""
    note_lacking(languages, problems)
    read = {code: _of_language(docs / code / FILE, code, place, problems, classes) for code, place in languages.items()}
    return {code: said and with_classes(said, classes) for code, said in read.items()}


def read_spoken(
    docs: Path, languages: Mapping[str, Place], problems: Problems, classes: Classes = SOUND.classes
) -> dict[str, dict[str, Any]]:
    """The phrases for visitors of each language in which there is no site: ours, and what a city says otherwise."""
    return {code: _of_visitors(docs / code / FILE, code, place, problems, classes) for code, place in languages.items()}


def note_lacking(languages: Iterable[str], problems: Problems) -> None:
    """Note what the program's own phrases do not say of the facts of an event: somebody added a fact, or a choice."""
    for code in dict.fromkeys(code if code in LANGUAGES else FALLBACK for code in languages):
        if lacking := [one.partition(": ")[2] for one in missing_words(phrases(code))]:
            problems.add(Place(f"toolbox/phrases/{code}.yml"), "words-lacking", keys=listed(lacking, _NAMED))


def _ours(code: str, classes: Classes) -> dict[str, Any]:
    """Our phrases, with an empty one for each class of sound that has no words here: a city may fill it."""
    return with_classes(phrases(code), classes, general="")


def _ours_for_visitors(code: str, shape: Mapping[str, Any]) -> dict[str, Any]:
    """Our phrases for visitors in a language: its own, or a part of those of a whole site; or none."""
    if code in VISITOR_LANGUAGES:
        return phrases(f"visitors.{code}")
    return _of_shape(phrases(code), shape) if code in LANGUAGES else {}


def _of_shape(words: Mapping[str, Any], shape: Mapping[str, Any]) -> dict[str, Any]:
    """The part of the phrases of a site that visitors are told."""
    return {group: {name: words[group][name] for name in below} for group, below in shape.items()}


def _of_visitors(path: Path, code: str, named: Place, problems: Problems, classes: Classes) -> dict[str, Any]:
    shape = phrases(f"visitors.{VISITOR_LANGUAGES[0]}")
    ours = _ours_for_visitors(code, shape)
    node = read_yaml(path, problems) if path.exists() else None
    if node:
        # What is no phrase for visitors may stand there too: for the site that will be in this language.
        _Comparison(_checked_locale(code, node, problems), problems).group(_ours(LANGUAGES[0], classes), node, "")
    said: dict[str, Any] = _filled(ours, node.data()) if node else ours
    lacking = [
        f"{group}.{name}" for group, below in shape.items() for name in below if name not in (said.get(group) or {})
    ]
    if missing := [name for name in lacking if name != "language.locale"]:
        keys = listed(missing, _NAMED)
        problems.add(named, "visitor-phrases", Level.WARNING, language=code, path=display_path(path), keys=keys)
    whole = _of_shape(phrases(FALLBACK), shape)
    filled: dict[str, Any] = _filled(whole | {"language": whole["language"] | {"locale": code}}, said)
    return filled


def _of_language(path: Path, code: str, named: Place, problems: Problems, classes: Classes) -> dict[str, Any]:
    if not path.exists():
        if code not in LANGUAGES:
            problems.add(named, "no-phrases", language=code, path=display_path(path))
            return {}
        return phrases(code)
    node = read_yaml(path, problems)
    if node is None:
        return {}
    ours = code in LANGUAGES
    locale = _checked_locale(code, node, problems)
    missing = _Comparison(locale, problems).group(_ours(LANGUAGES[0], classes), node, "")
    if missing and not ours:
        keys = listed(missing, _NAMED)
        problems.add(node.place, "phrases-missing", Level.NOTE, keys=keys, count=len(missing))
    filled: dict[str, Any] = _filled(_ours(code if ours else FALLBACK, classes), node.data())
    return filled


def _filled(ours: Any, theirs: Any) -> Any:
    """A city's phrases, with ours where it has none."""
    if not isinstance(ours, dict) or _is_plural(ours):
        return theirs
    if not isinstance(theirs, dict):
        return ours
    return {key: _filled(phrase, theirs[key]) if key in theirs else phrase for key, phrase in ours.items()}


@dataclass(frozen=True)
class _Comparison:
    """Holds the phrases of a city against ours: each must be able to stand where ours does.

    `locale` says which forms a number has in its language; None where it is not known.
    """

    locale: Locale | None
    problems: Problems

    def phrase(self, ours: Any, node: Node, name: str) -> list[str]:
        """Compare one phrase or group; the keys that are missing are returned."""
        if isinstance(ours, list):
            self.members(ours[0], node, name)
        elif not isinstance(ours, dict):
            self.text(str(ours), node, name)
        elif name in _ONE_TEXT and node.text:
            self.text(ours["other"], node, name)
        elif _is_plural(ours):
            self.plural(ours, node, name)
        else:
            return self.group(ours, node, f"{name}.")
        return []

    def group(self, ours: dict[str, Any], node: Node, path: str) -> list[str]:
        """Compare phrases that stand below one key; the keys that are missing are returned."""
        if not isinstance(node.value, dict):
            key, value = path.rstrip(".") or "the file", node.text or "a list"
            self.problems.add(node.place, "not-mapping", key=key, value=value)
            return []
        missing = []
        _rename(node, _FORMER.get(path.rstrip("."), {}))
        for key, phrase in ours.items():
            below = node.get(key)
            if below is not None:
                missing += self.phrase(phrase, below, f"{path}{key}")
            elif key in node.keys:
                self.problems.add(node.keys[key], "empty", key=f"{path}{key}")
            elif phrase:
                missing.append(f"{path}{key}")
        for key in node.pairs().keys() - ours.keys():
            near = nearest(key, [one for one in ours if one not in node.keys])
            code = "phrase-unknown-near" if near else "phrase-unknown"
            self.problems.add(node.keys[key], code, Level.WARNING, key=f"{path}{key}", near=near or "")
        return missing

    def members(self, ours: Any, node: Node, name: str) -> None:
        """Compare each member with the first of ours; it lacks nothing, as there is no word to stand in for it."""
        if not node.items():
            self.problems.add(node.place, "phrase-list", key=name)
        for number, member in enumerate(node.items(), start=1):
            for lacks in self.phrase(ours, member, f"{name}.{number}"):
                self.problems.add(member.place, "missing", key=lacks)

    def plural(self, ours: dict[str, str], node: Node, name: str) -> None:
        """Compare each form: its gaps are those of ours; one that is for one number only may leave the number out."""
        pairs, used = node.pairs(), _forms_of(self.locale)
        if not isinstance(node.value, dict) or "other" not in pairs:
            self.problems.add(node.place, "phrase-forms", key=name, example=ours["other"])
        for form, below in pairs.items():
            if form not in used:
                level = Level.WARNING if form in _FORMS else Level.ERROR
                self.problems.add(
                    node.keys[form], "phrase-form-unused", level, key=f"{name}.{form}", known=listed(used)
                )
            elif below.value is None:
                self.problems.add(node.keys[form], "empty", key=f"{name}.{form}")
            else:
                self.text(ours["other"], below, f"{name}.{form}", in_words=form in _OF_ONE_NUMBER)

    def text(self, ours: str, node: Node, name: str, in_words: bool = False) -> None:
        """Compare the gaps of one phrase; `in_words` says that its number may stand there in words instead."""
        wanted = _gaps(ours)
        if not node.text:
            self.problems.add(node.place, "phrase-not-text", key=name)
        elif re.search("[<>]", node.text) and not re.search("[<>]", ours):
            self.problems.add(node.place, "phrase-markup", key=name)
        elif _gaps(node.text) != wanted and not (in_words and _gaps(node.text) == wanted - {"count"}):
            code = "phrase-gaps" if wanted else "phrase-no-gaps"
            self.problems.add(node.place, code, key=name, wanted=listed(f"{{{gap}}}" for gap in sorted(wanted)))


def _rename(node: Node, former: Mapping[str, str]) -> None:
    """Read phrases under the keys that they have now."""
    for old, new in former.items():
        if old in node.pairs() and new not in node.keys:
            node.pairs()[new], node.keys[new] = node.pairs().pop(old), node.keys.pop(old)


def _is_plural(ours: dict[str, Any]) -> bool:
    return set(ours) <= set(_FORMS)


def _forms_of(locale: Locale | None) -> tuple[str, ...]:
    """The forms that a number has in a language."""
    return _FORMS if locale is None else tuple(form for form in _FORMS if form in {*locale.plural_form.tags, "other"})


def _gaps(text: str) -> set[str]:
    """What stands between braces, as it is written; a text whose braces do not match has nothing that could."""
    try:
        parts = [(name, form, turned) for _, name, form, turned in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return {"{"}
    return {name + (f"!{turned}" if turned else "") + (f":{form}" if form else "") for name, form, turned in parts}


def _checked_locale(code: str, node: Node, problems: Problems) -> Locale | None:
    """The locale of a language, or None after noting why there is none.

    By that of another language, days and numbers would be in other words than the rest of the page.
    """
    language = _locale(code)
    written = (node.get("language") or node).get("locale")
    if written is None:
        return language
    locale = _locale(written.text)
    if locale is None:
        problems.add(written.place, "unknown-locale", value=written.text)
    elif language and locale.language != language.language:
        problems.add(written.place, "locale-of-another", value=written.text, language=code)
        return language
    return locale


def _locale(name: str) -> Locale | None:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None
