"""A plan has an identity: mine or shared, in two tabs, in two languages, on a device that keeps nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import DESK, PHONE, Visit, download, go, reload, violations, ways
from tests.publishing.form.crewing import add, box, done_of, give_to, kept, link_of, nothing_is_kept, row, set_aside
from tests.publishing.form.filling import NAME, WORDS, fill

FORM = "mijn-evenement/"
SHARED = "kind=party&start=2027-03-13T21:00&end=2027-03-14T03:00&attendance=300&setting=indoor&ages=18-plus&name=Bal"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, DESK)
    visit.go(FORM)
    yield visit
    assert visit.wrong == []
    visit.close()


def plan_link(page: Page) -> str:
    """The link to the plan without its state."""
    page.get_by_role("button", name="Link naar dit plan").click()
    return page.locator("#share input").input_value()


def hand(visit: Visit, link: str) -> None:
    """Open a link in the page that is there."""
    visit.page.goto("about:blank")
    go(visit.page, link)


def title(page: Page) -> Any:
    return page.locator("#plan-title")


@pytest.mark.parametrize("part", ["p=abcdefghijkl&kind=party&start=2027-03-13T21%3A00&end=2027-03-14T03%3A", "d=zzzz"])
def test_a_link_of_which_a_part_is_missing_says_so(part: str, visit: Visit) -> None:
    hand(visit, f"{visit.address}{FORM}#{part}")
    expect(visit.page.locator(".plans__told")).to_contain_text("Deze link is niet volledig.")
    expect(visit.page.locator("#my-event")).to_be_visible()
    hand(visit, f"{visit.address}{FORM}#{SHARED}")
    expect(visit.page.locator(".plans__told")).to_be_empty()


FAR = "Het jaar ligt niet tussen 2000 en 2100. Kijk het jaar na."


@pytest.mark.parametrize(
    ("good", "bad", "told", "beside"),
    [
        ("start=2027-", "start=20266-", f"Begin: {FAR}", {"start": FAR}),
        ("end=2027-", "end=1027-", f"Einde: {FAR}", {"end": FAR}),
        # What no browser shows in its field.
        ("start=2027-", "start=275761-", f"Begin: {FAR}", {}),
        ("=300", "=veel", "Bezoekers op het drukste moment: Alleen een geheel", {"attendance": "Alleen een geheel"}),
    ],
)
def test_a_link_in_which_something_is_wrong_says_what(
    good: str, bad: str, told: str, beside: dict[str, str], visit: Visit
) -> None:
    """Whoever sent it has no better one: it is not asked for again."""
    assert SHARED.count(good) == 1
    hand(visit, f"{visit.address}{FORM}#{SHARED.replace(good, bad)}")
    expect(visit.page.locator(".plans__told")).to_contain_text(told)
    expect(visit.page.locator(".plans__told")).not_to_contain_text("Vraag hem opnieuw")
    for name, said in beside.items():
        expect(visit.page.locator(f"#problem-{name}")).to_contain_text(said)


def test_of_a_choice_in_a_link_that_is_no_more_only_that_is_told(visit: Visit) -> None:
    hand(visit, f"{visit.address}{FORM}#{SHARED.replace('party', 'rave')}")
    expect(visit.page.locator("#plan-status")).to_contain_text("Niet meer te kiezen, kies opnieuw: Soort")
    expect(visit.page.locator(".plans__told")).to_be_empty()


def test_a_shared_plan_comes_before_the_questions_and_mine_after_them(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    hand(visit, f"{visit.address}{FORM}#{SHARED}")
    expect(title(page)).to_have_text("Bal")
    above = "() => document.querySelector('#result').compareDocumentPosition(document.querySelector('#my-event')) & 4"
    assert page.evaluate(above)
    page.get_by_role("button", name="Naar mijn plan").click()
    expect(title(page)).not_to_have_text("Bal")
    assert not page.evaluate(above)


def test_a_shared_plan_mixes_with_nothing_until_it_is_made_mine(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    page.get_by_role("textbox", name="Plaats").fill("Zaal")
    box(page, 0).check()
    mine = page.evaluate("Object.entries(localStorage).sort()")
    hand(visit, f"{visit.address}{FORM}#{SHARED}")
    expect(title(page)).to_have_text("Bal")
    expect(page.locator("#place")).to_have_value("")
    expect(page.get_by_text("Dit is een gedeeld plan.")).to_be_visible()
    assert done_of(page).startswith("0 ")
    assert page.evaluate("Object.entries(localStorage).sort()") == mine, "looking at it keeps nothing"
    box(page, 1).check()
    page.get_by_label("Bezoekers op het drukste moment").fill("450")
    reload(page)
    assert (done_of(page)[:2], page.get_by_label("Bezoekers op het drukste moment").input_value()) == ("1 ", "450")
    page.get_by_role("button", name="Naar mijn plan").click()
    expect(title(page)).to_have_text(NAME)
    expect(box(page, 0)).to_be_checked()
    page.get_by_text("Andere plannen op dit toestel").click()
    page.get_by_role("link", name="Bal").click()
    expect(box(page, 1)).to_be_checked()
    page.get_by_role("button", name="Maak er mijn plan van").click()
    expect(page.get_by_text("Dit is nu jouw plan.")).to_be_visible()
    assert "#" not in page.url
    reload(page)
    expect(title(page)).to_have_text("Bal")
    expect(page.locator(".other-plan")).to_be_hidden()
    page.get_by_text("Andere plannen op dit toestel").click()
    page.locator(".plans a").click()
    expect(title(page)).to_have_text(NAME)
    expect(box(page, 0)).to_be_checked()


def test_a_plan_keeps_its_id_in_store_and_link(visit: Visit, browser: Browser) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    link = plan_link(page)
    id_ = json.loads(kept(page)["toolbox:/:mine"])
    assert f"#p={id_}&" in link
    page.get_by_label("Bezoekers op het drukste moment").fill("300")
    assert f"#p={id_}&" in plan_link(page)
    theirs = Visit(browser, visit.address, PHONE)
    there = theirs.go(link.removeprefix(visit.address))
    assert f"#p={id_}&" in plan_link(there)
    assert theirs.wrong == []
    theirs.close()


def test_the_bars_phone_goes_on_and_the_organiser_takes_it_over(visit: Visit, browser: Browser) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    box(page, 0).check()
    give_to(row(page, 1), "Jan")
    add(page, "Sleutel ophalen")
    theirs = Visit(browser, visit.address, PHONE)
    there = theirs.go(link_of(page).removeprefix(visit.address))
    expect(box(there, 0)).to_be_checked()
    expect(row(there, 1).locator(".todo__name")).to_have_text("Jan")
    box(there, 1).check()
    box(there, 0).uncheck()
    box(page, 2).check()
    hand(visit, link_of(there))
    expect(page.get_by_text("Wat je ploeg noteerde, is erbij gezet.")).to_be_visible()
    expect(page.locator(".other-plan")).to_be_hidden()
    assert [box(page, at).is_checked() for at in range(3)] == [False, True, True]
    expect(page.locator(".todo__item--own")).to_have_count(1)
    page.get_by_role("button", name="Ongedaan maken").click()
    assert [box(page, at).is_checked() for at in range(3)] == [True, False, True]
    assert theirs.wrong == []
    theirs.close()


def test_what_somebody_else_answered_is_told_and_can_be_undone(visit: Visit, browser: Browser) -> None:
    page, visitors = visit.page, "Bezoekers op het drukste moment"
    fill(page, WORDS["nl"])
    before = page.get_by_label(visitors).input_value()
    phone = Visit(browser, visit.address, PHONE)
    phone.go(link_of(page).removeprefix(visit.address))
    phone.page.get_by_role("button", name="Maak er mijn plan van").click()
    told = page.get_by_text("Je ploeg veranderde gegevens van je evenement: kijk ze na.")
    for answer in ("40", before):
        phone.page.get_by_label(visitors).fill(answer)
    hand(visit, link_of(phone.page))
    expect(title(page)).to_have_text(NAME)
    expect(told).to_have_count(0)
    phone.page.get_by_label(visitors).fill("40")
    back = link_of(phone.page)
    hand(visit, back)
    expect(told).to_be_visible()
    expect(page.get_by_label(visitors)).to_have_value("40")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_label(visitors)).to_have_value(before)
    reload(page)
    expect(page.get_by_label(visitors)).to_have_value(before)
    # The same link once more says nothing new: what is kept here is newer now.
    hand(visit, back)
    expect(page.get_by_label(visitors)).to_have_value(before)
    expect(told).to_have_count(0)
    phone.close()


def test_a_file_of_a_plan_is_opened_as_a_plan_of_its_own(visit: Visit, browser: Browser, tmp_path: Path) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    box(page).check()
    link_of(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bewaar als bestand").click()
    saved = tmp_path / "plan.json"
    waiting.value.save_as(saved)
    theirs = Visit(browser, visit.address, DESK)
    there = theirs.go(f"{FORM}#{SHARED}")
    link_of(there)
    there.locator("[data-hand=open]").set_input_files(saved)
    expect(title(there)).to_have_text(NAME)
    expect(box(there)).to_be_checked()
    expect(there.locator(".other-plan")).to_be_visible()
    there.locator("[data-hand=open]").set_input_files({"name": "x.json", "mimeType": "", "buffer": b'{"plan": 1}'})
    expect(there.locator(".hand [role=status]")).to_contain_text("geen plan")
    assert theirs.wrong == []
    theirs.close()


def test_the_language_switch_carries_a_shared_plan(visit: Visit) -> None:
    page = visit.page
    hand(visit, f"{visit.address}{FORM}#{SHARED}")
    box(page).check()
    page.get_by_role("link", name="See this page in English").click()
    page.wait_for_url("**/en/**")
    expect(title(page)).to_have_text("Bal")
    expect(box(page)).to_be_checked()
    expect(page.get_by_role("button", name="Make it mine")).to_be_visible()


def test_the_language_switch_stays_with_my_plan(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    box(page).check()
    page.get_by_role("link", name="See this page in English").click()
    page.wait_for_url(f"{visit.address}en/{FORM}")
    expect(title(page)).to_have_text(NAME)
    expect(box(page)).to_be_checked()


def test_two_tabs_of_the_form_follow_each_other(visit: Visit) -> None:
    page, other = visit.page, visit.page.context.new_page()
    go(other, visit.address + FORM)
    fill(page, WORDS["nl"])
    expect(title(other)).to_have_text(NAME)
    box(page, 0).check()
    expect(box(other, 0)).to_be_checked()
    box(other, 1).check()
    expect(box(page, 1)).to_be_checked()
    other.locator("#refine > summary").click()
    other.get_by_role("textbox", name="Naam").fill("Anders")
    expect(title(page)).to_have_text("Anders")
    page.get_by_role("button", name="Wis alles").click()
    expect(other.locator("#result")).to_be_hidden()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(title(other)).to_have_text("Anders")
    expect(box(other, 1)).to_be_checked()
    other.close()


def test_clearing_everything_can_be_undone(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    box(page).check()
    before = kept(page)
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("#result")).to_be_hidden()
    nothing_is_kept(page)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(title(page)).to_have_text(NAME)
    expect(box(page)).to_be_checked()
    assert kept(page) == before
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("#result")).to_be_hidden()  # nobody types before the browser has emptied the fields
    page.get_by_role("textbox", name="Naam").fill("Iets nieuws")
    expect(page.get_by_role("button", name="Ongedaan maken")).to_have_count(0)


def test_last_years_answers_are_taken_over_without_their_dates(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    box(page).check()
    page.get_by_role("button", name="Nieuw plan met deze antwoorden").click()
    start = page.get_by_label("Begin", exact=True)
    expect(start).to_be_focused()
    expect(start).to_have_value("")
    expect(page.get_by_role("textbox", name="Naam")).to_have_value(NAME)
    start.fill("2028-06-10T21:00")
    page.get_by_label("Einde", exact=True).fill("2028-06-11T03:00")
    assert done_of(page).startswith("0 ")
    page.get_by_text("Andere plannen op dit toestel").click()
    page.get_by_role("link", name="12 jun 2027").click()
    expect(box(page)).to_be_checked()


def test_the_table_is_given_what_the_crew_noted(visit: Visit) -> None:
    """Which columns it makes of it is the table's own affair; that the plan's rows are all there is not."""
    page = visit.page
    fill(page, WORDS["nl"])
    give_to(row(page), "Jan")
    rows = list(csv.reader(io.StringIO(download(page, "CSV").decode("utf-8-sig")), delimiter=";"))
    assert len(rows) >= page.locator("#plan .todo__item").count() + 1


@ways("desk-dark")
def test_the_form_with_plans_and_a_crew_is_accessible(
    size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size, scheme)
    page = visit.go(FORM)
    fill(page, WORDS["nl"])
    hand(visit, f"{address}{FORM}#{SHARED}")
    set_aside(row(page, 2), "niet nodig")
    give_to(row(page, 0), "jan@example.org")
    add(page, "Sleutel ophalen")
    link_of(page)
    page.get_by_text("Andere plannen op dit toestel").click()
    expect(page.locator(".hand__code svg")).to_be_visible()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.get_by_role("button", name="Wis alles").click()
    assert violations(page) == ""
    assert visit.wrong == []
    visit.close()


def test_an_answer_that_is_no_longer_offered_is_told_until_it_is_chosen_again(visit: Visit) -> None:
    """A link or a store may be older than what the city lets choose: nothing is assumed in its place in silence."""
    page = visit.page
    hand(visit, f"{visit.address}{FORM}#{SHARED}&sound_level=102&heat_risk=purple&ages=pensioners&entry=ticket")
    told = page.locator(".field__problem:not(:empty)")
    expect(told).to_have_count(3)
    assert set(told.all_inner_texts()) == {"Wat hier gekozen was, is er niet meer. Kies opnieuw."}
    expect(page.locator("#plan-status")).to_contain_text("Niet meer te kiezen, kies opnieuw: ")
    expect(page.locator("#problem-sound_level")).to_be_visible()
    expect(page.locator("[name=ages][value='18-plus']")).to_be_checked()
    page.get_by_label("tot 100 dB(A)").check()
    expect(page.locator("#problem-sound_level")).to_be_empty()
    hand(visit, f"{visit.address}{FORM}#{SHARED}&sound_level=100")
    expect(told).to_have_count(0)
