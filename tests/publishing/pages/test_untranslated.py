"""What is not translated is there all the same, and a screen reader speaks it in its own language."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.publishing.building import three


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
