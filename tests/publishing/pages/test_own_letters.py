"""Pages as a reader sets them: letters twice as large, and colours of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.publishing.browsing import DESK, PHONE, Visit

ASKED = "kind=party&start=2027-03-13T21:00&end=2027-03-14T03:00&attendance=300&setting=indoor&ages=18-plus"
FORM = f"mijn-evenement/#{ASKED}"
TWICE = """() => {
    const root = document.documentElement;
    root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + "px";
}"""
BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = (
    "",
    "evenementen/",
    "evenementen/dansfestival-2027/",
    "richtlijnen/gehoor/",
    "mijn-evenement/",
    FORM,
    "evaluatie/",
    "partners/rode-kruis/",
    "hulp/",
    "en/",
    "en/evenementen/dansfestival-2027/",
)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_beyond_the_edge_with_letters_twice_as_large(path: str, browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go(path)
    page.evaluate(TWICE)
    assert page.evaluate(BEYOND) == 0
    visit.close()


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_head_of_a_phone_has_the_whole_name(path: str, browser: Browser, address: str) -> None:
    for width in (PHONE[0], 320):
        visit = Visit(browser, address, (width, 800))
        page = visit.go(path)
        name = page.locator(".md-header__topic .md-ellipsis").first
        assert name.inner_text().strip()
        cut = "one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1"
        assert not name.evaluate(cut)
        assert page.evaluate(BEYOND) == 0
        visit.close()


def test_labels_and_signs_keep_their_shape_in_colours_of_the_reader(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE, forced_colors="active")
    page = visit.go("evenementen/dansfestival-2027/")
    for part in (".chip--extended", ".basis--life", ".basis--city"):
        assert _edge(page, part), part
    assert _edge(page, ".basis--life") > _edge(page, ".basis--city")
    visit.close()


def _edge(page: Page, part: str) -> float:
    """How thick the line around a part is, where there is one."""
    # Where there is no line, its width reckons as 0.
    return float(page.locator(part).first.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)"))


def test_on_a_phone_a_link_in_a_row_is_not_broken_in_two(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evenementen/dansfestival-2027/")
    pieces = page.locator(".first-things .todo__settle a").evaluate_all(
        "all => all.map(one => one.getClientRects().length)"
    )
    assert set(pieces) == {1}
    visit.close()


LONELY = """(all) => all.filter((link) => {
  const meta = link.closest(".todo__meta"), before = document.createRange();
  before.setStart(meta, 0);
  before.setEndBefore(link);
  const drawn = getComputedStyle(link.parentElement, "::before").content;
  const dot = before.toString().trimEnd().endsWith("·") || drawn.includes("·");
  const lines = [...before.getClientRects()];
  return dot && lines.length && lines.at(-1).bottom <= link.getBoundingClientRect().top + 1;
}).map((link) => link.closest(".todo__meta").textContent)"""
"""Links that stand on a line below the dot before them."""


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("path", ["evenementen/dansfestival-2027/", "richtlijnen/gehoor/"])
def test_no_dot_ends_a_line_before_where_a_row_is_settled(
    path: str, size: tuple[int, int], browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, size)
    links = visit.go(path).locator(".todo__settle a")
    assert links.count()
    assert links.evaluate_all(LONELY) == []
    visit.close()


def test_what_a_filter_is_set_to_can_be_read(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("evenementen/dansfestival-2027/")
    cut = page.locator(".tools__filters select").evaluate_all("""(all) => all.filter((one) => {
      const given = one.offsetWidth;
      one.style.width = "max-content";
      return one.offsetWidth > given;
    }).map((one) => one.id)""")
    assert cut == []
    visit.close()


def test_on_a_phone_the_boxes_of_the_evaluation_stand_under_each_other(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evaluatie/")
    boxes = page.locator(".counts input")
    places = boxes.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({left, width}) => [left, width])"
    )
    assert len(places) > 5
    assert all(one == places[0] for one in places)
    visit.close()


def test_the_columns_of_the_matrix_are_of_one_width(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    cells = visit.go("monitor/").locator(".matrix thead > tr > *")
    widths = cells.evaluate_all("all => all.map(one => Math.round(one.offsetWidth))")
    assert max(widths) - min(widths) <= 1
    visit.close()


def test_on_a_phone_a_plot_stands_at_the_size_at_which_its_letters_are_read(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    plot = visit.go("monitor/").locator("img.plot[src$='signals.svg']")
    plot.scroll_into_view_if_needed()
    visit.page.wait_for_function("document.querySelector('img.plot[src$=\"signals.svg\"]').naturalWidth")
    assert (
        plot.evaluate("one => (one.clientWidth - 2 * parseFloat(getComputedStyle(one).paddingLeft)) / one.naturalWidth")
        > 0.95
    )
    visit.close()


def test_on_a_phone_the_matrix_needs_no_scrolling_aside_and_names_each_approach(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("monitor/")
    frame = page.locator(".scroll:has(.matrix)")
    assert frame.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    named = (
        page.locator(".matrix tbody tr").first.locator("td").evaluate_all("all => all.map(one => one.dataset.approach)")
    )
    assert named == page.locator(".matrix thead th").evaluate_all("all => all.map(one => one.textContent)")
    shown = "one => getComputedStyle(one, '::before').content.includes(one.dataset.approach)"
    assert page.locator(".matrix td").nth(1).evaluate(shown)
    visit.close()
