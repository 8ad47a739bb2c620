"""Profiles and answers drawn from anywhere in the space of them, often on an edge."""

from __future__ import annotations

import json
import random
import re
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import ValidationError

from toolbox.model.event.facts import GIVEN
from toolbox.model.event.profile import Profile
from toolbox.model.event.values import OneOf
from toolbox.model.vocabulary import Age, Heat, Kind, Setting
from toolbox.write.files.plan_json import event_data

NAMES = [
    *("Fuif", "Şölen مهرجان", "D'Hondt & <b>", "x" * 200, "zaal:", "Feest:", "Null", "~", "1e3", "2027-01-01", "ja"),
    *('"Zomer" #2', "- De Ark", "[a, b]", "{c}", "*Ark; 5, 6", "=1+1", "a: b", "%x", "! y", "back\\slash", "?"),
]
"""Names as people give them, many of which YAML, a table or a calendar could read as something else."""
EDGES = [1, 49, 50, 51, 199, 200, 201, 499, 500, 501, 999, 1000, 1001, 4999, 5000, 5001, 10_000_000]
CLOCKS = [datetime(2027, 3, 28), datetime(2027, 10, 31), datetime(2028, 3, 26), datetime(2026, 10, 25)]
SEASON = [datetime(2027, 5, 14), datetime(2027, 5, 15), datetime(2027, 9, 30), datetime(2027, 10, 1)]
HOURS = [(22, 0), (21, 59), (5, 59), (6, 0), (0, 0), (1, 30), (2, 30), (3, 0)]
FORECASTS: list[list[Any]] = [
    [30, 30, 29, 28],  # adds up to exactly 17
    [30, 30, 30, 28, 24],
    ["29.9", "29.9", "29.9", "26.3", "26"],  # tenths that add up to exactly 17
    ["28.4", "28.4", "28.4", "28.4", "28.39"],
    [25],
    ["24.999999"],
    [35],
    ["34.9"],
]


def draw(random: random.Random) -> Profile | None:
    """A profile from anywhere in the space, often on an edge; None where it cannot be one."""
    start = datetime(2026, 1, 1) + timedelta(minutes=random.randrange(5 * 365 * 24 * 60))
    if random.random() < 0.5:
        start = random.choice(CLOCKS + SEASON) + timedelta(days=random.choice([-1, 0, 0, 1]))
        hour, minute = random.choice(HOURS)
        start = start.replace(hour=hour, minute=minute)
    minutes = random.choice([1, 60, 119, 120, 239, 240, 241, 479, 480, 481, random.randrange(1, 6000), 60 * 24 * 400])
    given = {
        "slug": "event",
        "name": random.choice(NAMES),
        "place": random.choice([None, *NAMES]),
        "organiser": random.choice([None, *NAMES]),
        "kind": random.choice(list(Kind)),
        **when(random, start, minutes),
        "attendance": random.choice([*EDGES, random.randrange(1, 120_000)]),
        "setting": random.sample(list(Setting), random.randint(1, 3)),
        "ages": random.sample(list(Age), random.randint(1, 3)),
        **{fact.name: one for fact in GIVEN if fact.assumed and (one := said(random, fact.value)) is not None},
        "heat_risk": random.choice([None, None, *Heat]),
        "forecast_max": random.choice(
            [None, None, *FORECASTS, [str(random.randrange(-200, 450) / 10) for _ in range(random.randint(1, 5))]]
        ),
    }
    try:
        return Profile.model_validate(given)
    except ValidationError:
        return None  # an hour that is skipped in spring


def when(random: random.Random, start: datetime, minutes: int) -> dict[str, Any]:
    """A start and an end, or days with nights off in between."""
    if random.random() < 0.7:
        return {"start": start, "end": start + timedelta(minutes=minutes)}
    days: list[dict[str, Any]] = []
    for number in range(random.randint(1, 6)):
        begins = start + timedelta(days=number * random.choice([1, 1, 8]))
        days.append({"from": begins, "until": begins + timedelta(minutes=min(minutes, random.choice([1380, 1440])))})
        if random.random() < 0.3:
            days[-1]["attendance"] = random.choice(EDGES)
    return {"days": days}


def said(random: random.Random, value: Any) -> Any:
    """What somebody says of a fact; nothing where it is left to us."""
    if random.random() < 0.5:
        return None
    if not isinstance(value, OneOf):
        return random.choice(getattr(value, "classes", (True, False)))
    words = list(value.words)
    return random.sample(words, random.randint(1, len(words))) if value.kind == "several" else random.choice(words)


