"""The form on the site and the generator make the same plan: both are run on random profiles and compared.

The form's scripts run in node; a few profiles go through a page in the browser, which shows that it has the same ones.
"""

from __future__ import annotations

import random
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser

from tests.publishing.browsing import DESK, Visit
from tests.publishing.form.drawing import NAMES, answers, events, given, read_on, written
from tests.publishing.form.scripting import asked, in_node, in_page, with_modules
from toolbox.model.event.facts import GIVEN
from toolbox.model.event.profile import Profile
from toolbox.model.fields import one_line
from toolbox.model.naming import slug
from toolbox.model.plan import Reason
from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.phrases import phrases
from toolbox.read.profiles import read_profile
from toolbox.report import as_data, line
from toolbox.write.files.plan_json import plan_data
from toolbox.write.outputs import OUTPUTS, Event
from toolbox.write.words.actions import quantity_rows
from toolbox.write.words.language import speak
from toolbox.write.words.reasons import why

PROFILES = 1000
"""As many in each language; the long tests compare all of them, with their files."""
FEW = 200
"""So many of them at each change."""
FILES = 50
"""Of these, so many have their files compared too."""
SAMPLE = 25
"""So many, in each language, go through a page in the browser."""
SEEDS = pytest.mark.parametrize(("language", "seed"), [("nl", 17), ("en", 18)])
MAKE = {output.name: output.make for output in OUTPUTS}


def drawn(project: Project, language: str, seed: int, count: int) -> list[Event]:
    """Events as they are read on some day, or on none, and made on one."""
    rolls, found = random.Random(seed), []
    for profile in events(seed, count):
        today = read_on(profile, rolls)
        built = today or profile.start.date() - timedelta(days=rolls.randrange(100))
        found.append(Event(profile, project, language, today=today, built=built))
    return found


def plan_of(event: Event) -> dict[str, Any]:
    plan: dict[str, Any] = {**plan_data(event.plan)}
    del plan["generated_from"]  # a hash of pages that the form does not know
    return plan


def parts(calendar: str) -> list[list[str]]:
    """What a calendar says, whatever the order of its lines and where they are folded: the lines of each part of it."""
    assert all(len(one.encode()) <= 75 for one in calendar.split("\r\n")), "a line is longer than the standard allows"
    found: list[list[str]] = []
    within: list[list[str]] = []
    for one in calendar.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        if one.startswith("BEGIN:"):
            within.append([])
            found.append(within[-1])
        within[-1].append(one)
        if one.startswith("END:"):
            within.pop().sort()
    assert not within
    return found


def compare_files(event: Event, their: dict[str, Any], folder: Path) -> None:
    """Words under a row, table and calendar, on short notice and off it; and the profile is read as it was meant."""
    assert their["lines"] == {row.id: [asdict(part) for part in row.line] for row in event.view.actions}, event.profile
    assert their["table"].encode() == MAKE["checklist.csv"](event), event.profile
    assert parts(their["calendar"]) == parts(MAKE["deadlines.ics"](event).decode()), event.profile
    path, problems = folder / "event.yml", Problems()
    path.write_text(their["profile"], encoding="utf-8")
    read = read_profile(path, problems)
    assert [line(one) for one in problems if one.level is not Level.NOTE] == []
    assert read == event.profile


@SEEDS
def test_the_form_makes_the_same_plan(language: str, seed: int, project: Project, tmp_path: Path) -> None:
    made = drawn(project, language, seed, FEW)
    theirs = in_node(project, language)("made", (asked(one, at < FILES) for at, one in enumerate(made)))
    ours = [plan_of(event) for event in made]
    for event, our, their in zip(made, ours, theirs, strict=True):
        assert their["plan"] == our, our["event"]
        assert their["short"] == event.view.in_short, event.profile
    for event, their in zip(made[:FILES], theirs, strict=False):
        compare_files(event, their, tmp_path)
    everything_was_drawn(ours, project)
    assert [one for one in made[:FILES] if one.view.late.rows]
    assert [one for one in made[:FILES] if one.view.past]
    assert [one for one in made[:FILES] if one.today is None]


