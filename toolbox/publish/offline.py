"""What works without a network: the service worker, and what it keeps."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from toolbox.model.addresses import EVALUATION, EVENTS, HELP, MY_EVENT

_CORE = (
    "index.html",
    "catalogue.json",
    *(f"{address}/index.html" for address in (HELP, MY_EVENT, EVALUATION, EVENTS)),
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
    filled = {'"VERSION"': digest.hexdigest()[:16], '["KEPT"]': addresses, '"HELP"': f"{HELP}/"}
    text = re.sub("|".join(map(re.escape, filled)), lambda found: json.dumps(filled[found[0]]), template)
    (site / "sw.js").write_text(text, encoding="utf-8")


def _is_used(path: Path) -> bool:
    """Not the dictionaries of Material's search for other languages, nor its maps."""
    return "lunr" not in path.parts