def given(profile: Profile) -> dict[str, Any]:
    """What was said of an event, as the form has it: without what follows from it."""
    data = event_data(profile)
    left_out = {*profile.assumed, *(("start", "end") if profile.days else ())}
    return {name: value for name, value in data.items() if name not in left_out}


def events(seed: int, count: int) -> list[Profile]:
    """So many profiles, the same ones for a seed."""
    rolls = random.Random(seed)
    found: list[Profile] = []
    while len(found) < count:
        if profile := draw(rolls):
            found.append(profile)
    return found


def read_on(profile: Profile, rolls: random.Random) -> date | None:
    """Some day about an event on which its plan is read, or none."""
    start = profile.start.date()
    return rolls.choice([None, *(start - timedelta(days=rolls.randrange(-5, 100)) for _ in range(3))])


MOMENTS = [
    *("2027-06-12T20:00", "2027-06-13T02:00", "2027-06-12T19:59", "2028-06-12T20:00", "2028-06-13T20:00"),
    *("2028-06-14T20:00", "2027-03-28T02:30", "2027-03-28T03:00", "2027-02-29T10:00", "2101-01-01T10:00", "nu", ""),
    *("20266-06-12T20:00", "1999-12-31T23:59", "0026-06-12T20:00"),
]
ZERO_FIRST = ["010", "007", "00", "0.300", "+010"]
NUMBERS = [
    *("", "0", "1", "300", "1.500", "1 500", "1,500", "10000000", "10000001", "-5", "1e3", "12,5", "veel", "٣٠٠"),
    *ZERO_FIRST,
]
VISITORS = [*[""] * 8, "300", "1.500", "0", *ZERO_FIRST]
DEGREES = ["", "25", "28,5", "28.5", "-50", "61", "warm", "+3", "0", "0,300", "028", "-05"]
TEXTS = ["Fuif", "", "  Fuif  \t x", "bel 0470 12 34 56", "mail a@b.be", "Jan Peeters", *NAMES * 6]


def answers(rolls: random.Random) -> dict[str, Any]:
    """What somebody may have filled in, often something that cannot be."""
    found: dict[str, Any] = {
        **{name: rolls.choice(TEXTS) for name in ("name", "place", "organiser")},
        "kind": rolls.choice(["", *[*Kind] * 2]),
        "attendance": rolls.choice(["300"] * 60 + NUMBERS),
        "setting": rolls.sample(list(Setting), rolls.choice([0] + [1] * 15 + [2] * 5)),
        "ages": rolls.sample(list(Age), rolls.choice([0] + [1] * 15 + [2] * 5)),
        "forecast_max": [rolls.choice(DEGREES) for _ in range(5)] if rolls.random() < 0.1 else [],
        "start": rolls.choice(MOMENTS[:1] * 60 + MOMENTS),
        "end": rolls.choice(MOMENTS[1:2] * 60 + MOMENTS),
        "heat_risk": rolls.choice(["", *Heat]),
        "days": [],
    }
    for fact in GIVEN:
        if fact.name not in found and (one := said(rolls, fact.value)) is not None:
            found[fact.name] = _ticked(one)
    if rolls.random() < 0.15:
        found |= {
            "start": "",
            "end": "",
            "days": [f"{rolls.choice(MOMENTS)}/{rolls.choice(MOMENTS)}/{rolls.choice(VISITORS)}" for _ in range(2)],
        }
    return found


def _ticked(one: Any) -> Any:
    """What was said of a fact as a form hands it over: a text, or a list of texts."""
    if isinstance(one, bool):
        return "yes" if one else "no"
    return str(one) if isinstance(one, int) else one


def written(answers: dict[str, Any]) -> str:
    """The same as a profile, as somebody would write it who means the same."""
    text: dict[str, Any] = {}
    for name, one in answers.items():
        if one in ("", []) or (name == "forecast_max" and not any(one)):
            continue
        text[name] = {"yes": True, "no": False}.get(one, one) if isinstance(one, str) else one
    text.setdefault("name", "Mijn evenement")
    if "attendance" in text:
        text["attendance"] = _ungrouped(text["attendance"])
    if "forecast_max" in text:
        text["forecast_max"] = [one.replace(",", ".") for one in text["forecast_max"] if one]
    if "days" in text:
        text["days"] = [_day(*one.split("/")) for one in text["days"]]
    return json.dumps(text, ensure_ascii=False)


def _day(begin: str, until: str, visitors: str) -> dict[str, str]:
    return {"from": begin, "until": until, **({"attendance": _ungrouped(visitors)} if visitors else {})}


def _ungrouped(number: str) -> str:
    return re.sub(r"(?<=\d)[ .,](?=\d{3}\b)", "", number)
