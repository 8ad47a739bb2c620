"""Short notice on the page of an event and in the form: by the city's clock, as the plan made for that day."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.contents import pages_of_pdf
from tests.publishing.browsing import DESK, PHONE, Visit, in_genk, reload, violations
from tests.publishing.form.crewing import set_aside
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase
from toolbox.write.outputs import Event

SLUG = "fuif-chiro-2027"
PAGE = f"evenementen/{SLUG}/"
DAYS = ("2026-11-01", "2027-02-11", "2027-03-08", "2027-03-12", "2027-03-13")
ASKED = "kind=party&start=2027-03-13T21:00&end=2027-03-14T03:00&attendance=400&setting=indoor&ages=16-17&ages=18-plus"


def at(browser: Browser, address: str, size: tuple[int, int], day: str, path: str) -> tuple[Visit, Page]:
    """A page as somebody sees it on a day, at noon where no time is given."""
    visit = Visit(browser, address, size)
    visit.page.clock.set_fixed_time(in_genk(day if "T" in day else f"{day}T12:00"))
    return visit, visit.go(path)


def event_on(project: Project, day: str, language: str = "nl", slug: str = SLUG) -> Event:
    (profile,) = [one for one in project.profiles if one.slug == slug]
    return Event(profile, project, language, today=date.fromisoformat(day))


def values(page: Page, inside: str) -> list[str]:
    """The ids of the rows inside a part of the page."""
    found: list[str] = page.eval_on_selector_all(f"{inside} input[type=checkbox]", "all => all.map(one => one.value)")
    return found


def days_of(page: Page) -> dict[str, str]:
    """The day in the heading over each row of before that does not come first."""
    script = """days => Object.fromEntries(days.flatMap(day => [...day.querySelectorAll("input")].map(
        box => [box.value, day.querySelector("h3 time").dateTime])))"""
    found: dict[str, str] = page.eval_on_selector_all('[aria-labelledby="before"] .day', script)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("day", DAYS)
def test_the_page_shows_the_plan_of_that_day(
    day: str, language: str, browser: Browser, address: str, project: Project
) -> None:
    event = event_on(project, day, language)
    visit, page = at(browser, address, DESK, day, ("" if language == "nl" else "en/") + PAGE)
    late = [one.id for one in event.view.late.rows], [one.id for one in event.view.late.more]
    assert (values(page, ".late-things > ul"), values(page, ".late-things details")) == late
    expect(page.locator(".late-things")).to_be_visible(visible=any(late))
    # The files beside the page are those of no day: paper that says what is late is the page's own.
    expect(page.locator(".late-paper")).to_be_visible(visible=bool(late[0]))
    assert values(page, '[aria-labelledby="first-before"]') == list(event.plan.first[Phase.BEFORE])
    phase = event.view.phases[0]
    assert days_of(page) == {one.id: one.do.iso for one in phase.rest}
    headings = page.locator('[aria-labelledby="before"] h3').all_inner_texts()
    seen = {f"{one.do.day} {' · '.join(filter(None, (one.do.away, one.mark)))}" for one in phase.rest}
    assert set(headings) == seen
    headings = page.locator('[aria-labelledby="after"] h3').all_inner_texts()
    seen = {" · ".join(filter(None, (f"{one.do.day} {one.do.away}", one.mark))) for one in event.view.phases[2].rest}
    assert set(headings) == seen
    for row in event.view.late.rows:
        expect(page.locator(f'li:has([value="{row.id}"]) .todo__instead')).to_contain_text(row.instead)
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize("day", ["2027-06-25", "2027-06-26", "2027-06-27"])
def test_once_begun_rows_stand_as_in_the_plan(day: str, browser: Browser, address: str, project: Project) -> None:
    event = event_on(project, day, slug="genk-on-stage-2027")
    visit, page = at(browser, address, DESK, f"{day}T18:00", "evenementen/genk-on-stage-2027/")
    stand = values(page, '[aria-labelledby="first-before"]'), list(days_of(page))
    assert stand == ([*event.plan.first[Phase.BEFORE]], [one.id for one in event.view.phases[0].rest])
    visit.close()


@pytest.mark.parametrize("path", [PAGE, f"mijn-evenement/#{ASKED}"])
def test_from_the_begin_on_what_to_do_that_evening_comes_first(path: str, browser: Browser, address: str) -> None:
    order = "all => all.filter(one => !one.hidden).map(one => one.getAttribute('aria-labelledby'))"
    lives = {"eerste-hulp/aed", "drukte-en-uitgangen/stop", "drukte-en-uitgangen/capacity"}
    for moment, first, said in (
        ("2027-03-13T20:59", "late", "vandaag"),
        ("2027-03-13T21:00", "first-during", "nu bezig"),
        ("2027-03-14T02:00", "first-during", "nu bezig"),
    ):
        visit, page = at(browser, address, PHONE, moment, path)
        seen = page.locator(".late-things, .first-things").evaluate_all(order)
        assert seen[0] == first
        assert {"late", "first-during"} <= {*seen}
        # Nobody asks for a permission once it has begun: what is late is folded then, but for what saves lives.
        late, folded = (set(values(page, f".late-things {one}")) for one in ("> ul", "details"))
        assert late >= lives if first == "late" else late == lives
        assert ("toegang/permission" in folded) is (first != "late")
        # After midnight it is still the evening of that day: the exits are not too late.
        assert "drukte-en-uitgangen/exits" in values(page, '[aria-labelledby="first-before"]')
        assert page.locator(".chips__left").inner_text() == said
        assert visit.wrong == []
        visit.close()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2027-12-16T10:00", "nog 1 dag"),
        ("2027-12-17T11:59", "vandaag"),
        ("2027-12-17T12:00", "nu bezig"),
        ("2027-12-17T21:00", ""),
        ("2027-12-20T15:00", ""),
        ("2027-12-22T11:00", "vandaag"),
        ("2027-12-22T15:00", "nu bezig"),
        ("2027-12-31T18:00", ""),
    ],
)
def test_on_a_day_off_between_two_days_nothing_is_on(moment: str, said: str, browser: Browser, address: str) -> None:
    visit, page = at(browser, address, DESK, moment, "evenementen/kerst-op-het-stadsplein-2027/")
    assert page.locator(".chips__left").inner_text() == said
    visit.close()


def test_in_the_form_too_nothing_is_on_in_a_night_off(browser: Browser, address: str) -> None:
    days = "days=2027-12-17T12:00/2027-12-17T21:00&days=2027-12-19T12:00/2027-12-19T21:00"
    asked = f"mijn-evenement/#kind=market&{days}&attendance=300&setting=outdoor&ages=18-plus"
    for moment, said in (("2027-12-17T13:00", "nu bezig"), ("2027-12-18T13:00", ""), ("2027-12-19T13:00", "nu bezig")):
        visit = Visit(browser, address, DESK)
        visit.page.clock.set_fixed_time(in_genk(moment))
        assert visit.go(asked).locator(".chips__left").inner_text() == said
        visit.close()


@pytest.mark.parametrize("path", [PAGE, f"mijn-evenement/#{ASKED}"])
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_the_clock_of_a_page_is_that_of_the_city(zone: str, path: str, browser: Browser, address: str) -> None:
    for moment, said in (("2027-03-13T20:59", "vandaag"), ("2027-03-13T21:00", "nu bezig")):
        visit = Visit(browser, address, DESK, timezone_id=zone)
        visit.page.clock.set_fixed_time(in_genk(moment))
        assert visit.go(path).locator(".chips__left").inner_text() == said
        visit.close()


def test_what_is_done_already_is_not_asked_again(browser: Browser, address: str) -> None:
    visit, page = at(browser, address, DESK, "2027-03-08", PAGE)
    row = page.locator(".late-things > ul input").first
    value = row.get_attribute("value")
    row.check()
    reload(page)
    assert value not in values(page, ".late-things > ul")
    assert values(page, ".late-things .fold--done") == [value]
    open_ones = len(values(page, ".late-things > ul"))
    expect(page.locator("#late small")).to_have_text(str(open_ones))
    expect(page.locator(".fold--done > summary")).to_have_text("Klaar 1")
    # What is no longer done, whichever way, is too late again.
    page.get_by_role("button", name="Wis de vinkjes").click()
    assert value in values(page, ".late-things > ul")
    expect(page.locator(".fold--done")).to_be_hidden()
    page.locator(f'input[value="{value}"]').check()
    reload(page)
    page.locator(".fold--done > summary").click()
    page.locator(f'input[value="{value}"]').uncheck()
    assert value in values(page, ".late-things > ul")
    expect(page.locator("#late small")).to_have_text(str(open_ones + 1))
    page.locator(".late-things > ul input").first.check()
    expect(page.locator("#late small")).to_have_text(str(open_ones))
    row = page.locator(f'.todo__item:has(> input[value="{value}"])')
    set_aside(row, "niet hier")
    reload(page)
    page.locator(".aside > summary").first.click()
    row.locator(".row-menu > summary").click()
    row.get_by_role("button", name="Toch voor ons").click()
    assert value in values(page, ".late-things > ul")
    visit.close()


def test_an_event_that_is_over_says_so(browser: Browser, address: str) -> None:
    visit, page = at(browser, address, DESK, "2027-03-14T02:59", PAGE)
    expect(page.locator(".past")).to_be_hidden()
    visit.close()
    visit, page = at(browser, address, DESK, "2027-03-14T03:00", PAGE)
    expect(page.locator(".past")).to_be_visible()
    expect(page.locator(".late-things")).to_be_hidden()
    visit.close()


def test_in_the_form_too_it_leads_on_once_it_is_over(browser: Browser, address: str) -> None:
    visit, page = at(browser, address, DESK, "2027-09-14T03:00", f"mijn-evenement/#{ASKED}&alcohol=yes")
    ways_on = page.locator(".past a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert ways_on == ["#after", "../evaluatie/"]
    assert page.locator("#after").count() == 1
    page.locator(".past a").last.click()
    expect(page.locator("h1")).to_contain_text("valuatie")
    visit.close()


def test_once_it_is_over_what_is_left_to_do_comes_first(browser: Browser, address: str) -> None:
    visit, page = at(browser, address, PHONE, "2027-03-15", PAGE)
    assert values(page, ".event")[0] == values(page, '.phase[aria-labelledby="after"]')[0]
    after = page.locator('.phase[aria-labelledby="after"]')
    expect(after.locator(".todo__item").first).to_be_visible()
    expect(after.locator(".due").first).to_have_text("zo 14 mrt meteen erna · te laat")
    after.locator(".day").first.get_by_role("checkbox").check()
    expect(after.locator(".mark").first).to_be_hidden()
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize(
    ("day", "said"), [("2027-03-11", "nog 2 dagen"), ("2027-03-12", "nog 1 dag"), ("2027-03-13", "vandaag")]
)
def test_the_page_begins_with_when_for_how_many_and_how_many_days_are_left(
    day: str, said: str, browser: Browser, address: str
) -> None:
    visit, page = at(browser, address, PHONE, day, PAGE)
    assert page.locator(".chips").inner_text().split("\n") == [
        "za 13 mrt 2027, 21:00 – 03:00 · 450 bezoekers",
        "Basis",
        f"{said} 0 van {page.locator('.event .todo__item').count()} klaar",
    ]
    visit.close()


def test_why_a_row_is_there_is_folded_and_opens_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}{PAGE}")
    row = page.locator(".first-things .todo__item").first
    expect(row.locator(".todo__why")).to_be_hidden()
    row.locator("summary").click()
    expect(row.locator(".todo__why")).to_contain_text("organisatie: jeugdvereniging of jeugdhuis")
    assert row.locator(".row-menu a").get_attribute("href") == "../../richtlijnen/drukte-en-uitgangen/"
    context.close()


def test_on_a_phone_the_rest_is_folded_and_on_paper_it_is_not(browser: Browser, address: str) -> None:
    visit, page = at(browser, address, PHONE, "2027-03-08", PAGE)
    everything = values(page, ".event")
    rest = page.locator('.phase[aria-labelledby="during"] .todo__item')
    assert rest.count() > 3
    expect(rest.first).to_be_hidden()
    assert page.locator(".late-things > ul label").first.bounding_box()["y"] < PHONE[1]  # type: ignore[index]
    page.locator('.phase[aria-labelledby="during"] summary').first.click()
    expect(rest.first).to_be_visible()
    assert violations(page) == ""
    texts = page.locator(".event .todo__text").all_text_contents()
    printed = "".join("".join(pages_of_pdf(page.pdf(format="A4"))).split())
    assert [one for one in texts if "".join(one.split()) not in printed] == []
    expect(page.locator('.phase[aria-labelledby="during"] .fold').nth(1)).not_to_have_attribute("open", "")
    page.locator(".tools__role").select_option("bar")
    expect(page.locator('.todo__item[data-role="bar"]').last).to_be_visible()
    assert len(set(everything)) == len(everything) == len(texts)
    visit.close()


def test_the_form_reads_the_clock_too(browser: Browser, address: str) -> None:
    visit, page = at(browser, address, DESK, "2027-03-08", f"mijn-evenement/#{ASKED}&alcohol=yes")
    expect(page.locator("#plan .late-things")).to_be_visible()
    late = values(page, ".late-things")
    assert "melden-en-planning/report" in late
    assert not {*late} & {*values(page, ".first-things"), *values(page, ".phase")}
    first = page.locator(".first-things").first.bounding_box()
    tools = page.locator(".tools").bounding_box()
    assert first
    assert tools
    assert first["y"] < tools["y"]
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_form_says_what_to_do_instead_as_a_plan_of_that_day(
    language: str, browser: Browser, address: str, project: Project
) -> None:
    facts = {name: values if name in ("setting", "ages") else values[0] for name, values in parse_qs(ASKED).items()}
    profile = Profile.model_validate({"slug": "bal", "name": "Bal", **facts})
    late = Event(profile, project, language, today=date(2027, 3, 12)).view.late
    path = ("" if language == "nl" else "en/") + "mijn-evenement/"
    visit, page = at(browser, address, DESK, "2027-03-12", f"{path}#{ASKED}&name=Bal")
    for rows, inside in ((late.rows, ".late-things > ul"), (late.more, ".late-things details")):
        assert len(rows) > 4
        assert values(page, inside) == [one.id for one in rows]
        shown = page.locator(f"{inside} li").evaluate_all(
            "all => all.map(one => one.querySelector('.todo__instead')?.textContent ?? '')"
        )
        assert shown == [one.instead for one in rows]
    assert "undefined" not in page.locator("main").inner_html()
    assert visit.wrong == []
    visit.close()


def test_a_tick_goes_over_from_an_id_of_before(browser: Browser, address: str) -> None:
    visit, page = at(browser, address, DESK, "2026-11-01", PAGE)
    key = f"toolbox:ticks:{SLUG}"
    page.locator(".todo__item input").first.evaluate(
        "(box, key) => localStorage.setItem(key, JSON.stringify(['old/one', 'gone/two']))", key
    )
    # No guideline need have had another id for this to be so: the row of the page says it.
    page.route(
        re.compile(rf"{PAGE}$"),
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace('<li class="todo__item" ', '<li class="todo__item" data-was="old/one" ', 1),
        ),
    )
    reload(page)
    box = page.locator('[data-was="old/one"] input').first
    expect(box).to_be_checked()
    value = box.get_attribute("value")
    box.uncheck()
    box.check()
    kept = page.evaluate("key => JSON.parse(localStorage.getItem(key))", f"toolbox:/:state:event/{SLUG}")
    assert kept[f"done:{value}"][1] == "1"
    assert "done:old/one" not in kept
    assert kept["done:gone/two"][1] == "1", "what this page does not know is not lost"
    assert page.evaluate("key => localStorage.getItem(key)", key) is None
    visit.close()


def test_what_is_not_translated_says_so_in_the_form_too(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    visit.page.route(
        re.compile(r"catalogue\.json$"),
        lambda route: route.fulfill(json=_untranslated(route.fetch().json())),
    )
    page = visit.go(f"en/mijn-evenement/#{ASKED}&alcohol=yes")
    label = page.locator("[value='eerste-hulp/resuscitate'] + label")
    expect(label).to_contain_text("not translated")
    # Neither what stands before it nor that it is not translated is in that language.
    expect(label.locator("[lang=nl]")).to_have_count(1)
    expect(label.locator("[lang=nl]")).not_to_contain_text("not translated")
    expect(label.locator("[lang=nl] .basis")).to_have_count(0)
    visit.close()


def _untranslated(catalogue: dict[str, Any]) -> dict[str, Any]:
    """The catalogue as it is where one action has no translation."""
    for guideline in catalogue["guidelines"]:
        for action in guideline["actions"]:
            if (guideline["id"], action["id"]) == ("eerste-hulp", "resuscitate"):
                action |= {"translated": False, "lang": "nl"}
    return catalogue
