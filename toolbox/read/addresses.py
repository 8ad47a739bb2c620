"""The addresses of a site, before anything else of it is read: where a page stands hangs on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from toolbox.model.addresses import OWN, Addresses
from toolbox.model.fields import RESERVED, SLUG
from toolbox.model.problem import Level, Problems
from toolbox.phrases import in_language
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.tree import Node

FILE = "phrases.yml"
GROUP = "addresses"


def read_addresses(docs: Path, source: str) -> Addresses:
    """The addresses in the source language of a site: ours, and those that the city words otherwise.

    What is wrong with them is told by `check_addresses`; until then ours stand there.
    """
    own = _own(docs, source)
    wrong = {name for name, *_ in _wrong(own, _ours(source), ())}
    return _ours(source) | {name: one.text for name, one in own.items() if name not in wrong}


def check_addresses(docs: Path, languages: Collection[str], problems: Problems) -> bool:
    """Check the addresses in each language of a site, the source first; whether those of the source are good.

    Where they are not, pages would be looked for where they do not stand.
    """
    good = True
    for code in reversed(list(languages)):
        own = _own(docs, code)
        wrong = list(_wrong(own, _ours(code), languages))
        for name, problem, details in wrong:
            problems.add(own[name].place, problem, Level.ERROR, value=own[name].text[:60], **details)
        good = not wrong
    return good


def _ours(language: str) -> dict[str, str]:
    ours: dict[str, str] = in_language(language)[GROUP]
    return ours


def _own(docs: Path, language: str) -> dict[str, Node]:
    """The addresses that a city words itself; what is none at all is told where the phrases are read."""
    path = docs / language / FILE
    node = read_yaml(path, Problems()) if path.is_file() else None
    own = node.get(GROUP) if node else None
    return {name: one for name, one in own.pairs().items() if name in _ours(language) and one.text} if own else {}


def _wrong(
    own: dict[str, Node], ours: dict[str, str], languages: Collection[str]
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The names whose address cannot stand, each with the code of the problem and its details."""
    taken = {address: name for name, address in ours.items() if name not in own}
    for name, one in own.items():
        key = {"key": f"{GROUP}.{name}"}
        if not SLUG.fullmatch(one.text):
            yield name, "address-not-slug", key
        elif one.text in languages:
            yield name, "address-language", key
        elif one.text in OWN:
            yield name, "address-own", key
        elif one.text in RESERVED:
            yield name, "file-reserved", key | {"stem": one.text}
        elif one.text in taken:
            yield name, "address-twice", key | {"other": taken[one.text]}
        taken.setdefault(one.text, name)
