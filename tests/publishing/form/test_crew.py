"""A crew on one plan: names, rows set aside, own rows, ticks in two tabs, and going on on another device."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, Route, expect

from tests.contents import pages_of_pdf, text_of_pdf
from tests.publishing.browsing import PHONE, Visit, go, reload
from tests.publishing.form.crewing import (
    add,
    again,
    done_of,
    give_to,
    kept,
    link_of,
    other_tab,
    row,
    set_aside,
    visited,
)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    visit = visited(browser, address)
    yield visit
    assert visit.wrong == []
    visit.close()


def test_a_row_is_given_to_a_name_and_the_list_can_be_narrowed_to_it(visit: Visit) -> None:
    page = visit.page
    give_to(row(page), "Jan <b>")
    expect(row(page).locator(".todo__name")).to_have_text("Jan <b>")
    expect(row(page).locator(".row-menu > summary")).to_be_focused()
    page.get_by_label("Wie", exact=True).select_option(label="Jan <b>")
    expect(page.locator(".todo__item:visible")).to_have_count(1)
    page.get_by_label("Wie", exact=True).select_option("")
    reload(page)
    expect(row(page).locator(".todo__name")).to_have_text("Jan <b>")
    give_to(row(page), "")
    expect(row(page).locator(".todo__name")).to_be_hidden()


def test_what_was_narrowed_to_is_printed_alone(visit: Visit) -> None:
    page = visit.page
    give_to(row(page), "Jan")
    assert "basisdiensten" in "".join("".join(pages_of_pdf(page.pdf(format="A4"))).split())
    page.get_by_label("Wie", exact=True).select_option(label="Jan")
    (only,) = pages_of_pdf(page.pdf(format="A4"))
    assert "basisdiensten" not in "".join(only.split())
    assert "Alleen:Jan(1)" in "".join(only.split())


def test_a_name_is_one_name_however_it_is_written(visit: Visit) -> None:
    page = visit.page
    give_to(row(page, 0), "Jan")
    give_to(row(page, 1), "jan")
    expect(page.locator(".tools__role optgroup option")).to_have_text(["Jan"])
    page.get_by_label("Wie", exact=True).select_option(label="Jan")
    expect(page.locator(".todo__item:visible")).to_have_count(2)
    expect(page.locator(".tools .narrowed")).to_have_text("Alleen: Jan (2)")
    page.get_by_label("Wie", exact=True).select_option("")
    expect(page.locator(".tools .narrowed")).to_be_hidden()


def test_who_somebody_is_is_told_before_it_is_kept(visit: Visit) -> None:
    page = visit.page
    give_to(row(page), "Jan 0478 12 34 56")
    expect(row(page).get_by_text("Dit zegt wie iemand is")).to_be_visible()
    assert "0478" not in str(kept(page))
    row(page).get_by_role("button", name="Bewaar").click()
    expect(row(page).locator(".todo__name")).to_have_text("Jan 0478 12 34 56")


def test_a_row_that_is_set_aside_counts_as_done_and_comes_back_where_it_was(visit: Visit) -> None:
    page = visit.page
    heading = page.locator("#first-before small")
    before, count = heading.inner_text(), done_of(page)
    item = again(page, row(page, 1))
    set_aside(item, "")
    expect(item.locator(".row-menu")).to_have_attribute("open", "")  # a reason is asked for
    item.get_by_label("Niet voor ons, want").fill("we schenken niet")
    item.get_by_role("button", name="Zet opzij").click()
    fold = page.locator('.phase[aria-labelledby="before"] .aside')
    expect(fold.locator("summary").first).to_have_text("Niet voor ons: 1")
    expect(fold.locator("summary").first).to_be_focused()
    assert done_of(page) == count.replace("0", "1", 1)
    assert int(heading.inner_text()) == int(before) - 1
    reload(page)
    fold.locator("summary").first.click()
    expect(item.locator(".todo__aside")).to_have_text("Niet voor ons: we schenken niet")
    item.locator(".row-menu > summary").click()
    item.get_by_role("button", name="Toch voor ons").click()
    expect(fold).to_be_hidden()
    expect(row(page, 1).locator("> input")).to_have_value(item.locator("> input").get_attribute("value") or "")
    assert (heading.inner_text(), done_of(page)) == (before, count)


def test_own_rows_stand_in_their_phase_and_can_be_taken_away(visit: Visit) -> None:
    page = visit.page
    add(page, "Sleutel ophalen", due="2027-03-10")
    add(page, "Foto's <i>maken</i>", phase="during")
    told = page.locator(".tools__add .told")
    expect(told).to_have_text("Staat erbij: Tijdens.")
    add(page, "   ")
    expect(told).to_have_text("Vul in wat er moet gebeuren.")
    own = page.locator(".todo__item--own")
    expect(own).to_have_count(2)
    expect(page.locator('[aria-labelledby="before"] .own-rows')).to_contain_text("wo 10 mrt · eigen rij")
    own.nth(1).locator("> input").check()
    reload(page)
    expect(own.nth(1).locator("> input")).to_be_checked()
    own.nth(1).locator(".row-menu > summary").click()
    own.nth(1).get_by_role("button", name="Haal deze rij weg").click()
    expect(own).to_have_count(1)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(own).to_have_count(2)
    expect(own.nth(1).locator("> input")).to_be_checked()


def test_an_own_row_says_when_its_day_is_near_or_over(visit: Visit) -> None:
    page = visit.page
    add(page, "Sleutel ophalen", due="2026-10-31")
    add(page, "Bekers tellen", due="2026-11-02")
    marks = page.locator(".todo__item--own .mark")
    expect(marks).to_have_text(["te laat", "morgen"])
    page.locator(".todo__item--own > input").first.check()
    expect(marks.first).to_be_hidden()


def test_who_writes_the_next_row_while_the_first_is_looked_at_loses_none(visit: Visit) -> None:
    page = visit.page
    held: list[Route] = []
    page.route("**/catalogue.json", lambda route: held.append(route))
    with page.expect_request("**/catalogue.json"):
        add(page, "Sleutel ophalen")
    add(page, "Sleutel ophalen")  # pressed twice
    field = page.get_by_label("Wat moet er gebeuren?")
    field.fill("Foto's maken")
    held[0].continue_()
    own = page.locator(".todo__item--own")
    expect(own).to_have_count(1)
    expect(field).to_have_value("Foto's maken")
    field.press("Enter")
    expect(own).to_have_count(2)
    expect(field).to_have_value("")


def test_another_phone_goes_on_where_the_first_stopped(visit: Visit, browser: Browser) -> None:
    page = visit.page
    row(page, 0).locator("> input").check()
    give_to(row(page, 1), "Fatma · اسم")
    set_aside(again(page, row(page, 2)), "geen: bar & zo, 100%")
    add(page, "Sleutel ophalen")
    link = link_of(page)
    expect(page.locator(".hand__code svg")).to_be_visible()
    theirs = visited(browser, visit.address, link.removeprefix(visit.address), PHONE)
    there = theirs.page
    assert done_of(there) == done_of(page)
    expect(there.get_by_text("Wat je ploeg noteerde, is erbij gezet.")).to_be_visible()
    expect(row(there, 1).locator(".todo__name")).to_have_text("Fatma · اسم")
    assert "#" not in there.url
    row(there, 1).locator("> input").check()
    go(page, link_of(there))
    assert done_of(page).startswith("3 ")
    expect(row(page, 1).locator("> input")).to_be_checked()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(row(page, 1).locator("> input")).not_to_be_checked()
    assert theirs.wrong == []
    theirs.close()


def test_the_code_on_the_screen_is_the_link(visit: Visit) -> None:
    """Its own reader would have to be shipped: what is drawn is held against the generator of the paper."""
    page = visit.page
    link = link_of(page)
    expect(page.locator(".hand__code svg")).to_be_visible()
    drawn = page.locator(".hand__code path").get_attribute("d") or ""
    dots = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1", drawn)}
    size = max(x for x, _ in dots) + 1
    seen = []
    for mask, level in product(range(8), "lmqh"):
        with suppress(segno.DataOverflowError):
            version = (size - 17) // 4
            made = segno.make_qr(link, level, version, "byte", mask, encoding="utf-8", eci=True, boost_error=False)
            seen.append({(x, y) for y, line in enumerate(made.matrix) for x, dot in enumerate(line) if dot})
    assert dots in seen


def test_a_file_goes_on_and_one_of_another_plan_does_not(visit: Visit, browser: Browser, tmp_path: Path) -> None:
    page = visit.page
    row(page).locator("> input").check()
    link_of(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bewaar als bestand").click()
    saved = tmp_path / "plan.json"
    waiting.value.save_as(saved)
    assert set(json.loads(saved.read_text())) == {"format", "event", "state"}
    theirs = visited(browser, visit.address)
    link_of(theirs.page)
    said = theirs.page.locator(".hand [role=status]")
    for content, words in (
        ("no json", "geen plan"),
        ('{"format": "toolbox-plan-1", "event": "fuif-chiro-2027", "state": []}', "ander plan"),
        (saved.read_text().replace("fuif-chiro-2027", "another"), "ander plan"),
        (saved.read_text(), "erbij gezet"),
        (saved.read_text(), "niets nieuws"),
    ):
        given = tmp_path / "given.json"
        given.write_text(content)
        theirs.page.locator("[data-hand=open]").set_input_files(given)
        expect(said).to_contain_text(words)
    expect(row(theirs.page).locator("> input")).to_be_checked()
    assert theirs.wrong == []
    theirs.close()


def test_two_tabs_show_each_others_ticks_and_lose_none(visit: Visit) -> None:
    page, other = visit.page, other_tab(visit)
    row(page, 0).locator("> input").check()
    expect(row(other, 0).locator("> input")).to_be_checked()
    row(other, 1).locator("> input").check()
    row(page, 2).locator("> input").check()
    row(other, 0).locator("> input").uncheck()
    for one in (page, other):
        expect(row(one, 0).locator("> input")).not_to_be_checked()
        expect(row(one, 1).locator("> input")).to_be_checked()
        expect(row(one, 2).locator("> input")).to_be_checked()
    # A tab that heard nothing reads again before it writes.
    other.evaluate("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    give_to(row(page, 3), "Jan")
    while "Jan" not in str(kept(other)):  # the browser takes its time between tabs
        other.wait_for_timeout(50)
    row(other, 4).locator("> input").check()
    reload(page)
    expect(row(page, 3).locator(".todo__name")).to_have_text("Jan")
    expect(row(page, 4).locator("> input")).to_be_checked()
    other.close()


def test_the_way_back_shows_what_was_ticked_meanwhile(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "hulp/")
    other = other_tab(visit)
    row(other).locator("> input").check()
    other.close()
    page.go_back()
    expect(row(page).locator("> input")).to_be_checked()


def test_clearing_the_ticks_can_be_undone_until_the_next_change(visit: Visit) -> None:
    page = visit.page
    clear, undo = (page.get_by_role("button", name=name) for name in ("Wis de vinkjes", "Ongedaan maken"))
    clear.click()
    expect(undo).to_have_count(0)  # there was nothing to clear
    row(page, 0).locator("> input").check()
    give_to(row(page, 1), "Jan")
    expect(row(page, 1).locator(".todo__name")).to_have_text("Jan")
    clear.click()
    expect(row(page, 0).locator("> input")).not_to_be_checked()
    expect(row(page, 1).locator(".todo__name")).to_have_text("Jan")
    undo.click()
    expect(row(page, 0).locator("> input")).to_be_checked()
    expect(page.locator(".tools__told")).to_be_focused()
    clear.click()
    row(page, 2).locator("> input").check()
    expect(undo).to_have_count(0)


def test_a_narrowed_print_says_so(visit: Visit) -> None:
    page = visit.page

    def printed() -> str:
        return " ".join(text_of_pdf(page.pdf(format="A4")).split())

    set_aside(again(page, row(page)), "bij ons niet")
    assert "Alleen:" not in printed()
    assert "Niet voor ons: bij ons niet" in printed()
    page.get_by_label("Wie", exact=True).select_option(label="Bar")
    page.get_by_label("Fase", exact=True).select_option(label="Tijdens")
    assert "Alleen: Bar · Tijdens" in printed()


def test_a_full_plan_fits_in_a_code(visit: Visit) -> None:
    page = visit.page
    for box in page.locator(".todo__item > input").all():
        box.evaluate("one => one.click()")
    give_to(row(page, 0), "Jan")
    assert len(link_of(page)) < 900
    expect(page.locator(".hand__code svg")).to_be_visible()
