"""What lists call things: the names of the form and the editor, those of `names.yml`, and a city's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from toolbox.model.event.facts import ANNOUNCED, BY_NAME
from toolbox.model.problem import Problems
from toolbox.paths import display_path
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.naming import called_choice, key_names, meant_key, plain
from toolbox.read.yaml.tree import Node

PARTS = ("day", "hour", "end_day", "end_hour")
"""What many lists have a column for, and a profile has within `start` and `end`."""
FIELDS = (*(fact.name for fact in ANNOUNCED), *PARTS)
"""What a column can be about."""


@cache
def words() -> dict[str, Any]:
    """The file `names.yml`."""
    text = files(__package__).joinpath("names.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def simple(text: str) -> str:
    """A name as it is compared: without capitals, accents, punctuation and what stands between brackets."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return plain(bare) or text.strip().lower()


@cache
def _columns() -> dict[str, str]:
    """Each name of a column, and the field that it is about; names of the form come first."""
    found: dict[str, str] = {}
    for key in FIELDS:
        own = key_names(key) if key in BY_NAME else ()
        for name in (key, *own, *words()["columns"].get(key, ())):
            found.setdefault(simple(name), key)
    return found


@cache
def _values(key: str) -> dict[str, str]:
    listed = words()["values"].get(key, {})
    return {simple(name): choice for choice, names in listed.items() for name in (choice, *names)}


@dataclass
class Names:
    """What this list calls things; `own` and `own_values` are what `--columns` says of it."""

    own: dict[str, str] = field(default_factory=dict)
    own_values: dict[str, dict[str, str]] = field(default_factory=dict)

    def column(self, header: str) -> str | None:
        """The field that a header is about; empty where the city wants it left out, None where nobody knows."""
        named = simple(header)
        if named in self.own:
            return self.own[named]
        if header.strip() in FIELDS:  # as it stands in a profile, before what others call so
            return header.strip()
        return _columns().get(named) or _columns().get(simple(header.partition("(")[0])) if named else None

    def own_column(self, header: str) -> str | None:
        """The field that a header is about as `--columns` has it."""
        return self.own.get(simple(header))

    def private(self, header: str) -> bool:
        """Whether a header says that who somebody is stands below it."""
        named = f" {simple(header)} "
        return simple(header) not in self.own and any(f" {simple(one)} " in named for one in words()["private"])

    def choice(self, key: str, text: str) -> str | None:
        """The choice that a cell is about; None where nobody knows."""
        choices = [str(one) for one in BY_NAME[key].value.data()["choices"]]
        named = simple(text)
        for known in (self.own_values.get(key, {}), _values(key)):
            if named in known:
                return known[named]
        return text if text in choices else called_choice(key, text, choices)


def read_columns(path: Path, problems: Problems) -> Names:
    """What a city says of its list: `their header: our field`, or with what stands below it:

    Type activiteit: {kind: {Jeugdbal: party}}
    """
    node, names = read_yaml(path, problems), Names()
    if node is not None and not isinstance(node.value, dict):
        problems.add(node.place, "not-mapping", key="the file", value=display_path(path))
    for header, said in (node.pairs() if node else {}).items():
        for key, below in _said(said):
            if key and key not in FIELDS:
                near = meant_key(key, FIELDS)
                code = "list-no-field-near" if near else "list-no-field"
                problems.add(said.place, code, value=key[:60], near=near or "", known=", ".join(FIELDS))
                continue
            names.own[simple(header)] = key
            for text, choice in below.items():
                names.own_values.setdefault(key, {})[simple(text)] = choice.text
    return names


def _said(said: Node) -> Iterator[tuple[str, dict[str, Node]]]:
    if not isinstance(said.value, dict):
        yield said.text, {}
        return
    for key, below in said.pairs().items():
        yield key, below.pairs()
