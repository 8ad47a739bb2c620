"""Reasons and facts, which are data, put into words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import ceil

from toolbox.model.city.policy import Policy
from toolbox.model.conditions import When, worded
from toolbox.model.event.facts import BY_NAME
from toolbox.model.limits import IN_HOURS
from toolbox.model.plan import Plan, Reason
from toolbox.model.vocabulary import Tier
from toolbox.write.words.language import Language


def why(reasons: Iterable[Reason], language: Language) -> str:
    """Why an item is in a plan, on one line; that it is for every event is only said where nothing else is.

    A fact that met more than one condition, such as one of the guideline and one of the action, is said once.
    """
    reasons = list(reasons)
    special = [reason for reason in reasons if (reason.fact, reason.rule) != ("tier", Tier.BASIC)]
    said: dict[tuple[str, str], list[Reason]] = {}
    for reason in special or reasons[:1]:
        said.setdefault((reason.fact, "" if _joins(reason, language) else reason.rule), []).append(reason)
    found = (reason_words(some[0], language, *(one.rule for one in some[1:])) for some in said.values())
    return " · ".join(dict.fromkeys(found))


def _joins(reason: Reason, language: Language) -> bool:
    """Whether it is said with what else the same fact met: a bound, or some of several choices."""
    if reason.rule.partition(" ")[0] in language.group("bound"):
        return True
    several = reason.fact in BY_NAME and BY_NAME[reason.fact].value.kind == "several"
    return several and not reason.rule.startswith("only ")


def reason_words(reason: Reason, language: Language, *more: str) -> str:
    """One reason: the fact that met a condition, and the condition where it is a bound, with `more` that it met."""
    fact, value, rule = reason.fact, reason.value, reason.rule
    rules = list(dict.fromkeys((rule, *more)))
    if fact == "tier":
        return language.say("reason", f"tier_{rule}" if rule in list(Tier) else "tier_condition", value=value)
    kind = BY_NAME[fact].value.kind
    if rule.startswith("only "):
        return language.say("reason", "only", value=joined(fact, value, language))
    if kind == "yes-no":
        return language.say("reason", f"{fact}_{str(value).lower()}")
    if kind in ("one", "several"):
        wanted = {choice for one in rules for choice in one.split(" | ")}
        found = [one for one in (value if isinstance(value, list) else [value]) if one in wanted]
        return language.say("reason", fact, value=joined(fact, found, language))
    if kind == "scale":
        return _scale_words(fact, str(value), rules, language)
    limit = ", ".join(language.say("bound", sign, bound=language.number(bound)) for sign, bound in _narrowest(rules))
    visitors = language.count(value, "fact", "attendance_count")
    if fact == "hours" and value > IN_HOURS:
        return language.say("reason", "hours_days", value=language.number(ceil(value / 24)), bound=limit)
    return language.counted(value, "reason", fact, value=language.number(value), visitors=visitors, bound=limit)


def _narrowest(rules: Iterable[str]) -> list[tuple[str, float]]:
    """Of the bounds that a number met, the one that says most from below and from above: the others follow from it."""
    bounds = [(sign, float(bound)) for sign, bound in (rule.split(" ") for rule in rules)]
    lower = max((one for one in bounds if ">" in one[0]), key=lambda one: (one[1], one[0] == ">"), default=None)
    upper = min((one for one in bounds if "<" in one[0]), key=lambda one: (one[1], one[0] == "<="), default=None)
    return [one for one in (lower, upper) if one]


def condition_words(tier: Tier, when: When, language: Language) -> str:
    """For which events a guideline is, whatever the event: what the pages of the guidelines say."""
    parts = [language.say("tier_for", tier)] if tier is Tier.EXTENDED else []
    for fact, condition in when.lines():
        rule, kind = worded(condition), BY_NAME[fact].value.kind
        if fact == "tier":
            parts.extend(language.say("tier_for", one) for one in rule.split(" | "))
        elif kind == "yes-no":
            parts.append(language.say("reason", f"{fact}_{rule}"))
        elif isinstance(condition, tuple):
            words = joined(fact, rule.split(" | "), language)
            parts.append(language.say("reason", f"{fact}_list" if kind == "scale" else fact, value=words))
        else:
            sign, _, bound = rule.partition(" ")
            scale = kind == "scale"
            limit = joined(fact, [bound], language) if scale else language.number(float(bound))
            limit = language.say("scale" if scale else "bound", sign, bound=limit)
            parts.append(language.counted(0 if scale else float(bound), "condition", fact, bound=limit))
    return " · ".join(parts) or language.say("page", "always")


def joined(fact: str, values: list[str], language: Language) -> str:
    """Values of a fact in words, one after the other."""
    words = language.group(BY_NAME[fact].group)
    return ", ".join(str(words[one]) for one in values)


def _scale_words(fact: str, value: str, rules: list[str], language: Language) -> str:
    level, pairs = joined(fact, [value], language), [rule.split(" ") for rule in rules]
    if pairs[0][0] not in language.group("scale"):
        return language.say("reason", f"{fact}_list", value=level)
    limit = ", ".join(language.say("scale", sign, bound=joined(fact, [bound], language)) for sign, bound in pairs)
    return language.say("reason", fact, value=level, bound=limit)


def why_tier(plan: Plan, policy: Policy, language: Language) -> str:
    """Why an event has its tier, as a sentence."""
    threshold, setting = policy.tiers.threshold(plan.event.kind)
    kind = language.say("kind", plan.event.kind)
    whom = language.say("derived", "setting_kind", kind=kind)
    return language.say(
        "derived",
        "tier_at_least" if plan.derived.tier is Tier.EXTENDED else "tier_below",
        visitors=language.count(plan.event.attendance, "fact", "attendance_count"),
        bound=language.number(threshold),
        setting=language.say("derived", "setting_all") if setting == "extended_from" else whom,
    )


def why_heat(plan: Plan, policy: Policy, language: Language) -> str:
    """Why an event has its heat risk, as sentences."""
    return " ".join(_why_heat(reason, policy, language) for reason in plan.derived.reasons["heat"])


def _why_heat(reason: Reason, policy: Policy, language: Language) -> str:
    if reason.fact in ("heat_risk", "setting"):
        return language.say("derived", reason.fact)
    if reason.fact == "dates":
        inside = "dates_in" if reason.rule.startswith("in ") else "dates_out"
        return language.say("derived", inside, season=_season(policy, language))
    sign, _, bound = reason.rule.partition(" ")
    return language.say(
        "derived",
        reason.fact,
        value=language.number(reason.value),
        base=language.number(float(policy.heat.sum_base)),
        bound=language.say("bound", sign, bound=language.number(float(bound))),
    )


def _season(policy: Policy, language: Language) -> str:
    """The heat season as words; the year is only there to have dates."""
    days = (date.fromisoformat(f"2000-{day}") for day in (policy.heat.season_start, policy.heat.season_end))
    return " – ".join(language.day(day, "d MMMM") for day in days)
