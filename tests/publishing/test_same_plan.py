"""The form on the site and the generator make the same plan: both are run on random profiles and compared."""

from __future__ import annotations

import json
import random
import re
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser
from pydantic import ValidationError

from tests.publishing.browsing import DESK, Visit
from toolbox.desk.questions import slug
from toolbox.model.facts import GIVEN
from toolbox.model.problem import Problems
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.model.values import OneOf
from toolbox.model.vocabulary import Age, Heat, Kind, Setting
from toolbox.read.profiles import read_profile
from toolbox.report import line
from toolbox.write.files.plan_json import event_data, plan_data
from toolbox.write.outputs import OUTPUTS, Event

PROFILES = 1000
"""As many in each language."""
FILES = 150
"""Of these, so many have their files compared too."""
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
        days.append({"from": begins, "until": begins + timedelta(minutes=min(minutes, 1380))})
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


def events(seed: int) -> list[Profile]:
    rolls = random.Random(seed)
    found: list[Profile] = []
    while len(found) < PROFILES:
        if profile := draw(rolls):
            found.append(profile)
    return found


def read_on(profile: Profile, rolls: random.Random) -> date | None:
    """Some day about an event on which its plan is read, or none."""
    start = profile.start.date()
    return rolls.choice([None, *(start - timedelta(days=rolls.randrange(-5, 100)) for _ in range(3))])


MAKE = """async ([root, profiles]) => {
  const { assemble } = await import(root + "assets/javascripts/plan/assemble.js");
  const catalogue = await (await fetch("catalogue.json")).json();
  return JSON.stringify(profiles.map(([profile, today]) => assemble(profile, catalogue, today ?? undefined)));
}"""


TAKE = """async ([root, events]) => {
  const scripts = root + "assets/javascripts/";
  const [{ assemble }, { speaker }, { columnsOf }, { calendar, profileFile, table }] = await Promise.all(
    ["plan/assemble.js", "plan/words.js", "plan/columns.js", "form/files.js"].map((name) => import(scripts + name)),
  );
  const catalogue = await (await fetch("catalogue.json")).json();
  const speak = speaker(catalogue);
  return JSON.stringify(events.map(([profile, today, address]) => {
    const plan = { ...assemble(profile, catalogue, today), today };
    const lines = Object.fromEntries(plan.actions.map((one) => [one.id, columnsOf(plan, speak, catalogue).line(one)]));
    const dated = calendar(plan, speak, catalogue, { id: plan.event.slug, day: today, address });
    return { table: table(plan, speak, catalogue), calendar: dated, profile: profileFile(profile, catalogue), lines };
  }));
}"""


SHOW = """async ([root, profile]) => {
  const scripts = root + "assets/javascripts/";
  const [{ assemble }, { speaker }, { labelled }] = await Promise.all(
    ["plan/assemble.js", "plan/words.js", "form/result.js"].map((name) => import(scripts + name)),
  );
  const catalogue = await (await fetch(root + "catalogue.json")).json();
  const [section] = labelled(assemble(profile, catalogue), speaker(catalogue), catalogue);
  return section ? [...section.children].map((one) => one.textContent) : [];
}"""


@pytest.mark.parametrize("slug", ["fuif-chiro-2027", "dansfestival-2027", "kerstmarkt-2026"])
def test_the_form_shows_the_labels_in_the_words_of_the_page(
    slug: str, browser: Browser, address: str, project: Project
) -> None:
    """The result is made of the profile as the page of its event has it, and both are read."""
    profile = next(one for one in project.profiles if one.slug == slug)
    visit = Visit(browser, address, DESK)
    page = visit.go(f"evenementen/{slug}/")
    there = page.locator("section.labels").all_inner_texts()
    shown = page.evaluate(SHOW, [address, given(profile)])
    visit.close()
    assert shown == [line for text in there for line in text.split("\n") if line]
    assert bool(there) is (slug != "kerstmarkt-2026")


@pytest.mark.parametrize(("language", "seed"), [("nl", 17), ("en", 18)])
def test_the_form_makes_the_same_plan(
    language: str, seed: int, browser: Browser, address: str, project: Project
) -> None:
    ours, theirs_to_make, profiles, rolls = [], [], events(seed), random.Random(seed)
    for profile in profiles:
        today = read_on(profile, rolls)
        plan = plan_data(Event(profile, project, language, today=today).plan)
        del plan["generated_from"]
        ours.append(plan)
        theirs_to_make.append([given(profile), today and today.isoformat()])
    visit = Visit(browser, address, DESK)
    page = visit.go("" if language == "nl" else "en/")
    theirs = json.loads(page.evaluate(MAKE, [address, theirs_to_make]))
    visit.close()
    assert len(theirs) == PROFILES
    for our, their in zip(ours, theirs, strict=True):
        assert their == our, our["event"]
    labels = [one for plan in ours for one in plan["labels"].items()]
    assert {name for name, _ in labels} == set(project.policy.labels)
    assert {bool(one["missing"]) for _, one in labels} == {True, False}
    assert any(not plan["labels"] for plan in ours)
    seen = {(plan["tier"], plan["heat"], plan["night"]) for plan in ours}
    assert len(seen) == 2 * 4 * 2, "every tier, heat and night was drawn"
    assert {name for plan in ours for name in plan["assumed"]} == {fact.name for fact in GIVEN if fact.assumed}
    assert max(plan["day_count"] for plan in ours) > 1
    actions = [one for plan in ours for one in plan["actions"]]
    assert {"late", "instead", "now"} <= {name for one in actions for name in one}
    assert [one for one in actions if one.get("now", one["due"]) != one["due"]]


