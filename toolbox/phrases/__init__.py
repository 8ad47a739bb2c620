"""Text for people, one file a language: data that every room above may word things with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("nl", "en")
"""The languages whose words come with the project; another one brings its own in `docs/<language>/phrases.yml`."""
FALLBACK = "en"
"""The language whose words stand in for those that another one still lacks."""


VISITOR_LANGUAGES = ("fr", "tr", "ar", "it")
"""Languages in which what visitors are told comes with the project: the same keys, in `visitors.<language>.yml`."""


@cache
def phrases(name: str) -> dict[str, Any]:
    """The phrases of one file of this folder: `nl`, `en`, `problems.en`."""
    text = files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def in_language(code: str) -> dict[str, Any]:
    """Our phrases in a language; those that stand in for them where we have none in it."""
    return phrases(code if code in LANGUAGES else FALLBACK)


def with_classes(words: Mapping[str, Any], classes: Iterable[int], general: str | None = None) -> dict[str, Any]:
    """Phrases in which each of a city's classes of sound has its words, in `form.sound`, and no other has.

    One without words of its own has the `general` ones: those that say how loud an event is, with the level in them.
    """
    own = words["form"]["sound"]
    said = str(words["fact"]["sound_level_value"]) if general is None else general
    sound = {str(one): own.get(str(one)) or said.replace("{count}", str(one)) for one in classes}
    return {**words, "form": {**words["form"], "sound": sound}}
