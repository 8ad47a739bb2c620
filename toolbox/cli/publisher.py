"""One publishing, for the command and for the button: the place, what would change there, and that in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from toolbox.cli.folders import is_own, real
from toolbox.model.addresses import EVENTS
from toolbox.model.city.policy import Policy
from toolbox.model.problem import Place, Problem, Problems
from toolbox.paths import display_path
from toolbox.phrases import phrases
from toolbox.publish.sending.change import Change, How, PageChange, compare
from toolbox.publish.sending.errors import NotSent
from toolbox.publish.sending.manifest import Manifest, of_site
from toolbox.publish.sending.send import send, target_of
from toolbox.publish.sending.target import Target, There
from toolbox.read import Inputs
from toolbox.read.policy import read_policy
from toolbox.report import summed_up

_MOST = 40
"""So many pages or files of a kind are named; the rest are counted."""


@dataclass(frozen=True)
class Found:
    """What somebody is shown before it is sent."""

    new: Manifest
    there: There
    change: Change


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it."""

    heading: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Publisher:
    """A built site and the place that it goes to; `events` is the address of its events."""

    policy: Policy
    site: Path
    events: str
    target: Target

    def reach(self) -> None:
        """See whether the place can be reached, before anything is built."""
        self.target.manifest()

    def look(self) -> Found:
        """What would change."""
        new = of_site(self.site)
        there = self.target.look(self.site, new)
        return Found(new, there, compare(new, there, self.policy.languages, self.events))

    def send(self, found: Found, language: str) -> None:
        """Send what somebody has seen."""
        message = "\n\n".join(f"{one.heading}\n" + "\n".join(one.items) for one in shown(self, found, language))
        send(self.target, self.site, found.new, found.there, found.change, message)


def publisher(inputs: Inputs, site: Path, build: Path, policy: Policy) -> Publisher:
    """Raises NotSent where the policy names no place, or the project's own files."""
    if policy.publish is None:
        raise NotSent("send-nowhere")
    root = inputs.policy.absolute().parent
    folder = real(root / Path(policy.publish.folder).expanduser()) if policy.publish.folder is not None else None
    if folder is not None and is_own(folder, inputs, policy, site, build):
        raise NotSent("send-into-own", where=str(folder))
    host = urlsplit(policy.site_url).hostname or "localhost"
    author = (policy.say(policy.contact.name, policy.source_language), f"site@{host}")
    events = inputs.addresses(policy.source_language)[EVENTS]
    return Publisher(policy, site.absolute(), events, target_of(policy.publish, root, author))


def problem_of(error: NotSent, policy: Path) -> Problem:
    """Why it was not sent, told at the place of the policy that says where to."""
    key = read_policy(policy, Problems())[1].keys.get("publish")
    return Problem(key or Place(display_path(policy)), error.code, error.details)


def shown(ours: Publisher, found: Found, language: str) -> list[Part]:
    """What will change, in words."""
    change = found.change

    def says(what: str, **parts: object) -> str:
        return summed_up(what, language, **parts)

    if change.nothing:
        return [Part(says("publish_nothing"))]
    parts = [Part(says("publish_title", address=ours.policy.site_url, where=ours.target.where))]
    told = {"publish_first": change.first, "publish_broken": change.broken}
    parts += [Part(says(name)) for name, holds in told.items() if holds]
    pages = list(_pages(ours, change, language))
    parts += pages
    told = {"publish_frame": change.frame, "publish_downloads": change.downloads}
    parts += [Part(says(name)) for name, holds in told.items() if holds]
    by_hand = (*change.touched, *change.overwritten)
    if not pages and not any(told.values()) and not any(one.endswith(".html") for one in by_hand):
        parts.append(Part(says("publish_behind")))
    names = {"overwritten": change.overwritten, "touched": change.touched, "foreign": change.foreign}
    for name, files in names.items():
        if files:
            parts.append(Part(f"{says(f'publish_{name}')} ({len(files)}):", _some(files, language)))
    return parts


def _pages(ours: Publisher, change: Change, language: str) -> Iterator[Part]:
    words = phrases(f"problems.{language}")["report"]
    for name, is_event in (("publish_plans", True), ("publish_pages", False)):
        for how in How:
            pages = [one for one in change.pages if one.how is how and one.is_event is is_event]
            if pages:
                named = _some([_named(one, ours.policy) for one in pages], language)
                yield Part(f"{words[name][how]} ({len(pages)}):", named)


def _named(page: PageChange, policy: Policy) -> str:
    """`Home (nl, en): /`"""
    languages = f" ({', '.join(page.languages)})" if len(policy.languages) > 1 else ""
    return f"{page.title}{languages}: {page.address or '/'}"


def _some(names: Iterable[str], language: str) -> tuple[str, ...]:
    named = list(names)
    rest = [summed_up("publish_more", language, count=len(named) - _MOST)] if len(named) > _MOST else []
    return (*named[:_MOST], *rest)
