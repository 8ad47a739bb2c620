"""The form in which organisers make their own plan: a field for each fact, by its kind of value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolbox.model.event.facts import GIVEN, Fact, Section
from toolbox.model.event.sound import SoundLevels
from toolbox.write.words.language import Language

_ROWS: tuple[tuple[str, ...], ...] = (
    ("kind",),
    ("start", "end", "days"),
    ("attendance",),
    ("setting",),
    ("ages",),
    ("alcohol",),
    ("name",),
    ("place", "organiser"),
)
"""What stands in a row together, and in which order; a fact that is not here comes after these, in its section."""


@dataclass(frozen=True)
class Field:
    """A fact as the template asks for it: its kind, its words, and what may be chosen, each as a value and its words.

    `days` are those of a forecast, `most` is how many days an event can name; nothing for any other kind.
    """

    name: str
    kind: str
    label: str
    hint: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    assumed: bool
    days: int | None
    most: int | None


@dataclass(frozen=True)
class FormSection:
    """A section of the form with its rows of fields."""

    id: str
    label: str
    rows: tuple[tuple[Field, ...], ...]


def form_sections(language: Language, levels: SoundLevels) -> tuple[FormSection, ...]:
    """The sections of the form, each with its rows of fields."""
    words = language.group("form")
    return tuple(
        FormSection(
            str(section),
            words[section],
            tuple(tuple(_field(one.here(levels), language) for one in row) for row in _rows(section)),
        )
        for section in Section
    )


def _rows(section: Section) -> list[list[Fact]]:
    facts = {fact.name: fact for fact in GIVEN if fact.section is section}
    rows = [[facts.pop(name) for name in row] for row in _ROWS if row[0] in facts]
    return rows + [[fact] for fact in facts.values()]


def _field(fact: Fact, language: Language) -> Field:
    form, value = language.group("form"), fact.value.data()
    return Field(
        name=fact.name,
        kind=fact.value.kind,
        label=form[fact.name],
        hint=form.get(f"{fact.name}_hint", ""),
        options=_options(fact, value, language),
        chosen=fact.answer if fact.section is Section.FIRST else "",
        assumed=fact.assumed and fact.section is not Section.FIRST,
        days=value.get("days"),
        most=value.get("most"),
    )


def _options(fact: Fact, value: Mapping[str, Any], language: Language) -> tuple[tuple[str, str], ...]:
    if fact.value.kind == "yes-no":
        return tuple((one, language.say("form", one)) for one in ("yes", "no"))
    if "choices" not in value:
        return ()
    words = language.group(fact.group)
    return tuple((str(one), str(words[str(one)])) for one in value["choices"])
