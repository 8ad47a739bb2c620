"""Event profiles: one YAML file an event, its stem the event's address."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from toolbox.check.persons import Forms, forms, personal
from toolbox.model.base import Model
from toolbox.model.event.facts import GIVEN
from toolbox.model.event.local import Local
from toolbox.model.event.profile import Profile
from toolbox.model.event.values import Text
from toolbox.model.fields import SLUG
from toolbox.model.language.persons import PersonWords
from toolbox.model.limits import ONE_GO
from toolbox.model.problem import Level, Problems, listed
from toolbox.model.zone import aware, comes_twice
from toolbox.paths import display_path
from toolbox.read.folder import check_slug, files
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.keys import note_left_empty
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.validation import HERE, validate

M = TypeVar("M", bound=Model)


_TEXTS = {fact.name: fact.value for fact in GIVEN if isinstance(fact.value, Text)}
"""What an organiser types in words; all of it is published."""
_CITY = re.compile(
    r"(?:stad|gemeente|stadsbestuur|gemeentebestuur)(?: [\w'’-]+){0,2}|(?:city|town|ville|commune) (?:of|de) [\w'’ -]+"
    r"|(?:[\w'’ -]+ )?(?:city|town) council",
    re.IGNORECASE,
)
"""How an organiser is called that is a city: `Stad Genk`, `City of Bristol`."""
_ASSUMED = frozenset(fact.name for fact in GIVEN if fact.assumed)
FORMS = forms(PersonWords())
"""By which persons are found where a city has no words of its own."""


def read_profiles(
    folder: Path,
    problems: Problems,
    known: frozenset[str] = frozenset(),
    persons: Forms = FORMS,
    local: Local = HERE,
    spoken: Collection[str] | None = None,
) -> tuple[Profile, ...]:
    """All profiles of a folder, by slug; `known` are the digits of phone numbers that may stand in them.

    `persons` are the forms by which they are found; hours and levels of sound are those of the city that `local` tells
    of, `spoken` the languages that a profile may name.
    """
    read = (_read(path, problems, known, persons, local, spoken) for path in files(folder, ".yml", problems).values())
    return tuple(profile for profile in read if profile)


def read_profile(
    path: Path,
    problems: Problems,
    known: frozenset[str] = frozenset(),
    persons: Forms = FORMS,
    local: Local = HERE,
    spoken: Collection[str] | None = None,
) -> Profile | None:
    """One profile, from any place."""
    check_slug(path, problems)
    return _read(path, problems, known, persons, local, spoken)


def _read(
    path: Path,
    problems: Problems,
    known: frozenset[str],
    persons: Forms,
    local: Local,
    spoken: Collection[str] | None,
) -> Profile | None:
    """One profile, in which nothing points at a person; what does is told without being said again."""
    node = read_yaml(path, problems)
    if node is None:
        return None
    told = problems.lines(display_path(path))
    for key in _TEXTS:
        text = node.get(key)
        if text and text.text and text.place.line not in told and says_who(key, text.text, persons, known):
            problems.add(text.place, "profile-personal", key=key)
    note_left_empty(node, _ASSUMED, problems)
    languages = named.items() if (named := node.get("visitor_languages")) else []
    for one in languages:
        if spoken is not None and one.text not in spoken:
            problems.add(one.place, "visitor-language", value=one.text, known=listed(spoken))
            # Told once: not as what is no language at all, nor its stand-in as one that is there twice.
            there = {other.text for other in languages}
            one.value = next((code for code in spoken if code not in there), one.value)
    profile = _validated(Profile, path, node, problems, local)
    if profile:
        _note_twice(node, local.zone, problems)
        _note_nights(node, profile, local.zone, problems)
        if node.get("organised_by") is None and _CITY.fullmatch(profile.organiser or ""):
            problems.add(node.pairs()["organiser"].place, "organiser-city", Level.NOTE, value=profile.organiser)
    return profile


def _note_nights(node: Node, profile: Profile, zone: ZoneInfo, problems: Problems) -> None:
    """Note what goes on day and night, where nobody stays to sleep: mostly it is closed at night."""
    days = node.pairs()["days"].items() if profile.days else []
    pairs = [(one.get("from"), one.get("until")) for one in days] or [(node.get("start"), node.get("end"))]
    for start, end in pairs if not profile.camping else ():
        if start and end:
            begins, ends = (aware(datetime.fromisoformat(one.text), zone).timestamp() for one in (start, end))
            if (hours := (ends - begins) / 3600) > ONE_GO:
                problems.add(end.place, "day-and-night", Level.NOTE, hours=round(hours))


def _note_twice(node: Node, zone: ZoneInfo, problems: Problems) -> None:
    """Note the moments in the hour that comes twice, when the clock goes back; the first is taken."""
    days = node.pairs()["days"].items() if node.get("days") else []
    for one in [node.get("start"), node.get("end"), *(day.get(key) for day in days for key in ("from", "until"))]:
        if one and comes_twice(datetime.fromisoformat(one.text), zone):
            problems.add(one.place, "hour-twice", Level.NOTE, value=one.text, zone=zone.key)


def says_who(key: str, text: str, persons: Forms = FORMS, known: frozenset[str] = frozenset()) -> bool:
    """Whether what an organiser says of a fact in words points at a person; of other facts nothing does."""
    value = _TEXTS.get(key)
    if value is None:
        return False
    return bool(personal(text, known, persons.in_names_of.get(value.of, persons.in_names)))


def read_model(
    model: type[M], path: Path, problems: Problems, look: Callable[[Node, Problems], None] = lambda *_: None
) -> M | None:
    """What one file holds, its stem given as `slug`; `look` tells what the model does not see."""
    node = read_yaml(path, problems)
    if node is None:
        return None
    look(node, problems)
    return _validated(model, path, node, problems)


def _validated(model: type[M], path: Path, node: Node, problems: Problems, local: Local = HERE) -> M | None:
    # A stem that cannot be an address is told where the file is found; a stand-in keeps it from being told twice.
    slug = path.stem if SLUG.fullmatch(path.stem) else "unnamed"
    return validate(model, node, problems, local, slug=slug)
