"""What must agree between files: roles, quantities, action ids, partners, translations.

These checks work on the trees, not on the models, so that they also find what is wrong in a page that has other
problems besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from toolbox.model.addresses import GUIDELINES, PARTNERS, Addresses
from toolbox.model.city.policy import Policy
from toolbox.model.event.local import Local
from toolbox.model.limits import ROW
from toolbox.model.pages.page import Head, review_due
from toolbox.model.pages.placeholders import PLACEHOLDER
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.model.vocabulary import Phase, Tier
from toolbox.read.policy import local_in
from toolbox.read.yaml.naming import nearest, plain
from toolbox.read.yaml.tree import Node


@dataclass(frozen=True)
class Known:
    """What the head of a page may name; None where the policy or the folder does not say, so nothing is checked.

    `called` has roles and groups by what the policy calls them in its languages; `local` are the clock and the classes
    of sound of the city.
    """

    roles: tuple[str, ...] | None
    quantities: tuple[str, ...] | None
    groups: tuple[str, ...] | None = None
    partners: tuple[str, ...] | None = None
    guidelines: tuple[str, ...] | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    local: Local = field(default_factory=Local)

    @classmethod
    def gather(cls, policy: Node, source: Path, addresses: Addresses) -> Known:
        """What a policy names, even when something else in it is wrong, and the pages."""
        keys = ("roles", "quantities", "groups")
        roles, quantities, groups = (tuple(part.pairs()) if (part := policy.get(key)) else None for key in keys)
        called = {
            plain(word.text): name
            for part in filter(None, (policy.get("roles"), policy.get("groups")))
            for name, words in part.pairs().items()
            for word in words.pairs().values()
        }
        partners, guidelines = (_stems(source / addresses[kind]) for kind in (PARTNERS, GUIDELINES))
        # That there is no role at all is told once, at the policy.
        return cls(roles or None, quantities, groups, partners, guidelines, called, local_in(policy))


def _stems(folder: Path) -> tuple[str, ...] | None:
    return tuple(sorted(path.stem for path in folder.glob("*.md"))) or None


def check_actions(head: Node, known: Known, problems: Problems) -> None:
    """Check the actions of a guideline in the source language, and the pages that it names."""
    check_named_pages(head, known, problems)
    _check_group(head, known, problems)
    _note_unweighed(head, problems)
    first: dict[str, Place] = {}
    for action in actions_of(head):
        if (name := action.get("id")) and name.text:
            if name.text in first:
                problems.add(name.place, "action-twice", key="id", id=name.text, line=first[name.text].line)
            first.setdefault(name.text, name.place)
        if (role := action.get("role")) and role.text:
            _check_known(role, role.text, known.roles, "unknown-role", problems, "role", known.called)
        if text := action.get("text"):
            _check_row(text, known, problems)
        due, phase = action.get("due"), action.get("phase")
        if due and phase and phase.text == Phase.DURING and due.text.strip("+0"):
            problems.add(due.place, "due-during", value=due.text)
        # Whoever wrote what to do once the day has passed knew which day that is.
        if due and phase and phase.text == Phase.BEFORE and due.text == "0" and not action.get("instead"):
            problems.add(due.place, "due-on-the-day", Level.NOTE)
        if instead := action.get("instead"):
            _check_row(instead, known, problems)
            if phase and phase.text in (Phase.DURING, Phase.AFTER):
                problems.add(action.keys["instead"], "instead-phase", key="instead", phase=phase.text)
    _check_former(head, set(first), problems)


def _check_former(head: Node, ids: set[str], problems: Problems) -> None:
    """Check that no action says of an id that is in use, or that another one has said, that it was its own."""
    taken = set(ids)
    for action in actions_of(head):
        former = action.get("was")
        for one in former.items() if former else []:
            name = one.text.removeprefix(f"{Path(head.place.path).stem}/")
            if name in taken:
                problems.add(one.place, "was-in-use", key="was", id=one.text)
            taken.add(name)


def _check_group(head: Node, known: Known, problems: Problems) -> None:
    """Check that a guideline is listed under a heading that the policy has; note it where it names none."""
    group = head.get("group")
    if group and group.text:
        if known.groups is not None:
            _check_known(group, group.text, known.groups, "unknown-group", problems, called=known.called)
    elif known.groups:
        problems.add(Place(head.place.path), "group-none", Level.NOTE, choices=listed(known.groups))


def _note_unweighed(head: Node, problems: Problems) -> None:
    """Note the actions of a basic guideline that say neither who asks them nor how much they matter."""
    tier, unsaid = head.get("tier"), []
    for action in actions_of(head):
        name = action.get("id")
        if name and name.text and not (action.get("basis") or action.get("weight")):
            unsaid.append(name.text)
    if unsaid and tier and tier.text == Tier.BASIC:
        problems.add(head.keys["actions"], "action-unweighed", Level.NOTE, ids=listed(unsaid))


def check_named_pages(head: Node, known: Known, problems: Problems) -> None:
    """Check that the partners and guidelines which a head names are there."""
    for key, code, names in (
        ("partners", "unknown-partner", known.partners),
        ("guidelines", "unknown-guideline", known.guidelines),
    ):
        listed_there = head.get(key)
        for one in listed_there.items() if listed_there else []:
            if names is None:
                problems.add(one.place, f"{code}-no-folder", Level.WARNING, key=key, name=one.text)
            else:
                _check_known(one, one.text, names, code, problems, key)


def check_names(policy: Node, problems: Problems) -> None:
    """Warn where two roles or two groups have one name: on a list nobody could tell them apart."""
    for key in ("roles", "groups"):
        first: dict[tuple[str, str], str] = {}
        part = policy.get(key)
        for name, words in part.pairs().items() if part else ():
            for code, word in words.pairs().items():
                if (other := first.setdefault((code, word.text.casefold()), name)) != name:
                    problems.add(word.place, "name-twice", Level.WARNING, key=key, value=word.text, other=other)


def check_spotlight(policy: Node, known: Known, problems: Problems) -> None:
    """Check that the partners which the policy puts in the spotlight are there."""
    named = policy.get("spotlight")
    for one in named.items() if named else []:
        if known.partners is None:
            problems.add(one.place, "unknown-partner-no-folder", Level.NOTE, key="spotlight", name=one.text)
        else:
            _check_known(one, one.text, known.partners, "unknown-partner", problems, "spotlight")


def check_chapters(policy: Node, known: Known, problems: Problems) -> None:
    """Check that the guidelines which the chapters of the file for the events desk name are there."""
    notification = policy.get("notification")
    chapters = notification.get("chapters") if notification else None
    for chapter in chapters.items() if chapters else []:
        check_named_pages(chapter, known, problems)


def check_role(head: Node, known: Known, problems: Problems) -> None:
    """Check that a briefing is for a role that the policy names."""
    start = Node(None, Place(head.place.path))
    _check_known(start, Path(head.place.path).stem, known.roles, "briefing-of-nobody", problems)


def check_review(head: Node, page: Head, policy: Policy, today: date, problems: Problems) -> None:
    """Warn where a page was last reviewed more months ago than the policy lets pass, and say whose turn it is.

    A review that is still to come has not been done: by it the page would be read again too late.
    """
    place, months = head.get("reviewed"), policy.review_after_months
    if place and page.reviewed > today:
        problems.add(place.place, "review-ahead", Level.WARNING, key="reviewed", reviewed=page.reviewed, today=today)
    if place and today > review_due(page.reviewed, months):
        details = {"reviewed": page.reviewed, "months": months, "by": page.reviewer or policy.reviewer}
        problems.add(place.place, "review-old", Level.WARNING, key="reviewed", **details)


def actions_of(head: Node) -> list[Node]:
    actions = head.get("actions")
    return actions.items() if actions else []


def _check_row(text: Node, known: Known, problems: Problems) -> None:
    """Check the figures in what an action says, and how long it is."""
    _check_placeholders(text, known, problems)
    note_long(text, problems)


def note_long(text: Node, problems: Problems) -> None:
    """Note what is longer than a row on a phone and on paper."""
    letters = len(PLACEHOLDER.sub("12", text.text))
    if letters > ROW:
        problems.add(text.place, "row-long", Level.NOTE, letters=letters, most=ROW)


def _check_placeholders(text: Node, known: Known, problems: Problems) -> None:
    for name in PLACEHOLDER.findall(text.text):
        _check_known(text, name, known.quantities, "unknown-quantity", problems, "text")
    left_over = PLACEHOLDER.sub("", text.text)
    if "{" in left_over or "}" in left_over:
        problems.add(text.place, "brace-alone", key="text")


def _check_known(
    node: Node,
    name: str,
    known: tuple[str, ...] | None,
    code: str,
    problems: Problems,
    key: str = "",
    called: Mapping[str, str] | None = None,
) -> None:
    if known is None or name in known:
        return
    if not known:
        problems.add(node.place, f"{code}-none", key=key, name=name)
        return
    meant = (called or {}).get(plain(name))
    near = meant if meant in known else nearest(name, list(known))
    code = f"{code}-near" if near else code
    problems.add(node.place, code, key=key, name=name, near=near or "", choices=listed(known))
