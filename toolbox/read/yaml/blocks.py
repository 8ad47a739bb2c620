"""A text where a block of keys with values belongs, or a block where a text does: what was meant."""

from __future__ import annotations

import re
from typing import Any, get_origin

from toolbox.model.base import Model
from toolbox.model.problem import Problems
from toolbox.read.yaml.naming import meant_key
from toolbox.read.yaml.showing import quoted, short
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.where import Step, block_at, node_at

_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<url>\S+)\)|(?P<before>.*?)[\s:,–-]*(?P<there>(?:https?://|www\.)\S+)")
"""A link as a page's text has it, or an address with or without words before it."""
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
"""How a key is written; what begins with a capital, or is more than a word, begins a text."""
_CALLED = ("title", "text")
"""The keys under which a block has its words, and could take those of a text."""


def block_of(model: type[Model], path: list[Step], written: Any) -> str | None:
    """The block that belongs at a path, with what is `written` there in it, as it is put in its place.

    None where a text may stand there, or any key, or a block none of whose keys must be there. A key that what is
    written does not tell has a `…`.
    """
    block = block_at(model, path)
    if block is None or block.ALONE:
        return None
    needed = {name: "…" for name, field in block.model_fields.items() if field.is_required()}
    called = next((name for name in _CALLED if name in needed), "")
    if isinstance(written, list):
        lists = [name for name in needed if get_origin(block.model_fields[name].annotation) is tuple]
        members = [quoted(one) for one in written if isinstance(one, str)]
        needed |= dict.fromkeys(lists[:1] if len(members) == len(written) else (), f"[{', '.join(members)}]")
    elif called and isinstance(written, str):
        link = _LINK.fullmatch(written) if "url" in block.model_fields else None
        needed |= {called: quoted(written)} if link is None else _linked(called, link)
    return "{" + ", ".join(f"{key}: {value}" for key, value in needed.items()) + "}" if needed else None


def _linked(called: str, link: re.Match[str]) -> dict[str, str]:
    """The words of a link, where it has any, and its address."""
    words, url = link["words"] or link["before"], link["url"] or link["there"]
    whole = f"https://{url}" if url.startswith("www.") else url
    return {called: quoted(words) if words else "…", "url": quoted(whole)}


def note_text_with_colon(model: type[Model], root: Node, path: list[Step], problems: Problems) -> bool:
    """Whether a path leads to or into a member of a list that is a text with a colon, and was read as a key; noted."""
    while path and not isinstance(path[-1], int):
        path = path[:-1]
    node = node_at(root, path) if path else None
    if node is None or not isinstance(node.value, dict) or len(node.value) != 1:
        return False
    key, value = next(iter(node.value.items()))
    block = block_at(model, path)
    if not value.text or _KEY.fullmatch(key) or meant_key(key, list(block.model_fields) if block else []):
        return False
    if node.place not in {one.place for one in problems}:
        meant = block_of(model, path, f"{key}: {value.text}")
        names = [step for step in path if isinstance(step, str)]
        details: dict[str, Any] = {"key": names[-1], "value": short(key), "block": meant}
        problems.add(node.place, "not-mapping-of" if meant else "text-as-key", **details)
    return True
