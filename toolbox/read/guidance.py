"""What a city decides and writes, but for its events: the policy, the pages, the words, all of it checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from toolbox.check.persons import forms
from toolbox.model.addresses import GUIDELINES, INITIATIVES, MONITOR, Addresses
from toolbox.model.city.help import HelpLine
from toolbox.model.city.policy import Policy
from toolbox.model.event.local import Local
from toolbox.model.language.persons import PersonWords
from toolbox.model.pages.kinds import KINDS
from toolbox.model.problem import Place, Problems
from toolbox.model.project import Project, public_numbers
from toolbox.read.addresses import check_addresses
from toolbox.read.blanks import check_blanks, check_own_words
from toolbox.read.cache import GuidanceCache
from toolbox.read.folder import language_folders
from toolbox.read.inputs import Inputs
from toolbox.read.languages import check_judged, check_source, languages_of
from toolbox.read.monitor import check_stories, monitor_pages, pages_not_made, read_monitor
from toolbox.read.national import read_national
from toolbox.read.pages.bodies import check_links
from toolbox.read.pages.checks import Known, check_chapters, check_names, check_spotlight
from toolbox.read.pages.former import check_former
from toolbox.read.pages.home import read_home
from toolbox.read.pages.kinds import CHECKS
from toolbox.read.pages.labels import check_labels
from toolbox.read.pages.later import without_later
from toolbox.read.pages.layers import check_layers
from toolbox.read.pages.manual import read_manual
from toolbox.read.pages.pages import Reading, read_pages
from toolbox.read.persons import check_desks, read_persons
from toolbox.read.phrases import read_phrases, read_spoken
from toolbox.read.policy import local_in, read_policy
from toolbox.read.readability import read_measures
from toolbox.read.search import read_search
from toolbox.read.unread import check_unread
from toolbox.read.visitors import check_spoken, spoken_only
from toolbox.read.wording import Guard, check_wording, read_rules
from toolbox.read.yaml.tree import Node


@dataclass(frozen=True)
class Guidance:
    """What was read, or None where something is wrong, and the rules for words by which it was checked.

    `local` are the city's clock and classes of sound, as far as they can be made out.
    """

    project: Project | None
    guard: Guard
    local: Local


def read_guidance(inputs: Inputs, problems: Problems, stage: int | None, today: date | None) -> Guidance:
    """All of it; `stage` stands in for the policy's own, `today` tells whose review is too long ago.

    Where it was read before, and nothing that it was read from has changed, it comes from the cache.
    """
    cache = GuidanceCache.of(inputs, stage, today)
    found: tuple[Guidance, Problems] | None = cache.load() if cache else None
    if not found:
        own = Problems()
        policy, node = read_policy(inputs.policy, own)
        project = _read(inputs, policy, node, own, stage, today)
        found = Guidance(project, _guard(inputs, node, own, project), local_in(node)), own
        # Who writes to a page while it is read is not told tomorrow what stood there before.
        if cache and _may_be_kept(project, own) and GuidanceCache.of(inputs, stage, today) == cache:
            cache.store(found)
    guidance, told = found
    problems.take_all(told)
    return guidance


def _may_be_kept(project: Project | None, problems: Problems) -> bool:
    """Whether all is good, and what is internal to the steering group stands beside the pages anyway.

    Where the policy names a folder for it elsewhere, no copy of it comes to lie here.
    """
    return project is not None and not problems.errors and not project.policy.monitor_folder


def _read(
    inputs: Inputs, policy: Policy | None, node: Node, problems: Problems, stage: int | None, today: date | None
) -> Project | None:
    languages = languages_of(node, inputs.docs)
    if not check_source(inputs.docs, languages, problems):
        return None
    spoken = spoken_only(node, languages, problems) if policy else {}
    phrases = _read_words(inputs.docs, node, languages, spoken, problems)
    if phrases is None:
        return None
    source = inputs.docs / next(iter(languages))
    addresses = inputs.addresses(source.name)
    known = Known.gather(node, source, addresses)
    review = (policy, today) if policy and today else None
    persons = read_persons(inputs.docs, problems)
    _check_policy(node, known, persons, problems)
    reading = Reading(inputs.docs, tuple(languages), known, addresses, review, tuple(spoken), forms(persons))
    pages: dict[str, Any] = {kind.name: read_pages(kind, CHECKS[kind.name], reading, problems) for kind in KINDS}
    check_labels(node, pages["guidelines"], known, problems)
    check_former(pages["guidelines"], source / addresses[GUIDELINES], problems)
    numbers = public_numbers(policy, pages["partners"]) if policy else frozenset()
    manual, pictures = read_manual(inputs.docs, tuple(languages), addresses, problems)
    folder = inputs.monitor(policy) if policy else source / addresses[MONITOR]
    judged = _judged(inputs.docs, languages, pages, policy.help if policy else (), problems)
    monitor = read_monitor(folder, addresses, problems, numbers, forms(persons).in_texts, today)
    check_stories(monitor, {one.id for one in pages["stories"]}, folder / addresses[INITIATIVES], problems)
    if policy and policy.steering_group and not policy.steering_group.examples:
        monitor = monitor.real()
    absent = None if policy is None else tuple(pages_not_made(policy, monitor))
    _check_whole(inputs, node, languages, spoken, addresses, absent, problems)
    home = read_home(inputs.docs, languages, problems)
    if policy is None:
        return None
    check_spoken(policy, node, inputs.docs, spoken, pages, addresses, problems)
    if stage is not None:
        policy = policy.model_copy(update={"stage": stage})
    manual = check_layers(policy, node, pages, manual, problems)
    own = {name: pages.pop(name) for name in list(pages) if name in Project.__dataclass_fields__}
    project = Project(policy, profiles=(), phrases=phrases, addresses=addresses, home=home, others=pages, **own)
    return without_later(replace(project, manual=manual, pictures=pictures, monitor=monitor, persons=persons, **judged))


def _read_words(
    docs: Path, policy: Node, languages: dict[str, Place], spoken: dict[str, Place], problems: Problems
) -> dict[str, dict[str, Any]] | None:
    """The phrases of each language; None where the addresses among them are wrong, by which the pages are found."""
    classes = local_in(policy).sound.classes
    phrases = read_phrases(docs, languages, problems, classes)
    phrases |= read_spoken(docs, spoken, problems, classes)
    return phrases if check_addresses(docs, languages, problems) else None


def _judged(
    docs: Path, languages: dict[str, Place], pages: dict[str, Any], lines: Iterable[HelpLine], problems: Problems
) -> dict[str, Any]:
    """By what pages are judged and found, beside the wording guard: how easily they read, and the words of a search."""
    every = (one for of_kind in pages.values() for one in of_kind)
    measures = read_measures(docs, languages, problems)
    return {"measures": measures, "search": read_search(docs, languages, every, problems, lines)}


def _check_policy(policy: Node, known: Known, persons: PersonWords, problems: Problems) -> None:
    """What a policy names: pages that must be there, and desks that are no persons."""
    check_names(policy, problems)
    check_spotlight(policy, known, problems)
    check_chapters(policy, known, problems)
    check_desks(policy, forms(persons), problems)


def _check_whole(
    inputs: Inputs,
    policy: Node,
    languages: dict[str, Place],
    spoken: dict[str, Place],
    addresses: Addresses,
    absent: tuple[str, ...] | None,
    problems: Problems,
) -> None:
    """What can only be told of all files together: what is not read, leads nowhere, or is still to be written.

    `absent` are pages that are not made in this city; None says that its policy cannot be read, which may name fewer
    languages than it means: then nothing is said to be unread, or to be shown nowhere.
    """
    unsure = absent is None
    read_national(inputs.docs, problems)
    check_judged(inputs.docs, languages, spoken, problems)
    check_blanks(inputs.docs, languages, inputs.policy, problems)
    check_own_words(policy, languages, None if unsure else spoken, problems)
    if not unsure:
        check_unread(inputs.docs, languages, spoken, addresses, problems)
    check_links(inputs.docs, languages | spoken, addresses, absent or (), problems)


def _guard(inputs: Inputs, policy: Node, problems: Problems, project: Project | None) -> Guard:
    addresses = project.addresses if project else inputs.addresses(next(iter(languages_of(policy, inputs.docs))))
    codes = [folder.name for folder in language_folders(inputs.docs)]
    guard = read_rules(inputs.docs, codes, addresses, problems)
    elsewhere: dict[str, list[Path]] = {}
    if project and project.policy.monitor_folder:
        elsewhere = {project.policy.source_language: monitor_pages(inputs.monitor(project.policy), addresses)}
    check_wording(inputs.docs, [inputs.policy], guard, problems, elsewhere)
    return guard