def everything_was_drawn(plans: list[dict[str, Any]], project: Project) -> None:
    """A comparison of plans in which something never comes would say nothing of it."""
    labels = [one for plan in plans for one in plan["labels"].items()]
    assert {name for name, _ in labels} == set(project.policy.labels)
    assert {bool(one["missing"]) for _, one in labels} == {True, False}
    assert any(not plan["labels"] for plan in plans)
    seen = {(plan["tier"], plan["heat"], plan["night"]) for plan in plans}
    assert len(seen) == 2 * 4 * 2, "every tier, heat and night was drawn"
    assert {name for plan in plans for name in plan["assumed"]} == {fact.name for fact in GIVEN if fact.assumed}
    assert max(plan["day_count"] for plan in plans) > 1
    actions = [one for plan in plans for one in plan["actions"]]
    assert {"late", "instead", "now"} <= {name for one in actions for name in one}
    assert [one for one in actions if one.get("now", one["due"]) != one["due"]]


@pytest.mark.long(reason="makes the files of 2,000 events")
@SEEDS
def test_the_form_makes_the_same_files_of_them_all(language: str, seed: int, project: Project, tmp_path: Path) -> None:
    made = drawn(project, language, seed, PROFILES)
    theirs = in_node(project, language)("made", (asked(one, True) for one in made))
    for event, their in zip(made, theirs, strict=True):
        assert their["plan"] == plan_of(event)
        compare_files(event, their, tmp_path)


@SEEDS
def test_the_page_has_what_was_compared(
    language: str, seed: int, browser: Browser, address: str, project: Project, tmp_path: Path
) -> None:
    """The script and the catalogue that the form has in the browser; its calendars are read by a program too."""
    made = drawn(project, language, seed + 10, SAMPLE)
    visit = Visit(browser, address, DESK)
    visit.go("" if language == "nl" else "en/")
    ask = in_page(visit)
    theirs = ask("made", (asked(one, True) for one in made))
    answered = [answers(random.Random(at)) for at in range(SAMPLE)]
    refused, slugs = ask("refused", answered), ask("slug", NAMES)
    visit.close()
    for event, their in zip(made, theirs, strict=True):
        assert their["plan"] == plan_of(event)
        compare_files(event, their, tmp_path)
        assert read_calendar(their["calendar"]) == read_calendar(MAKE["deadlines.ics"](event).decode())
    assert refused == in_node(project, language)("refused", answered)
    assert slugs == [slug(name) or "event" for name in NAMES]


def read_calendar(calendar: str) -> list[dict[str, Any]]:
    """What a program reads in a calendar: for each part of it, its properties."""
    whole: Any = Calendar.from_ical(calendar)
    said = [
        [pair for pair in one.property_items(recursive=False) if not isinstance(pair[1], bytes)] for one in whole.walk()
    ]
    return [{name: (value.to_ical(), sorted(value.params.items())) for name, value in one} for one in said]


