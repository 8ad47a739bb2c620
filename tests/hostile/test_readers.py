"""Every reader, with files that nobody would write: whatever comes, it is told in lines."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.cases import CITY
from tests.hostile.mutating import FILES, TOKENS, copied, spoil

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}
TEXTS = st.one_of(st.sampled_from(TOKENS), st.text(max_size=8))


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file, and what becomes of it when a few of its parts are cut out, doubled or replaced."""
    name = draw(st.sampled_from(FILES))
    text = (CITY / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(text)))
        end = min(len(text), begin + draw(st.integers(0, 12)))
        kept = text[begin:end] if draw(st.booleans()) else ""
        text = text[:begin] + kept + draw(TEXTS) + text[end:]
    return name, text.encode("utf-8", "surrogatepass")


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.sampled_from(TOKENS), st.text()
)
trees = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def restructured(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file whose facts are right but for one, which is any tree at all."""
    name = draw(st.sampled_from(FILES))
    text = (CITY / name).read_text(encoding="utf-8")
    head, body = text, ""
    if text.startswith("---\n"):
        head, body = text.removeprefix("---\n").split("\n---\n", 1)
    facts: Any = yaml.load(head, Loader=yaml.BaseLoader)
    there = facts
    while isinstance(there, dict | list) and there:
        keys = list(there) if isinstance(there, dict) else list(range(len(there)))
        key = draw(st.sampled_from(keys))
        if not isinstance(there[key], dict | list) or draw(st.booleans()):
            there[key] = draw(trees)
            break
        there = there[key]
    else:
        facts = draw(trees)
    head = yaml.dump(facts, allow_unicode=True)
    return name, (f"---\n{head}---\n{body}" if body else head).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("spoiled"))


@pytest.fixture(autouse=True)
def _here(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(city)


def test_every_kind_of_file_is_there() -> None:
    folders = {os.path.dirname(name) for name in FILES}
    assert len(folders) > 12
    assert {"policy.yml", "docs/nl/phrases.yml", "docs/nl/wording.yml"} <= set(FILES)


@settings(max_examples=40, **QUIET)  # type: ignore[arg-type]
@given(file=spoiled())
def test_a_spoiled_file_is_told_in_lines(file: tuple[str, bytes], city: Path) -> None:
    spoil(city, *file)


@settings(max_examples=40, **QUIET)  # type: ignore[arg-type]
@given(file=restructured())
def test_a_tree_in_the_wrong_place_is_told_in_lines(file: tuple[str, bytes], city: Path) -> None:
    spoil(city, *file)


@settings(max_examples=60, **QUIET)  # type: ignore[arg-type]
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_bytes_that_are_no_text_are_told_in_lines(name: str, content: bytes, city: Path) -> None:
    spoil(city, name, content)


@pytest.mark.long(reason="four thousand files")
@settings(max_examples=4000, **QUIET)  # type: ignore[arg-type]
@given(file=st.one_of(spoiled(), restructured()))
def test_thousands_of_spoiled_files_are_told_in_lines(file: tuple[str, bytes], city: Path) -> None:
    spoil(city, *file)
