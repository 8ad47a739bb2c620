"""A file that is saved in the editor keeps what nobody touched, letter for letter: comments and order too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, SHIPPED
from tests.node import node
from toolbox.publish.editor import fields
from toolbox.publish.editor.config import DECISIONS

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("kept.yml").read_text(encoding="utf-8"))
POLICY = (SHIPPED / "policy.yml").read_text(encoding="utf-8")
PAGE = "---\n# above\ntitle:   Water   # behind\nstage: 1\n---\n## Waarom\n\n*  Een   regel\n"

NUMBERS = [("attendance", fields.NUMBERS["integer"]), ("forecast_max", fields.NUMBERS["number"])]
Change = Sequence[Any]
"""A path, and the value that comes there; without one, what stands there goes."""


def saved(files: Iterable[tuple[str, str, Sequence[Change]]], now: str | None = None) -> list[str]:
    """What the editor saves of files, each opened in a form in which something is changed."""
    given = json.dumps([DECISIONS, now, list(files), NUMBERS])
    done = node("publishing/editor/kept.mjs", ROOT / "editor" / "formats.js", given=given)
    assert (done.returncode, done.stderr) == (0, "")
    found: list[str] = json.loads(done.stdout)
    return found


def lines_changed(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that are others now, each with that of before; all else must stand where it stood."""
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    return [(one, other) for one, other in zip(old, new, strict=True) if one != other]


@pytest.fixture(scope="module")
def of_cases() -> dict[str, str]:
    """What each case gives, all in one run."""
    files = [("kept-yaml", case["before"], case["change"]) for case in CASES.values()]
    return dict(zip(CASES, saved(files), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_what_stands_in_a_file_after_it_was_saved(name: str, of_cases: dict[str, str]) -> None:
    assert of_cases[name] == CASES[name].get("after", CASES[name]["before"])


def test_every_file_of_the_city_stays_as_it_is() -> None:
    paths = [path for folder in ("docs", "event_profiles") for path in sorted((SHIPPED / folder).rglob("*.*"))]
    kinds = {".md": "kept-page", ".yml": "kept-yaml"}
    texts = {path: path.read_text(encoding="utf-8") for path in paths if path.suffix in kinds}
    made = saved((kinds[path.suffix], text, []) for path, text in texts.items())
    other = [str(path) for (path, text), now in zip(texts.items(), made, strict=True) if now != text.strip() + "\n"]
    assert len(texts) > 100
    assert other == []


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each value that holds no others."""
    if isinstance(data, dict | list):
        for key, one in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(one, (*path, key))
    elif path:
        yield path


def test_each_value_can_be_changed_without_touching_another_line() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHIPPED / "event_profiles").glob("*.yml"))]
    texts += [_head(path.read_text(encoding="utf-8")) for path in sorted((SHIPPED / "docs").glob("*/*/g*.md"))]
    asked = [(text, path) for text in texts for path in leaves(yaml.load(text, yaml.BaseLoader))]
    made = saved(("kept-yaml", text, [[path, "heel: anders"]]) for text, path in asked)
    assert len(asked) > 300
    for (text, path), now in zip(asked, made, strict=True):
        ((_, line),) = lines_changed(text.strip() + "\n", now)
        assert '"heel: anders"' in line, path


def _head(page: str) -> str:
    return page.split("\n---\n", 1)[0].removeprefix("---\n")


def test_of_a_page_the_head_and_the_text_are_kept_apart() -> None:
    head, body = [["title"], "Glas"], [["body"], "Iets anders."]
    with_head, with_body = saved([("kept-page", PAGE, [head]), ("kept-page", PAGE, [body])])
    assert with_head == PAGE.replace("Water", "Glas")
    assert with_body == PAGE.partition("## Waarom")[0] + "Iets anders.\n"


def test_a_new_page_is_written_as_the_others_are() -> None:
    when = {"kind": ["party"], "alcohol": True}
    (made,) = saved([("kept-page", "", [[["title"], "Een: titel"], [["when"], when], [["body"], "Tekst."]])])
    assert made == '---\ntitle: "Een: titel"\nwhen: {kind: [party], alcohol: true}\n---\n\nTekst.\n'


def test_of_the_policy_only_what_was_changed_is_written_anew() -> None:
    old = next(line for line in POLICY.split("\n") if line.startswith("stage: "))
    (made,) = saved([("kept-keys", POLICY, [[["stage"], 3]])])
    assert lines_changed(POLICY, made) == [(old, "stage: 3")]
    call = yaml.safe_load(POLICY)["help"][0]["call"]
    (made,) = saved([("kept-keys", POLICY, [[["help", 0, "call"], "999"]])])
    assert lines_changed(POLICY, made) == [(f'    call: "{call}"', '    call: "999"')]


def test_what_somebody_wrote_into_the_policy_meanwhile_stays() -> None:
    now = f"{POLICY}\n# of the server\npublish: {{folder: ../webserver}}\n".replace("per_day: 8", "per_day: 5")
    assert now.count("per_day: 5") == 1
    (made,) = saved([("kept-keys", POLICY, [[["stage"], 3]])], now)
    assert [new for _, new in lines_changed(now, made)] == ["stage: 3"]


def test_a_table_of_a_word_processor_gets_the_line_without_which_it_is_none() -> None:
    table = "| Uur | Bus |\n| 3u | 12 \\| 13 |"
    (made,) = saved([("kept-page", PAGE, [[["body"], f"Zo:\n\n{table}\n\n| a |\n| --- |\n| b |\n"]])])
    assert "\n\n| Uur | Bus |\n| --- | --- |\n| 3u | 12 \\| 13 |\n\n| a |\n| --- |\n| b |\n" in made
