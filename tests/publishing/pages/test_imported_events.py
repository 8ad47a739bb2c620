"""A city's own list of 300 events, from a spreadsheet, on the site: by month, and found by who looks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.command_line.importing import imported
from tests.command_line.test_import import KINDS, workbook
from tests.conftest import ROOT, SHIPPED
from tests.publishing.browsing import DESK, PHONE, Visit, serving, violations
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.publish.site import build_site
from toolbox.publish.under_way import Places
from toolbox.read import Inputs, read_project

MANY = 300
WHO = ("van de chiro", "van de harmonie", "van het wijkcomité", "in het park", "op het plein", "aan de vijver")
WHAT = ("Lentefuif", "Wijkfeest", "Braderie", "Zomerconcert", "Stratenloop", "Mosselfeest", "Kermis", "Schoolfuif")
WHERE = ("Waterschei", "Winterslag", "Zwartberg", "Bokrijk", "Kolderbos", "Sledderlo", "Gelieren")

pytestmark = pytest.mark.long(reason="makes the pages of 300 events; lists of this length are tested beside it")


def named(number: int) -> str:
    """The name of an event as a city has many: what it is, whose, and in which part of town."""
    assert len(WHAT) == len(KINDS)
    return f"{WHAT[number % 8]} {WHO[number // 8 % 6]} {WHERE[number // 48]}"


@dataclass(frozen=True)
class Imported:
    """The events that came of the spreadsheet, and their site."""

    events: tuple[Profile, ...]
    site: Path

    def page(self, path: str) -> str:
        return (self.site / path / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """What the command makes of the spreadsheet, with its pages."""
    folder = tmp_path_factory.mktemp("imported")
    done = imported(workbook(folder / "kalender.xlsx", MANY, named), "--write")
    assert (done.code, done.out.count("(written)")) == (0, MANY), done.err
    problems = Problems()
    project = read_project(Inputs(SHIPPED / "policy.yml", SHIPPED / "docs", folder / "events"), problems)
    assert project is not None, list(problems)
    build_site(project, Places(ROOT, folder / "build", folder / "site"), files=False)
    return Imported(project.profiles, folder / "site")


@pytest.fixture(scope="module")
def there(calendar: Imported) -> Iterator[str]:
    with serving(calendar.site) as address:
        yield address


def test_every_row_of_the_spreadsheet_stands_in_its_month(calendar: Imported) -> None:
    assert {one.name for one in calendar.events} == {named(number) for number in range(MANY)}
    assert len({one.slug for one in calendar.events}) == MANY
    listed = calendar.page("evenementen")
    months = sorted({f"{one.start:%Y-%m}" for one in calendar.events})
    assert sorted(path.parent.name for path in calendar.site.glob("kalender/*/index.html")) == months
    for month in months:
        assert f'href="../kalender/{month}/"' in listed
        page = calendar.page(f"kalender/{month}")
        found = re.findall(r'href="\.\./\.\./evenementen/([a-z0-9-]+)/"', page)
        assert sorted(set(found)) == sorted(one.slug for one in calendar.events if f"{one.start:%Y-%m}" == month)
        assert all(escape(one.name, quote=False) in page for one in calendar.events if one.slug in found)


def test_every_one_of_them_has_its_page_in_both_languages(calendar: Imported) -> None:
    for one in calendar.events:
        for part in ("", "en/"):
            page = calendar.page(f"{part}evenementen/{one.slug}")
            assert escape(one.name, quote=False) in page
            assert one.place
            assert one.place in page


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_who_types_a_name_finds_the_event(
    size: tuple[int, int], browser: Browser, calendar: Imported, there: str
) -> None:
    """One of each month."""
    visit = Visit(browser, there, size)
    page = visit.go("evenementen/")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == ""
    by_month = {one.start.month: one for one in calendar.events}
    for one in by_month.values():
        page.get_by_label("Zoek je evenement").fill(one.name.lower())
        row = page.locator(".event-row:visible").filter(has=page.get_by_role("link", name=one.name, exact=True))
        row.first.wait_for()
        assert row.locator("time").first.get_attribute("datetime", timeout=5000)
    assert len(by_month) > 9
    row.get_by_role("link").click()
    page.wait_for_url(f"{there}evenementen/{one.slug}/")
    assert page.get_by_role("heading", level=1).inner_text().startswith(one.name)
    assert visit.wrong == []
    visit.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_month_can_be_read(size: tuple[int, int], browser: Browser, there: str) -> None:
    visit = Visit(browser, there, size)
    page = visit.go("kalender/2027-06/")
    assert page.locator(".event-row").count() == 30
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == ""
    assert visit.wrong == []
    visit.close()
