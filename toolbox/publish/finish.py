"""The last touches to a rendered site: what its pages may load, and what works without a network."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from toolbox.publish.security_policy import content_policy

_TOGGLE = re.compile(r'<input [^>]*type="checkbox"[^>]*>')
_HEAD = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)
_CORE = (
    "index.html",
    "hulp/index.html",
    "mijn-evenement/index.html",
    "evaluatie/index.html",
    "catalogue.json",
    "evenementen/index.html",
)
_ASSETS = ("*.css", "*.js", "*.svg", "*.woff2")


def finish_pages(pages: Iterable[Path]) -> None:
    """Mend what the theme's stock pages get wrong, and put a content security policy into each page.

    All comes from the site itself, and no code runs but its own: nothing that slips into a page can run.
    """
    for page in pages:
        text = _valid(page.read_text(encoding="utf-8"))
        head = _HEAD.search(text)
        assert head, page
        meta = f'<meta http-equiv="Content-Security-Policy" content="{content_policy(text)}">'
        page.write_text(text[: head.end()] + meta + text[head.end() :], encoding="utf-8")


def _valid(text: str) -> str:
    """The page without what the standard does not allow: hints for checkboxes, a label for what is not there."""
    text = _TOGGLE.sub(lambda toggle: toggle[0].replace(' autocomplete="off"', ""), text)
    return text if 'id="__toc"' in text else text.replace(' for="__toc"', "")


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
