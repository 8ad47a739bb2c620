"""Two builds from one source: nothing internal is in the public one, and the other says on every page what it is."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import SHIPPED, run
from tests.contents import text_of_pdf, words_in
from tests.publishing.browsing import AGAIN, DESK, PHONE, Visit, serving, violations
from tests.publishing.form.scripting import with_modules
from toolbox.model.monitor import Monitor
from toolbox.model.project import Project

AT_HOME = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS", "GITLAB_CI")}
MARK = "Zebramerk"
SIGNAL = """---
title: {mark} titel
date: 2026-11-12
area: {mark}wijk
theme: alcohol
side: person
certainty: seen
source: school
follow_up: {follow}
owner: {mark}dienst
status: acting
public: {public}
---
{text}
"""
INITIATIVE = """---
title: {title}
theme: gaming
approach: recovery
idea: {text} idee
aim: {{goal: {text} doel, indicator: {text} maat}}
support: {{supporters: [{mark} voor], opponents: [{mark} tegen], detour: {mark} omweg}}
status: testing
start: 2026-01-01
review: 2027-01-01
lesson: {text} les
public: {public}
---
{text} over
"""
GOAL = """---
title: {mark} streefdoel
theme: gaming
indicator: {mark} meting
unit: {mark}eenheid
baseline: 1
target: 9
by: 2027-Q4
measured: {{2026-Q4: 3}}
public: false
---
{mark} uitleg
"""
EVALUATION = """name: Studentenfuif
held: 2026-10-08
attendance: 900
worked: "{mark} werkte goed"
happened: {{treated: 7}}
change: "{mark} anders"
city: "{mark} stad"
learned: {{nl: "Wat iedereen mag weten.", en: "What anybody may know."}}
"""


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped inputs with a mark in every field that is internal."""
    folder = tmp_path_factory.mktemp("marked")
    shutil.copytree(SHIPPED / "docs", folder / "docs")
    monitor = folder / "docs" / "nl" / "monitor"
    internal = {"mark": MARK, "follow": f"{MARK} opvolging", "text": f"{MARK} gezien", "public": "false"}
    (monitor / "signalen" / "2026-11-12-intern.md").write_text(SIGNAL.format(**internal), encoding="utf-8")
    public = {"mark": MARK, "follow": "Er gebeurt iets", "text": "Iets gezien", "public": "true"}
    shown = SIGNAL.replace("{mark} titel", "Een openbaar signaal").format(**public)
    (monitor / "signalen" / "2026-11-12-openbaar.md").write_text(shown, encoding="utf-8")
    for name, title, text, who in (
        ("intern", MARK, MARK, "false"),
        ("openbaar", "Openbaar initiatief", "Openbaar", "true"),
    ):
        page = INITIATIVE.format(title=title, text=text, mark=MARK, public=who)
        (monitor / "initiatieven" / f"{name}.md").write_text(page, encoding="utf-8")
    (monitor / "doelen" / "intern.md").write_text(GOAL.format(mark=MARK), encoding="utf-8")
    (folder / "profiles").mkdir()
    shutil.copy(SHIPPED / "event_profiles" / "studentenfuif-2027.yml", folder / "profiles")
    (folder / "event_evaluations").mkdir()
    path = folder / "event_evaluations" / "studentenfuif-2026.yml"
    path.write_text(EVALUATION.format(mark=MARK), encoding="utf-8")
    return folder


def build(folder: Path, *options: object, name: str = "out") -> subprocess.CompletedProcess[str]:
    inputs = ("--docs", folder / "docs", "--profiles", folder / "profiles", "--build-dir", folder / "build")
    return run("build", *inputs, "--site-dir", folder / name, *options, env=AT_HOME)