YOUNG, ADULT = ["under-16", "16-17"], ["16-17", "18-plus"]
BOUNDS: list[tuple[list[Any], list[Any], str]] = [
    (["attendance", 1200, ">= 100"], ["attendance", 1200, ">= 1000"], "1.200 bezoekers (minstens 1.000)"),
    (["attendance", 1200, "> 300"], ["attendance", 1200, ">= 300"], "1.200 bezoekers (meer dan 300)"),
    (["attendance", 1200, ">= 900"], ["attendance", 1200, "> 300"], "1.200 bezoekers (minstens 900)"),
    (["sound_level", 95, "> 85"], ["sound_level", 95, "<= 95"], "muziek tot 95 dB(A) (meer dan 85, hoogstens 95)"),
    (["sound_level", 85, "< 95"], ["sound_level", 85, "<= 95"], "muziek tot 85 dB(A) (minder dan 95)"),
    (["hours", 5.5, "<= 9"], ["hours", 5.5, "< 6"], "5,5 uur (minder dan 6)"),
    (["hours", 48, ">= 4"], ["hours", 48, ">= 8"], "48 uur (minstens 8)"),
    (["hours", 48.5, ">= 4"], ["hours", 48.5, ">= 8"], "3 dagen (minstens 8 uur)"),
    (["hours", 517, ">= 4"], ["hours", 517, ">= 4"], "22 dagen (minstens 4 uur)"),
    (["day_count", 1, "<= 2"], ["day_count", 1, "< 2"], "1 dag (minder dan 2)"),
    (["day_count", 2, ">= 2"], ["day_count", 2, "> 1"], "2 dagen (minstens 2)"),
    (["heat", "high", ">= raised"], ["heat", "high", "<= high"], "hitterisico hoog (vanaf verhoogd, tot en met hoog)"),
    (["heat", "high", ">= raised"], ["heat", "high", ">= raised"], "hitterisico hoog (vanaf verhoogd)"),
    (["attendance", 450, "< 2000"], ["hours", 5, ">= 4"], "450 bezoekers (minder dan 2.000) · 5 uur (minstens 4)"),
    (["kind", "party", "party"], ["kind", "party", "party | concert"], "voor een fuif"),
    (["ages", YOUNG, "under-16 | 16-17"], ["ages", YOUNG, "under-16"], "publiek van jonger dan 16, 16 en 17"),
    (["ages", ADULT, "16-17"], ["ages", ADULT, "18-plus"], "publiek van 16 en 17, 18 en ouder"),
    (["setting", ["indoor"], "only indoor"], ["setting", ["indoor"], "indoor | tent"], "alleen binnen · binnen"),
]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_one_of_a_figure_has_a_word_of_its_own(project: Project, code: str) -> None:
    numbers, language = (0.5, 1, 2, 40), speak(project, code)
    ours = [
        [one.label for one in quantity_rows(dict.fromkeys(project.policy.quantities, value), project.policy, language)]
        for value in numbers
    ]
    assert in_node(project, code)("labels", numbers) == ours
    assert ours[1] != ours[2]
    assert not [label for labels in ours for label in labels if "(" in label]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_one_hour_or_day_is_said_in_the_singular(project: Project, code: str) -> None:
    figures = [("hours", 1), ("hours", 1.5), ("day_count", 1), ("day_count", 2)]
    pairs = [[{"fact": fact, "value": value, "rule": "< 9"}] for fact, value in figures]
    said = [why([Reason(fact, value, "< 9")], speak(project, code)) for fact, value in figures]
    assert in_node(project, code)("why", pairs) == said
    words = {"nl": ["1 uur", "1,5 uur", "1 dag", "2 dagen"], "en": ["1 hour", "1.5 hours", "1 day", "2 days"]}
    assert [one.partition(" (")[0] for one in said] == words[code]


def test_a_fact_that_met_two_conditions_is_said_once(project: Project) -> None:
    names, pairs = ("fact", "value", "rule"), [(one, other) for one, other, _ in BOUNDS]
    theirs = in_node(project, "nl")("why", ([dict(zip(names, one, strict=True)) for one in pair] for pair in pairs))
    language = speak(project, "nl")
    ours = [why([Reason(*one) for one in pair], language) for pair in pairs]
    assert theirs == ours == [said for *_, said in BOUNDS]


SHOW = """async (module, root, profile) => {
  const [{ assemble }, { speaker }, { labelled }] = ["plan/assemble", "plan/words", "form/result"].map(module);
  const catalogue = await (await fetch(root + "catalogue.json")).json();
  const [section] = labelled(assemble(profile, catalogue), speaker(catalogue), catalogue);
  return section ? [...section.children].map((one) => one.textContent) : [];
}"""


def test_the_form_shows_the_labels_in_the_words_of_the_page(browser: Browser, address: str, project: Project) -> None:
    """The result is made of the profile as the page of its event has it, and both are read."""
    profiles: dict[str, Profile] = {one.slug: one for one in project.profiles}
    visit = Visit(browser, address, DESK)
    found = {}
    for name in ("fuif-chiro-2027", "dansfestival-2027", "kerstmarkt-2026"):
        page = visit.go(f"evenementen/{name}/")
        there = page.locator("section.labels").all_inner_texts()
        found[name] = [line for text in there for line in text.split("\n") if line]
        assert with_modules(visit, SHOW, address, given(profiles[name])) == found[name]
    visit.close()
    assert {name: bool(lines) for name, lines in found.items()} == {
        "fuif-chiro-2027": True,
        "dansfestival-2027": True,
        "kerstmarkt-2026": False,
    }


