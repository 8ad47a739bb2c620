"""Words that nobody may write, however they are written: told where they stand, and never on a page or on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import run
from tests.contents import pages_of_pdf
from tests.publishing.building import City, replace_in, small
from toolbox.check.wording import built_in, find
from toolbox.publish.guard import UnfitText
from toolbox.report import line

WORDS = (
    "the word 'alcoholisten' makes a person into a label (better",
    "the word 'Pill cutter' names explicit material (better",
    "kie' makes a person into a label",
)


def hiding_words(folder: Path) -> City:
    """A city with words that stand otherwise in its files than somebody reads them."""
    city = small(folder / "city")
    page = city.folder / "docs" / "en" / "richtlijnen" / "water.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nPill **cut**ter, jun&shy;kie.\n", encoding="utf-8")
    replace_in(city.profiles / "fuif.yml", "name: Fuif", r'name: "Zui\u0070fuif voor alcoholi\u0073ten"')
    return city


def test_a_word_that_is_written_otherwise_than_it_shows_stops_the_build(tmp_path: Path) -> None:
    city = hiding_words(tmp_path)
    done = run("build", *city.options)
    assert done.returncode == 2
    assert not city.site.exists()
    told = [line for line in done.stderr.splitlines() if "/water.md:" in line or "/fuif.yml:" in line]
    assert [word for word in WORDS if not any(word in line for line in told)] == []


def test_a_word_that_only_shows_in_the_final_text_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second net below the reading of what is written, which is taken away here."""
    city = hiding_words(tmp_path)
    monkeypatch.setattr("toolbox.read.guidance.check_wording", lambda *_, **__: None)
    monkeypatch.setattr("toolbox.read.check_files", lambda *_, **__: None)
    with pytest.raises(UnfitText) as unfit:
        city.build()
    assert not city.site.exists()
    told = [line(one, "en") for one in unfit.value.problems]
    assert all(one.startswith("site/") for one in told)
    assert [word for word in WORDS if not any(word in one for one in told)] == []


def test_no_word_of_the_wording_guard_is_in_the_final_text(built: Path) -> None:
    for part, language in ((built, "nl"), (built / "en", "en")):
        for page in (
            path for path in part.rglob("*.html") if (part == built) == ("en" not in path.relative_to(built).parts)
        ):
            tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
            for part_of_it in tree.css(f"body [lang]:not([lang={language}])"):
                part_of_it.decompose()
            assert tree.body, page
            assert find(tree.body.text(), built_in(language)) == [], page
        for sheet in part.glob("evenementen/*/checklist.pdf"):
            # In the order of the file: beside each other, a row and who does it would be read as one line.
            text = " ".join(pages_of_pdf(sheet.read_bytes()))
            assert "112" in text
            assert find(text, built_in(language)) == [], sheet
