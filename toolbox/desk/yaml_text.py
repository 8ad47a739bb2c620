"""YAML as the project's files are written: lists and mappings below each other, what they hold on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Data = str | Sequence[Any] | Mapping[str, Any]
_PLAIN = re.compile(r"[A-Za-z0-9À-ÿ](?:[\w À-ÿ.!?()/'’-]*[\w.!?)’'])?")
_NOT_PLAIN = ("null", "~")


def texts(data: Any) -> Iterator[str]:
    """Every text in data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping | Sequence):
        for one in data.values() if isinstance(data, Mapping) else data:
            yield from texts(one)


def scalar(text: str) -> str:
    """A text as it can stand anywhere: as it is, or in quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_PLAIN:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(data: Data) -> str:
    """Data on one line."""
    if isinstance(data, str):
        return scalar(data)
    if isinstance(data, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(one)}" for key, one in data.items()) + "}"
    return "[" + ", ".join(flow(one) for one in data) + "]"


def block(data: Mapping[str, Data], deep: Sequence[str] = (), indent: str = "") -> Iterator[str]:
    """The lines of a mapping; what stands under the keys `deep`, at any depth, has lines of its own."""
    for key, one in data.items():
        if isinstance(one, Mapping) and key in deep:
            yield f"{indent}{scalar(key)}:"
            yield from block(one, deep, f"{indent}  ")
        elif isinstance(one, str | Mapping) or key not in deep:
            yield f"{indent}{scalar(key)}: {flow(one)}"
        else:
            yield f"{indent}{key}:"
            for member in one:
                yield from _member(member, deep, f"{indent}  ")


def _member(member: Data, deep: Sequence[str], indent: str) -> Iterator[str]:
    if not isinstance(member, Mapping) or not any(key in deep for key in ("*", *member)):
        yield f"{indent}- {flow(member)}"
        return
    first, *more = block(member, deep, f"{indent}  ")
    yield f"{indent}- {first.strip()}"
    yield from more
