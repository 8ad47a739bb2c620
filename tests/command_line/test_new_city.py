"""A city elsewhere begins with one command: its site, its check and its words are its own, nothing of ours is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import selectolax.lexbor as html

from tests.command_line.forking import BRISTOL, CITIES, EVENT, GENT, LIEGE, Elsewhere, guide, make, there
from tests.conftest import SHIPPED, run
from tests.contents import words_in
from toolbox.desk.city.documents import EXAMPLE
from toolbox.model.country import holds
from toolbox.phrases import phrases

OF_ALL = r"[Gg]enk\b|DRU-G|GOSxCARE|OverKop"
NUMBERS = {BRISTOL: r"\b112\b|\b101\b", GENT: r"\b999\b", LIEGE: r"\b1712\b|\b999\b"}
FOREIGN = {
    BRISTOL: r"Quality Nights|Feest Wijzer|De Lijn|Druglijn|\bVAD\b|Unisono|mayor|Flemish|Belgian",
    GENT: r"$^",
    LIEGE: r"De Lijn|Druglijn|\bVAD\b|Quality Nights|Feest Wijzer|VLAREM|Flemish|Vlaams",
}
"""What a city's own texts must not name: nobody gave it. The titles of sources are what those are called."""

TO_ADD = {
    BRISTOL: (
        "help lines are still to be written for: violence, theft, threat; care after sexual violence",
        "partners are still to be found for: Advice from doctors and pharmacists on poisoning; ",
        "the law asks elsewhere are left out, in a-route-or-procession, ",
        "pages are for be, be-vlg and not for gb, and are not published: a-closed-street, ",
    ),
    GENT: (
        "help lines are still to be written for: zorg na seksueel geweld, gratis, zonder aangifte (",
        "partners are still to be found for: Centrum voor geestelijke gezondheidszorg; ",
    ),
    LIEGE: (
        "help lines are still to be written for: care after sexual violence",
        "partners are still to be found for: A listening ear for children",
        "the law asks elsewhere are left out, in agreements-with-stalls, smoke-free (",
        "pages are for be-vlg and not for be-wal, and are not published: a-trained-crew, ",
    ),
}
"""What `check` lists for each: help lines, partners, and where the law is another one that and pages."""


FORKED = pytest.mark.long(reason="a city made and built; its own tests are run there too")
MONITOR = {BRISTOL: "/monitor", GENT: "/monitor", LIEGE: "/suivi"}
SIGNALS = {BRISTOL: "signals", GENT: "signalen", LIEGE: "signaux"}
"""The pages of a steering group, of which a city begins without any."""
EACH = [city if city is BRISTOL else pytest.param(city, marks=FORKED) for city in CITIES]
"""Nothing of the first city, its language or its law is in Bristol."""


