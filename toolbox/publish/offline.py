"""What works without a network: the service worker, and what it keeps."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from toolbox.model.addresses import ASSETS, EDITOR, EVALUATION, EVENTS, HELP, MY_EVENT, OFFLINE, SEARCH, Addresses
from toolbox.publish.engine.scripts import modules
from toolbox.publish.engine.webfonts import FEW

_CORE = (HELP, MY_EVENT, EVALUATION, EVENTS, SEARCH, OFFLINE)
"""What is kept at once in every language, beside its first page and what the form works from."""
_HEAVY = 600_000
"""Bytes."""
_ASSETS = ("*.css", "*.js", "*.svg", "*.woff2")


def write_service_worker(site: Path, languages: Iterable[str], addresses: Addresses) -> None:
    """Write `sw.js`: the form, the help numbers and the first pages are kept at once, others once they were seen.

    `languages` are the folders of the other languages. The name of the store is a hash of what is kept, so that a new
    site makes a new store. Only what stands in the site at its root is the worker's: a copy of the site, that of the
    steering group or a preview may stand in a folder below it.
    """
    parts = ["", *(f"{one}/" for one in languages)]
    core = ("index.html", "catalogue.json", *(f"{addresses[name]}/index.html" for name in _CORE))
    paths = [f"{part}{page}" for part in parts for page in core]
    for part in parts:
        paths += [path for path in _assets(site, part) if not part or not _same(site, path, path.removeprefix(part))]
    kept = sorted(path for path in set(paths) if (site / path).is_file())
    digest = hashlib.sha256()
    for path in kept:
        digest.update(path.encode() + (site / path).read_bytes())
    template = files(__package__).joinpath("service-worker.js").read_text(encoding="utf-8")
    filled: dict[str, Any] = {
        '"VERSION"': digest.hexdigest()[:16],
        '["KEPT"]': [path.removesuffix("index.html") for path in kept],
        '"OFFLINE"': f"{addresses[OFFLINE]}/",
        '["PARTS"]': _parts(site),
    }
    text = re.sub("|".join(map(re.escape, filled)), lambda found: json.dumps(filled[found[0]]), template)
    (site / "sw.js").write_text(text, encoding="utf-8")


def _assets(site: Path, part: str) -> list[str]:
    """What the pages of a language are drawn and made to work with."""
    unread = modules(site / part)
    found = (path for pattern in _ASSETS for path in (site / part / ASSETS).rglob(pattern) if _is_light(path))
    return [path.relative_to(site).as_posix() for path in found if path not in unread]


def _same(site: Path, one: str, other: str) -> bool:
    """Whether a file of another language is that of the first; the worker then takes that one for both."""
    return (site / other).is_file() and (site / one).read_bytes() == (site / other).read_bytes()


def _parts(site: Path) -> list[str]:
    """What stands at the root of the site, as the first part of an address; the first page has none.

    The editor never goes through the worker.
    """
    return ["", *sorted(path.name for path in site.iterdir() if path.name != EDITOR)]


def _is_light(path: Path) -> bool:
    """Not the index of a search over thousands of events, nor the letters that few pages have, which are kept once they
    were used."""
    return path.stat().st_size <= _HEAVY and not path.stem.endswith(FEW)
