"""What a device keeps: kept before there were ids, damaged, or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.publishing.browsing import DESK, PHONE, Visit, reload, serving
from tests.publishing.form.crewing import BLOCKED, FULL, PAGE, box, done_of, kept, nothing_is_kept, row
from tests.publishing.form.filling import NAME, WORDS, fill

FORM = "mijn-evenement/"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, DESK)
    visit.go(PAGE)
    yield visit
    assert visit.wrong == []
    visit.close()


@pytest.fixture
def form(browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, DESK)
    visit.go(FORM)
    yield visit
    assert visit.wrong == []
    visit.close()


def test_the_first_page_leads_back_to_the_plan_of_this_device(form: Visit) -> None:
    page = form.go("")
    way = page.get_by_text("Je plan op dit toestel")
    expect(way).to_be_hidden()
    form.go(FORM)
    fill(page, WORDS["nl"])
    form.go("en/")
    page.get_by_role("link", name=NAME).click()
    expect(page.locator("#plan-title")).to_have_text(NAME)
    form.go(FORM)
    page.evaluate("localStorage.setItem('toolbox:/:plan:' + JSON.parse(localStorage['toolbox:/:mine']), '{')")
    form.go("")
    expect(way).to_be_hidden()
    form.go(FORM)
    expect(page.locator(".trouble")).not_to_be_empty()


@pytest.mark.parametrize("damaged", ["no json", "[1, 2]", '"text"', "null"])
def test_what_cannot_be_read_is_set_aside_and_told(damaged: str, visit: Visit) -> None:
    page = visit.page
    key = "toolbox:/:state:event/fuif-chiro-2027"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, damaged])
    reload(page)
    expect(page.locator(".trouble")).to_contain_text("niet te lezen")
    row(page).locator("> input").check()
    assert damaged in [text for name, text in kept(page).items() if name.startswith("toolbox:/:unread:state:")]
    reload(page)
    expect(row(page).locator("> input")).to_be_checked()
    expect(page.locator(".trouble")).to_be_empty()


@pytest.mark.parametrize("left", ["no json", "{}", "true", '{"color": 5}', "null"])
def test_colours_that_another_page_left_damaged_stop_nothing(left: str, visit: Visit) -> None:
    page = visit.page
    page.evaluate("left => localStorage.setItem('/.__palette', left)", left)
    reload(page)
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for^=__palette]").locator("visible=true").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(scheme))


def test_a_row_on_no_day_takes_the_rest_of_the_page_not_along(visit: Visit) -> None:
    """Neither one of a link, nor one that the page stored of such a link before it knew better."""
    page = visit.page
    rows = '{"row:own/abcde": [1, "before 2027-99-99 Tekst"], "row:own/fghij": [1, "before - Sleutel"]}'
    page.evaluate("rows => localStorage.setItem('toolbox:/:state:event/fuif-chiro-2027', rows)", rows)
    reload(page)
    expect(page.locator(".tools")).to_be_visible()
    expect(page.locator(".todo__item").filter(has_text="Sleutel")).to_be_visible()
    page.goto(f"{page.url}#o=*abcde1.before%202027-99-99%20Tekst")
    reload(page)
    expect(page.locator(".tools")).to_be_visible()


def test_one_bad_register_takes_nothing_else_along(visit: Visit) -> None:
    page = visit.page
    row(page).locator("> input").check()
    key = "toolbox:/:state:event/fuif-chiro-2027"
    script = "key => localStorage.setItem(key, localStorage.getItem(key).replace('{', '{\"done:x/y\":[\"late\",1],'))"
    page.evaluate(script, key)
    reload(page)
    expect(row(page).locator("> input")).to_be_checked()
    expect(page.locator(".trouble")).to_contain_text("niet te lezen")
    assert [text for name, text in kept(page).items() if name.startswith("toolbox:/:unread:") and "late" in text]


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_the_language_switch_carries_the_plan(
    script: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, PHONE)
    # The theme keeps colours of its own; it is what our part does that is looked at.
    visit.page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {script} }})")
    page = visit.go(PAGE)
    row(page).locator("> input").check()
    expect(page.locator(".trouble")).to_contain_text("bewaart hier niets")
    assert done_of(page).startswith("1 ")
    page.get_by_role("link", name="See this page in English").click()
    page.wait_for_url(f"{address}en/{PAGE}#*")  # until its scripts ran, however slow the machine
    expect(row(page).locator("> input")).to_be_checked()
    assert visit.wrong == []
    visit.close()


def test_what_was_kept_before_plans_had_an_id_is_still_there(form: Visit) -> None:
    page = form.page
    answers = {"kind": "party", "start": "2027-03-13T21:00", "end": "2027-03-14T03:00", "attendance": "300"}
    answers |= {"setting": ["indoor"], "ages": ["18-plus"], "name": "Vroeger"}  # type: ignore[dict-item]
    script = """answers => {
      localStorage.setItem("toolbox:answers", JSON.stringify(answers));
      localStorage.setItem("toolbox:ticks:my-event", JSON.stringify(["eerste-hulp/aed"]));
    }"""
    page.evaluate(script, answers)
    reload(page)
    expect(page.locator("#plan-title")).to_have_text("Vroeger")
    expect(page.locator("#plan [value='eerste-hulp/aed']")).to_be_checked()
    reload(page)
    expect(page.locator("#plan-title")).to_have_text("Vroeger")
    assert {"toolbox:answers", "toolbox:ticks:my-event"} & {*kept(page)} == set()


def test_bad_answers_are_set_aside_and_told(form: Visit) -> None:
    page = form.page
    fill(page, WORDS["nl"])
    name = f"toolbox:/:plan:{json.loads(kept(page)['toolbox:/:mine'])}"
    page.evaluate("name => localStorage.setItem(name, '{\"answers\": 3}')", name)
    reload(page)
    expect(page.locator(".trouble")).to_contain_text("niet te lezen")
    assert '{"answers": 3}' in kept(page).values()
    page.get_by_role("button", name="Wis alles").click()
    nothing_is_kept(page)


def test_a_device_that_keeps_nothing_says_so_and_loses_nothing_on_the_way(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    visit.page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {BLOCKED} }})")
    page = visit.go(FORM)
    fill(page, WORDS["nl"])
    expect(page.locator("#plan-bar .trouble")).to_contain_text("bewaart hier niets")
    box(page).check()
    page.get_by_role("textbox", name="Plaats").fill("Zaal")
    expect(box(page)).to_be_checked()
    page.get_by_role("link", name="See this page in English").click()
    expect(page.locator("#plan-title")).to_have_text(NAME)
    expect(box(page)).to_be_checked()
    assert visit.wrong == []
    visit.close()


def test_another_copy_on_the_same_host_keeps_its_own(browser: Browser, built: Path, tmp_path: Path) -> None:
    """A preview below the site, or a second site beside it, shows no ticks of the other."""
    for name in ("a", "b"):
        shutil.copytree(built, tmp_path / name)
    with serving(tmp_path) as host:
        visit = Visit(browser, host, DESK)
        page = visit.go("a/evenementen/fuif-chiro-2027/")
        row(page).locator("> input").check()
        visit.go("b/evenementen/fuif-chiro-2027/")
        expect(row(page).locator("> input")).not_to_be_checked()
        visit.go("a/evenementen/fuif-chiro-2027/")
        expect(row(page).locator("> input")).to_be_checked()
        assert all(key.startswith("toolbox:/a/:") for key in kept(page))
        visit.close()
