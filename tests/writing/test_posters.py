"""Posters in the languages of the visitors: their direction, their words, and where their codes lead."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from tests.contents import pages_of_pdf
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.phrases import LANGUAGES, VISITOR_LANGUAGES, phrases
from toolbox.write.outputs import Event, made, names
from toolbox.write.pages.event_body import posters_elsewhere
from toolbox.write.paper.fonts import unprintable
from toolbox.write.words.directions import as_it_begins, isolated
from toolbox.write.words.language import speak
from toolbox.write.words.posters import POSTERS

NEITHER = "\u2066\u2067\u2068\u2069\u200e\u200f"


@pytest.fixture(scope="module")
def party(project: Project) -> Profile:
    return next(one for one in project.profiles if one.slug == "fuif-chiro-2027")


def posters(profile: Profile, project: Project, code: str) -> bytes:
    content = made(Event(profile, project, "nl"), POSTERS.format(code=code))
    assert content is not None
    return content


@pytest.mark.parametrize(("code", "free"), [("fr", "GRATUIT"), ("tr", "ÜCRETSİZ"), ("ar", ""), ("it", "GRATIS")])
def test_each_language_has_its_own(code: str, free: str, project: Project, party: Profile) -> None:
    content = posters(party, project, code)
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_metadata() as about:
        assert str(pdf.Root.Lang) == code
        assert about["pdfuaid:part"] == "1"
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert any("DejaVu" in font for font in fonts) is (code == "ar")
    pages = pages_of_pdf(content)
    # Five messages, that on water with an arrow to each side, all of them together, and help: none runs over to a page.
    assert len(pages) == 8
    assert free in pages[0]
    assert pages[0] == pages[1]
    assert not any("\N{BLACK SQUARE}" in page for page in pages)
    said = Event(party, project, "nl").posters(code)
    assert all(one.language == code for one in said.messages)
    assert not any(line.lang for line in said.help)
    assert not unprintable("".join([*(one.title + one.summary for one in said.messages), *said.paper.values()]))


@pytest.mark.parametrize("code", ["nl", "en", "ar"])
def test_the_code_on_every_poster_leads_to_the_page_for_visitors(code: str, project: Project, party: Profile) -> None:
    reader = PdfReader(BytesIO(posters(party, project, code)))
    part = "en/" if code == "en" else ""
    for page in reader.pages:
        links = [str(one["/A"]["/URI"]) for one in page.annotations or []]
        assert f"{project.policy.site_url}{part}bezoekers/" in links
        assert "tel:112" in links


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_the_tap_may_be_on_either_side_of_the_poster(code: str, project: Project, party: Profile) -> None:
    """In every language the first arrow points to the right, behind the word, and the second to the left, before it."""
    content = posters(party, project, code) if code == "ar" else made(Event(party, project, "nl"), "posters.pdf")
    assert content is not None
    with pikepdf.open(BytesIO(content)) as pdf:
        (right, arrow, word), (left, other, behind) = (_arrow_and_word(page) for page in list(pdf.pages)[:2])
    assert right > 0 > left
    assert arrow > word
    assert other < behind


def _arrow_and_word(page: pikepdf.Page) -> tuple[float, float, float]:
    """Which way the arrow of a poster points (below 0 to the left), and how far from the left it and the word begin."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    matrix = (0.0, 0.0)
    for step in pikepdf.parse_content_stream(page):
        numbers = [float(str(one)) for one in step.operands] if str(step.operator) in ("cm", "m") else []
        if len(numbers) == 6:
            matrix = (numbers[0], numbers[4])
        elif numbers:
            # Each begins to be drawn at a point of its own: the shaft of the arrow, and the corner of the box.
            found.setdefault((round(numbers[0]), round(numbers[1])), matrix)
    (way, arrow), (_, word) = found[4, 14], found[0, 17]
    return way, arrow, word


def test_arabic_can_be_read_out_letter_by_letter(project: Project, party: Profile) -> None:
    """A font with a glyph for each dot gives letters twice; marks above them are told twice all the same."""
    said = Event(party, project, "nl").posters("ar")
    help_page = PdfReader(BytesIO(posters(party, project, "ar"))).pages[-1]
    written = [line.name + line.what + line.place + line.hours for line in said.help]
    written += [said.paper[name] for name in ("need_help", "help_qr", "your_logo")] + [said.help_intro]
    found, wanted = (
        sum(sign.isalpha() and not sign.isascii() for sign in unicodedata.normalize("NFKC", text))
        for text in (help_page.extract_text(), "".join(written))
    )
    assert wanted <= found < 1.05 * wanted


