"""The actions of a plan in words: what stands in each row, in which phase, what comes first and what is late."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from toolbox.assemble.first import MOST, PHASES, THE_REST, importance
from toolbox.model.plan import Plan, PlanAction
from toolbox.model.policy import Policy
from toolbox.model.vocabulary import Basis, Phase
from toolbox.write.words.language import Language
from toolbox.write.words.reasons import why

_SAID = ("instead_duty", "instead_core", "today", "this_week", "days_before", "on_the_day")
"""What the scripts say of short notice."""


def quantity_rows(quantities: Any, policy: Policy, language: Language) -> list[dict[str, str]]:
    """Figures with their label and unit."""
    rows = []
    for name, value in quantities.items():
        quantity = policy.quantities[name]
        unit = policy.say(quantity.unit, language.code) if quantity.unit else ""
        label = policy.say(quantity.label, language.code)
        source = quantity.source.title if quantity.source else ""
        basis = source or language.say("page", "choice_of_city", city=policy.city)
        value = language.number(value)
        rows.append({"name": name, "value": value, "unit": unit, "label": label, "basis": basis})
    return rows


def phase_row(phase: Phase, plan: Plan, policy: Policy, language: Language, titles: dict[str, str]) -> dict[str, Any]:
    actions = [_action(action, plan, policy, language, titles) for action in plan.in_phase(phase)]
    rest = [one for one in actions if not (one["first"] or (one["late"] and not plan.past))]
    return {"id": str(phase), "label": language.say("phase", phase), "actions": actions, "rest": rest}


def first_limits() -> dict[str, Any]:
    """What the scripts of the site choose the few actions by that come first."""
    return {"most": MOST, "phases": list(PHASES), "duties": [basis for basis in Basis if basis.duty]}


def notice_settings(plan: Plan, policy: Policy, language: Language) -> dict[str, Any]:
    """What the page of an event needs to put its rows where they belong by the reader's clock."""
    words = language.group("page")
    return {
        "start": plan.event.start.isoformat(),
        "end": plan.event.end.isoformat(),
        "per_day": policy.per_day,
        "first": first_limits(),
        "locale": str(language.locale).replace("_", "-"),
        "words": {name: words[name] for name in _SAID},
    }


def late_rows(plan: Plan, phases: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """What is too late: the most important first, and apart the advice that can be left this time.

    Once the event is over nothing is done instead.
    """
    rows = {one["id"]: one for phase in phases for one in phase["actions"]}
    late = [] if plan.past else sorted((one for one in plan.actions if one.late), key=importance)
    return {
        "rows": [rows[one.id] for one in late if importance(one) < THE_REST],
        "more": [rows[one.id] for one in late if importance(one) == THE_REST],
    }


def _action(
    action: PlanAction, plan: Plan, policy: Policy, language: Language, titles: dict[str, str]
) -> dict[str, Any]:
    return {
        "id": action.id,
        "text": action.text,
        "role": policy.say(policy.roles[action.role], language.code),
        "role_id": action.role,
        "phase": str(action.phase),
        "due": {
            "iso": action.due.isoformat(),
            "day": language.day(action.due, "EEE d MMM y"),
            "away": _away(action.phase, action.due, plan, language),
        },
        "do": {
            "iso": action.day.isoformat(),
            "day": language.day(action.day, "EEE d MMM y"),
            "away": _away(action.phase, action.day, plan, language),
        },
        "importance": importance(action),
        "late": action.late,
        # The heading over what can be left this time says it already.
        "instead": action.instead if action.instead != language.say("page", "instead_rest") else "",
        "instead_translated": action.instead_translated,
        "mark": _mark(action, plan, language),
        "was": action.was,
        "guideline": {"id": action.guideline, "title": titles[action.guideline]},
        "why": why(action.reasons, language),
        "quantities": quantity_rows(_with_figure(action), policy, language),
        "translated": action.translated,
        "daily": action.daily,
        "first": action.id in plan.first.get(action.phase, ()),
        "basis": {"id": str(action.basis), "label": language.say("basis", action.basis)},
        "weight": {"id": str(action.weight), "label": language.say("weight", action.weight)},
        "settle": _settle(action, policy, language),
    }


def _settle(action: PlanAction, policy: Policy, language: Language) -> dict[str, str]:
    """Where a duty is settled: the title stands in the source language, so that another has the address for it."""
    if not action.settle or not action.settle.url:
        return {}
    source = language.code == policy.source_language
    site = urlsplit(action.settle.url).netloc.removeprefix("www.")
    return {"url": action.settle.url, "title": action.settle.title if source else site, "site": site}


def first_rows(plan: Plan, phases: list[dict[str, Any]], language: Language) -> list[dict[str, Any]]:
    """What stands on the first screen: for each of its phases a heading and the few actions."""
    night = "first_during_night" if plan.derived.night else "first_during"
    headings = {Phase.BEFORE: "first_before", Phase.DURING: night}
    rows = {one["id"]: one for phase in phases for one in phase["actions"]}
    return [
        {"id": str(phase), "label": language.say("page", headings[phase]), "actions": [rows[one] for one in ids]}
        for phase, ids in plan.first.items()
        if ids
    ]


def _with_figure(action: PlanAction) -> dict[str, float]:
    return {name: value for name, value in action.quantity.items() if value is not None}


def _mark(action: PlanAction, plan: Plan, language: Language) -> str:
    """Whether an action is late, or done today or this week, which ends on Sunday."""
    if action.late:
        return language.say("page", "late_mark")
    if not plan.today or action.phase is Phase.DURING:
        return ""
    days = (action.day - plan.today).days
    if days == 0:
        return language.say("page", "today")
    return language.say("page", "this_week") if 0 < days <= 6 - plan.today.weekday() else ""


def _away(phase: Phase, day: date, plan: Plan, language: Language) -> str:
    """How far from the event a day is: `14 dagen vooraf`."""
    if phase is Phase.DURING:
        return language.say("page", "during_event")
    first, last = plan.event.start.date(), plan.event.end.date()
    days = (first - day if phase is Phase.BEFORE else day - last).days
    if days == 0:
        return language.say("page", "on_the_day")
    return language.count(days, "page", "days_before" if phase is Phase.BEFORE else "days_after")
