"""What people do with the site, from the first page to the paper, in a real browser."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from tests.contents import pages_of_pdf
from tests.publishing.browsing import AGAIN, DESK, PHONE, Visit, download, reload, violations
from tests.publishing.engines import SAID
from tests.publishing.form.filling import NAME, WORDS, fill
from toolbox.model.problem import Problems
from toolbox.publish.engine.rendering import EngineName
from toolbox.read.profiles import read_profile
from toolbox.write.words.columns import TABLE

PLAIN_FIGURES = """labels => labels.flatMap(label => [label, ...label.querySelectorAll(':not(b)')])
    .flatMap(one => [...one.childNodes])
    .filter(node => node.nodeType === Node.TEXT_NODE && /[0-9]/.test(node.data))
    .map(node => node.data)"""
"""The texts of rows in which a figure does not stand out."""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_organiser_makes_a_plan_ticks_shares_and_prints(language: str, browser: Browser, address: str) -> None:
    words = WORDS[language]
    visit = Visit(browser, address, PHONE)
    page = visit.go(words["root"])
    page.get_by_role("link", name=words["door"]).click()
    page.get_by_role("button", name=words["show"]).click()
    expect(page.get_by_text(words["missing"])).to_be_visible()
    expect(page.locator("#result")).to_be_hidden()
    fill(page, words)
    expect(page.locator("#plan-status")).to_contain_text(words["tier"])
    page.get_by_role("button", name=words["show"]).click()
    expect(page.locator("#plan-title")).to_be_focused()
    expect(page.locator("#plan-title")).to_have_text(NAME)
    boxes = page.locator("#plan input[type=checkbox]")
    total = boxes.count()
    assert total > 50
    assert page.locator("#plan .todo__text b").count() > 5
    assert page.locator("#plan .todo__text").evaluate_all(PLAIN_FIGURES) == []
    boxes.nth(0).check()
    page.locator("#plan label.todo__text").nth(3).click()
    progress = page.locator(".tools__progress")
    expect(progress).to_have_text(re.compile(rf"^2 \w+ {total} "))
    expect(page.locator(".chips__done")).to_have_text(progress.inner_text())

    reload(page)
    expect(page.locator("#plan-title")).to_have_text(NAME)
    expect(progress).to_have_text(re.compile(rf"^2 \w+ {total} "))

    # In the order of the file, where a row is one piece whatever stands beside it; poppler keeps no spaces there.
    text = "".join("".join(pages_of_pdf(page.pdf(format="A4"))).split())
    assert "".join(page.locator("#plan label.todo__text").nth(0).inner_text().split()) in text
    assert "".join(words["show"].split()) not in text

    page.get_by_role("button", name=words["link"]).click()
    link = page.locator("#share input").input_value()
    assert link.startswith(address)
    parts = ("#plan-first", "#plan-rest")
    ticked = progress.inner_text()
    first = [page.locator(part).inner_text() for part in parts]
    fresh = Visit(browser, address, PHONE)
    other = fresh.go(link.removeprefix(address))
    expect(other.locator("#plan-title")).to_have_text(NAME)
    expect(other.locator(".tools__progress")).to_have_text(re.compile(r"^0 "))
    # All is the same but how much is done.
    none = other.locator(".tools__progress").inner_text()
    assert [other.locator(part).inner_text().replace(none, ticked) for part in parts] == first

    page.get_by_role("button", name=words["clear"]).click()
    expect(page.locator("#result")).to_be_hidden()
    reload(page)
    expect(page.locator("#result")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('toolbox:')).length") == 0
    assert visit.wrong == fresh.wrong == []
    fresh.close()
    visit.close()


def test_what_is_taken_away_can_be_used(browser: Browser, address: str, tmp_path: Path) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("mijn-evenement/")
    fill(page, WORDS["nl"])
    page.locator("#my-event").get_by_role("textbox", name="Organisatie").fill('=HYPERLINK("x")')
    total = page.locator("#plan input[type=checkbox]").count()

    rows = list(csv.reader(io.StringIO(download(page, "CSV").decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == total + 1
    assert {len(row) for row in rows} == {len(TABLE)}
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]

    calendar: Any = Calendar.from_ical(download(page, "ICS"))
    entries = calendar.walk("VEVENT")
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    event = next(entry for entry in entries if str(entry["UID"]).startswith("event."))
    assert str(event["SUMMARY"]) == NAME
    assert event.decoded("DTSTART").astimezone(UTC).isoformat() == "2027-06-12T19:00:00+00:00"
    deadlines = [entry for entry in entries if entry is not event]
    script = "all => all.map((one) => one.dateTime)"
    plan_dates = page.locator("#plan :is(.first-things, .phase) time").evaluate_all(script)
    assert {entry.decoded("DTSTART").isoformat() for entry in deadlines} == set(plan_dates)

    profile = tmp_path / "d-hondt.yml"
    profile.write_bytes(download(page, "YML"))
    problems = Problems()
    read = read_profile(profile, problems)
    assert list(problems) == []
    assert read is not None
    assert (read.name, read.attendance, read.organiser) == (NAME, 1200, '=HYPERLINK("x")')
    assert visit.wrong == []
    visit.close()


def test_the_keyboard_alone_is_enough(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("mijn-evenement/")
    keys = page.keyboard

    def tab_to(name: str) -> None:
        for _ in range(80):
            keys.press("Tab")
            if page.evaluate("document.activeElement?.name || document.activeElement?.type") == name:
                return
        raise AssertionError(name)

    tab_to("kind")
    keys.press("Space")
    for field, parts in (("start", ["06", "12", "2027"]), ("end", ["06", "13", "2027"])):
        tab_to(field)
        for part in parts:
            keys.type(part)
        keys.press("Tab")
        for part in ("09", "00", "PM") if field == "start" else ("03", "00", "AM"):
            keys.type(part)
    tab_to("attendance")
    keys.type("300")
    tab_to("ages")
    keys.press("Space")
    tab_to("setting")
    keys.press("Space")
    tab_to("submit")
    keys.press("Enter")
    expect(page.locator("#plan-title")).to_be_focused()
    while page.evaluate("document.activeElement.type") != "checkbox":
        keys.press("Tab")
    box = page.evaluate("document.activeElement.type")
    keys.press("Space")
    assert box == "checkbox"
    expect(page.locator(".tools__progress")).to_have_text(re.compile("^1 "))
    assert visit.wrong == []
    visit.close()


def test_filters_show_only_what_one_role_does(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evenementen/dansfestival-2027/")
    everything = page.locator(".todo__item:visible").count()
    page.get_by_label("Wie", exact=True).select_option(label="Bar")
    roles = set(page.locator(".todo__item:visible .todo__role").all_inner_texts())
    assert roles == {"Bar"}
    page.get_by_label("Fase", exact=True).select_option(label="Tijdens")
    assert 0 < page.locator(".todo__item:visible").count() < everything
    assert page.locator(".phase:visible").count() == 1
    page.get_by_label("Wie", exact=True).select_option("")
    page.get_by_label("Fase", exact=True).select_option("")
    assert page.locator(".todo__item:visible").count() == everything
    page.locator(".todo__item input").first.check()
    reload(page)
    assert page.locator(".todo__item input").first.is_checked()
    page.get_by_role("button", name="Wis de vinkjes").click()
    reload(page)
    assert not page.locator(".todo__item input").first.is_checked()
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize(
    "fragment",
    [
        "name=<script>alert(1)</script>&kind=party",
        "kind=__proto__&setting=constructor&ages=toString&start=2027-06-12T21:00",
        "x" * 1_000_000,
        "name=" + "y" * 1_000_000,
        "%E0%A4%A&kind=%ff%fe&=&&&===",
        "start=99999-99-99T99:99&end=0000-00-00T00:00&attendance=1e309&kind=party",
        "start=2027-03-28T02:30&end=2027-03-28T02:45&kind=party&attendance=5&setting=indoor&ages=18-plus",
        "forecast_max=NaN&forecast_max=1e9&forecast_max=" + "&forecast_max=9" * 50,
    ],
    ids=range(8),
)
def test_a_hostile_link_does_no_harm(fragment: str, browser: Browser, address: str, rendered_by: EngineName) -> None:
    visit = Visit(browser, address, PHONE)
    visit.page.on("dialog", lambda dialog: visit.wrong.append(dialog.message))
    page = visit.go("mijn-evenement/#" + fragment)
    expect(page.locator("#plan-status")).not_to_be_empty()
    page.get_by_role("button", name="Toon mijn plan").click()
    expect(page.locator("#result")).to_be_hidden()
    assert set(visit.wrong) == (SAID[rendered_by] if fragment.startswith("%E0%A4%A&") else set())
    visit.close()


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [
        pytest.param("nl", PHONE, "light", id="nl-phone-light"),
        pytest.param("en", DESK, "dark", id="en-desk-dark"),
        pytest.param("nl", DESK, "light", id="nl-desk-light", marks=AGAIN),
        pytest.param("en", PHONE, "dark", id="en-phone-dark", marks=AGAIN),
    ],
)
def test_the_form_is_accessible_in_every_state(
    language: str, size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    words = WORDS[language]
    visit = Visit(browser, address, size, scheme)
    page = visit.go(words["root"] + "mijn-evenement/")
    assert violations(page) == ""
    page.get_by_role("button", name=words["show"]).click()
    assert violations(page) == ""
    fill(page, words)
    expect(page.locator("#plan-title")).to_be_visible()
    page.get_by_role("button", name=words["link"]).click()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert visit.wrong == []
    visit.close()


def test_no_code_but_the_sites_own_can_run(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("evenementen/awkward/")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.harmed = true";
      document.body.append(script);
    }""")
    assert page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in one for one in visit.wrong)
    visit.close()


