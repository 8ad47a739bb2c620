"""The site in a real browser: on a phone and a desk, light and dark."""

from __future__ import annotations

import gzip
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import AGAIN, DESK, PAGES, PHONE, Visit, violations
from toolbox.publish.engine.rendering import EngineName
from toolbox.publish.engine.scripts import FOR_PAGES

TWICE, AGAIN_TOO = ((PHONE, "light"), (DESK, "dark")), ((PHONE, "dark"), (DESK, "light"))
"""The most visited pages are seen in the first two at each change, the others in one of these, in turns."""
SHIFTED = """() => new Promise((done) => {
    let shifted = 0;
    const add = (entries) => { for (const entry of entries) shifted += entry.value; };
    const seen = new PerformanceObserver((list) => add(list.getEntries()));
    seen.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => { add(seen.takeRecords()); done(shifted); }, 50);
})"""
"""How far things moved under the reader while the page, its fonts and scripts loaded (Cumulative Layout Shift)."""
LITTLE = 0.05
"""A line that wraps elsewhere once the font is there moves a page by a tenth: the fonts come with the styles."""
MOST = (*PAGES[:3], "hulp/")
SEEN = [
    *(pytest.param(path, *way) for path in MOST for way in TWICE),
    *(pytest.param(path, *way, marks=AGAIN) for path in MOST for way in AGAIN_TOO),
    *(
        pytest.param(path, *way, marks=() if number == at % 2 else AGAIN)
        for at, path in enumerate(sorted({*PAGES} - {*MOST}))
        for number, way in enumerate(TWICE)
    ),
]


@pytest.mark.parametrize(("path", "size", "scheme"), SEEN, ids=lambda one: str(one[0]) if type(one) is tuple else one)
def test_a_page_is_accessible_private_and_fits(
    path: str, size: tuple[int, int], scheme: str, browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size, scheme)
    page = visit.go(path)
    assert visit.wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.context.cookies() == []
    assert page.evaluate("document.fonts.check('16px \"Source Sans\"')")
    assert page.evaluate(SHIFTED) < LITTLE or first_visit(browser, address, path, size, scheme) < LITTLE
    assert violations(page) == ""
    if size == PHONE:
        assert_fits_the_smallest_screen(page)
    visit.close()


def first_visit(browser: Browser, address: str, path: str, size: tuple[int, int], scheme: str) -> float:
    """How far a page moves when it is seen anew: on a busy machine the fonts may come after the words."""
    visit = Visit(browser, address, size, scheme)
    shifted: float = visit.go(path).evaluate(SHIFTED)
    visit.close()
    return shifted


