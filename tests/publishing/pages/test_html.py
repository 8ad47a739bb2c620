"""Every page: valid HTML, no picture without words, and a way that leads to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import ROOT
from tests.contents import page_of
from tests.node import node
from toolbox.publish.engine.rendering import EngineName
from toolbox.write.pages.licences import shipped

HOST = "https://site.example"
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}
UNLINKED = ("404.html", "en/404.html")
"""What a server shows of itself."""


@dataclass(frozen=True)
class Looked:
    """What a page leads to, and its pictures without words."""

    leads_to: frozenset[str]
    wordless: tuple[str | None, ...]

    @classmethod
    def at(cls, html: str) -> Looked:
        page = page_of(html)
        linking = page.css(", ".join(f"{tag}[{name}]" for tag, name in LINKS.items()))
        return cls(
            frozenset(
                target
                for one in linking
                if one.attributes.get("rel") not in ("canonical", "alternate")
                and (target := one.attributes[LINKS[str(one.tag)]])
            ),
            tuple(one.attributes.get("src") for one in page.css("img") if one.attributes.get("alt") is None),
        )


def pages(site: Path) -> dict[str, Looked]:
    """Every page by its path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith("admin/"):
            found[name] = Looked.at(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module", params=["built", "whole"])
def site(request: pytest.FixtureRequest, rendered_by: EngineName) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


STAGES = pytest.mark.long(reason="a minute: the same pages again, with what later stages add")


@pytest.mark.parametrize("site", ["built", pytest.param("whole", marks=STAGES)], indirect=True)
def test_the_html_is_valid(site: Path) -> None:
    done = node("pages.mjs", site)
    assert done.stdout == "", done.stdout[:3000]
    assert done.returncode == 0, done.stderr


def test_every_picture_has_words(site: Path) -> None:
    assert {name: page.wordless for name, page in pages(site).items() if page.wordless} == {}


def test_what_is_seen_of_a_language_link_is_in_its_name(built: Path) -> None:
    for path in sorted(built.rglob("*.html")):
        if "admin" not in path.parts:
            for link in LexborHTMLParser(path.read_text(encoding="utf-8")).css(".languages a"):
                assert "aria-label" not in link.attributes
                assert re.fullmatch(r"(EN: See|NL: Bekijk) .+", link.text()), path


def test_the_switch_of_colours_names_each_choice_for_itself(built: Path) -> None:
    page = LexborHTMLParser((built / "index.html").read_text(encoding="utf-8"))
    named = {one.attributes["data-md-color-scheme"]: one.attributes["aria-label"] for one in page.css(".md-option")}
    assert named == {"default": "Lichte kleuren", "slate": "Donkere kleuren"}
    for sign in page.css(".md-option + label"):
        leads_to = page.css_first(f"#{sign.attributes['for']}")
        assert leads_to
        assert sign.attributes["title"] == leads_to.attributes["aria-label"]
    (group,) = page.css("[role=radiogroup]")
    assert group.attributes["aria-label"] == "Kleuren"
    assert len(group.css("input")) == len(named)


def test_signs_of_the_theme_are_not_read_out_and_what_it_hides_is_hidden(built: Path) -> None:
    page = LexborHTMLParser((built / "handleiding" / "servers" / "index.html").read_text(encoding="utf-8"))
    assert len(page.css("svg")) > 4
    assert [one.html for one in page.css("svg:not([aria-hidden=true])")] == []
    assert len(page.css(".md-toggle[hidden]")) == len(page.css(".md-toggle")) == 2
    assert page.css(".md-overlay") == []
    blocks = [one.attributes.get("id") for one in page.css("pre")]
    assert None not in blocks, "the theme's script would give them all one name"
    assert len(set(blocks)) == len(blocks) > 0


def test_no_list_that_is_shown_is_empty(built: Path) -> None:
    """What a script fills is hidden until then."""
    empty = []
    for path in sorted(built.rglob("*.html")):
        if "admin" not in path.parts:
            page = LexborHTMLParser(path.read_text(encoding="utf-8"))
            empty += [
                (path, one.html)
                for one in page.css("ul:not(:has(li)), ol:not(:has(li))")
                if one.attributes.get("role") != "presentation" and not within_hidden(one)
            ]
    assert empty == []


def within_hidden(node: LexborNode | None) -> bool:
    while node is not None:
        if "hidden" in node.attributes:
            return True
        node = node.parent
    return False


def test_every_page_can_be_reached_from_the_first(site: Path) -> None:
    looked = pages(site)
    reached, left = {"index.html"}, ["index.html"]
    while left:
        name = left.pop()
        for target in looked[name].leads_to:
            path = unquote(urlsplit(urljoin(f"{HOST}/{name}", target)).path).lstrip("/")
            path = f"{path}index.html" if not path or path.endswith("/") else path
            if urljoin(f"{HOST}/{name}", target).startswith(HOST) and path in looked and path not in reached:
                reached.add(path)
                left.append(path)
    assert sorted(looked.keys() - reached - set(UNLINKED)) == []


def test_the_licences_of_all_that_is_passed_on_are_listed(built: Path, rendered_by: EngineName) -> None:
    lock = json.loads((ROOT / "editor" / "package-lock.json").read_text(encoding="utf-8"))
    bundled = {
        (name.rsplit("node_modules/", 1)[-1], one["license"])
        for name, one in lock["packages"].items()
        if name and not one.get("dev") and not one.get("optional")
    }
    assert {(one["name"], one["licence"]) for one in shipped(rendered_by)["editor"]} == bundled
    for part in ("", "en/"):
        page = (built / part / "licenties" / "index.html").read_text(encoding="utf-8")
        for one in (one for some in shipped(rendered_by).values() for one in some):
            assert f">{one['licence']}</a>" in page
            assert one["name"] in page
