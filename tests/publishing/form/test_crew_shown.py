"""What a crew's part shows: numbers that are right, nothing that harms, and all of it for everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.publishing.browsing import PHONE, Visit, reload, violations, ways
from tests.publishing.form.crewing import PAGE, add, again, give_to, link_of, row, set_aside

COUNTS = """() => [...document.querySelectorAll(".first-things, .late-things, .phase, .phase .fold:not(.aside)")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one, [...one.querySelectorAll(".todo__item:not(.aside *)")].filter((row) => !row.hidden).length])
  .map(([one, rows]) => [one.querySelector("summary .count, h2 small")?.textContent ?? String(rows), String(rows)])"""
JUMPS = """() => [...document.querySelectorAll(".event .jump a small")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent, document.querySelector(one.parentElement.hash + " small").textContent])"""


@ways("phone-light", "desk-light")
def test_the_numbers_are_those_of_what_is_shown(
    size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size, scheme)
    page = visit.go(PAGE)
    whole = [page.evaluate(COUNTS), page.evaluate(JUMPS)]
    set_aside(row(page, 1), "niet nodig")
    for role, phase in (("bar", ""), ("", "during"), ("first-aid", "")):
        page.get_by_label("Wie", exact=True).select_option(role)
        page.get_by_label("Fase", exact=True).select_option(phase)
        counts, jumps = page.evaluate(COUNTS), page.evaluate(JUMPS)
        assert counts
        assert all(said == count for said, count in (*counts, *jumps)), (role, phase, counts, jumps)
        assert [counts, jumps] != whole
        shown = page.locator(".todo__item:not([hidden])").count()
        for place in page.locator(".narrowed").all():
            expect(place).to_contain_text(f"({shown})")
        expect(page.locator(".tools .narrowed")).to_be_visible()
    visit.close()


@ways("phone-light")
def test_the_crews_part_is_accessible_when_it_is_open(
    size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size, scheme)
    page = visit.go(PAGE)
    row(page, 0).locator("> input").check()
    give_to(row(page, 1), "Jan")
    set_aside(again(page, row(page, 2)), "niet nodig")
    add(page, "Sleutel ophalen")
    give_to(row(page, 3), "jan@example.org")
    page.get_by_role("button", name="Wis de vinkjes").click()
    link_of(page)
    for fold in page.locator(".aside:visible").all():
        fold.evaluate("one => (one.open = true)")
    expect(page.locator(".hand__code svg")).to_be_visible()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize(
    "fragment",
    [
        "d=1.<b>.xx&a=AAAAA1.<script>alert(1)</script>&n=__proto1.x&o=*abcde1.before - <img src=x onerror=alert(1)>",
        "d=zzzzzzzzz." + "AAAAAzzzzzzzzz." * 500,
        "o=*abcde1.never - text&o=*abcde1.before 2027 text&o=*abcde1.before 2027-99-99 text",
        "d=&u=&a=&n=&o=&d=.&a=.&a=AAAAA.&n=AAAAAzzzzzzzzzz.x",
    ],
    ids=range(4),
)
def test_a_hostile_state_does_no_harm(fragment: str, browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    visit.page.on("dialog", lambda dialog: visit.wrong.append(dialog.message))
    page = visit.go(f"{PAGE}#{fragment}")
    box = row(page).locator("> input")
    was = box.is_checked()
    box.set_checked(not was)
    reload(page)
    assert box.is_checked() is not was
    assert visit.wrong == []
    visit.close()
