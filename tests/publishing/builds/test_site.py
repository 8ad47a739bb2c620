"""The built site, walked as a crawler would."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from tests.conftest import ROOT, run
from tests.contents import page_of, text_of_pdf
from tests.publishing.building import replace_in, three
from toolbox.check.page_text import PageText, texts_of
from toolbox.model.project import Project
from toolbox.publish.engine.rendering import EngineName
from toolbox.publish.sitemap import sitemap
from toolbox.write.outputs import OUTPUTS
from toolbox.write.words.language import speak

LINKING = ("href", "src", "srcset", "action", "poster", "data")
"""What of an element leads elsewhere."""


class Page:
    """The links, the ids and the text of a page."""

    def __init__(self, path: Path) -> None:
        tree = page_of(path.read_text(encoding="utf-8"))
        self.links = [
            (one.tag, one.attributes.get("rel") or "", link)
            for one in tree.css(", ".join(f"[{name}]" for name in LINKING))
            for name in LINKING
            if (link := one.attributes.get(name))
        ]
        self.ids = {one.id for one in tree.css("[id]") if one.id}
        self.text = tree.text()
        self.with_error = tree.css("img[onerror]")


@cache
def parsed(path: Path) -> Page:
    return Page(path)


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def target(site: Path, page: Path, link: str) -> tuple[Path, str]:
    """The file that a link on a page leads to, and the place in it."""
    here = "/" + page.relative_to(site).as_posix().removesuffix("index.html")
    parts = urlsplit(urljoin(here, link))
    path = site / unquote(parts.path).lstrip("/")
    return (path / "index.html" if parts.path.endswith("/") else path), parts.fragment


@pytest.fixture(params=["built", "whole"])
def either(request: pytest.FixtureRequest, rendered_by: EngineName) -> Path:
    """The site at the shipped stage, and with every stage switched on."""
    site: Path = request.getfixturevalue(request.param)
    return site


def test_both_readers_of_the_wording_guard_read_the_same(either: Path) -> None:
    read = 0
    for page in pages(either):
        text = page.read_text(encoding="utf-8")
        placed = [(block.language, said) for block in PageText(text).blocks if (said := block.text.strip())]
        shown = [(code, said) for code, one in texts_of(text) if (said := one.strip())]
        assert sorted(placed) == sorted(shown), page
        read += len(placed)
    assert read > 10_000


def test_no_link_leads_nowhere(either: Path, project: Project) -> None:
    own = project.policy.site_url.rstrip("/")
    broken = []
    built = either
    for page in pages(built):
        for _, _, link in parsed(page).links:
            inside = urlsplit(link).path if link.startswith(own) else link
            if urlsplit(inside).scheme or inside.startswith("//"):
                continue
            file, fragment = target(built, page, inside)
            if not file.is_file() or (fragment and fragment not in parsed(file).ids):
                broken.append(f"{page.relative_to(built)}: {link}")
    assert broken == []


def test_nothing_is_fetched_from_another_host(built: Path) -> None:
    fetched = []
    for page in pages(built):
        for tag, rel, link in parsed(page).links:
            if tag != "a" and urlsplit(link).netloc and rel not in ("canonical", "alternate"):
                fetched.append(f"{page.relative_to(built)}: {link}")
    for sheet in built.rglob("*.css"):
        fetched += re.findall(r"url\(\s*[\"']?(https?:[^)]*)", sheet.read_text(encoding="utf-8"))
    assert fetched == []


def test_every_event_has_its_page_and_files_in_every_language(built: Path, project: Project) -> None:
    dry = {one.slug for one in project.profiles if one.dry(project.policy.drink_from)}
    for part in (built, built / "en"):
        for slug in [*(one.slug for one in project.profiles), "awkward"]:
            folder = part / "evenementen" / slug
            wanted = {"index.html", *(one.name for one in OUTPUTS)}
            if part == built and (slug == "awkward" or slug in dry):
                wanted |= {f"posters-{code}.pdf" for code in project.policy.only_spoken}
            assert {path.name for path in folder.iterdir()} == wanted
            plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
            page = " ".join(parsed(folder / "index.html").text.split())
            for action in plan["actions"]:
                assert " ".join(action["text"].split()) in page
            for guideline in {one["id"].partition("/")[0] for one in plan["actions"]}:
                assert f"../../richtlijnen/{guideline}/" in {link for _, _, link in parsed(folder / "index.html").links}


def test_the_page_of_an_event_says_what_it_is(built: Path, project: Project) -> None:
    text = (built / "en" / "evenementen" / "genk-on-stage-2027" / "index.html").read_text(encoding="utf-8")
    address = project.policy.address("en", "evenementen/genk-on-stage-2027/")
    assert "<title>Genk on Stage - Safe and healthy events in Genk</title>" in text
    assert f'<link rel="canonical" href="{address}">' in text
    dutch = project.policy.address("nl", "evenementen/genk-on-stage-2027/")
    assert f'<link rel="alternate" hreflang="nl" href="{dutch}">' in text
    assert '<html lang="en"' in text
    for said in ("11,000", "Extended", "22", "Friday 25 June 2027, 17:00", "tel:112"):
        assert said in text


def test_the_shell_is_not_published(built: Path) -> None:
    for path in built.rglob("*"):
        assert "_shell" not in path.name
        if path.suffix in (".html", ".xml", ".json"):
            text = path.read_text(encoding="utf-8")
            assert "_shell" not in text, path
            assert "GOES-HERE" not in text, path


def test_the_site_map_names_every_page_with_the_same_page_in_other_languages(built: Path, project: Project) -> None:
    policy = project.policy
    there = set()
    for page in pages(built):
        path = page.relative_to(built).as_posix().removesuffix("index.html")
        if page.name == "index.html" and not path.startswith("admin/"):
            there.add(f"{policy.site_url.rstrip('/')}/{path}")
    entries = site_map(built)
    assert set(entries) == there
    assert policy.address("en", "evenementen/awkward/") in there
    for address, (_, others) in entries.items():
        path = address.removeprefix(policy.address("en")).removeprefix(policy.address("nl"))
        dutch, english = policy.address("nl", path), policy.address("en", path)
        assert others == {"nl": dutch, "en": english, "x-default": dutch}
        assert {dutch, english} <= there
    assert [path.relative_to(built).as_posix() for path in built.rglob("sitemap.xml*")] == ["sitemap.xml"]


def test_the_day_in_the_site_map_is_that_of_the_review(built: Path, project: Project) -> None:
    entries = site_map(built)
    for one in project.published:
        for code in project.policy.languages:
            assert entries[project.policy.address(code, f"richtlijnen/{one.id}/")][0] == one.reviewed.isoformat()
    assert entries[project.policy.address("nl", "hulp/")][0] is None
    assert entries[project.policy.address("nl", "evenementen/awkward/")][0] is None


def test_a_page_in_one_language_alone_has_no_others(project: Project) -> None:
    text = sitemap(project, {"nl": {"", "a/"}, "en": {"", "b/"}})
    alone = [entry for entry in text.split("<url>") if "/a/" in entry or "/b/" in entry]
    assert len(alone) == 2
    assert "hreflang" not in "".join(alone)
    assert text.count("hreflang") == 6


def site_map(site: Path) -> dict[str, tuple[str | None, dict[str, str]]]:
    """The day of each page in the site map, and where it stands in each language."""
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = ElementTree.parse(site / "sitemap.xml").getroot().findall("s:url", spaces)
    found = {
        str(entry.findtext("s:loc", namespaces=spaces)): (
            entry.findtext("s:lastmod", namespaces=spaces),
            {link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", spaces)},
        )
        for entry in entries
    }
    assert len(found) == len(entries)
    return found


def test_what_an_organiser_types_is_text_on_the_page(built: Path) -> None:
    page = built / "evenementen" / "awkward" / "index.html"
    found = parsed(page)
    assert "D'Hondt & <script>alert(1)</script> “Şölen” مهرجان {{ x }} 🎉" in " ".join(found.text.split())
    assert found.with_error == []
    assert "<script>alert" not in page.read_text(encoding="utf-8")
    assert html.escape("<img src=x onerror=alert(1)> *plein* [x](y)") in page.read_text(encoding="utf-8")
    assert "<script>alert" not in (built / "evenementen" / "index.html").read_text(encoding="utf-8")


def test_guidelines_show_tier_principle_figures_and_sources(built: Path, project: Project) -> None:
    reviewed = next(one for one in project.guidelines if one.id == "gratis-water").reviewed
    text = " ".join(parsed(built / "richtlijnen" / "gratis-water" / "index.html").text.split())
    for said in (
        "Basis",
        "Drink voldoende water",
        "1 per 500 bezoekers",
        "Northern Territory Government",
        f"Nagekeken op {reviewed.day} {speak(project, 'nl').day(reviewed, 'MMMM')} {reviewed.year}",
    ):
        assert said in text


def test_a_later_stage_leaves_no_trace(built: Path, project: Project) -> None:
    kinds = {"richtlijnen": project.guidelines, "partners": project.partners, "praktijk": project.stories}
    later = [(folder, one) for folder, some in kinds.items() for one in some if one.stage > project.policy.stage]
    assert {folder for folder, _ in later} == set(kinds)
    for path, text in published_text(built):
        for folder, one in later:
            assert f"{folder}/{one.id}" not in text, path
            for words in one.words.values():
                for said in (words.title, *words.texts.values()):
                    assert " ".join(said.split()) not in text, (path, said)


def published_text(site: Path) -> Iterator[tuple[Path, str]]:
    """Everything that can be read or searched in a site, the text of its paper too."""
    for path in site.rglob("*"):
        if path.suffix in (".html", ".json", ".xml", ".txt", ".js"):
            text = html.unescape(path.read_text(encoding="utf-8"))
        elif path.suffix == ".pdf":
            text = text_of_pdf(path.read_bytes())
        else:
            continue
        yield path, " ".join(text.split())


def test_everything_is_there_when_its_stage_is_switched_on(whole: Path, project: Project) -> None:
    kinds = {
        "richtlijnen": project.guidelines,
        "principes": project.messages,
        "partners": project.partners,
        "praktijk": project.stories,
    }
    for part, code in ((whole, "nl"), (whole / "en", "en")):
        for folder, some in kinds.items():
            listed = parsed(part / folder / "index.html").links
            for one in some:
                page = " ".join(parsed(part / folder / one.id / "index.html").text.split())
                for said in (one.worded(code).title, *one.worded(code).texts.values()):
                    assert "{" in said or " ".join(said.split()) in page, said
                assert any(link.endswith(f"{one.id}/") for _, _, link in listed)


def test_partners_stand_where_they_help(whole: Path, project: Project) -> None:
    guideline = next(one for one in project.guidelines if one.id == "meldpunt")
    page = {link for _, _, link in parsed(whole / "richtlijnen" / "meldpunt" / "index.html").links}
    event = {link for _, _, link in parsed(whole / "evenementen" / "dansfestival-2027" / "index.html").links}
    paper = text_of_pdf((whole / "evenementen" / "dansfestival-2027" / "checklist.pdf").read_bytes())
    for partner in guideline.partners:
        assert f"../../partners/{partner}/" in page & event
    assert "Zorgcentrum na Seksueel Geweld Limburg" in " ".join(paper.split())
    home = {link for _, _, link in parsed(whole / "index.html").links}
    assert {f"partners/{one}/" for one in project.policy.spotlight} <= home


def test_112_and_101_come_before_every_other_number(either: Path) -> None:
    for page in pages(either):
        called = [link for _, _, link in parsed(page).links if link.startswith("tel:")]
        assert called[:2] in (["tel:112", "tel:101"], []), page
        if page.parent.name in ("hulp", "partners") or page == either / "index.html":
            assert called, page


def test_a_page_says_that_its_review_is_too_long_ago(tmp_path: Path) -> None:
    city = three(tmp_path / "city")
    replace_in(city.folder / "docs" / "nl" / "richtlijnen" / "water.md", "reviewed: 2026", "reviewed: 2020")
    assert run("build", *city.options).returncode == 0
    for part, said in (("", "lang niet nagekeken"), ("en", "not been reviewed for a long time")):
        old, new = (parsed(city.site / part / "richtlijnen" / one / "index.html") for one in ("water", "hitte"))
        assert said in old.text
        assert said not in new.text


def test_a_page_that_only_another_city_read_does_not_say_that_it_was_read(tmp_path: Path) -> None:
    city = three(tmp_path / "city")
    for code in ("nl", "en"):
        replace_in(city.folder / "docs" / code / "richtlijnen" / "water.md", "---\n", "---\n# blank: read\n")
    assert run("build", *city.options).returncode == 0
    own, other = (parsed(city.site / "richtlijnen" / one / "index.html").text for one in ("hitte", "water"))
    assert "Nagekeken op" in own
    assert "Nagekeken op" not in other


@pytest.mark.parametrize("name", ["source-sans-regular.woff2", "source-sans-bold.woff2"])
def test_fonts_are_the_sites_own_and_small(built: Path, name: str) -> None:
    font = built / "assets" / "fonts" / name
    assert font.read_bytes()[:4] == b"wOF2"
    assert font.stat().st_size < 21_000
    with TTFont(font) as first, TTFont(font.with_stem(f"{font.stem}-more")) as more:
        letters, few = set(first.getBestCmap()), set(more.getBestCmap())
    assert set(map(ord, "éßœğİşŁő€–“…")) <= letters
    assert set(map(ord, "ΩЖǎạŵ\u0301")) <= few
    assert not letters & few


def test_no_machine_path_is_published(built: Path) -> None:
    for path in built.rglob("*"):
        if path.is_file():
            assert str(ROOT).encode() not in path.read_bytes(), path
