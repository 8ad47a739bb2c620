"""The addresses of a site, before anything else of it is read: where a page stands hangs on them."""

from __future__ import annotations

from pathlib import Path

from toolbox.model.addresses import Addresses
from toolbox.model.fields import SLUG
from toolbox.model.problem import Problems
from toolbox.phrases import FALLBACK, LANGUAGES, phrases
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.tree import Node

FILE = "phrases.yml"
GROUP = "addresses"


def read_addresses(docs: Path, source: str) -> Addresses:
    """The addresses in the source language of a site: ours, and those that the city words otherwise.

    What is wrong with them is told where the phrases are read; until then ours stand there.
    """
    ours: dict[str, str] = phrases(source if source in LANGUAGES else FALLBACK)[GROUP]
    path = docs / source / FILE
    node = read_yaml(path, Problems()) if path.is_file() else None
    own = node.get(GROUP) if node else None
    return ours | {name: one.text for name, one in own.pairs().items() if name in ours and is_one(one)} if own else ours


def is_one(node: Node) -> bool:
    """Whether a text can be part of an address."""
    return bool(SLUG.fullmatch(node.text))


def check_addresses(group: Node | None, problems: Problems) -> None:
    """Check that what a city words itself can stand in an address, and that no two of them are the same."""
    taken: dict[str, str] = {}
    for name, one in group.pairs().items() if group else ():
        if not is_one(one):
            problems.add(one.place, "address-not-slug", key=f"{GROUP}.{name}", value=one.text[:60])
        elif one.text in taken:
            problems.add(one.place, "address-twice", key=f"{GROUP}.{name}", other=taken[one.text], value=one.text)
        taken.setdefault(one.text, name)
