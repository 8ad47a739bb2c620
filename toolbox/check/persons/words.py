"""The words by which persons are found, as they are shipped: a file a language, and one a country."""

from __future__ import annotations

from functools import reduce
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from toolbox.model.language.persons import PersonWords

_HERE = files(__package__)


def _files(folder: Traversable) -> list[Traversable]:
    found = (one for one in folder.iterdir() if one.name.endswith(".yml"))
    return sorted(found, key=lambda one: one.name)


def _read(file: Traversable) -> PersonWords:
    text = file.read_text(encoding="utf-8")
    return PersonWords.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


LANGUAGES = tuple(stem for one in _files(_HERE) if len(stem := one.name.removesuffix(".yml")) == 2)
"""The languages that have words of our own."""
SHIPPED = reduce(PersonWords.with_those_of, map(_read, (*_files(_HERE), *_files(_HERE / "countries"))))
