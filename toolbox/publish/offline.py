"""What works without a network: the service worker, and what it keeps."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

_CORE = (
    "index.html",
    "hulp/index.html",
    "mijn-evenement/index.html",
    "evaluatie/index.html",
    "catalogue.json",
    "evenementen/index.html",
)
_ASSETS = ("*.css", "*.js", "*.svg", "*.woff2")


def write_service_worker(site: Path, languages: Iterable[str]) -> None:
    """Write `sw.js`: the form, the help numbers and the first pages are kept at once, others once they were seen.

    `languages` are the folders of the other languages. Its name for the store is a hash of what is kept, so that a new
    site makes a new store and the old one goes.
    """
    parts = ["", *(f"{one}/" for one in languages)]
    paths = [f"{part}{page}" for part in parts for page in _CORE]
    for pattern in _ASSETS:
        paths += [path.relative_to(site).as_posix() for path in (site / "assets").rglob(pattern) if _is_used(path)]
    kept = sorted(path for path in set(paths) if (site / path).is_file())
    digest = hashlib.sha256()
    for path in kept:
        digest.update(path.encode() + (site / path).read_bytes())
    template = files(__package__).joinpath("service-worker.js").read_text(encoding="utf-8")
    addresses = [path.removesuffix("index.html") for path in kept]
    text = template.replace('"VERSION"', json.dumps(digest.hexdigest()[:16])).replace('["KEPT"]', json.dumps(addresses))
    (site / "sw.js").write_text(text, encoding="utf-8")


def _is_used(path: Path) -> bool:
    """Not the dictionaries of Material's search for other languages, nor its maps."""
    return "lunr" not in path.parts