def test_the_policy_stands_in_the_documentation() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "frame-ancestors 'none'" in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_help_lines_under_a_plan_are_those_for_the_event(language: str, browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go(f"{WORDS[language]['root']}mijn-evenement/")
    fill(page, WORDS[language])
    lines = page.locator("#result .help-line")
    about_drink = lines.filter(has_text="Druglijn")
    care_centre = lines.filter(has_text="Synaps Park 2100")
    expect(about_drink).to_be_visible()
    expect(care_centre).to_be_visible()
    page.locator("#my-event [name=alcohol][value=no]").check()
    expect(about_drink).to_be_hidden()
    expect(care_centre).to_be_visible()
    page.locator("#my-event [name=alcohol][value=yes]").check()
    expect(about_drink).to_be_visible()
    assert visit.wrong == []
    visit.close()


def test_a_list_narrowed_to_nothing_has_a_way_back(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evenementen/fuif-chiro-2027/")
    everything = page.locator(".todo__item:visible").count()
    page.locator(".tools__role").select_option("sound")
    page.locator(".tools__basis").select_option("city")
    assert page.locator(".todo__item:visible").count() == 0
    page.get_by_role("button", name="Toon alles").click()
    assert page.locator(".todo__item:visible").count() == everything
    expect(page.get_by_role("button", name="Toon alles")).to_be_hidden()
    expect(page.locator(".tools__role")).to_be_focused()
    visit.close()