def test_a_message_that_is_not_translated_is_in_the_first_language(project: Project, party: Profile) -> None:
    message = next(one for one in project.messages if one.id == "drink-voldoende-water")
    words = message.words["nl"].model_copy(update={"missing": frozenset({"title", "summary", "body"})})
    lacking = message.model_copy(update={"words": message.words | {"tr": words}})
    others = tuple(one for one in project.messages if one is not message)
    said = Event(party, replace(project, messages=(lacking, *others)), "nl").posters("tr")
    assert (said.messages[0].title, said.messages[0].language) == ("Drink voldoende water", "nl")
    assert {one.language for one in said.messages[1:]} == {"tr"}


def test_help_without_words_is_in_the_first_language_and_says_so(project: Project, party: Profile) -> None:
    first, *others = project.policy.help
    line = first.model_copy(update={"what": {code: text for code, text in first.what.items() if code != "tr"}})
    policy = project.policy.model_copy(update={"help": (line, *others)})
    said = Event(party, replace(project, policy=policy), "nl").posters("tr")
    assert [row.lang for row in said.help] == ["nl", *[""] * len(others)]
    assert said.help[0].what == first.what["nl"]


def test_an_event_chooses_its_languages(project: Project, party: Profile) -> None:
    def links(code: str, chosen: tuple[str, ...] | None) -> dict[str, str]:
        event = Event(party.model_copy(update={"visitor_languages": chosen}), project, code)
        return {one.code: one.href for one in posters_elsewhere(event)}

    here = "evenementen/fuif-chiro-2027"
    assert list(links("nl", None)) == ["en", "fr", "tr", "ar", "it"]
    assert links("nl", None)["tr"] == "../../bezoekers/posters-tr.pdf"
    assert links("en", None)["tr"] == "../../../bezoekers/posters-tr.pdf"
    assert links("nl", ("tr", "en")) == {"tr": f"../../{here}/posters-tr.pdf", "en": f"../../en/{here}/posters.pdf"}
    assert links("en", ("tr", "nl")) == {
        "tr": f"../../../{here}/posters-tr.pdf",
        "nl": f"../../../{here}/posters.pdf",
    }
    assert links("nl", ()) == {}
    assert Event(party, project, "nl").spoken_here == Event(party, project, "en").spoken_here == ()
    assert "posters-tr.pdf" in names(project.policy.spoken)


def test_an_event_with_other_messages_has_posters_of_its_own(project: Project, party: Profile) -> None:
    dry = party.model_copy(update={"alcohol": False})
    assert Event(dry, project, "nl").spoken_here == ("fr", "tr", "ar", "it")
    assert {one.principle for one in Event(dry, project, "nl").posters("tr").messages} == {"water", "friends", "none"}
    href = next(one.href for one in posters_elsewhere(Event(dry, project, "en")) if one.code == "tr")
    assert href == "../../../evenementen/fuif-chiro-2027/posters-tr.pdf"


def test_what_runs_the_other_way_in_arabic_stands_apart() -> None:
    assert isolated("تطبيق 112 BE.") == "تطبيق \u2066112 BE\u2069."
    assert isolated("اتصل 078 15 10 20 أو 112") == "اتصل \u2066078 15 10 20\u2069 أو \u2066112\u2069"
    assert isolated("عند الخطر") == "عند الخطر"
    assert as_it_begins("«Fuif» 2027") == "\u2068«Fuif» 2027\u2069"
    assert set(isolated("أ (AED) ب")) & set(NEITHER) == {"\u2066", "\u2069"}


def test_capitals_are_those_of_the_language(project: Project) -> None:
    assert speak(project, "tr").capitals("içki") == "İÇKİ"
    assert speak(project, "fr").capitals("gratuit") == "GRATUIT"
    assert [speak(project, code).direction for code in ("nl", "tr", "ar")] == ["ltr", "ltr", "rtl"]


def test_the_fixed_words_of_every_language_have_the_same_keys() -> None:
    def keys(name: str) -> dict[str, set[str]]:
        return {group: set(below) for group, below in phrases(name).items()}

    shape = keys("visitors.fr")
    assert all(keys(f"visitors.{code}") == shape for code in VISITOR_LANGUAGES)
    for code in LANGUAGES:
        assert all(below <= set(phrases(code)[group]) for group, below in shape.items())
