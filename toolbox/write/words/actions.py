"""The actions of a plan in words: what stands in each row, in which phase, what comes first and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from toolbox.assemble.first import MOST, PHASES, THE_REST, importance
from toolbox.model.city.policy import Policy
from toolbox.model.limits import EVENING
from toolbox.model.plan import Plan, PlanAction
from toolbox.model.vocabulary import Basis, Phase
from toolbox.write.words.columns import line, said
from toolbox.write.words.language import Language
from toolbox.write.words.reasons import why
from toolbox.write.words.rows import (
    ActionRow,
    DayRow,
    Figure,
    FirstLimits,
    LateRows,
    Link,
    Named,
    NoticeSettings,
    PhaseRows,
)

_DAYS = ("today", "tomorrow", "this_week", "days_before", "on_the_day", "days_left", "is_on")
_SAID = ("instead_duty", "instead_core", "late_mark", "late_more", "late_more_begun", *_DAYS)
"""What the scripts say of short notice."""


def quantity_rows(quantities: Mapping[str, float], policy: Policy, language: Language) -> tuple[Figure, ...]:
    """Figures with their label and unit."""
    return tuple(_figure(name, value, policy, language) for name, value in quantities.items())


def _figure(name: str, value: float, policy: Policy, language: Language) -> Figure:
    quantity = policy.quantities[name]
    just_one = language.locale.plural_form(value) == "one"
    label = quantity.singular if quantity.singular and just_one else quantity.label
    return Figure(
        name=name,
        number=value,
        value=language.number(value),
        unit=policy.say(quantity.unit, language.code) if quantity.unit else "",
        label=policy.say(label, language.code),
        basis=quantity.source.title if quantity.source else language.say("page", "choice_of_city", city=policy.city),
    )


def phase_rows(plan: Plan, policy: Policy, language: Language) -> tuple[PhaseRows, ...]:
    """Every phase with its actions."""
    at = 0
    phases = []
    for phase in Phase:
        rows = tuple(
            _row(action, number, plan, policy, language) for number, action in enumerate(plan.in_phase(phase), at)
        )
        rest = tuple(one for one in rows if not (one.first or one.late))
        phases.append(PhaseRows(str(phase), language.say("phase", phase), rows, rest))
        at += len(rows)
    return tuple(phases)


def first_limits() -> FirstLimits:
    """What the scripts of the site choose the few actions by that come first."""
    return FirstLimits(MOST, PHASES, tuple(basis for basis in Basis if basis.duty))


def notice_settings(plan: Plan, policy: Policy, language: Language) -> NoticeSettings:
    """What the page of an event needs to put its rows where they belong by the reader's clock."""
    words = language.group("page")
    return NoticeSettings(
        start=plan.event.start.isoformat(),
        end=plan.event.end.isoformat(),
        stretches=tuple((start.isoformat(), end.isoformat()) for start, end in plan.event.stretches),
        timezone=policy.timezone,
        per_day=policy.per_day,
        first=first_limits(),
        locale=str(language.locale).replace("_", "-"),
        words={name: words[name] for name in _SAID},
    )


def late_rows(phases: Iterable[PhaseRows], language: Language) -> LateRows:
    """What is too late: the most important first, and apart the advice that can be left this time."""
    late = [one for phase in phases for one in phase.actions if one.late]
    late.sort(key=lambda one: one.importance)
    matters = tuple(one for one in late if one.importance < THE_REST)
    return LateRows(
        rows=matters,
        more=tuple(one for one in late if one.importance == THE_REST),
        said=language.count(len(matters), "paper", "late_elsewhere") if matters else "",
    )


def _row(action: PlanAction, at: int, plan: Plan, policy: Policy, language: Language) -> ActionRow:
    row = _bare(action, at, plan, policy, language)
    parts = line(row, language)
    return replace(row, line=parts, also=said(parts, "paper"))


