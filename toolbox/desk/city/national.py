"""What in the pages holds in one country, region or city alone, and what a city elsewhere gets in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from toolbox.model.country import LOCAL, holds
from toolbox.model.fields import YES
from toolbox.model.pages.national import OnlyThere
from toolbox.model.prose import without_sentences
from toolbox.model.vocabulary import Age

EMERGENCY = "emergency"


def numbers_of(national: Mapping[str, OnlyThere], country: str) -> dict[str, str]:
    """The numbers to call in a country, by what for, where the pages are of that country."""
    here = (only for place, only in national.items() if place == country.lower().partition("-")[0])
    return next((dict(one.numbers) for one in here), {})


@dataclass(frozen=True)
class Elsewhere:
    """What does not hold in a city: that of each place in which it does not lie.

    `numbers` are those that people call in the city, by what for; `said` are the words, by language, where it
    gave none.
    """

    country: str
    foreign: tuple[OnlyThere, ...]
    local: OnlyThere
    numbers: Mapping[str, str]
    said: Mapping[str, str]

    @classmethod
    def of(
        cls, national: Mapping[str, OnlyThere], country: str, numbers: Mapping[str, str], said: Mapping[str, str]
    ) -> Elsewhere:
        """What does not hold in a country or region, such as `be-wal`."""
        foreign = (only for place, only in national.items() if place == LOCAL or not holds(place, country))
        return cls(country, tuple(foreign), national.get(LOCAL, OnlyThere()), numbers, said)

    @property
    def abroad(self) -> bool:
        """Whether the law of the pages is not that of the city."""
        return any(one.law for one in self.foreign)

    @property
    def laws(self) -> tuple[str, ...]:
        """The decisions of the policy that follow a law which is not that of the city."""
        drink, sound = any(one.drink_from for one in self.foreign), any(one.sound_levels for one in self.foreign)
        return (*(["drink_from"] if drink else []), *(["sound_levels"] if sound else []))

    def of_age(self, data: Any) -> Any:
        """Data whose conditions on who drinks are for grown-ups alone, where those of another law let in others."""
        if "drink_from" not in self.laws:
            return data
        if isinstance(data, list):
            return [self.of_age(one) for one in data]
        if not isinstance(data, dict):
            return data
        found = {key: self.of_age(one) for key, one in data.items()}
        if str(found.get("alcohol")).lower() in YES and isinstance(found.get("ages"), list):
            grown = [one for one in found["ages"] if one == Age.FROM_18]
            found["ages"] = grown or found["ages"]
        return found

    @cached_property
    def _name(self) -> re.Pattern[str] | None:
        names = sorted((name for one in self.foreign for name in one.names), key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w){re.escape(name)}" for name in names)) if names else None

    def names(self, *texts: str) -> bool:
        """Whether any of these texts names what is not there."""
        return bool(self._name) and any(self._name.search(text) for text in texts if self._name)

    def generally(self, text: str, language: str) -> str:
        """A text with the general word for what is not there."""
        for there, general in (pair for one in self.foreign for pair in one.instead.get(language, {}).items()):
            text = text.replace(there, general)
        return text

    def numbered(self, text: str, language: str) -> str:
        """A text with the city's own numbers to call, or in words where it gave none."""
        for what, number in (pair for one in self.foreign for pair in one.numbers.items()):
            own = self.numbers.get(what) or self.numbers.get(EMERGENCY) or self.said[language]
            text = re.sub(rf"(?<![\d-]){re.escape(number)}(?![\d-]|\.\d)", own, text)
            text = re.sub(rf"{re.escape(own)} (?:or|of) {re.escape(own)}", own, text)
        return text

    def holds(self, place: str | None) -> bool:
        """Whether a page that is marked with this place holds in the city."""
        return place != LOCAL and holds(place, self.country)

    def without(self, body: str) -> tuple[str, int]:
        """A text without the sentences that name what is not there, and how many were left out."""
        return without_sentences(body, self.names)