def assert_fits_the_smallest_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_form_fits_the_smallest_screen(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    assert_fits_the_smallest_screen(visit.go("mijn-evenement/"))
    visit.close()


def test_the_list_of_events_narrows_down(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evenementen/")
    rows = page.locator(".event-row:visible")
    everything = rows.count()
    page.get_by_label("Zoek je evenement").fill("andre waterschei")
    assert rows.all_inner_texts()[0].count("Buurtbarbecue") == 1
    assert rows.count() == 1
    expect(page.get_by_role("status").filter(has_text="evenement")).to_have_text("1 evenement")
    page.get_by_label("Zoek je evenement").fill("zzzz")
    assert rows.count() == 0
    assert page.get_by_text("Geen evenement gevonden").is_visible()
    page.get_by_label("Zoek je evenement").fill("")
    assert rows.count() == everything
    expect(page.locator(".event-none")).to_have_text("")
    visit.close()


def test_without_scripts_the_list_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "evenementen/")
    assert page.locator(".event-row:visible").count() == 12
    assert not page.get_by_label("Zoek je evenement").is_visible()
    context.close()


def test_switching_language_stays_on_the_page(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    for path in ("", "richtlijnen/hitte/", "evenementen/genk-on-stage-2027/"):
        page = visit.go(path)
        page.get_by_role("link", name="See this page in English").click()
        page.wait_for_url(f"{address}en/{path}")
        page.get_by_role("link", name="Bekijk deze pagina in het Nederlands").click()
        page.wait_for_url(address + path)
    assert visit.wrong == []
    visit.close()


def test_the_checklist_is_one_tap_away(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("")
    page.get_by_role("link", name="Vind je evenement").click()
    page.get_by_role("link", name="Chirofuif").click()
    with page.expect_request("**/checklist.pdf"):
        page.get_by_role("link", name="Checklist om af te drukken").first.click()
    visit.close()


def test_the_list_of_events_can_be_filtered(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    visit.page.clock.set_fixed_time("2027-06-01T12:00:00")
    page = visit.go("evenementen/")
    past = page.locator(".event-past .event-row")
    assert 0 < past.count() < page.locator(".event-row").count()
    assert past.evaluate_all("rows => rows.every((row) => row.dataset.end < '2027-06-01')")
    page.get_by_label("Soort", exact=True).select_option(label="festival")
    page.get_by_label("Maand", exact=True).select_option("2027-06")
    assert page.locator(".event-row:visible a").all_inner_texts() == ["Genk on Stage"]
    page.get_by_label("Niveau", exact=True).select_option("basic")
    assert page.get_by_text("Geen evenement gevonden").is_visible()
    assert visit.wrong == []
    visit.close()


def test_pages_are_light(browser: Browser, address: str, built: Path, rendered_by: EngineName) -> None:
    """Bytes over the wire when compressed: fonts are so already. The theme of Zensical weighs more."""
    own = 25_000 if rendered_by is EngineName.ZENSICAL else 0
    for path, most in (("", 122_000), ("mijn-evenement/", 192_000), ("evenementen/dansfestival-2027/", 170_000)):
        visit = Visit(browser, address, PHONE)
        asked = visit.asked
        visit.go(path)
        files = [built / one.removeprefix(address) for one in asked if one.startswith(address)]
        files = [file / "index.html" if file.is_dir() else file for file in files]
        sizes = {file: len(gzip.compress(file.read_bytes())) for file in files if file.is_file()}
        assert sum(sizes.values()) < most + own, sizes
        assert sum(size for file, size in sizes.items() if file.parent.name == FOR_PAGES) < 36_000
        assert not [file for file in sizes if file.name.startswith("source-sans-it")]
        visit.close()


def test_a_letter_and_its_accent_apart_are_drawn_as_one(browser: Browser, address: str) -> None:
    """As files of a Mac have names: the accents stand in the second file, the letters in the first."""
    visit = Visit(browser, address, PHONE)
    page = visit.go("hulp/")
    names = [unicodedata.normalize(form, "José Çağdaş Ştefan g̃") for form in ("NFC", "NFD")]
    assert names[0] != names[1]
    # Beside a letter alone an accent would take a third of its width more; a pixel is that of a run of letters.
    one = "{ textContent: name, style: 'white-space: nowrap' }"
    spans = f"names.map((name) => Object.assign(document.createElement('span'), {one}))"
    page.evaluate(f"(names) => document.querySelector('h1').replaceChildren(...{spans})", names)
    widths = "[...document.querySelectorAll('h1 span')].map((one) => one.getBoundingClientRect().width)"
    page.wait_for_function(f"() => {{ const [one, two] = {widths}; return one > 0 && Math.abs(one - two) <= 2; }}")
    visit.close()


@pytest.mark.parametrize(("name", "more"), [("Çağdaş Őrség", False), ("Đặng Ελένη", True)])
def test_letters_that_few_pages_have_are_fetched_where_they_stand(
    browser: Browser, address: str, name: str, more: bool
) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("hulp/")
    assert not [one for one in visit.asked if "-more." in one]
    page.evaluate("(name) => document.querySelector('h1').append(name)", name)
    page.wait_for_timeout(300)
    loaded = '(name) => document.fonts.load(`700 16px "Source Sans"`, name).then((all) => all.length)'
    assert page.evaluate(loaded, name)
    assert {one.rpartition("/")[2] for one in visit.asked if "-more." in one} == (
        {"source-sans-bold-more.woff2"} if more else set()
    )
    assert visit.wrong == []
    visit.close()
