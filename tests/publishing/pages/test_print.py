"""What comes out of a printer: light, whatever the screen was, and with letters that can be read."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.publishing.browsing import DESK, Visit, violations

PAGES = [
    "",
    "evenementen/fuif-chiro-2027/",
    "richtlijnen/gehoor/",
    "hulp/",
    "monitor/",
    "principes/let-op-je-vrienden/",
]
SMALL = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  while (walker.nextNode()) {
    const { parentElement: one, data } = walker.currentNode;
    const size = parseFloat(getComputedStyle(one).fontSize);
    const seen = data.trim() && size > 0 && one.checkVisibility();
    if (seen && size < 11.9) small.push(`${size}px ${data.trim().slice(0, 40)}`);
  }
  return small;
}"""
"""Texts of less than nine points."""


SEEN = """() => [...document.querySelector(".event").children]
  .filter((one) => one.checkVisibility()).map((one) => one.tagName)"""


def dark_by_system(browser: Browser, address: str, path: str) -> Visit:
    visit = Visit(browser, address, DESK, "dark")
    visit.go(path)
    return visit


def dark_by_choice(browser: Browser, address: str, path: str) -> Visit:
    visit = Visit(browser, address, DESK, "light")
    visit.go("").locator("label[for=__palette_1]").click()
    visit.go(path)
    return visit


CHOICE = pytest.mark.long(reason="the first page chose dark colours before")
PRINTED = [
    *(pytest.param(path, dark_by_system, id=f"{path}-system") for path in PAGES),
    *(pytest.param(path, dark_by_choice, id=f"{path}-choice") for path in PAGES[:1]),
    *(pytest.param(path, dark_by_choice, id=f"{path}-choice", marks=CHOICE) for path in PAGES[1:]),
]


@pytest.mark.parametrize(("path", "dark"), PRINTED)
def test_paper_is_light_and_can_be_read(
    path: str, dark: Callable[[Browser, str, str], Visit], browser: Browser, address: str
) -> None:
    visit = dark(browser, address, path)
    page = visit.page
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert lightness(page) > 0.8
    page.emulate_media(media="print")
    assert page.evaluate(SMALL) == []
    assert violations(page) == ""
    visit.close()


def lightness(page: Page) -> float:
    """How light the first sheet is, from 0 (black) to 1; its corners are white."""
    content = page.pdf(format="A4", print_background=True)
    command = ["pdftoppm", "-r", "30", "-singlefile", "-png", "-"]
    drawn = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    picture = Image.open(BytesIO(drawn)).convert("L")
    assert picture.getpixel((1, 1)) == 255
    histogram = picture.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram) / 255


@pytest.mark.parametrize("path", ["evenementen/fuif-chiro-2027/", "mijn-evenement/", "richtlijnen/gehoor/"])
def test_the_title_is_printed_whole(path: str, browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go(path)
    page.emulate_media(media="print")
    tops = page.locator("h1:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().top + scrollY)")
    assert [one for one in tops if one < 0] == []
    visit.close()


def test_nothing_to_tap_is_printed(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    for path in PAGES:
        page = visit.go(path)
        page.emulate_media(media="print")
        assert page.locator(".md-button:visible, .md-header:visible, .md-footer:visible").count() == 0
    visit.close()


def test_the_file_for_the_desk_is_printed_alone_while_it_is_shown(browser: Browser, address: str) -> None:
    page = Visit(browser, address, DESK).go("evenementen/fuif-chiro-2027/")
    page.emulate_media(media="print")
    assert page.locator(".first-things").first.is_visible()
    assert not page.locator(".dossier").is_visible()
    page.emulate_media(media="screen")
    page.locator("a[href='#dossier']").click()
    assert page.locator(".dossier .blank").first.is_visible()
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.get_by_role("region", name="Dossier").get_by_role("button", name="Afdrukken").click()
    assert page.evaluate("document.body.dataset.printed") == "yes"
    assert violations(page) == ""
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == ["SECTION"]
    assert page.evaluate(SMALL) == []
    page.context.close()


@pytest.mark.parametrize(("path", "together"), [
    ("evenementen/dansfestival-2027/", ".event__help .help-line__who strong"),
    ("evenementen/dansfestival-2027/", ".event__top :is(h2, h3)"),
    ("en/evenementen/studentenfuif-2027/", ".event__help .help-line__who strong"),
])  # fmt: skip
def test_the_numbers_of_help_and_the_card_of_facts_are_each_whole_on_a_sheet(
    path: str, together: str, browser: Browser, address: str
) -> None:
    page = Visit(browser, address, DESK).go(path)
    sheets = printed(page)
    said = page.locator(together).all_text_contents()
    assert said
    assert any(all(one.strip() in sheet for one in said) for sheet in sheets), sheets
    page.context.close()


@pytest.mark.parametrize("path", ["bezoekers/", "evenementen/dansfestival-2027/"])
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(path: str, browser: Browser, address: str) -> None:
    page = Visit(browser, address, DESK).go(path)
    headings = {one.strip() for one in page.locator("h2, h3, h4").all_text_contents()}
    assert headings.isdisjoint(sheet.rstrip().splitlines()[-1].strip() for sheet in printed(page))
    page.context.close()


def test_the_text_of_a_row_reaches_to_who_does_it(browser: Browser, address: str) -> None:
    page = Visit(browser, address, (680, 1000)).go("evenementen/fuif-chiro-2027/")
    page.emulate_media(media="print")
    gaps = page.evaluate("""() => [...document.querySelectorAll(".todo__item")].filter((row) => row.checkVisibility())
      .map((row) => {
        const words = document.createRange();
        words.selectNodeContents(row.querySelector(".todo__meta"));
        return words.getBoundingClientRect().left - row.querySelector(".todo__text").getBoundingClientRect().right;
      })""")
    assert len(gaps) > 30
    assert max(gaps) < 20
    page.context.close()


def printed(page: Page) -> list[str]:
    """What stands on each sheet."""
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=page.pdf(format="A4"), capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]
