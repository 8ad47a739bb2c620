"""Answers in the form as people give them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.publishing.browsing import DESK, PHONE, Visit, reload
from tests.publishing.form.filling import WORDS, fill
from toolbox.model.limits import VISITORS

GOOD = ["1500", "1.500", "1,500", "1 500", "1\u00a0500", "1\u202f500", " 1500 "]
BAD = ["ca. 300", "250-300", "1,5", "1.50", "1,5000", "1500,000.5", "-5", "veel"]
TOO_MANY = ["12.345.678"]
"""Visitors as people may write them."""


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, DESK)
    visit.go("mijn-evenement/")
    yield visit
    assert visit.wrong == []
    visit.close()


def test_half_a_date_says_what_is_missing(visit: Visit) -> None:
    page = visit.page
    start = page.get_by_label("Begin", exact=True)
    start.focus()
    page.keyboard.type("06122027")
    page.get_by_label("Bezoekers op het drukste moment").focus()
    expect(page.locator("#problem-start")).to_have_text("Deze datum is niet volledig. Vul dag, maand, jaar en uur in.")
    expect(start).to_have_attribute("aria-invalid", "true")


def test_numbers_may_be_written_as_people_write_them(visit: Visit) -> None:
    field = visit.page.get_by_label("Bezoekers op het drukste moment")
    problem = visit.page.locator("#problem-attendance")
    told = {}
    for said in [*GOOD, *BAD, *TOO_MANY]:
        field.fill(said)
        field.blur()
        told[said] = problem.inner_text()
    assert {said for said, text in told.items() if not text} == set(GOOD)
    assert all("geheel getal, bijvoorbeeld 300" in told[said] for said in BAD)
    assert all("10 miljoen" in told[said] for said in TOO_MANY)


def test_the_plan_says_back_for_how_many_it_is(visit: Visit) -> None:
    """Whoever typed a digit too many reads it; the bound is that of a profile."""
    page = visit.page
    fill(page, WORDS["nl"])
    field, result = page.get_by_label("Bezoekers op het drukste moment"), page.locator("#result")
    for said, told in (("9999999", "9.999.999 bezoekers"), (str(VISITORS[1]), "10.000.000 bezoekers")):
        field.fill(said)
        expect(result.locator(".chips")).to_contain_text(told)
        expect(result).to_contain_text(f"{told} op het drukste moment; het uitgebreide niveau begint bij 500")
    field.fill(str(VISITORS[1] + 1))
    expect(result).to_be_hidden()


def test_a_press_that_leaves_a_wrong_answer_is_not_lost(visit: Visit) -> None:
    """What is wrong is told above the choice that is pressed, and would push it away from under the finger."""
    page = visit.page
    for label in ("binnen", "18 en ouder", "fuif"):
        page.reload()
        field = page.get_by_label("Bezoekers op het drukste moment")
        field.fill("veel")
        choice = page.get_by_label(label, exact=True)
        choice.scroll_into_view_if_needed()
        field.focus()
        box = page.locator("label", has=choice).or_(page.locator(f"label[for={choice.get_attribute('id')}]")).first
        place = box.bounding_box()
        assert place
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2, delay=50)
        expect(choice).to_be_checked()
        expect(page.locator("#problem-attendance")).not_to_be_empty()
    page.get_by_label("Begin", exact=True).click()  # a field that is typed in still takes the focus
    expect(page.get_by_label("Begin", exact=True)).to_be_focused()


def test_no_box_alone_is_called_wrong(visit: Visit) -> None:
    """What is wrong is the choice, beside which it is told; the first field that is wrong gets the focus."""
    page = visit.page
    page.get_by_role("button", name="Toon mijn plan").click()
    expect(page.locator("#problem-kind")).not_to_be_empty()
    assert page.locator("[type=radio][aria-invalid], [type=checkbox][aria-invalid]").count() == 0
    expect(page.locator("[name=kind]").first).to_be_focused()


def test_what_cannot_be_is_not_called_missing(visit: Visit) -> None:
    """Above the plan stands what is still to be filled in, and apart from it what was filled in and cannot be."""
    page = visit.page
    page.get_by_label("Begin", exact=True).fill("2027-03-13T21:00")
    page.get_by_label("Einde", exact=True).fill("2027-03-13T20:00")
    page.get_by_label("Bezoekers op het drukste moment").fill("300")
    status = page.locator("#plan-status")
    expect(status).to_contain_text("Kijk na: Einde.")
    expect(status).to_contain_text("Nog in te vullen: ")
    assert "Einde" not in status.inner_text().split("Kijk na:")[0]
    for label in ("fuif", "18 en ouder", "binnen"):
        page.get_by_label(label, exact=True).check()
    expect(status).to_have_text("Kijk na: Einde.")


def test_a_day_that_cannot_be_is_marked_and_gets_the_keyboard(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    for label in ("Begin", "Einde"):
        page.get_by_label(label, exact=True).fill("")
    page.locator(".several-days > summary").click()
    for at, (begin, until, visitors) in enumerate(
        (("2027-12-10T16:00", "2027-12-10T22:00", ""), ("2027-12-11T10:00", "2027-12-11T09:00", "veel"))
    ):
        page.get_by_role("button", name="Dag erbij").click()
        for part, said in (("from", begin), ("until", until), ("attendance", visitors)):
            page.locator(".day-row").nth(at).locator(f"[data-part={part}]").fill(said)
    wrong, second = page.locator(".day-rows [aria-invalid=true]"), page.locator(".day-row").nth(1)
    show = page.get_by_role("button", name=WORDS["nl"]["show"])
    for part, right, told in (
        ("until", "2027-12-11T22:00", "Het einde ligt vóór het begin"),
        ("attendance", "", "Alleen een geheel getal"),
        ("from", "2027-12-10T21:00", ""),
        ("from", "2027-12-11T10:00", "Twee dagen vallen over elkaar"),
    ):
        if told:
            page.locator(".several-days > summary").click()  # what is wrong in a fold is unfolded
            show.click()
            expect(page.locator("#problem-days")).to_contain_text(told)
            expect(wrong).to_have_count(1)
            expect(second.locator(f"[data-part={part}]")).to_be_focused()
            expect(second.locator("#problem-days")).to_be_in_viewport()
            expect(second.locator(f"[data-part={part}]")).to_have_attribute("aria-invalid", "true")
        second.locator(f"[data-part={part}]").fill(right)
    expect(wrong).to_have_count(0)
    expect(page.locator("#result")).to_be_visible()
    for at in (0, 1):
        page.locator(".day-row").nth(at).locator("[data-part=until]").fill("2027-12-10T09:00")
    expect(wrong).to_have_count(2)  # each row that cannot be


def test_who_comes_back_begins_with_the_plan_and_can_change_it(visit: Visit) -> None:
    page = visit.page
    title = page.locator("#plan-title")
    fill(page, WORDS["nl"])
    visit.go("hulp/")
    visit.go("mijn-evenement/")
    expect(title).to_be_in_viewport()
    assert header_foot(visit) <= top(title) < header_foot(visit) + 60
    page.get_by_role("link", name="pas aan").click()
    expect(page.locator("#first")).to_be_in_viewport()
    # What is told above the plan is not passed by.
    visit.go("hulp/")
    visit.go(
        "mijn-evenement/#kind=party&name=Van+de+bar&start=2027-03-13T21:00&end=2027-03-14T03:00&attendance=300&setting=indoor&ages=18-plus"
    )
    # A plan that somebody shared comes before the questions.
    expect(page.locator(".other-plan")).to_be_in_viewport()
    expect(title).to_be_in_viewport()
    page.get_by_role("link", name="pas aan").click()
    expect(page.locator("#first")).to_be_in_viewport()
    assert "#kind=party" in page.url or "#p=" in page.url  # the plan in the address stays there
    assert "name=Van" in page.url


def test_what_is_wrong_comes_into_sight_wherever_it_stands(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    show = page.get_by_role("button", name=WORDS["nl"]["show"])
    organiser, visitors = page.get_by_label("Organisatie"), page.get_by_label("Bezoekers op het drukste moment")
    organiser.fill("Jan Peeters")
    page.locator("#refine > summary").click()
    show.click()
    expect(organiser).to_be_focused()
    expect(organiser).to_be_in_viewport()
    organiser.fill("")
    visitors.fill("veel")
    show.click()  # which stands far below, and leaves the keyboard in the field
    expect(visitors).to_be_focused()
    expect(page.locator("#problem-attendance")).to_be_in_viewport()


def test_what_was_assumed_is_opened_where_it_can_be_changed(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    page.locator(".assumed > summary").click()
    page.locator(".assumed").get_by_role("link").click()
    expect(page.locator("#refine")).to_have_attribute("open", "")
    expect(page.locator("#refine > summary")).to_be_in_viewport()


def test_a_plan_leads_to_the_posters_unless_it_is_dry(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    link = page.get_by_role("link", name="Affiches voor je bezoekers")
    expect(link).to_have_attribute("href", "../bezoekers/")
    page.locator("[name=alcohol][value=no]").check()
    expect(link).to_be_hidden()


def test_who_loads_again_stays_at_the_question_that_was_on_the_screen(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    page.get_by_role("button", name="Eén vraag per scherm").click()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("button", name=WORDS["nl"]["show"])).to_be_hidden()
    reload(page)
    expect(page.locator(".one-by-one").get_by_role("status")).to_have_text("2 / 6")


def test_two_answers_that_do_not_go_together_name_each_other_in_sight(visit: Visit) -> None:
    page = visit.page
    fill(page, WORDS["nl"])
    page.locator("[name=spirits][value=yes]").check()
    page.locator("#refine > summary").click()
    page.locator("[name=alcohol][value=no]").evaluate("one => one.click()")
    expect(page.locator("#problem-spirits")).to_have_text(
        "Dit gaat niet samen met je antwoord op: Wordt er alcohol geschonken?"
    )
    expect(page.locator("#problem-spirits")).to_be_visible()
    expect(page.locator("#plan-status")).to_have_text("Kijk na: Is er sterkedrank?")


def test_one_question_a_screen_begins_above_the_questions_and_keeps_each_in_sight(
    browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("mijn-evenement/")
    form = page.locator("#my-event")
    begin, back, following = (form.locator(f"[data-step={name}]") for name in ("begin", "back", "next"))
    assert top(begin) < top(form.locator(".step").first)
    begin.click()
    expect(begin).to_have_text("Alle vragen samen")
    expect(back).to_be_hidden()
    following.click()  # nothing was chosen: that it is missing is told, where it can be chosen
    expect(form.get_by_role("status").first).to_have_text("1 / 6")
    expect(form.locator("[data-wrong]").first).to_be_visible()
    expect(form.locator("[data-wrong]:not([name=kind])")).to_have_count(0)
    begin.click()
    fill(page, WORDS["nl"])
    begin.click()
    following.click()
    for at in range(2, 7):
        expect(form.get_by_role("status").first).to_have_text(f"{at} / 6")
        expect(back).to_be_visible()
        assert header_foot(visit) <= top(form.locator("h2").first) < top(form.locator(".step--now"))
        expect(page.locator(".md-top")).to_be_hidden()
        if at == 3:  # as the key of a phone does, which no button that is seen stands for
            page.keyboard.press("Enter")
        elif at < 6:
            following.click()
    back.click()
    expect(form.get_by_role("status").first).to_have_text("5 / 6")
    begin.click()
    expect(begin).to_have_text("Eén vraag per scherm")
    expect(back.or_(following).locator("visible=true")).to_have_count(0)
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_plan_that_is_asked_for_stands_on_top_of_the_screen(
    size: tuple[int, int], browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size)
    page = visit.go("mijn-evenement/")
    fill(page, WORDS["nl"])
    page.get_by_role("button", name=WORDS["nl"]["show"]).click()
    title = page.locator("#plan-title")
    expect(title).to_be_focused()
    assert header_foot(visit) <= top(title) < header_foot(visit) + 60
    visit.close()


def top(place: Locator) -> float:
    return float(place.evaluate("one => one.getBoundingClientRect().top"))


def header_foot(visit: Visit) -> float:
    """Where the head of the page, which stays in sight, ends."""
    return float(visit.page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom"))
