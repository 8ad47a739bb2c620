"""Events whose address is of hyphens alone, or begins with one, as an option of a command does."""

from __future__ import annotations

import shutil

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, expect

from tests.conftest import run
from tests.publishing.browsing import DESK, Visit, serving
from tests.publishing.building import City, small

NAMES = ("-", "--", "-v")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    city = small(tmp_path_factory.mktemp("hyphens") / "city")
    for name in NAMES:
        shutil.copy(city.profiles / "fuif.yml", city.profiles / f"{name}.yml")
    city.build()
    return city


def test_such_an_event_has_its_page_and_its_files(city: City, browser: Browser) -> None:
    with serving(city.site) as address:
        visit = Visit(browser, address, DESK)
        page = visit.go("evenementen/")
        links = page.locator(".event-row a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        assert sorted(links) == sorted(f"{name}/" for name in ("fuif", *NAMES))
        for name in NAMES:
            page = visit.go(f"evenementen/{name}/")
            assert visit.page.request.get(f"{page.url}checklist.pdf").ok
            page.locator(".todo__item > input:visible").first.check()
            expect(page.locator(".tools__progress")).to_contain_text("1 ")
        expect(visit.go("evenementen/fuif/").locator(".tools__progress")).to_contain_text("0 ")
        assert visit.wrong == []
        visit.close()
    entries = Calendar.from_ical((city.site / "evenementen" / "calendar.ics").read_bytes()).walk("VEVENT")
    assert len({str(one["UID"]) for one in entries}) == len(entries) == len(NAMES) + 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("before", [["./"], ["--", ""]], ids=["with its folder", "behind two hyphens"])
def test_its_plan_is_made(name: str, before: list[str], city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    *words, folder = before
    monkeypatch.chdir(city.profiles)
    others = [f"--{one}={city.folder / path}" for one, path in (("policy", "policy.yml"), ("docs", "docs"))]
    done = run("plan", *others, *words, f"{folder}{name}.yml", cwd=city.profiles)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Fuif\n")


def test_a_name_that_is_taken_for_an_option_is_told_with_what_to_write() -> None:
    for name in NAMES:
        done = run("plan", f"{name}.yml", "--lang", "nl")
        told = f"{name}.yml begint zoals een optie; schrijf de map ervoor, zoals ./{name}.yml\n"
        assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