def _bare(action: PlanAction, at: int, plan: Plan, policy: Policy, language: Language) -> ActionRow:
    return ActionRow(
        id=action.id,
        at=at,
        text=action.text,
        role=policy.say(policy.roles[action.role], language.code),
        role_id=action.role,
        phase=str(action.phase),
        phase_label=language.say("phase", action.phase),
        due=_day(action.phase, action.due, plan, language),
        do=_day(action.phase, action.day, plan, language),
        guideline=Named(action.guideline, plan.title(action.guideline)),
        why=why(action.reasons, language),
        quantities=quantity_rows(_with_figure(action), policy, language),
        translated=action.translated,
        first=action.id in plan.first.get(action.phase, ()),
        importance=importance(action),
        late=action.late and not plan.past,
        # The heading over what can be left this time says it already.
        instead=action.instead if action.instead != language.say("page", "instead_rest") else "",
        instead_translated=action.instead_translated,
        mark=_mark(action, plan, language),
        was=action.was,
        marks={name: Named(word, language.say(name, word)) for name, word in action.marks.words().items()},
        settle=_settle(action),
        lang=action.lang,
        instead_lang=action.instead_lang,
        title_lang=action.title_lang,
    )


def _settle(action: PlanAction) -> Link | None:
    """Where a duty is settled."""
    if not action.settle or not action.settle.url:
        return None
    return Link(action.settle.url, action.settle.title, action.settle.site)


def first_rows(plan: Plan, phases: Iterable[PhaseRows], language: Language) -> tuple[PhaseRows, ...]:
    """What stands on the first screen: for each of its phases a heading and the few actions."""
    during = "first_during_night" if f"{plan.event.start:%H:%M}" >= EVENING else "first_during"
    if not plan.in_one_go:
        during = "first_during_days"
    headings = {Phase.BEFORE: "first_before", Phase.DURING: during}
    rows = {one.id: one for phase in phases for one in phase.actions}
    return tuple(
        PhaseRows(str(phase), language.say("page", headings[phase]), tuple(rows[one] for one in ids))
        for phase, ids in plan.first.items()
        if ids
    )


def _with_figure(action: PlanAction) -> dict[str, float]:
    return {name: value for name, value in action.quantity.items() if value is not None}


def _mark(action: PlanAction, plan: Plan, language: Language) -> str:
    """Whether an action is late, or done today, tomorrow or this week, which ends on Sunday.

    Once the event is over, nobody is told to do now what comes before it.
    """
    if plan.past and action.phase is not Phase.AFTER:
        return ""
    if action.late or (plan.today and action.phase is Phase.AFTER and action.day < plan.today):
        return language.say("page", "late_mark")
    if not plan.today or action.phase is Phase.DURING:
        return ""
    days = (action.day - plan.today).days
    if days in (0, 1):
        return language.say("page", "tomorrow" if days else "today")
    return language.say("page", "this_week") if 0 < days <= 6 - plan.today.weekday() else ""


def _day(phase: Phase, day: date, plan: Plan, language: Language) -> DayRow:
    form = "EEE d MMM" if day.year == plan.event.start.year else "EEE d MMM y"
    return DayRow(day.isoformat(), language.day(day, form), _away(phase, day, plan, language))


def _away(phase: Phase, day: date, plan: Plan, language: Language) -> str:
    """How far from the event a day is: `14 dagen vooraf`."""
    if phase is Phase.DURING:
        return language.say("page", "during_event")
    first, last = plan.event.start.date(), plan.event.end.date()
    days = (first - day if phase is Phase.BEFORE else day - last).days
    if phase is Phase.AFTER and days == 0:  # what ends at night ends on the day after
        return language.say("page", "right_after")
    if days <= 0:  # once it has begun, what is done each day is due on the next
        return language.say("page", "on_the_day")
    return language.count(days, "page", "days_before" if phase is Phase.BEFORE else "days_after")
