"""The pages of the guidelines, and the cards under which they are listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolbox.model.city.policy import Policy, Quantity, Step
from toolbox.model.pages.guideline import Action, Guideline, instead_of
from toolbox.model.pages.placeholders import filled, named_in
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase, Tier
from toolbox.write.pages.summaries import Summary, summary
from toolbox.write.signs import signs
from toolbox.write.words.help import PartnerRow, partner_rows
from toolbox.write.words.language import Language
from toolbox.write.words.reasons import condition_words
from toolbox.write.words.rows import Link


@dataclass(frozen=True)
class Card:
    """What a list of guidelines shows of one; `lang` is the language of its title, where that is not translated."""

    id: str
    title: str
    lang: str
    principle: str
    principle_label: str
    tier: str
    tier_label: str
    conditions: str
    actions_count: str


@dataclass(frozen=True)
class CardGroup:
    """Guidelines under a heading; `whom` says for which events they are, where that is what they have in common."""

    id: str
    label: str
    whom: str
    guidelines: tuple[Card, ...]


@dataclass(frozen=True)
class GeneralAction:
    """An action as it is for any event; `signs` say who asks it and that lives depend on it, each with its word.

    Several that differ in nothing but when they apply are one here: `ids` are theirs, `whens` say for which events each
    is.
    """

    ids: tuple[str, ...]
    text: str
    signs: tuple[tuple[str, str], ...]
    role: str
    due: str
    whens: tuple[str, ...]
    translated: bool
    instead: str
    instead_translated: bool
    settle: Link | None


@dataclass(frozen=True)
class GeneralPhase:
    """The actions of a phase of one guideline."""

    label: str
    actions: tuple[GeneralAction, ...]


@dataclass(frozen=True)
class GeneralFigure:
    """Every way in which a figure is reckoned, and its ground."""

    label: str
    value: str
    source: str
    url: str


@dataclass(frozen=True)
class GuidelinePage:
    """What the page of a guideline shows beside what every page has; `message` is the page of its principle."""

    card: Card
    city: str
    message: str
    phases: tuple[GeneralPhase, ...]
    figures: tuple[GeneralFigure, ...]
    partners: tuple[PartnerRow, ...]
    stories: tuple[Summary, ...]


def by_group(project: Project, language: Language) -> tuple[CardGroup, ...]:
    """The published guidelines by what people look for, each with its title in this language, by title.

    Those of no group stand at the end; where the policy has no groups, all stand by tier.
    """
    policy = project.policy
    if not policy.groups:
        return _by_tier(project, language)
    names = {name: policy.say(words, language.code) for name, words in policy.groups.items()}
    groups = []
    for name, label in (names | {"": language.say("page", "guidelines_other")}).items():
        members = _cards((one for one in project.published if (one.group or "") == name), language)
        groups.append(CardGroup(f"group-{name or 'other'}", label, "", members))
    return tuple(group for group in groups if group.guidelines)


def _cards(guidelines: Iterable[Guideline], language: Language) -> tuple[Card, ...]:
    """What a list shows of some guidelines, by title."""
    return tuple(sorted((card(one, language) for one in guidelines), key=lambda card: card.title.casefold()))


def _by_tier(project: Project, language: Language) -> tuple[CardGroup, ...]:
    tiers = []
    for tier in Tier:
        members = _cards((one for one in project.published if one.tier is tier), language)
        tiers.append(CardGroup(str(tier), language.say("tier", tier), language.say("tier_for", tier), members))
    return tuple(tier for tier in tiers if tier.guidelines)


def card(guideline: Guideline, language: Language) -> Card:
    """What a list of guidelines shows of one."""
    return Card(
        id=guideline.id,
        title=guideline.worded(language.code).title,
        lang=guideline.titled_in(language.code),
        principle=str(guideline.principle),
        principle_label=language.say("principle", guideline.principle),
        tier=str(guideline.tier),
        tier_label=language.say("tier", guideline.tier),
        conditions=condition_words(guideline.tier, guideline.when, language),
        actions_count=language.count(_told_apart(guideline, language), "page", "actions_count"),
    )


def _told_apart(guideline: Guideline, language: Language) -> int:
    """How many things there are to do, as its page tells them apart: the same for other events is one."""
    texts = guideline.worded(language.code).texts
    said = ((texts[one.id], texts.get(instead_of(one.id)), one) for one in guideline.actions)
    return len({(text, instead, one.phase, one.due, one.role) for text, instead, one in said})


def guideline_page(guideline: Guideline, project: Project, language: Language) -> GuidelinePage:
    """What the page of a guideline shows beside what every page has."""
    policy = project.policy
    words = guideline.worded(language.code)
    named = dict.fromkeys(name for action in guideline.actions for name in named_in(words.texts[action.id]))
    phases = {phase: [one for one in guideline.actions if one.phase is phase] for phase in Phase}
    messages = {one.principle: one.id for one in project.released(project.messages)}
    stories = (one for one in project.released(project.stories) if guideline.id in one.guidelines)
    return GuidelinePage(
        card=card(guideline, language),
        city=policy.city,
        message=messages.get(guideline.principle, ""),
        phases=tuple(
            GeneralPhase(
                language.say("phase", phase),
                _as_one(_action_row(one, guideline, policy, language) for one in actions),
            )
            for phase, actions in phases.items()
        ),
        figures=tuple(_figure(name, policy, language) for name in named),
        partners=partner_rows(guideline.partners, project, language.code),
        stories=tuple(summary(one, language) for one in stories),
    )


def action_texts(guideline: Guideline, policy: Policy, language: Language) -> dict[str, str]:
    """What each action says for any event, by its id."""
    words, shown = guideline.worded(language.code), _figures(policy, language)
    return {one.id: filled(words.texts[one.id], shown) for one in guideline.actions}


def _figures(policy: Policy, language: Language) -> dict[str, str]:
    return {name: _in_general(one, language) for name, one in policy.quantities.items()}


def _action_row(action: Action, guideline: Guideline, policy: Policy, language: Language) -> GeneralAction:
    words = guideline.worded(language.code)
    shown, marks = _figures(policy, language), action.marks.words()
    missing, _ = words.untranslated(policy.source_language)
    days = "page", "days_after" if action.phase is Phase.AFTER else "days_before"
    when = condition_words(Tier.BASIC, action.when, language) if list(action.when.lines()) else ""
    return GeneralAction(
        ids=(action.id,),
        text=filled(words.texts[action.id], shown),
        signs=tuple(
            (word, language.say(name, word)) for name in ("basis", "weight") if (word := marks[name]) in signs()
        ),
        role=policy.say(policy.roles[action.role], language.code),
        due=language.say("page", "during_event")
        if action.phase is Phase.DURING
        else language.count(action.due, *days)
        if action.due
        else language.say("page", "right_after" if action.phase is Phase.AFTER else "on_the_day"),
        whens=(when,) if when else (),
        translated=action.id not in missing,
        instead=filled(words.texts.get(instead_of(action.id), ""), shown),
        instead_translated=instead_of(action.id) not in missing,
        settle=Link(settle.url or "", settle.title) if (settle := action.settled(words, policy.contact.url)) else None,
    )


def _as_one(rows: Iterable[GeneralAction]) -> tuple[GeneralAction, ...]:
    """The rows, those that differ in nothing but when they apply as one, where the first stood."""
    found: dict[GeneralAction, list[GeneralAction]] = {}
    for row in rows:
        found.setdefault(replace(row, ids=(), whens=()), []).append(row)
    return tuple(
        replace(one, ids=tuple(name for row in same for name in row.ids), whens=_either(same))
        for one, same in found.items()
    )


def _either(rows: Iterable[GeneralAction]) -> tuple[str, ...]:
    """When the one or the other applies; nothing where one of them always does."""
    whens = [row.whens for row in rows]
    return tuple(dict.fromkeys(word for words in whens for word in words)) if all(whens) else ()


def _in_general(quantity: Quantity, language: Language) -> str:
    """A quantity in a text that is for any event: `1 per 300 of 1 per 500 bezoekers`, or the fixed figure."""
    said = dict.fromkeys(_way(one, language) for one in quantity.ways if not one.agree)
    return f" {language.say('page', 'or')} ".join(said)


def _way(way: Step, language: Language) -> str:
    """One way in which a figure is reckoned."""
    if way.agree:
        return language.say("page", "agree_short")
    if way.one_per:
        return language.say("page", "one_per_short", count=language.number(way.one_per))
    return language.number(float(way.fixed or 0))


def _ways(quantity: Quantity, unit: str, language: Language) -> str:
    """Every way in which a figure is reckoned, each with the events that it is for where there are several."""
    most = f"; {language.say('page', 'agree_above', most=language.number(quantity.most))}" if quantity.most else ""
    if len(quantity.ways) == 1:
        return _in_general(quantity, language) + unit + most
    *some, last = quantity.ways
    said = [f"{_way(one, language)}{unit} ({condition_words(Tier.BASIC, one.when, language)})" for one in some]
    return "; ".join([*said, f"{language.say('page', 'otherwise')} {_way(last, language)}{unit}"]) + most


def _figure(name: str, policy: Policy, language: Language) -> GeneralFigure:
    """A quantity with its ground: its source, or that it is the city's choice."""
    quantity = policy.quantities[name]
    unit = f" {policy.say(quantity.unit, language.code)}" if quantity.unit else ""
    choice = language.say("page", "choice_of_city", city=policy.city)
    return GeneralFigure(
        label=policy.say(quantity.label, language.code),
        value=_ways(quantity, unit, language),
        source=quantity.source.title if quantity.source else choice,
        url=(quantity.source.url or "") if quantity.source else "",
    )
