"""Which pages are not published: they are marked for another country than the policy's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from toolbox.model.addresses import GUIDELINES, PARTNERS
from toolbox.model.city.policy import Policy
from toolbox.model.country import holds
from toolbox.model.pages.guideline import Guideline
from toolbox.model.pages.manual import ManualPage
from toolbox.model.pages.page import Page
from toolbox.model.problem import Level, Problems, listed
from toolbox.read.pages.drinking import check_drink_ages
from toolbox.read.yaml.tree import Node

_ALIKE = 2
"""Of the letters of a region, at most three, so many stand in the same place."""
_NAMED = 12
"""So many pages are named."""


def check_layers(
    policy: Policy, node: Node, pages: Mapping[str, Sequence[Page]], manual: Sequence[ManualPage], problems: Problems
) -> tuple[ManualPage, ...]:
    """Tell which pages (by kind) are for another country than the policy's; those of the manual that stay come back."""
    every: list[Page | ManualPage] = [*(one for of_kind in pages.values() for one in of_kind), *manual]
    _note_region(policy, node, (page.country or "" for page in every), problems)
    _note_elsewhere(policy, node, every, problems)
    _check_spotlight(policy, node, pages[PARTNERS], problems)
    check_drink_ages(policy, node, cast(Sequence[Guideline], pages[GUIDELINES]), problems)
    return tuple(one for one in manual if holds(one.country, policy.country))


def _note_region(policy: Policy, node: Node, places: Iterable[str], problems: Problems) -> None:
    """Warn where no page is for the policy's region, and one is for a region that is written nearly so."""
    country, _, region = policy.country.partition("-")
    there = {one.partition("-")[2] for one in places if one.startswith(f"{country}-")}
    near = sorted(one for one in there if sum(map(str.__eq__, one, region)) >= _ALIKE)
    if region and near and region not in there:
        better = f"{country}-{near[0]}"
        problems.add(node.keys["country"], "region-near", Level.WARNING, value=policy.country, better=better)


def _note_elsewhere(policy: Policy, node: Node, pages: Sequence[Page | ManualPage], problems: Problems) -> None:
    """Note once, where the policy says its country, which pages are for another one, and so are not published."""
    found = [page for page in pages if not holds(page.country, policy.country)]
    if found:
        names = sorted(page.id for page in found)
        details = {"count": len(names), "pages": listed(names, _NAMED), "here": policy.country}
        places = listed(sorted({str(page.country) for page in found}))
        problems.add(node.keys.get("country", node.place), "pages-elsewhere", Level.NOTE, places=places, **details)


def _check_spotlight(policy: Policy, node: Node, partners: Sequence[Page], problems: Problems) -> None:
    """Warn where a partner in the spotlight is of a later step of the rollout or of another country, so not shown."""
    pages = {page.id: page for page in partners}
    named = node.get("spotlight")
    for one in named.items() if named else []:
        page = pages.get(one.text)
        if page and page.stage > policy.stage:
            details = {"name": one.text, "stage": page.stage, "now": policy.stage}
            problems.add(one.place, "spotlight-later", Level.WARNING, **details)
        if page and not holds(page.country, policy.country):
            details = {"name": one.text, "there": page.country, "here": policy.country}
            problems.add(one.place, "spotlight-elsewhere", Level.WARNING, **details)
