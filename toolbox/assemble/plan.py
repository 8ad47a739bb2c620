"""Selecting what applies to one event, and saying why."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from toolbox.assemble.derive import days_of, derive, plain
from toolbox.assemble.first import PHASES, first
from toolbox.assemble.labels import labels
from toolbox.assemble.notice import Notice, on_short_notice
from toolbox.assemble.quantities import quantities
from toolbox.model.conditions import When, applies, holds, worded
from toolbox.model.event.facts import FACTS
from toolbox.model.event.profile import Profile
from toolbox.model.pages.guideline import Action, Guideline, instead_of
from toolbox.model.pages.placeholders import filled, named_in
from toolbox.model.plan import Derived, Plan, PlanAction, PlanGuideline, Reason
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase, Tier


@dataclass(frozen=True)
class _Figures:
    """What the policy puts into the actions of an event: its quantities, as numbers and as written, and its desk."""

    amounts: dict[str, float | None]
    written: dict[str, str]
    desk: str


def assemble(
    profile: Profile,
    project: Project,
    language: str,
    show: Callable[[float | None], str] = str,
    notice: Notice | None = None,
) -> Plan:
    """The plan of one event in one language.

    `show` writes a figure in the way of that language (`1 000`); the plan's own quantities stay numbers. With a
    `notice` it is the plan on that day: what is late, and on which day the rest is done.
    """
    derived = derive(profile, project.policy)
    facts = _facts(profile, derived)
    amounts = quantities(facts, project.policy)
    figures = _Figures(amounts, {name: show(value) for name, value in amounts.items()}, project.policy.contact.url)
    applying = _applying(project, facts)
    guidelines = tuple(_in_plan(guideline, language, reasons) for guideline, reasons in applying)
    actions = [action for one in applying for action in _actions(*one, profile, language, facts, figures)]
    if notice:
        actions = on_short_notice(actions, days_of(profile), notice, project.policy.per_day)
    # A stable sort: guideline and place in the file decide where all else is equal.
    actions.sort(key=_order)
    partners = _partners({one.guideline for one in actions}, project)
    return Plan(
        event=profile,
        language=language,
        derived=derived,
        facts=facts,
        quantities=amounts,
        guidelines=guidelines,
        actions=tuple(actions),
        generated_from=_generated_from(profile, project, language, [*(one.id for one in guidelines), *partners]),
        reviewed=_reviewed(guidelines, project),
        partners=partners,
        first={phase: tuple(one.id for one in first(actions, phase)) for phase in PHASES},
        labels=labels(project.policy, facts, {one.id for one in actions}),
        today=notice.today if notice else None,
    )


def selected(profile: Profile, project: Project) -> Iterator[tuple[Guideline, Action]]:
    """The actions that a plan has, each with its guideline, without making the plan: to count those of many events."""
    facts = _facts(profile, derive(profile, project.policy))
    for guideline in project.published:
        if _is_for_tier(guideline, facts) and applies(guideline.when, facts):
            yield from ((guideline, action) for action in guideline.actions if applies(action.when, facts))


def _facts(profile: Profile, derived: Derived) -> dict[str, Any]:
    """All that conditions may name."""
    return profile.facts() | {fact.name: getattr(derived, fact.name) for fact in FACTS if fact.derived}


def _order(action: PlanAction) -> tuple[int, date, int]:
    """Before the event by day, during and after it by weight."""
    if action.phase is Phase.BEFORE:
        return action.phase.rank, action.due, 0
    return action.phase.rank, date.min, action.marks.weight.rank


def _applying(project: Project, facts: dict[str, Any]) -> list[tuple[Guideline, tuple[Reason, ...]]]:
    """The guidelines that apply, by id, each with its reasons."""
    judged = ((one, _why_guideline(one, facts)) for one in sorted(project.published, key=lambda one: one.id))
    return [(guideline, reasons) for guideline, reasons in judged if reasons is not None]


def _in_plan(guideline: Guideline, language: str, reasons: tuple[Reason, ...]) -> PlanGuideline:
    title = guideline.worded(language).title
    return PlanGuideline(guideline.id, title, guideline.tier, guideline.principle, reasons)


def _actions(
    guideline: Guideline,
    reasons: tuple[Reason, ...],
    profile: Profile,
    language: str,
    facts: dict[str, Any],
    figures: _Figures,
) -> Iterator[PlanAction]:
    """The actions of a guideline that apply, in the order of its page; `reasons` are those of the guideline."""
    words = guideline.worded(language)
    unlike, there = guideline.in_another(language)
    several_days = facts["day_count"] > 1 and not profile.in_one_go(facts["hours"])
    for action in guideline.actions:
        own = _why(action.when, facts)
        if own is None:
            continue
        text = words.texts[action.id]
        yield PlanAction(
            id=f"{guideline.id}/{action.id}",
            guideline=guideline.id,
            text=filled(text, figures.written),
            role=action.role,
            phase=action.phase,
            due=due_date(action, profile),
            quantity={name: figures.amounts[name] for name in named_in(text)},
            reasons=reasons + own,
            translated=action.id not in words.missing,
            marks=action.marks.at(several_days),
            settle=action.settled(words, figures.desk),
            instead_translated=instead_of(action.id) not in words.missing,
            instead=filled(words.texts.get(instead_of(action.id), ""), figures.written),
            was=action.former_ids(guideline.id),
            lang=there if action.id in unlike else "",
            instead_lang=there if instead_of(action.id) in unlike else "",
            title_lang=there if "title" in unlike else "",
        )


def _partners(here: Container[str], project: Project) -> tuple[str, ...]:
    """The published partners of these guidelines, those with something to do; who is named most often comes first."""
    named = Counter(one for guideline in project.published if guideline.id in here for one in guideline.partners)
    known = [one for one in named if one in project.known_partners]
    return tuple(sorted(known, key=lambda one: (-named[one], one)))


def due_date(action: Action, profile: Profile) -> date:
    """The day on which an action is due, local calendar: before the start's day, on it, or after the end's day."""
    if action.phase is Phase.AFTER:
        return profile.end.date() + timedelta(days=action.due or 0)
    if action.phase is Phase.BEFORE:
        return profile.start.date() - timedelta(days=action.due or 0)
    return profile.start.date()


def _is_for_tier(guideline: Guideline, facts: dict[str, Any]) -> bool:
    """Whether an event of this tier needs it: that of larger events is not for the smaller."""
    return guideline.tier is not Tier.EXTENDED or facts["tier"] is Tier.EXTENDED


def _why_guideline(guideline: Guideline, facts: dict[str, Any]) -> tuple[Reason, ...] | None:
    own = _why(guideline.when, facts) if _is_for_tier(guideline, facts) else None
    if own is None:
        return None
    return (Reason("tier", str(facts["tier"]), str(guideline.tier)), *own)


def _why(when: When, facts: dict[str, Any]) -> tuple[Reason, ...] | None:
    """A reason a line, or None where a line does not hold."""
    reasons = []
    for fact, condition in when.lines():
        if not holds(condition, facts[fact]):
            return None
        reasons.append(Reason(fact, plain(facts[fact]), worded(condition)))
    return tuple(reasons)


def _reviewed(guidelines: Iterable[PlanGuideline], project: Project) -> date:
    here = {guideline.id for guideline in guidelines}
    return max((one.reviewed for one in project.published if one.id in here), default=date(2000, 1, 1))


def _generated_from(profile: Profile, project: Project, language: str, used: list[str]) -> str:
    """A change in what this plan does not use leaves it as it is."""
    pages = [project.digests[f"{language}/{one}"] for one in used]
    content = "\n".join((project.decided, language, profile.model_dump_json(), *pages))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
