"""The form on the site and the generator make the same plan: both are run on random profiles and compared."""

from __future__ import annotations

import json
import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser
from pydantic import ValidationError

from tests.publishing.browsing import DESK, Visit
from toolbox.model.facts import GIVEN
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.model.values import OneOf
from toolbox.model.vocabulary import Age, Heat, Kind, Setting
from toolbox.write.files.plan_json import event_data, plan_data
from toolbox.write.outputs import Event

PROFILES = 1000
"""As many in each language."""
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
        "name": random.choice(["Fuif", "Şölen مهرجان", "D'Hondt & <b>", "x" * 200]),
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
