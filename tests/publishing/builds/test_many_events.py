"""Where there are many events, each month has a page, and what is typed is looked up in a small index."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT, lay_fonts
from tests.hostile.cases import CITY, read_city
from tests.publishing.browsing import DESK, PHONE, Visit, serving, violations
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.publish.site import build_site
from toolbox.publish.under_way import Places
from toolbox.write.pages import listing
from toolbox.write.pages.listing import index_json
from toolbox.write.words.language import speak

MANY = 110
FROM = 100
"""Here so many are many: half as many pages to draw."""


def events(project: Project, count: int) -> tuple[Profile, ...]:
    """Events over the months of two years, each with a name of its own."""
    made = []
    for number in range(count):
        profile = project.profiles[number % len(project.profiles)]
        later = timedelta(days=number * 11 % 700)
        dates = {"start": profile.start + later, "end": profile.end + later}
        made.append(profile.model_copy(update={"slug": f"feest-{number}", "name": f"Feest «Élan» {number}", **dates}))
    return tuple(made)


@pytest.fixture(scope="module")
def many(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of many events, without their files; with few pages beside them, as it is the list that matters."""
    folder = tmp_path_factory.mktemp("many")
    few, lines = read_city(CITY)
    assert few, lines
    whole = replace(few, profiles=events(project, MANY))
    lay_fonts(folder / "build" / "cache")
    with patch.object(listing, "LISTED", FROM):
        build_site(whole, Places(ROOT, folder / "build", folder / "site"), files=False)
    return folder / "site"


@pytest.fixture(scope="module")
def there(many: Path) -> Iterator[str]:
    with serving(many) as address:
        yield address


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_event_is_found_among_many(size: tuple[int, int], browser: Browser, there: str) -> None:
    visit = Visit(browser, there, size)
    visit.page.clock.set_fixed_time("2027-06-01T12:00:00")
    page = visit.go("evenementen/")
    assert page.locator(".event-row:visible").count() == 0
    assert violations(page) == ""
    page.get_by_label("Zoek je evenement").fill("feest elan 103")
    page.locator(".event-row:visible").first.wait_for()
    assert page.locator(".event-row:visible a").all_inner_texts() == ["Feest «Élan» 103"]
    assert violations(page) == ""
    assert not page.get_by_role("heading", name="Per maand").is_visible()
    page.locator(".event-row:visible a").click()
    page.wait_for_url(f"{there}evenementen/feest-103/")
    assert visit.wrong == []
    visit.close()