@pytest.fixture(scope="module", params=EACH, ids=lambda city: city.name)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Elsewhere, Path]:
    """Each city with one event, built strictly by its own program."""
    city: Elsewhere = request.param
    folder = tmp_path_factory.mktemp("city") / city.name.lower()
    make(city, folder)
    written = there(folder, "new", "event", *EVENT)
    assert written.returncode == 0, written.stderr
    done = there(folder, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return city, folder


def pages(folder: Path) -> list[Path]:
    return sorted((folder / "site").rglob("*.html"))


def marked_for(page: str) -> str | None:
    """The country that a page says it is for."""
    found = re.search(r"^country: (\S+)$", page, re.MULTILINE)
    return found and found[1]


def shown(page: Path) -> str:
    """What a page shows, but for its sources, which keep their names, and what the manual says of the program."""
    tree = html.LexborHTMLParser(page.read_text(encoding="utf-8"))
    for one in tree.css("script, style, noscript, #sources, .sources, .figure-source"):
        one.decompose()
    for one in tree.css("a[href^=http]"):
        one.decompose()
    assert tree.body is not None
    return tree.body.text(separator=" ")


def test_check_says_in_few_lines_what_is_still_to_write(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    done = there(folder, "check", "--strict")
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if "no event on the site" not in line]
    assert all(": note: " in line for line in told)
    assert len(told) < 25
    assert any(re.search("still to be decided:.* spotlight, site_url", line) for line in told)
    assert [text for text in TO_ADD[city] if not any(text in line for line in told)] == []
    assert len([line for line in told if "the law asks" in line or "pages are for" in line]) == len(TO_ADD[city]) - 2
    translated = [line for line in told if "still in another language" in line]
    assert len(translated) == (5 if city is LIEGE else 0)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_the_documents_name_the_folders_and_pages_of_the_city(document: str, made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    text = (folder / document).read_text(encoding="utf-8")
    told = {one.rstrip("/.") for one in re.findall(r"docs/[a-z]{2}/[\w/.-]+", text)}
    assert f"docs/{city.languages[0]}/" in "".join(told)
    assert [one for one in told if not (folder / one).exists() and not one.endswith((".yml", MONITOR[city]))] == []
    assert f"{city.places[1]}/" in text
    assert ("richtlijnen" in text) == (city is GENT)
    assert document == "README.md" or "`write/monitor`" in text
    # It has no event of its own yet: the example is that of the city beside its tests.
    examples = set(re.findall(r"[\w/-]*event_profiles/fuif-chiro-2027\.yml", text))
    assert all((folder / one).is_file() for one in examples)
    assert document == "CONTRIBUTING.md" or examples


def test_the_manual_names_the_folders_of_the_city(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    pages = [path.read_text(encoding="utf-8") for path in (folder / "docs" / city.languages[0]).glob("man*/*.md")]
    pages += [path.read_text(encoding="utf-8") for path in (folder / "docs" / "nl").glob("handleiding/*.md")]
    told = {one.rstrip("/.") for page in pages for one in re.findall(r"docs/[a-z]{2}/[\w/.-]+", page)}
    assert told == {f"docs/{city.languages[0]}{MONITOR[city]}/{SIGNALS[city]}"}


def test_the_manual_says_what_the_editor_of_the_city_says(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    manual = {path for name in ("man*", "handleiding") for path in (folder / "docs").glob(f"*/{name}/*.md")}
    said = {path: path.read_text(encoding="utf-8") for path in (*manual, folder / "CONTRIBUTING.md")}
    dutch, english = (phrases(code)["editor"]["collections"] for code in ("nl", "en"))
    ours = [*(one for name, one in dutch.items() if one != english[name]), "Opslaan", "Publiceren", "Een signaal"]
    found = {one for text in said.values() for one in ours if re.search(rf"\*{one}\b", text)}
    assert (len(said) > 8, bool(found)) == (True, city is GENT)
    if city is not GENT:
        words = " ".join(said.values())
        for there in ("*Guidelines*", "*Guidelines (en)*", "*Save*", "*Work with local repository*", "Look at http://"):
            assert there in words


def test_no_page_names_an_event_of_the_city_from_which_it_began(made: tuple[Elsewhere, Path]) -> None:
    _, folder = made
    events = [path.stem for path in (folder / EXAMPLE / "event_profiles").glob("*.yml")]
    texts = {path: path.read_text(encoding="utf-8") for path in (folder / "docs").rglob("*.*") if path.suffix != ".png"}
    assert (len(events) > 5, len(texts) > 50) == (True, True)
    assert [(path.name, one) for path, text in texts.items() for one in events if one in text] == []


def test_the_site_stands_at_the_addresses_of_its_language(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    events, guidelines = city.places
    first = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{city.languages[0]}"' in first
    assert city.said in first
    assert city.name in first
    assert (folder / "site" / events / "harbour-party" / "checklist.pdf").is_file()
    assert len(list((folder / "site" / guidelines).glob("*/index.html"))) > 25
    assert f"TZID:{city.zone}" in (folder / "site" / events / "calendar.ics").read_text(encoding="utf-8")
    for code in city.languages[1:]:
        assert (folder / "site" / code / guidelines / "index.html").is_file()


def test_nothing_of_the_first_city_is_left(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    for page in pages(folder):
        for forbidden in (OF_ALL, FOREIGN[city], NUMBERS[city]):
            found = re.search(rf".{{0,40}}(?:{forbidden}).{{0,40}}", shown(page), re.DOTALL)
            assert found is None, (page.relative_to(folder), found)
    for path in (folder / "site" / city.places[0] / "harbour-party").iterdir():
        for words in words_in(path.name, path.read_bytes()):
            assert re.search(f"{OF_ALL}|{FOREIGN[city]}", words) is None, path.name
    assert "Genk" not in (folder / "policy.yml").read_text(encoding="utf-8")


def test_an_english_city_has_no_dutch_in_it(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    if city is not BRISTOL:
        return
    dutch = set(phrases("nl")["addresses"].values()) - set(phrases("en")["addresses"].values())
    dutch |= {path.stem for path in (SHIPPED / "docs" / "nl").glob("*/*.md") if path.parent.name != "rollen"} - {
        "index"
    }
    parts = {part for path in (folder / "site").rglob("*") for part in path.relative_to(folder).with_suffix("").parts}
    assert parts & dutch == set()
    words = {
        phrases("nl")["page"][name] for name in ("guidelines", "events", "my_event", "help_now", "search", "print")
    }
    for page in pages(folder):
        frame = html.LexborHTMLParser(page.read_text(encoding="utf-8"))
        said = " ".join(one.text(separator=" ") for one in frame.css("header, nav, footer, button, label, h1, h2"))
        assert not [word for word in words if re.search(rf"\b{word}\b", said)], page
        assert re.search(r"\b(?:het|een|niet|voor|deze|wordt|bezoekers|feest)\b", said) is None, page


def test_duties_of_the_first_city_are_advice_until_the_city_says_otherwise(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    texts = [path.read_text(encoding="utf-8") for path in (folder / "docs" / city.languages[0]).rglob("*.md")]
    whole = "".join(text for text in texts if holds(marked_for(text), city.country))
    assert "basis: city" not in whole
    assert "# blank: city: spirits:" in whole
    assert whole.count("# blank: read\n") > 40
    assert ("basis: law" in whole) == (city is not BRISTOL)
    assert ("basis: label" in whole) == (city is GENT)


def test_a_city_outside_flanders_decides_on_its_classes_of_sound(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    policy = (folder / "policy.yml").read_text(encoding="utf-8")
    assert ("# blank: decide: sound_levels" in policy) is (city is not GENT)
    assert "\nsound_levels: {classes: [85, 95, 100], assumed: 95}\n" in policy


def test_who_may_drink_is_of_age_where_the_law_is_another_one(made: tuple[Elsewhere, Path]) -> None:
    city, folder = made
    assert ("drink_from: 18" in (folder / "policy.yml").read_text(encoding="utf-8")) is (city is BRISTOL)
    texts = [path.read_text(encoding="utf-8") for path in (folder / "docs" / city.languages[0]).rglob("*.md")]
    young = [text for text in texts if "alcohol: true, ages: [16-17, 18-plus]" in text]
    assert (young == []) is (city is BRISTOL)


def test_the_guide_says_the_same_in_both_languages() -> None:
    dutch, english = (guide(code).split("```")[1::2] for code in ("nl", "en"))
    assert dutch == english
    assert len(english) == 2


@pytest.mark.parametrize("languages", ["nl,en", "en,nl"])
def test_where_a_duty_is_settled_stays_in_the_words_of_each_language(languages: str, tmp_path: Path) -> None:
    first, second = languages.split(",")
    answers = [{"nl,en": languages}.get(one, one) for one in GENT.answers]
    folder = tmp_path / "city"
    assert run("new", "city", "--into", folder, *answers).returncode == 0
    pages = "guidelines" if first == "en" else "richtlijnen"
    ears, kept = (
        {"nl": "gehoor", "en": "care-for-ears"}[first],
        {"en": "VLAREM II on music activities", "nl": "VLAREM II over muziekactiviteiten"},
    )
    texts = {one: (folder / "docs" / one / pages / f"{ears}.md").read_text(encoding="utf-8") for one in (first, second)}
    assert f"title: {kept[first]}" in texts[first]
    assert f"  plugs: {kept[second]}" in texts[second]