def test_nothing_internal_is_in_the_bytes_of_the_public_site(marked: Path) -> None:
    done = build(marked, "--stage", 9, name="public-site")
    assert done.returncode == 0, done.stderr
    seen = 0
    for path in sorted((marked / "public-site").rglob("*")):
        if path.is_file():
            for words in words_in(path.as_posix(), path.read_bytes()):
                seen += 1
                assert MARK.casefold() not in words.casefold(), path
    assert seen > 300
    page = (marked / "public-site" / "monitor" / "index.html").read_text(encoding="utf-8")
    assert "Openbaar initiatief" in page
    assert "Er gebeurt iets" in page
    event = marked / "public-site" / "evenementen" / "studentenfuif-2027" / "index.html"
    assert "Wat iedereen mag weten." in event.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def internal(marked: Path) -> Path:
    """The steering group's site, in the place of an older one of its own."""
    site = marked / "stuurgroep"
    site.mkdir()
    (site / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    (site / "robots.txt").write_text("# For the steering group only.\nUser-agent: *\nDisallow: /\n", encoding="utf-8")
    done = build(marked, "--audience", "steering", name="stuurgroep")
    assert done.returncode == 0, done.stderr
    return site


def test_the_steering_group_sees_it_all_marked_on_every_page(internal: Path) -> None:
    site = internal
    page = (site / "monitor" / "index.html").read_text(encoding="utf-8")
    for part in (
        "titel",
        "wijk",
        "dienst",
        "opvolging",
        "gezien",
        "idee",
        "doel",
        "maat",
        "voor",
        "tegen",
        "omweg",
        "les",
    ):
        assert re.search(rf"{MARK} ?{part}", page), part
    for part in ("Studentenfuif", "werkte goed", "anders", "stad"):
        assert part in page[page.index('id="evaluations"') :], part
    pages = [path for path in site.rglob("*.html") if "admin" not in path.parts]
    assert len(pages) > 100
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert 'name="robots" content="noindex' in text, path
        assert "Alleen voor de stuurgroep" in text or "For the steering group only" in text, path
        assert re.search(r'<aside class="md-banner" aria-label="(Intern|Internal)">', text), path
    assert "Disallow: /" in (site / "robots.txt").read_text(encoding="utf-8")
    assert not (site / "sw.js").exists()
    assert "<loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    calendar = (site / "monitor" / "vergaderingen.ics").read_bytes()
    assert calendar.count(b"BEGIN:VEVENT") == 4
    assert (site / "monitor" / "vrijwilligers" / "index.html").is_file()


@pytest.mark.parametrize("name", ["site", "public", "gh-pages"])
def test_it_is_not_built_where_sites_are_published_from(name: str, marked: Path) -> None:
    done = build(marked, "--audience", "steering", name=name)
    assert done.returncode == 2
    assert "is a folder that is published from" in done.stderr
    assert not (marked / name).exists()


def test_it_does_not_take_the_place_of_a_public_site(marked: Path) -> None:
    place = marked / "somewhere"
    place.mkdir()
    (place / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    assert "published from" in build(marked, "--audience", "steering", name="somewhere").stderr


@pytest.mark.parametrize("host", ["CI", "GITHUB_ACTIONS", "GITLAB_CI"])
def test_no_workflow_builds_it(host: str, marked: Path) -> None:
    done = run("build", "--audience", "steering", "--site-dir", marked / "x", env={**AT_HOME, host: "true"})
    assert done.returncode == 2
    assert "not built where publishing is automatic" in done.stderr


def test_nobody_can_add_signals_up_to_fewer_than_five(whole: Path, project: Project) -> None:
    """The reader has every byte of the site, and groups what is there by whatever stands beside it."""
    said = " ".join(text for path in sorted(whole.rglob("*")) if path.is_file() for text in read_bytes(path, whole))
    said = " ".join(html.unescape(said).split())
    there = [one for one in project.monitor.signals if one.title in said]
    assert len(there) >= 5
    assert min(Counter((one.theme, one.date.year) for one in there).values()) >= 5
    for one in project.monitor.signals:
        if one not in there:
            assert " ".join(one.seen.split()) not in said, one.id
        assert one.id not in said
    for language in ("", "en/"):
        page = (whole / language / "monitor" / "index.html").read_text(encoding="utf-8")
        table, cards = page[page.index('id="trend"') : page.index('id="signals"')], page[page.index('id="signals"') :]
        cards = cards[: cards.index("</article>")]
        counts = [int(cell) for cell in re.findall(r"<td>(\d+)</td>", table)]
        assert counts
        assert min(counts) >= 5
        assert set(re.findall(r"<td>([^<]*)</td>", table)) == {str(count) for count in counts} | {"&lt;5"}
        groups = [len(re.findall(r'<li class="card"', group)) for group in cards.split("<h3")[1:]]
        assert sorted(groups) == sorted(counts)
        words = project.phrases[language.strip("/") or "nl"]["monitor"]
        finer = [*words["side"].values(), *words["signal_status"].values(), *words["certainty"].values()]
        read = re.sub(r"<[^>]*>", "|", cards)
        assert not [word for word in finer if f"|{word}" in read or f"· {word}" in read]
        assert not re.search(r"20\d\d-Q[1-4]|\d{1,2} [a-z]{3,9}\.? 20\d\d", read)


def read_bytes(path: Path, site: Path) -> Iterator[str]:
    """What a file of the site says, but for the files of the events, which know of no signal, and the fonts."""
    if path.suffix not in (".woff2", ".pdf", ".zip", ".xlsx", ".png", ".ico") and "admin" not in path.parts:
        yield from words_in(path.relative_to(site).as_posix(), path.read_bytes())


@pytest.mark.parametrize(("many", "there"), [(4, 0), (5, 5)])
def test_a_theme_is_only_told_where_there_are_five(many: int, there: int, project: Project) -> None:
    first = next(one for one in project.monitor.signals if one.public)
    signals = tuple(first.model_copy(update={"id": f"s-{number}"}) for number in range(many))
    other = first.model_copy(update={"id": "s-x", "date": first.date.replace(year=2020)})
    shown = Monitor((*signals, other)).public().signals
    assert len(shown) == there
    assert len({one.model_dump_json(exclude={"id"}) for one in shown}) <= 1


@pytest.mark.parametrize("size", [pytest.param(PHONE, id="phone", marks=AGAIN), pytest.param(DESK, id="desk")])
def test_the_internal_pages_are_accessible(internal: Path, size: tuple[int, int], browser: Browser) -> None:
    with serving(internal) as address:
        visit = Visit(browser, address, size, service_workers="allow")
        for path in ("monitor/", "monitor/vrijwilligers/"):
            page = visit.go(path)
            assert violations(page) == ""
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            assert page.evaluate("document.documentElement.scrollHeight") < 5000
            page.wait_for_timeout(1500)  # the public site's store begins a second after the page is there
            assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
            assert all(
                page.locator("img.plot").evaluate_all("(all) => all.map((one) => one.complete && one.naturalWidth)")
            )
        assert visit.wrong == []
        visit.close()


def test_the_monitor_is_folded_on_a_phone_and_whole_on_paper(internal: Path, browser: Browser) -> None:
    """Plots are not fetched before all else, and still stand on a sheet that is printed from the top of the page."""
    with serving(internal) as address:
        visit = Visit(browser, address, PHONE)
        page = visit.go("monitor/")
        assert page.locator("details.fold").count() > 5
        assert page.locator("details.fold[open]").count() == 0
        assert page.evaluate("document.documentElement.scrollHeight") < 5000
        assert page.locator("img.plot").evaluate_all("(all) => all.every((one) => one.loading)")
        page.wait_for_function("[...document.querySelectorAll('img.plot')].every((one) => one.naturalWidth)")
        said = text_of_pdf(page.pdf(format="A4"))
        titles = page.locator(".card__title").all_text_contents()
        assert [one for one in titles if "".join(one.split()) not in "".join(said.split())] == []
        assert page.locator("details.fold[open]").count() == 0
        page.evaluate("location.hash = document.querySelector('.matrix a').hash")
        page.locator(".card:target").wait_for(state="visible")
        assert visit.wrong == []
        visit.close()


def test_the_steering_groups_site_keeps_nothing(browser: Browser, internal: Path) -> None:
    with serving(internal) as address:
        visit = Visit(browser, address, PHONE, service_workers="allow")
        page = visit.go("")
        page.evaluate("caches.open('toolbox / x').then(() => localStorage.setItem('toolbox:/:ticks', '[]'))")
        page.locator("label[title='Donkere kleuren']").click()
        visit.go("richtlijnen/")
        page.wait_for_timeout(1500)
        with_modules(visit, "(module) => module('store').keep('answers', {name: 'Fuif'})")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        assert page.evaluate("caches.keys()") == []
        assert page.evaluate("Object.keys(localStorage)") == []
        visit.close()
