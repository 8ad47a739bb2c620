"""Keys that are unknown, or that stand there without a value where that says something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Any

from pydantic import ValidationError

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.fields import no_zero_first
from toolbox.model.problem import MOST, Level, Problems, listed
from toolbox.read.yaml.naming import meant_key
from toolbox.read.yaml.showing import short
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.where import in_the_file, is_free, known_keys, model_at, parent_of

LOOKED_AT = 2 * MOST
"""So many mismatches of a file are looked at: no more are told of it, and what was meant by each takes time to find."""
_GROUP = 3
"""Digits of a group of thousands."""


def note_left_empty(node: Node, assumed: Collection[str], problems: Problems) -> None:
    """Note the keys without a value for which something is `assumed` where they are not there."""
    for key, member in node.pairs().items():
        if key in assumed and member.value is None:
            problems.add(node.keys[key], "empty-left-out", Level.NOTE, key=key)


def note_empty_keys(model: type[Model], top: list[str], root: Node, given: dict[str, Any], problems: Problems) -> bool:
    """Note the keys without a value that are not a model's own: `{nl: fire, smoke, en: fire}` has a key `smoke`.

    A line of a condition that says nothing is noted too: without it, the condition would hold for every event.
    """
    try:
        model.model_validate(root.data(empty_keys=True) | given)
        return False
    except ValidationError as error:
        errors = error.errors(include_url=False)[:LOOKED_AT]
    noted = False
    on_line: dict[int, Counter[int]] = {}  # of each parent, how many keys stand on a line
    for path in dict.fromkeys(tuple(in_the_file(root, one["loc"])) for one in errors):
        parent = parent_of(root, path)
        key = path[-1] if path else ""
        if not isinstance(key, str) or key not in parent.pairs() or parent.pairs()[key].value is not None:
            continue
        above = list(path[:-1])
        known = known_keys(model, above) if above else top
        number = _cut_number(parent, key) if key not in known else ""
        if number and len(key) == _GROUP:
            problems.add(
                parent.keys[key], "grouped-number", value=f"{number},{key}", better=no_zero_first(f"{number}{key}")
            )
        elif number:
            problems.add(parent.keys[key], "decimal-comma", value=f"{number},{key}", better=f"{number}.{key}")
        elif is_free(model, above) or (key not in known and _is_rest(parent, key, on_line)):
            problems.add(parent.keys[key], "empty-comma", key=short(key))
        elif key not in known:
            unknown_key(parent, key, known, problems, fact="when" in above)
        elif model_at(model, above) is When:
            problems.add(parent.keys[key], "empty", key=key)
        else:
            continue
        del parent.pairs()[key]
        noted = True
    return noted


def _cut_number(parent: Node, key: str) -> str:
    """The number from which a comma between braces cut these digits: `{attendance: 2,500}`; or nothing."""
    if not re.fullmatch(r"\d{1,3}", key, re.ASCII):
        return ""
    names = list(parent.pairs())
    before = parent.pairs()[names[names.index(key) - 1]].text if names.index(key) else ""
    return before if re.fullmatch(r"\d{1,3}", before, re.ASCII) else ""


def _is_rest(parent: Node, key: str, on_line: dict[int, Counter[int]]) -> bool:
    """Whether a key is what a comma cut from the text before it on its line: `{text: Look, now.}`."""
    if re.fullmatch(r"[\w-]+", key.strip()):
        return False
    if id(parent) not in on_line:
        on_line[id(parent)] = Counter(place.line for place in parent.keys.values())
    return on_line[id(parent)][parent.keys[key].line] > 1


def unknown_key(
    parent: Node, key: str, known: list[str], problems: Problems, fact: bool = False, meant: str | None = None
) -> None:
    """Tell which key was meant, of those that are not there (`meant`, where that is known); or which stands there."""
    if (glued := re.fullmatch(r"([\w-]+):(\S.*)", key)) and glued[1] in known:
        place = parent.keys.get(key, parent.place)
        problems.add(place, "colon-no-space", key=short(key), better=f"{glued[1]}: {short(glued[2])}")
        return
    if key.strip() != key and key.strip() in known:
        problems.add(parent.keys.get(key, parent.place), "space-around", value=short(key))
        return
    details: dict[str, Any] = {"key": short(key), "known": listed(known)}
    kind = "unknown-fact" if fact else "unknown-key"
    near = meant or meant_key(key, [one for one in known if one not in parent.keys])
    there = meant_key(key, [one for one in known if one in parent.keys])
    place = parent.keys.get(key, parent.place)
    if there and not near:
        problems.add(place, "unknown-key-there", there=there, line=parent.keys[there].line, **details)
    else:
        problems.add(place, with_near(kind, near, details), **details)


def with_near(code: str, near: str | None, details: dict[str, Any]) -> str:
    """The code with `-near` where a known word is near to what was written."""
    if near is None:
        return code
    details["near"] = near
    return f"{code}-near"
