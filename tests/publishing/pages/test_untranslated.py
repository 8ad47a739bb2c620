"""What is not translated is there all the same, and a screen reader speaks it in its own language."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
from selectolax.lexbor import LexborHTMLParser

from tests.publishing.building import City, replace_in, three


def test_it_is_in_its_own_language_in_lists_and_on_its_page(tmp_path: Path) -> None:
    city = three(tmp_path / "city")
    (city.folder / "docs" / "en" / "richtlijnen" / "hitte.md").unlink()
    english = city.build() / "en"

    def page(name: str) -> LexborHTMLParser:
        return LexborHTMLParser((english / "richtlijnen" / name).read_text(encoding="utf-8"))

    titles = {one.text(): one.attributes.get("lang") for one in page("index.html").css(".card__title")}
    assert titles == {"Hitte": "nl", "Water": None}
    (prose,) = page("hitte/index.html").css("article div[lang]")
    assert (prose.attributes["lang"], prose.text().strip()) == ("nl", "Waarom schaduw?")
    assert page("water/index.html").css("article div[lang]") == []
    for text in (path.read_text(encoding="utf-8") for path in english.rglob("*.html")):
        assert "<!-- lang" not in text
        assert "<!-- /lang" not in text


def rows(page: Path) -> dict[str | None, tuple[str | None, str | None, bool]]:
    """Of each row on an event's page the languages of its text and of its guideline's title, and if it says so."""
    found = {}
    for row in LexborHTMLParser(page.read_text(encoding="utf-8")).css(".todo__item"):
        (label,), (link,) = row.css("label"), row.css(".row-menu a")
        (spoken,) = [one.attributes["lang"] for one in label.css("span[lang]")] or [None]
        assert not label.css("span[lang] small, span[lang] .basis"), "that is in the language of the page"
        said = "niet vertaald" in label.text() or "not translated" in label.text()
        found[row.css("input")[0].attributes["value"]] = (spoken, link.attributes.get("lang"), said)
    return found


def languages(paper: Path) -> set[str]:
    """The languages that a PDF names for some of its words."""
    with pikepdf.open(paper) as document:
        return {str(one["/Lang"]) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one}


def test_a_row_is_in_its_own_language_on_the_page_of_an_event_and_on_paper(tmp_path: Path) -> None:
    city = three(tmp_path / "city")
    (city.folder / "docs" / "en" / "richtlijnen" / "hitte.md").unlink()
    site = city.build()
    path = "evenementen/buurtbarbecue-2027"
    english = rows(site / "en" / path / "index.html")
    assert english["hitte/shade"] == ("nl", "nl", True)
    assert {one for name, one in english.items() if name != "hitte/shade"} == {(None, None, False)}
    assert set(rows(site / path / "index.html").values()) == {(None, None, False)}
    assert languages(site / "en" / path / "checklist.pdf") == {"en", "nl"}
    assert languages(site / path / "checklist.pdf") == {"nl"}


def test_what_a_new_city_has_still_in_another_language_is_read_aloud_in_that(tmp_path: Path) -> None:
    """Its pages are in its language once they are put into it; until then each says in which it is."""
    city = three(tmp_path / "city")
    for path in ("richtlijnen/hitte.md", "principes/drink.md"):
        replace_in(city.folder / "docs" / "nl" / path, "stage: 1", "stage: 1\n# blank: translate: fr")
    site = city.build()
    page = site / "evenementen/buurtbarbecue-2027"
    assert rows(page / "index.html")["hitte/shade"] == ("fr", "fr", False)
    assert languages(page / "checklist.pdf") == {"nl", "fr"}
    assert languages(page / "posters.pdf") == {"nl", "fr"}
    assert in_the_form(city) == ("fr", "fr")


def in_the_form(city: City) -> tuple[str, str]:
    """The languages of the guideline and of its row that the form is told."""
    catalogue = json.loads((city.site / "catalogue.json").read_text(encoding="utf-8"))
    (heat,) = (one for one in catalogue["guidelines"] if one["id"] == "hitte")
    return heat["lang"], heat["actions"][0]["lang"]
