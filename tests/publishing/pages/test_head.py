"""What the head of a page tells search engines, other programs and a phone's home screen."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from tests.publishing.browsing import PHONE, Quiet, Visit, serving, violations
from toolbox.model.project import Project
from toolbox.publish.security_policy import content_policy, unsafe
from toolbox.write.pages.description import MOST, first_words, shortened


@cache
def parsed(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_text(encoding="utf-8"))


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        if not name.startswith("admin/"):
            yield name, parsed(page)


def meta(page: LexborHTMLParser, name: str) -> str:
    found = page.css_first(f'meta[name="{name}"], meta[property="{name}"]')
    return str(found.attributes["content"]) if found else ""


def test_each_page_has_a_title_and_a_description_of_its_own(built: Path) -> None:
    titles: Counter[str] = Counter()
    described: Counter[str] = Counter()
    for name, page in pages(built):
        title = page.css_first("title")
        assert title, name
        titles[title.text()] += 1
        described[meta(page, "description")] += 1
        assert 10 < len(meta(page, "description")) <= MOST, name
        if not name.endswith("404.html"):
            assert meta(page, "og:description") == meta(page, "description"), name
            assert title.text().startswith(meta(page, "og:title")), name
            canonical = page.css_first("link[rel=canonical]")
            assert canonical, name
            assert meta(page, "og:url") == canonical.attributes["href"], name
    assert [title for title, count in titles.items() if count > 1] == []
    assert [one for one, count in described.items() if count > 1] == []


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (['<h1>x</h1>\n<p class="lead">Kort &amp; <b>goed</b>.</p>', "Later."], "Kort & goed."),
        (['<p class="lead">Kort. <a href="x/">Verder</a></p>'], "Kort."),
        (
            ["<p>chips</p>\n", "## Waarom\n\nEen *zin* met een [link](x.md).\nEn nog een.\n\nLater."],
            "Een zin met een link. En nog een.",
        ),
        (["1. Doe dit\n\n| a | b |\n\n```\nmake site\n```\n\n- dat\n\nToch tekst."], "Toch tekst."),
        (["# alleen een titel"], ""),
    ],
)
def test_the_first_words_of_a_page(parts: list[str], words: str) -> None:
    assert first_words(parts) == words


def test_a_long_text_ends_with_a_sentence_or_a_word() -> None:
    assert shortened("Eén zin. " * 30).endswith("zin.")
    assert shortened("woord " * 60).endswith("woord…")
    assert len(shortened("woord " * 60)) <= MOST


def test_an_event_is_told_to_programs(built: Path, project: Project) -> None:
    for code, part in (("nl", built), ("en", built / "en")):
        for profile in project.profiles:
            page = part / "evenementen" / profile.slug / "index.html"
            (block,) = parsed(page).css('script[type="application/ld+json"]')
            told = json.loads(block.text())
            assert (told["@context"], told["@type"]) == ("https://schema.org", "Event")
            assert told["name"] == profile.name
            begins, ends = (datetime.fromisoformat(told[one]) for one in ("startDate", "endDate"))
            assert begins.utcoffset() is not None
            assert (begins.replace(tzinfo=None), ends.replace(tzinfo=None)) == (profile.start, profile.end)
            assert told["location"]["name"] == (profile.place or project.policy.city)
            assert len(told.get("subEvent", ())) == len(profile.days or ())
            assert told["url"] == project.policy.address(code, f"evenementen/{profile.slug}/")


def test_data_in_a_page_is_data(built: Path) -> None:
    """It does not end where it should not, nothing in it runs, and the security policy names it nowhere."""
    text = (built / "evenementen" / "awkward" / "index.html").read_text(encoding="utf-8")
    (block,) = LexborHTMLParser(text).css('script[type="application/ld+json"]')
    assert json.loads(block.text())["location"]["name"] == "<img src=x onerror=alert(1)> *plein* [x](y)"
    assert unsafe(text) == []
    without = text.replace(block.html or "", "")
    assert without != text
    assert content_policy(text) == content_policy(without)


def test_the_site_can_be_put_on_the_home_screen(built: Path, project: Project) -> None:
    for code, part in (("nl", built), ("en", built / "en")):
        manifest = json.loads((part / "manifest.webmanifest").read_text(encoding="utf-8"))
        assert manifest["name"] == project.policy.say(project.policy.site_name, code)
        assert (manifest["lang"], manifest["start_url"]) == (code, "./")
        assert len(manifest["short_name"]) <= 14
        for icon in manifest["icons"]:
            with Image.open(part / icon["src"]) as drawn:
                assert f"{drawn.width}x{drawn.height}" == icon["sizes"]
                assert (drawn.format, drawn.getpixel((2, 2))) == ("PNG", (0x0B, 0x55, 0x63))
    link = parsed(built / "evenementen" / "awkward" / "index.html").css_first("link[rel=manifest]")
    assert link
    assert link.attributes["href"] == "../../manifest.webmanifest"


def test_search_engines_are_led_to_the_site_map(built: Path, project: Project) -> None:
    said = (built / "robots.txt").read_text(encoding="utf-8")
    assert said == f"User-agent: *\nDisallow: /admin/\nSitemap: {project.policy.address('nl', 'sitemap.xml')}\n"


class OnePageForAll(Quiet):
    """A server that has one page for what is not there, like those of GitHub and GitLab."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(content)


@pytest.mark.parametrize(
    ("path", "first"),
    [("richtlijnen/niets/", "Deze pagina bestaat niet"), ("en/richtlijnen/niets/", "This page does not exist")],
)
def test_an_address_that_is_not_there_says_so_in_its_language(
    path: str, first: str, browser: Browser, built: Path
) -> None:
    with serving(built, OnePageForAll) as address:
        visit = Visit(browser, address, PHONE)
        page = visit.go(path)
        assert page.locator("h1").all_inner_texts()[0] == first
        assert violations(page) == ""
        page.locator("article a").first.click()
        page.wait_for_url(f"{address}{path.split('richtlijnen', maxsplit=1)[0]}mijn-evenement/")
        visit.close()
