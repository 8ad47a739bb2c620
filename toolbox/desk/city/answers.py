"""What is asked of a new city, and what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from toolbox.check.persons import Forms, personal
from toolbox.desk.questions import Question, ask, model_says, problem_said
from toolbox.model.city.help import HelpLine
from toolbox.model.city.policy import Contact, Policy
from toolbox.model.naming import slug
from toolbox.phrases import FALLBACK, in_language, phrases
from toolbox.read.profiles import FORMS

BEGIN = Path(__file__).parent / "begin"
"""The words with which a language that we do not have begins, a file each."""
_MAY_BE_EMPTY = ("emergency", "site")
FIELDS = ("name", "languages", "country", "timezone", "contact", "url", "emergency", "site")


@dataclass(frozen=True)
class City:
    """The answers: what a city is called and speaks, where it lies, and whom its organisers ask.

    `country` may have its region behind it (ISO 3166: `gb`, `be-wal`); `emergency` is the number to call. `texts` is
    the language in which the pages of the source language begin, where they are not there in that language itself.
    """

    name: str
    languages: tuple[str, ...]
    country: str
    timezone: str
    contact: str
    url: str
    emergency: str
    site: str
    texts: str

    @property
    def source(self) -> str:
        """The language that carries the facts."""
        return self.languages[0]

    @property
    def worded(self) -> tuple[str, ...]:
        """The languages in which something is said, the source language first."""
        return tuple(dict.fromkeys((self.texts, *self.languages[1:])))

    def said(self) -> dict[str, dict[str, str]]:
        """What is said of a new city, by language: the source language first, as far as we have its words."""
        found = {code: dict(in_language(code)["desk"]["city"]) for code in self.worded}
        if begun := begin(self.source):
            begins: dict[str, str] = begun.get("desk", {}).get("city", {})
            found = {self.source: found[self.texts] | begins, **found}
        return {code: one for code, one in found.items() if code in self.languages or self.source not in found}

    @property
    def locale(self) -> str:
        """The way of the source language with numbers and days, in this country where it is known there."""
        for name in (f"{self.source}_{self.country[:2].upper()}", self.source):
            if _locale(name):
                return name
        return self.source


def begin(language: str) -> dict[str, Any]:
    """The words with which a language begins that we do not have; none where there is no file for it."""
    path = BEGIN / f"{language}.yml"
    found: dict[str, Any] = (
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) if path.is_file() else {}
    )
    return found


def ask_city(given: Mapping[str, str | None], known: Sequence[str], asker: Any, persons: Forms = FORMS) -> City:
    """Ask for a city; `known` are the languages whose pages are here, `persons` the forms by which persons are found.

    Raises Missing and ValueError.
    """
    words = phrases(asker.language)["desk"]["city"]
    questions = [
        Question(one, words[one], default="" if one in _MAY_BE_EMPTY else None, example=_EXAMPLES.get(one, ""))
        for one in FIELDS
    ]

    def wrong(field: str, answer: str) -> str:
        told = _wrong(field, answer.strip(), known, asker.language)
        if not told and field == "contact" and personal(answer, kinds=persons.in_organisers):
            told = problem_said("profile-personal", asker.language, key="contact")
        return f"--{field}: {told}" if told else ""

    answers = {name: one.strip() for name, one in ask(questions, given, wrong, asker.prompt, asker.notify).items()}
    site = answers["site"] or f"https://{slug(answers['name']) or 'events'}.example/"
    languages = tuple(_listed(answers["languages"]))
    texts = next(code for code in (languages[0], FALLBACK, *known) if code in known)
    country = answers["country"].lower()
    return City(**answers | {"languages": languages, "country": country, "site": site, "texts": texts})  # type: ignore[arg-type]


_EXAMPLES = {"languages": "fr,nl,en", "country": "GB, BE-WAL", "timezone": "Europe/London", "url": "https://…"}


def _wrong(field: str, answer: str, known: Sequence[str], language: str) -> str:
    said = phrases(language)["desk"]["city"]
    if field == "languages":
        return _wrong_languages(_listed(answer), known, said)
    model, key, filler = _MODELS[field]
    if not answer:
        return "" if field in _MAY_BE_EMPTY else str(phrases(language)["desk"]["needed"])
    value: Any = {"en": answer} if field == "contact" else answer
    return model_says(model, key, value, filler, language)


_REACHED = {"name": {"en": "x"}, "what": {"en": "x"}, "source": {"title": "x"}}
_MODELS: dict[str, tuple[Any, str, Mapping[str, Any]]] = {
    "name": (Policy, "city", {"stage": "1"}),
    "country": (Policy, "country", {"stage": "1"}),
    "timezone": (Policy, "timezone", {"stage": "1"}),
    "site": (Policy, "site_url", {"stage": "1"}),
    "contact": (Contact, "name", {"url": "https://example.org/"}),
    "url": (Contact, "url", {"name": {"en": "x"}}),
    "emergency": (HelpLine, "call", _REACHED),
}
"""The model that judges an answer, the key there, and good values beside it."""


def _wrong_languages(codes: list[str], known: Sequence[str], said: Mapping[str, str]) -> str:
    odd = next((one for one in codes if len(one) != 2 or not _locale(one)), None)
    if odd is not None or not codes:
        return said["no_language"].format(value=(odd or "")[:40])
    if len(set(codes)) < len(codes):
        return said["language_twice"]
    without = next((one for one in codes[1:] if one not in known), None)
    return said["no_texts"].format(language=without, known=", ".join(known)) if without else ""


def _listed(answer: str) -> list[str]:
    return [one.strip().lower() for one in answer.strip("[] ").split(",") if one.strip()]


def _locale(name: str) -> Locale | None:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None
