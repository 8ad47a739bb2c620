"""Text for people, one file a language: data that every room above may word things with."""

from __future__ import annotations

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