DAY = "2027-06-12T20:00/2027-06-13T02:00/"
SAME_WORDS = [
    ("attendance", "010", "010", "zero_first"),
    ("forecast_max", ["28", "028"], "028", "zero_first"),
    ("days", [f"{DAY}007"], "007", "zero_first"),
    ("start", "20266-06-12T20:00", "20266", "year"),
    ("end", "0027-06-13T02:00", "27", "year"),
    ("days", [DAY, "2127-06-12T20:00/2127-06-13T02:00/"], "2127", "year"),
]


def test_the_form_refuses_what_a_profile_may_not_say(project: Project, tmp_path: Path) -> None:
    """Of the same answers form and generator think the same: both take them, or both refuse them."""
    rolls = random.Random(5)
    answered = [answers(rolls) for _ in range(2 * PROFILES)]
    refused = in_node(project, "nl")("refused", answered)
    path = tmp_path / "event.yml"
    for one, fields in zip(answered, refused, strict=True):
        problems = Problems()
        path.write_text(written(one), encoding="utf-8")
        read_profile(path, problems)
        assert any(one.level is not Level.NOTE for one in problems) == bool(fields), (
            written(one),
            fields,
            [line(one) for one in problems],
        )
    assert 0.2 < sum(map(bool, refused)) / len(refused) < 0.8
    assert {field for fields in refused for field in fields} >= {
        *("name", "kind", "attendance", "setting", "ages", "start", "end", "days", "forecast_max"),
    }


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize(("field", "said", "value", "problem"), SAME_WORDS)
def test_what_both_refuse_they_refuse_in_the_same_words(
    code: str, field: str, said: Any, value: str, problem: str, project: Project, tmp_path: Path
) -> None:
    whole = {"kind": "party", "attendance": "300", "setting": ["indoor"], "ages": ["18-plus"]}
    when = {} if field == "days" else {"start": "2027-06-12T20:00", "end": "2027-06-13T02:00"}
    answered = {**whole, **when, field: said}
    assert in_node(project, code)("told", [answered]) == [[[field, problem]]]
    path, problems = tmp_path / "event.yml", Problems()
    path.write_text(written(answered), encoding="utf-8")
    read_profile(path, problems)
    told = [str(as_data(one, code)["message"]) for one in problems if one.level is not Level.NOTE]
    (reason,) = {one.partition(value)[2].lstrip("' ") for one in told}  # a day may have it in both of its moments
    assert reason
    assert reason in phrases(code)["form"]["problem"][problem]


def test_a_name_has_the_same_address_in_both(project: Project) -> None:
    rolls = random.Random(9)
    letters = "abc XYZ 09-_./'éÇşöñØßŁıİ مهرجان Їжак 🎉ﬁ½"
    no_file = ("CON", "Nul!", "lpt9", "com10", "Index", "null")
    drawn = ("".join(rolls.choices(letters, k=rolls.randrange(0, 90))) for _ in range(PROFILES))
    names = [*NAMES, *no_file, *drawn]
    assert in_node(project, "nl")("slug", names) == [slug(name) or "event" for name in names]


def test_a_name_that_nobody_sees_is_no_name_in_both(project: Project) -> None:
    unseen = ("\u200b", "\u2060 \u200d", "\u00ad\ufeff", "\u202e\t", "\u00a0", "\u3164", "\u2800 \uffa0", "\u0301")
    assert {one_line(one) for one in unseen} == {""}
    assert set(in_node(project, "nl")("named", unseen)) == {phrases("nl")["page"]["my_event"]}
    seen = ("\u200bFuif\u200b", "🎉", "?", "\u200fŞölen", "Şo\u0308len", "مهرجان")
    assert in_node(project, "nl")("named", seen) == [one_line(one) for one in seen] == list(seen)


def test_no_name_steers_a_program(project: Project) -> None:
    names = ("a\x1bb\x00c", "a\n\x85 b", "a\u202eb")
    assert in_node(project, "nl")("named", names) == [one_line(one) for one in names] == ["a b c", "a b", "a b"]
    assert one_line("\x07") == ""


def test_a_long_name_is_cut_between_its_signs(project: Project) -> None:
    assert in_node(project, "nl")("named", ["a" + "🎉" * 300]) == ["a" + "🎉" * 99]
