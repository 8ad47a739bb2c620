"""The page for visitors: it opens in the language of whoever scans a poster, and works without scripts too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.publishing.browsing import PHONE, Visit, violations
from toolbox.check.page_text import PageText
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.guard import check_pages

HERE = "bezoekers/"
CODES = ["nl", "en", "fr", "tr", "ar", "it"]
SHOWN = "() => [...document.querySelectorAll('.spoken')].filter((one) => !one.hidden).map((one) => [one.id, one.dir])"


def reader(browser: Browser, address: str, language: str, scheme: str = "light", **more: object) -> Visit:
    """Somebody with a phone that asks for a language."""
    return Visit(browser, address, PHONE, scheme, locale=language, **more)


@pytest.mark.parametrize(
    ("asked", "part", "shown"),
    [
        ("ar-SY", "", ["ar", "rtl"]),
        ("tr", "en/", ["tr", "ltr"]),
        ("pl", "", ["nl", "ltr"]),
        ("pl", "en/", ["en", "ltr"]),
    ],
)
def test_it_opens_in_the_language_of_the_browser(
    asked: str, part: str, shown: list[str], browser: Browser, address: str
) -> None:
    visit = reader(browser, address, asked)
    page = visit.go(part + HERE)
    assert page.evaluate(SHOWN) == [shown]
    expect(page.locator(".spoken-in [aria-current]")).to_have_attribute("lang", shown[0])
    page.locator(".spoken-in a", has_text="Italiano").click()
    expect(page.locator("#it h2")).to_be_focused()
    assert page.evaluate(SHOWN) == [["it", "ltr"]]
    assert visit.go(f"{part}{HERE}?again#fr").evaluate(SHOWN) == [["fr", "ltr"]]
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize(("asked", "scheme"), [("ar", "light"), ("ar", "dark"), ("tr", "dark")])
def test_nothing_is_wrong_with_it(asked: str, scheme: str, browser: Browser, address: str) -> None:
    visit = reader(browser, address, asked, scheme)
    page = visit.go(HERE)
    for summary in page.locator(f"#{asked} summary").all():
        summary.click()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    fonts = {url.rpartition("/")[2] for url in visit.asked if url.endswith(".woff2")}
    assert "notosansarabic.woff2" in fonts, "the list of languages has one in Arabic"
    assert page.evaluate("[...document.querySelectorAll('#ar bdi[dir=ltr], #ar a[dir=ltr]')].length") > 10
    assert visit.wrong == []
    visit.close()


def test_without_scripts_it_is_a_list_of_languages(browser: Browser, address: str) -> None:
    visit = reader(browser, address, "ar", java_script_enabled=False)
    page = visit.page
    page.goto(address + HERE)
    parts = page.locator(".spoken")
    assert [one.get_attribute("id") for one in parts.all()] == CODES
    assert all(one.is_visible() for one in parts.all())
    assert [one.get_attribute("href") for one in page.locator(".spoken-in a").all()] == [f"#{code}" for code in CODES]
    for one in parts.all():
        assert one.get_attribute("lang") == one.get_attribute("id")
        assert one.locator("a[href='tel:112']").first.is_visible()
        assert one.locator("details").count() == 5
    visit.close()


def test_a_script_that_never_comes_leaves_the_list_of_languages(browser: Browser, address: str) -> None:
    visit = reader(browser, address, "ar")
    visit.page.route("**/visitors.js", lambda route: route.abort())
    visit.page.goto(address + HERE)
    visit.page.locator(".spoken-in a", has_text="Türkçe").click()
    expect(visit.page.locator("#tr")).to_be_visible()
    expect(visit.page.locator("#ar")).to_be_hidden()
    visit.close()


def test_the_posters_of_the_city_are_beside_it(built: Path, project: Project) -> None:
    assert {path.name for path in (built / HERE).glob("*.pdf")} == {
        f"posters-{code}.pdf" for code in project.policy.spoken
    }
    links = (built / "en" / HERE / "index.html").read_text(encoding="utf-8")
    assert all(f'href="../../{HERE}posters-{code}.pdf"' in links for code in CODES)
    assert not list((built / "en" / HERE).glob("*.pdf"))
    assert (built / "assets" / "fonts" / "notosansarabic.woff2").stat().st_size < 25_000


def test_each_part_is_read_by_the_rules_of_its_language(tmp_path: Path, project: Project) -> None:
    page = tmp_path / HERE / "index.html"
    page.parent.mkdir()
    parts = '<p lang="fr">Commence.</p><div lang="nl"><div>Zuipfeest.</div> Junkie <b lang="fr">utilize</b></div>'
    page.write_text(f'<html lang="en"><body>{parts}<p>Utilize it.</p></body></html>', encoding="utf-8")
    problems = Problems()
    check_pages(tmp_path, tmp_path, [page], project, "en", problems)
    assert [problem.details["word"] for problem in problems] == ["Zuipfeest", "Junkie", "Utilize"]
    blocks = [(block.language, block.text.strip()) for block in PageText(page.read_text()).blocks if block.text.strip()]
    assert blocks == [
        ("fr", "Commence."),
        ("nl", "Zuipfeest."),
        ("nl", "Junkie"),
        ("fr", "utilize"),
        ("en", "Utilize it."),
    ]


@pytest.mark.parametrize("path", [HERE, "principes/"])
def test_no_two_messages_have_the_same_sign(path: str, browser: Browser, address: str) -> None:
    visit = reader(browser, address, "nl")
    page = visit.go(path)
    signs = page.locator(":is(#nl .told-to > summary, .principles > li) svg").evaluate_all(
        "all => all.map(one => one.innerHTML)"
    )
    assert len(signs) == len(set(signs)) == 5
    visit.close()