def parts(calendar: str) -> list[dict[str, Any]]:
    """What a calendar says, whatever the order of its lines: for each part of it, its properties."""
    whole: Any = Calendar.from_ical(calendar)
    said = [
        [pair for pair in one.property_items(recursive=False) if not isinstance(pair[1], bytes)] for one in whole.walk()
    ]
    return [{name: (value.to_ical(), sorted(value.params.items())) for name, value in one} for one in said]


@pytest.mark.parametrize(("language", "seed"), [("nl", 27), ("en", 28)])
def test_the_form_makes_the_same_files(
    language: str, seed: int, browser: Browser, address: str, project: Project, tmp_path: Path
) -> None:
    """Words under a row, table and calendar, on short notice and off it; and the profile is read as it was meant."""
    rolls = random.Random(seed)
    made = [
        Event(one, project, language, today=one.start.date() - timedelta(days=rolls.randrange(-5, 100)))
        for one in events(seed)[:FILES]
    ]
    visit = Visit(browser, address, DESK)
    page = visit.go("" if language == "nl" else "en/")
    asked = [[given(one.profile), str(one.today), one.view.address] for one in made]
    theirs = json.loads(page.evaluate(TAKE, [address, asked]))
    visit.close()
    files = {output.name: output.make for output in OUTPUTS}
    for event, their in zip(made, theirs, strict=True):
        lines = {row.id: [asdict(part) for part in row.line] for row in event.view.actions}
        assert their["lines"] == lines, event.profile
        assert their["table"].encode() == files["checklist.csv"](event), event.profile
        assert parts(their["calendar"]) == parts(files["deadlines.ics"](event).decode()), event.profile
        path, problems = tmp_path / "event.yml", Problems()
        path.write_text(their["profile"], encoding="utf-8")
        read = read_profile(path, problems)
        assert [line(one) for one in problems] == []
        assert read == event.profile
    assert [one for one in made if one.view.late.rows]
    assert [one for one in made if one.view.past]


MOMENTS = [
    *("2027-06-12T20:00", "2027-06-13T02:00", "2027-06-12T19:59", "2028-06-12T20:00", "2028-06-13T20:00"),
    *("2028-06-14T20:00", "2027-03-28T02:30", "2027-03-28T03:00", "2027-02-29T10:00", "2101-01-01T10:00", "nu", ""),
]
NUMBERS = ["", "0", "1", "300", "1.500", "1 500", "10000000", "10000001", "-5", "1e3", "12,5", "veel", "٣٠٠"]
DEGREES = ["", "25", "28,5", "28.5", "-50", "61", "warm", "+3"]
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
            found[fact.name] = {True: "yes", False: "no"}.get(one, one) if isinstance(one, bool) else one
            found[fact.name] = (
                str(found[fact.name]) if isinstance(one, int) and not isinstance(one, bool) else found[fact.name]
            )
    if rolls.random() < 0.15:
        found |= {
            "start": "",
            "end": "",
            "days": [f"{rolls.choice(MOMENTS)}/{rolls.choice(MOMENTS)}/" for _ in range(2)],
        }
    return found


def _as_text(one: Any) -> Any:
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
        text["attendance"] = re.sub(r"(?<=\d)[ .](?=\d{3}\b)", "", text["attendance"])
    if "forecast_max" in text:
        text["forecast_max"] = [one.replace(",", ".") for one in text["forecast_max"] if one]
    if "days" in text:
        text["days"] = [dict(zip(("from", "until"), one.split("/"), strict=False)) for one in text["days"]]
    return json.dumps(text, ensure_ascii=False)


JUDGE = """async ([root, all]) => {
  const { check } = await import(root + "assets/javascripts/plan/profile.js");
  const catalogue = await (await fetch("catalogue.json")).json();
  return all.map((one) => check(one, catalogue).problems.map(({ field }) => field));
}"""


def test_the_form_refuses_what_a_profile_may_not_say(
    browser: Browser, address: str, project: Project, tmp_path: Path
) -> None:
    """Of the same answers form and generator think the same: both take them, or both refuse them."""
    rolls = random.Random(5)
    drawn = [answers(rolls) for _ in range(2 * PROFILES)]
    visit = Visit(browser, address, DESK)
    refused = visit.go("").evaluate(JUDGE, [address, drawn])
    visit.close()
    path = tmp_path / "event.yml"
    for one, fields in zip(drawn, refused, strict=True):
        problems = Problems()
        path.write_text(written(one), encoding="utf-8")
        read_profile(path, problems)
        assert bool(list(problems)) == bool(fields), (written(one), fields, [line(one) for one in problems])
    assert 0.2 < sum(map(bool, refused)) / len(refused) < 0.8
    assert {field for fields in refused for field in fields} >= {
        *("name", "kind", "attendance", "setting", "ages", "start", "end", "days", "forecast_max"),
    }


def test_a_name_has_the_same_address_in_both(browser: Browser, address: str) -> None:
    rolls = random.Random(9)
    letters = "abc XYZ 09-_./'éÇşöñØßŁıİ مهرجان Їжак 🎉ﬁ½"
    drawn = [*NAMES, *("".join(rolls.choices(letters, k=rolls.randrange(0, 90))) for _ in range(PROFILES))]
    visit = Visit(browser, address, DESK)
    script = """async ([root, names]) => names.map((await import(root + "assets/javascripts/plan/profile.js")).slug)"""
    theirs = visit.go("").evaluate(script, [address, drawn])
    visit.close()
    assert theirs == [slug(name) or "event" for name in drawn]