def test_what_is_to_come_stands_first_and_no_more_than_a_hundred(browser: Browser, there: str) -> None:
    visit = Visit(browser, there, PHONE)
    visit.page.clock.set_fixed_time("2027-01-15T12:00:00")
    page = visit.go("evenementen/")
    page.get_by_label("Zoek je evenement").fill("elan")
    page.get_by_text("De eerste 100 van 110 evenementen").wait_for()
    page.get_by_label("Zoek je evenement").fill("fuif")
    count = page.locator(".event-row:visible")
    page.locator(".event-none").get_by_text(re.compile(r"^\d+ evenement(en)?$")).wait_for()
    assert page.locator(".event-none").inner_text().split()[0] == str(count.count())
    page.get_by_label("Zoek je evenement").fill("elan")
    page.get_by_text("De eerste 100 van 110 evenementen").wait_for()
    days = page.locator(".event-row:visible time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert len(days) == 100
    assert days == sorted(days)
    assert days[0] >= "2026-12-15"
    page.get_by_label("Soort", exact=True).select_option(label="festival")
    page.get_by_label("Zoek je evenement").fill("zzzz")
    page.get_by_text("Geen evenement gevonden").wait_for()
    assert page.get_by_role("heading", name="Per maand").is_visible()
    visit.close()


def test_what_is_typed_while_rows_are_drawn_takes_their_place(browser: Browser, there: str) -> None:
    visit = Visit(browser, there, PHONE)
    page = visit.go("evenementen/")
    field = page.locator("#event-search")
    field.fill("elan")
    page.locator(".event-row:visible").first.wait_for()
    found = page.evaluate("""async () => {
        const [field, list] = [document.getElementById("event-search"), document.getElementById("events")];
        const type = (text) => { field.value = text; field.dispatchEvent(new Event("input")); };
        const rest = (frames) => new Promise((done) => {
            const next = (left) => (left ? requestAnimationFrame(() => setTimeout(next, 0, left - 1)) : done());
            next(frames);
        });
        type("elan");
        await rest(2);
        const first = list.children.length;
        type("feest elan 103");
        await rest(20);
        return [first, [...list.querySelectorAll("a")].map((one) => one.textContent.trim())];
    }""")
    assert 0 < found[0] < 100
    assert found[1] == ["Feest «Élan» 103"]
    assert page.get_by_text("De eerste 100 van 110 evenementen").count() == 0
    assert visit.wrong == []
    visit.close()


def test_a_row_that_was_looked_up_says_what_the_month_says(browser: Browser, there: str) -> None:
    """Both languages: what our code and what the browser makes of a date and a figure is the same."""
    for part in ("", "en/"):
        visit = Visit(browser, there, DESK)
        page = visit.go(f"{part}kalender/2027-06/")
        rows = page.locator(".event-row")
        first = rows.first.inner_text()
        link = rows.first.locator("a")
        name = link.inner_text()
        page = visit.go(f"{part}evenementen/")
        page.locator("#event-search").fill(name)
        found = page.locator(".event-row:visible")
        found.first.wait_for()
        texts = [row.inner_text() for row in found.all() if row.locator("a").inner_text() == name]
        assert texts == [first]
        visit.close()


def test_without_scripts_every_event_can_be_reached(many: Path) -> None:
    listed = (many / "evenementen" / "index.html").read_text(encoding="utf-8")
    months = [path.parent.name for path in (many / "kalender").glob("*/index.html")]
    assert months
    for month in months:
        assert f'href="../kalender/{month}/"' in listed
    pages = "".join((many / "kalender" / month / "index.html").read_text(encoding="utf-8") for month in months)
    assert [n for n in range(MANY) if f'href="../../evenementen/feest-{n}/"' not in pages] == []


def test_each_month_leads_to_the_one_before_and_the_one_after(many: Path) -> None:
    months = sorted(path.parent.name for path in (many / "kalender").glob("*/index.html"))
    for before, month, after in zip(["", *months], months, [*months[1:], ""], strict=False):
        text = (many / "kalender" / month / "index.html").read_text(encoding="utf-8")
        led = dict(re.findall(r'<a href="\.\./([\d-]+)/" rel="(prev|next)">', text))
        assert led == {where: way for where, way in ((before, "prev"), (after, "next")) if where}


def test_the_site_without_a_network_finds_no_index_and_says_so(browser: Browser, there: str) -> None:
    visit = Visit(browser, there, PHONE)
    page = visit.go("evenementen/")
    page.route("**/events.json", lambda route: route.abort())
    page.get_by_label("Zoek je evenement").fill("elan")
    page.get_by_text("Zoeken kan nu niet").wait_for()
    assert page.get_by_role("heading", name="Per maand").is_visible()
    visit.close()


def test_the_index_of_ten_thousand_events_is_small(project: Project) -> None:
    whole = replace(project, profiles=events(project, 10_000))
    text = index_json(whole, speak(project, "nl"))
    assert len(json.loads(text)["events"]) == 10_000
    assert len(text) < 1_200_000
    assert len(gzip.compress(text.encode())) < 250_000


def test_few_events_stand_on_the_page_and_need_no_index(built: Path) -> None:
    assert not (built / "evenementen" / "events.json").exists()
    assert not (built / "kalender").exists()
    assert FROM < listing.LISTED
