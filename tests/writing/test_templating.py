"""Templates are compiled once a machine: what was compiled is taken while it is still theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from toolbox.write import templating

ADDRESSES = (("events", "evenementen"),)


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Hears which templates are compiled; the rest of the run keeps its own."""
    heard: list[str] = []
    real = Environment.compile

    def hear(self: Environment, source: str, name: str, *given: object) -> object:
        heard.append(name)
        return real(self, source, name, *given)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", hear)
    monkeypatch.setattr(templating, "_COMPILED", tmp_path / "compiled")
    templating._environment.cache_clear()
    yield heard
    templating._environment.cache_clear()


def render(text: str) -> str:
    """One template with this text, as a process that has just begun renders it."""
    templating._environment.cache_clear()
    environment = templating._environment(ADDRESSES)
    environment.loader = DictLoader({"one.html.j2": text})
    return environment.get_template("one.html.j2").render(name="<b>")


def test_a_template_is_compiled_once_and_again_when_its_text_changes(compiled: list[str]) -> None:
    assert render("Dag {{ name }}") == render("Dag {{ name }}") == "Dag &lt;b&gt;"
    assert compiled == ["one.html.j2"]
    assert render("Hallo {{ name }}") == "Hallo &lt;b&gt;"
    assert compiled == ["one.html.j2"] * 2


def test_what_another_jinja_compiled_is_not_taken(compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    render("Dag {{ name }}")
    monkeypatch.setattr(templating, "version", lambda _: "0.1")
    assert render("Dag {{ name }}") == "Dag &lt;b&gt;"
    assert compiled == ["one.html.j2"] * 2


def test_where_nothing_can_be_kept_it_is_compiled_each_time(
    compiled: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(templating, "_COMPILED", tmp_path / "file" / "compiled")
    assert render("Dag {{ name }}") == render("Dag {{ name }}") == "Dag &lt;b&gt;"
    assert compiled == ["one.html.j2"] * 2


def test_what_was_kept_in_part_is_compiled_anew(compiled: list[str], tmp_path: Path) -> None:
    render("Dag {{ name }}")
    (kept,) = (tmp_path / "compiled").iterdir()
    for size in (kept.stat().st_size - 9, 20, 0):
        kept.write_bytes(kept.read_bytes()[:size])
        assert render("Dag {{ name }}") == "Dag &lt;b&gt;"
    assert compiled == ["one.html.j2"] * 4
