"""What a city that began from another one still has to write: marks in its files, told once for each kind.

# blank: translate: en       this page is still in English
# blank: law: proof: …       elsewhere the law asks this action, and the city's own law is to be looked up
# blank: city: spirits: …    another city asks this action, and now it is only advice
# blank: row: travel: …      this row named what is only elsewhere, and is left out
# blank: text: 3             so many sentences named what is only elsewhere, and are left out
# blank: page                the page is about what is only elsewhere, and is set aside
# blank: read                 another city read the page, and this one did not yet
# blank: help: poisoning     elsewhere a help line is there for this
# blank: partner: ear plugs  elsewhere a partner helps with this
# blank: decide: spotlight   the city must decide this
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.read.folder import inside
from toolbox.read.text import read_text
from toolbox.read.yaml.tree import Node

_MARK = re.compile(r"^\s*# blank: (?P<kind>[a-z]+)(?:: ?(?P<what>.*))?$", re.MULTILINE)
READ_BY_ANOTHER = "# blank: read"
"""The line that a page of a new city has until somebody there has read it."""
_KINDS = ("translate", "law", "city", "row", "text", "page", "read", "help", "partner", "decide")
_NAMED = 12
"""So many words that lack a language, and so many pages, are named."""
_NO_WORDS = ("read_by_speaker",)
"""What the policy says by language without being a text."""


def marks_of(text: str, *kinds: str) -> list[str]:
    """What a file marks as blank, of these kinds, as it stands behind the mark."""
    found = (mark for mark in _MARK.finditer(text) if mark["kind"] in kinds)
    return [f"{mark['kind']}: {mark['what']}" if mark["what"] else mark["kind"] for mark in found]


def check_blanks(docs: Path, languages: Mapping[str, Place], policy: Path, problems: Problems) -> None:
    """Note what is marked as blank in pages and policy: for each language and folder of texts, else once."""
    found: dict[tuple[str, Path], list[str]] = defaultdict(list)
    named: dict[tuple[str, Path], dict[str, None]] = defaultdict(dict)
    pages = [path for code in languages for path in inside((docs / code).rglob("*.md"), docs)]
    for path in (*pages, policy):
        text = read_text(path, display_path(path), Problems()) or ""
        for mark in _MARK.finditer(text[:20_000] if path in pages else text):
            if mark["kind"] in _KINDS:
                where = path.parent if mark["kind"] == "translate" else docs if path in pages else path
                found[mark["kind"], where].append((mark["what"] or "").strip())
                named[mark["kind"], where][path.stem] = None
    for (kind, where), what in sorted(found.items(), key=lambda one: (_KINDS.index(one[0][0]), one[0][1])):
        count = sum(int(one) for one in what if one.isdigit()) if kind == "text" else len(what)
        between = "; " if kind in ("help", "partner") else ", "
        details = {"count": count, "what": between.join(dict.fromkeys(what)), "mark": f"# blank: {kind}"}
        details["pages"] = listed(named[kind, where], _NAMED)
        problems.add(Place(display_path(where)), f"blank-{kind}", Level.NOTE, **details)


def check_own_words(
    policy: Node, languages: Mapping[str, Place], spoken: Collection[str] | None, problems: Problems
) -> None:
    """Tell once of each language how many texts of the policy are not there in it; another one is shown.

    And of each that is one of neither the site nor its visitors (`spoken`, where these are known), as one that is
    mistyped, where it stands. One that is first where the source language lacks the text is what everybody reads there.
    """
    texts = _by_language(policy, "")
    for code, place in languages.items():
        lacking = sorted({path for path, node in texts if code not in node.pairs()})
        if lacking:
            details = {"count": len(lacking), "keys": listed(lacking, _NAMED)}
            problems.add(place, "policy-not-translated", Level.NOTE, language=code, **details)
    if spoken is None:
        return
    known = [*languages, *spoken]
    first: dict[str, Place] = {}
    for _, node in texts:
        read_anyway = () if known[0] in node.pairs() else list(node.pairs())[:1]
        for code in node.pairs():
            if code not in known and code not in read_anyway:
                first.setdefault(code, node.keys[code])
    for code, place in first.items():
        problems.add(place, "words-of-no-language", Level.NOTE, language=code, languages=listed(known))


def _by_language(node: Node, path: str) -> list[tuple[str, Node]]:
    """Each text by language in a policy, with its key."""
    pairs = node.pairs()
    if path in _NO_WORDS:
        return []
    if pairs and path and all(re.fullmatch("[a-z]{2}", key) and one.text for key, one in pairs.items()):
        return [(path, node)]
    found = [one for key, below in pairs.items() for one in _by_language(below, f"{path}.{key}" if path else key)]
    return found + [one for below in node.items() for one in _by_language(below, path)]
