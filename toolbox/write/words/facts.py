"""What is known about an event, put into words: what the organiser said, and what was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby

from toolbox.assemble.derive import days_of
from toolbox.model.event.facts import BY_NAME, GIVEN, Fact, Section
from toolbox.model.event.profile import Profile
from toolbox.model.plan import Plan
from toolbox.write.words.language import Language
from toolbox.write.words.reasons import joined, reason_words

_FIRST = (
    "kind",
    "start",
    "days",
    "place",
    "organiser",
    "attendance",
    "setting",
    "ages",
    "entry",
    "alcohol",
    "glass",
    "camping",
)
"""The facts that a page begins with, in this order; the others follow as the table has them."""
_SHOWN = tuple(section for section in Section if section is not Section.WEATHER)
"""What the form asks here stands in the box of facts; the weather is told beside the heat."""
_DRINKS = ("alcohol", "spirits")
_ALONE = ("name", "end")
"""The name is the title; start and end make one row."""
_MORNING, _NOON = time(4), time(12)
"""What begins before the first and is over by the second belongs, to who comes, to the night before."""


@dataclass(frozen=True)
class FactRow:
    """What was told of an event: as data has it, as people read it, and what it is."""

    name: str
    label: str
    value: str


def facts(plan: Plan, language: Language) -> tuple[FactRow, ...]:
    """What the organiser told about the event: labels and values for a list."""
    event, first = plan.event, {name: number for number, name in enumerate(_FIRST)}
    asked = [one for one in GIVEN if one.section in _SHOWN and one.name not in (*_ALONE, *event.assumed)]
    asked.sort(key=lambda one: first.get(one.name, len(first)))
    rows = {"when" if one.name == "start" else one.name: fact_words(one, plan, language) for one in asked}
    if plan.in_one_go:
        rows["hours"] = language.count(plan.derived.hours, "fact", "hours_value")
    elif not event.days:
        rows["day_count"] = language.count(plan.derived.day_count, "fact", "days_value")
    label = {"day_count": "days"}
    return tuple(
        FactRow(name, language.say("fact", label.get(name, name)), value) for name, value in rows.items() if value
    )


def assumed(plan: Plan, language: Language) -> tuple[str, ...]:
    """What nobody said and was assumed, each with why where that follows from another fact; the reasoned ones first."""
    rows = []
    for name in plan.event.assumed:
        reasons = plan.derived.reasons[name]
        what = _assumed_words(BY_NAME[name], plan, language)
        why = ", ".join(reason_words(one, language) for one in reasons if not one.by_default)
        rows.append((not why, language.say("page", "assumed_because", what=what, why=why) if why else what))
    return tuple(words for _, words in sorted(rows, key=lambda row: row[0]))


def _assumed_words(fact: Fact, plan: Plan, language: Language) -> str:
    value = getattr(plan.event, fact.name)
    if fact.value.kind == "yes-no":
        return language.say("reason", f"{fact.name}_{str(value).lower()}")
    return f"{language.say('fact', fact.name).lower()}: {fact_words(fact, plan, language)}"


def fact_words(fact: Fact, plan: Plan, language: Language) -> str:
    """A fact's value in words; nothing where there is nothing to say."""
    event = plan.event
    value = getattr(event, fact.name)
    if fact.name == "start":
        return language.span(event.start, event.end)
    if fact.name in _DRINKS and value and plan.dry:
        # Whoever is too young may have none, whatever the profile says.
        return language.say("fact", "alcohol_too_young", age=plan.derived.drink_from)
    if fact.name == "attendance":
        return language.say("fact", "attendance_note", count=language.number(value))
    match fact.value.kind:
        case "yes-no":
            own = language.group("fact").get(f"{fact.name}_{str(value).lower()}")
            return str(own) if own else language.say("fact", "true") if value else ""
        case "number":
            return language.say("fact", f"{fact.name}_value", count=value)
        case "one" | "several" | "scale":
            values = [value] if isinstance(value, str) else value or ()
            return joined(fact.name, [str(one) for one in values], language)
        case "days":
            return "; ".join(day_words(event, language))
        case _:
            return str(value or "")


def when_words(event: Profile, language: Language) -> str:
    """When it is: from when to when, or on which days."""
    return "; ".join(day_words(event, language)) or language.span(event.start, event.end)


def in_short(plan: Plan, language: Language) -> str:
    """When it is and for how many, in one line: `za 13 mrt 2027, 21:00 – 03:00 · 450 bezoekers`.

    What begins after midnight says of which night it is: half the guests would come a night late. Of several days it
    says when the first begins.
    """
    event, days = plan.event, days_of(plan.event)
    last = language.day(days[-1], "EEE d MMM y")
    start, end = language.hour(event.start), language.hour(event.end)
    if len(days) == 1:
        when = f"{last}, {start} – {end}"
        if event.start.time() < _MORNING and event.end.time() <= _NOON:
            eve = language.day(event.start.date() - timedelta(days=1), "EEE d")
            when = language.say("fact", "night_of", when=when, eve=eve, day=language.day(event.start.date(), "EEE d"))
    elif plan.in_one_go:
        when = f"{language.day(days[0], 'EEE d MMM')}, {start} – {last}, {end}"
    else:
        same_year = days[0].year == days[-1].year
        when = f"{language.day(days[0], 'EEE d MMM' if same_year else 'EEE d MMM y')}, {start} – {last}"
    return f"{when} · {language.count(event.attendance, 'fact', 'attendance_count')}"


def day_words(event: Profile, language: Language) -> Iterator[str]:
    """The days of an event with nights off: those in a row with the same hours in one go."""

    def in_a_row(numbered: tuple[int, tuple[date, str]]) -> tuple[date, str]:
        number, (day, hours) = numbered
        return day - timedelta(days=number), hours

    days = [
        (start.date(), f"{language.hour(start)}–{language.hour(end)}") for start, end in event.stretches if event.days
    ]
    for _, group in groupby(enumerate(days), in_a_row):
        run = [one for _, one in group]
        first, last = (language.day(run[end][0], "EEE d MMM") for end in (0, -1))
        yield f"{first}{f' – {last}' if len(run) > 1 else ''}, {run[0][1]}"
