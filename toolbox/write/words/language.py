"""One language of the site: its phrases, its way with numbers and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from toolbox.model.project import Project

Phrases = Mapping[str, Any]
"""Phrases by name; under a name stands a phrase, its forms by number, or a group of phrases."""


@dataclass(frozen=True)
class Language:
    """Words things in one language; get one with `speak`."""

    code: str
    phrases: Phrases
    locale: Locale

    def say(self, *path: str, **gaps: object) -> str:
        """The phrase under a path of keys, its gaps filled."""
        found: Any = self.phrases
        for key in path:
            found = found[key]
        return str(found).format(**gaps) if gaps else str(found)

    def group(self, key: str) -> dict[str, Any]:
        """A whole group of phrases, for a template; a group within another has a dot before its name."""
        found: Any = self.phrases
        for step in key.split("."):
            found = found[step]
        return dict(found)

    def count(self, number: float, *path: str) -> str:
        """A phrase with a number in it, singular or plural as the language has it."""
        return self.counted(number, *path, count=self.number(number))

    def counted(self, number: float, *path: str, **gaps: object) -> str:
        """A phrase in the form that a number asks for, its gaps filled; one without forms is the same for all."""
        forms: Any = self.phrases
        for key in path:
            forms = forms[key]
        form = self.locale.plural_form(number)
        found = forms.get(form, forms["other"]) if isinstance(forms, Mapping) else forms
        return str(found).format(**gaps)

    def number(self, value: float) -> str:
        """A figure, grouped as the language does: `11.000` or `11,000`."""
        return _decimal(value, self.locale)

    def figure(self, value: float | None) -> str:
        """A figure in a text; one that is still to be agreed says so."""
        return self.say("page", "agree") if value is None else self.number(value)

    def day(self, day: date, form: str = "EEEE d MMMM y") -> str:
        """A date: `vrijdag 25 juni 2027`; `form` is a pattern of Unicode's TR 35."""
        return _date(day, form, self.locale)

    def hour(self, at: datetime) -> str:
        """The hour of a moment: `17:00`."""
        return format_time(at, "HH:mm", locale=self.locale)

    @property
    def direction(self) -> str:
        """In which direction it is written: `ltr` or `rtl`."""
        return self.locale.text_direction

    def capitals(self, text: str) -> str:
        """A text in capitals: in Turkish and Azeri an i keeps its dot."""
        return (text.replace("i", "İ") if self.locale.language in ("tr", "az") else text).upper()

    def span(self, start: datetime, end: datetime) -> str:
        """From when to when; the day is said twice only where it differs."""
        last = self.hour(end) if end.date() == start.date() else f"{self.day(end)}, {self.hour(end)}"
        return f"{self.day(start)}, {self.hour(start)} – {last}"


# The same figures and days come back in event after event.
@lru_cache(maxsize=4096)
def _decimal(value: float, locale: Locale) -> str:
    return str(format_decimal(value, locale=locale))


@lru_cache(maxsize=4096)
def _date(day: date, form: str, locale: Locale) -> str:
    return str(format_date(day, form, locale=locale))


def speak(project: Project, code: str) -> Language:
    """One of the project's languages, by its two-letter code."""
    phrases = project.phrases[code]
    return Language(code, phrases, Locale.parse(phrases["language"]["locale"]))
