"""The languages in which visitors are spoken to: which there are, and what in them nobody has translated or read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError

from toolbox.model.addresses import Addresses
from toolbox.model.city.policy import Policy
from toolbox.model.language_code import is_code
from toolbox.model.pages.kinds import FOR_VISITORS
from toolbox.model.pages.page import Page
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.paths import display_path
from toolbox.read.yaml.tree import Node


def spoken_only(policy: Node, languages: Mapping[str, Place], problems: Problems) -> dict[str, Place]:
    """The languages that a policy names for visitors alone, with their places; what is none is told."""
    found: dict[str, Place] = {}
    named = policy.get("visitor_languages")
    for one in named.items() if named else []:
        if not is_code(one.text) or one.text in languages:
            continue
        try:
            Locale.parse(one.text)
        except (UnknownLocaleError, ValueError):
            problems.add(one.place, "no-such-language", value=one.text)
            continue
        found.setdefault(one.text, one.place)
    return found


def check_spoken(
    policy: Policy,
    node: Node,
    docs: Path,
    spoken: Mapping[str, Place],
    pages: Mapping[str, Iterable[Page]],
    addresses: Addresses,
    problems: Problems,
) -> None:
    """Tell what visitors would read in another language, and what nobody who speaks theirs has read yet.

    `spoken` are the languages for visitors alone, with their places in the policy, whose tree is `node`.
    """
    _check_help(policy, node, problems)
    for code in (*policy.languages, *spoken):
        unread = [
            path for name in FOR_VISITORS for path in _unread(f"{code}/{addresses[name]}", pages[name], code, policy)
        ]
        paths = [display_path(docs / path) for path in unread]
        own = policy.read_by_speaker.get(code)
        if own is False or (own is None and code in spoken):
            paths.append(node.place.path)
        if paths:
            place = spoken.get(code, Place(node.place.path))
            problems.add(place, "unread-by-speaker", Level.NOTE, language=code, paths=listed(paths))


def _unread(folder: str, pages: Iterable[Page], code: str, policy: Policy) -> list[str]:
    """The translations in a folder that nobody has read; the folder where that is all of them."""
    there = [page for page in pages if "body" not in page.worded(code).missing]
    unread = [page for page in there if _is_unread(page, code, policy)]
    return [folder] if unread == there and there else [f"{folder}/{page.id}.md" for page in unread]


def _is_unread(page: Page, code: str, policy: Policy) -> bool:
    """Whether nobody who speaks the language has read a translation; for the site the city has, if it says nothing."""
    read = page.worded(code).read_by_speaker
    return read is False or (read is None and code in policy.only_spoken)


def _check_help(policy: Policy, node: Node, problems: Problems) -> None:
    """Warn of each help line that has words for some, and none for visitors who read another language."""
    lines = node.get("help")
    for line, below in zip(policy.help, lines.items() if lines else [], strict=False):
        lacking = {
            code: [name for name, words in line.worded.items() if code not in words] for code in policy.only_spoken
        }
        said = "; ".join(f"{code}: {listed(names)}" for code, names in lacking.items() if names)
        if said:
            name = policy.say(line.name, policy.source_language)
            problems.add(below.place, "help-not-translated", Level.WARNING, name=name, lacking=said)
