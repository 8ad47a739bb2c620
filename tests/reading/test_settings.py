"""The settings of the engine are read before anything is rendered by them; what YAML has may stand in them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import ROOT, run
from toolbox.model.problem import Problems
from toolbox.read.settings import check_settings
from toolbox.report import line


@pytest.mark.parametrize(
    "text",
    [
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8"),
        "site_name: !ENV [NAME, x]\nhooks:\n  one: !!python/name:a.b\ntheme: {name: material}\n",
        "theme: !ENV THEME\n",
        "theme: {name: !ENV THEME}\n",
        "x: &all {name: material}\ntheme: *all\n",
        "x: &all {name: material}\ntheme: {<<: *all, language: nl}\n",
        "theme:\n  name: material\t# with a tab\n",
    ],
)
def test_whatever_the_engine_reads_may_stand_there(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text("INHERIT: mkdocs.yml\ntheme: {language: en}\n", encoding="utf-8")
    problems = Problems()
    check_settings(tmp_path, problems)
    assert [line(one) for one in problems] == []


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("text", "told"),
    [("site_name: [\n", "mkdocs.yml:1:12: "), ("", "mkdocs.yml:1:1: "), (None, "mkdocs.yml:1:1: ")],
)
def test_check_and_build_tell_it_where_it_stands(
    command: str, text: str | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.en.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(import_module(f"toolbox.cli.{command}"), "ROOT", tmp_path)
    into = ("--site-dir", tmp_path / "site", "--build-dir", tmp_path / "build")
    done = run(command, *(into if command == "build" else ()))
    lines = [one for one in done.stderr.splitlines() if "mkdocs" in one]
    assert done.returncode == 2
    assert len(lines) == 1
    assert told in lines[0]
    assert not (tmp_path / "site").exists()
