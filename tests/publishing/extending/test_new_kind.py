"""A new kind of page costs seven files: a row, its model, three templates, and its words in each language."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publishing.extending.series import OwnCity
from tests.publishing.extending.test_new_fact import INPUTS, command, teach

MODEL = '''"""Questions that organisers ask, with their answers."""

from __future__ import annotations

from toolbox.model.pages.page import Page
from toolbox.model.pages.story import Summed


class QuestionHead(Summed):
    """The head of a question."""


class Question(QuestionHead, Page):
    """A question with its words in every language of the site."""
'''
ROW = """    Kind("questions", "question", Question, QuestionHead, TranslatedSummed),
)
LISTED ="""
TEMPLATES = {
    "question-head": '{% import "macros.html.j2" as m %}\n{{ m.heading(title, missing, page, source_language) }}\n',
    "question-foot": '{% import "macros.html.j2" as m %}\n{{ m.sources(sources, page, reviewed, review_old) }}\n',
    "questions": "<h1>{{ page.questions }}</h1>\n<ul>{% for one in questions %}"
    '<li><a href="{{ one.id }}/">{{ one.title }}</a> {{ one.summary }}</li>{% endfor %}</ul>\n',
}
WORDS = {
    "nl": {
        "addresses": {"questions": "vragen"},
        "page": {"questions": "Vragen"},
        "editor": {"collections": {"questions": "Vragen"}},
    },
    "en": {
        "addresses": {"questions": "questions"},
        "page": {"questions": "Questions"},
        "editor": {"collections": {"questions": "Questions"}},
    },
}
PAGE = """---
title: {title}
summary: {summary}
stage: 1
sources: [{{title: Stad}}]
reviewed: 2026-11-01
---
Vraag het aan het loket.
"""


@pytest.fixture
def city(grown: OwnCity) -> OwnCity:
    return grown


def grow(city: OwnCity) -> None:
    """Give the city a kind of page more, and a page of it."""
    changed = []

    def write(path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        changed.append(path.name)

    toolbox = city.program / "toolbox"
    write(toolbox / "model" / "pages" / "question.py", MODEL)
    kinds = (toolbox / "model" / "pages" / "kinds.py").read_text(encoding="utf-8").replace(")\nLISTED =", ROW, 1)
    row = kinds.replace(
        "from toolbox.model.pages.story",
        "from toolbox.model.pages.question import Question, QuestionHead\nfrom toolbox.model.pages.story",
        1,
    )
    write(toolbox / "model" / "pages" / "kinds.py", row)
    for name, text in TEMPLATES.items():
        write(toolbox / "write" / "templates" / f"{name}.html.j2", text)
    for code, words in WORDS.items():
        changed.append(teach(toolbox / "phrases" / f"{code}.yml", words))
    assert len(changed) == 7
    for code, title in (("nl", "Mag er een kampvuur zijn?"), ("en", "May there be a campfire?")):
        folder = city.folder / "docs" / code / "vragen"
        folder.mkdir()
        page = PAGE.format(title=title, summary="Vraag het op tijd.")
        if code == "en":
            page = f"---\ntitle: {title}\nsummary: Ask in time.\n---\nAsk the desk.\n"
        (folder / "kampvuur.md").write_text(page, encoding="utf-8")


def test_it_is_checked_measured_and_reviewed(city: OwnCity) -> None:
    done = command(city, "check", *INPUTS, "--profiles", "event_profiles", "--format", "json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert not [one for one in told["problems"] if "vragen" in one["path"] and one["level"] != "note"]
    assert "docs/nl/vragen/kampvuur.md" in {one["page"] for one in told["reviews"]}
    assert "vragen/kampvuur" in command(city, "check", *INPUTS, "--profiles", "event_profiles").stdout


def test_it_stands_in_the_menu_on_a_list_and_on_a_page_of_its_own(city: OwnCity) -> None:
    listed = (city.site / "vragen" / "index.html").read_text(encoding="utf-8")
    assert "Mag er een kampvuur zijn?" in listed
    assert "Vraag het op tijd." in listed
    assert "Vraag het aan het loket." in (city.site / "vragen" / "kampvuur" / "index.html").read_text(encoding="utf-8")
    assert "Ask the desk." in (city.site / "en" / "vragen" / "kampvuur" / "index.html").read_text(encoding="utf-8")
    assert 'href="vragen/"' in (city.site / "index.html").read_text(encoding="utf-8")


def test_its_mistakes_are_told_and_its_links_are_known(city: OwnCity, tmp_path: Path) -> None:
    shutil.copytree(city.folder / "docs", tmp_path / "docs")
    page = tmp_path / "docs" / "nl" / "vragen" / "kampvuur.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good.replace("summary:", "sumary:") + "\nZie [water](../richtlijnen/water.md).\n", encoding="utf-8")
    said = command(city, "check", *INPUTS[:2], "--docs", str(tmp_path / "docs"), "--profiles", "event_profiles").stderr
    assert "vragen/kampvuur.md:3:1: unknown key 'sumary' (did you mean 'summary'?)" in said
    assert "dead-link" not in said
    assert "leads nowhere" not in said.replace("teststad", "")


def test_the_editor_offers_it(city: OwnCity) -> None:
    code = "from toolbox.model.pages.kinds import KINDS; print([kind.name for kind in KINDS])"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=city.program, capture_output=True, text=True, check=False
    )
    assert "'questions'" in done.stdout
