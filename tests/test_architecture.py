"""Imports go one way: command line → publish → write → assemble → model ← read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

MAY_USE = {
    "model": {"model"},
    "phrases": {"phrases"},
    "assemble": {"assemble", "model"},
    "wording": {"wording", "model"},
    "read": {"read", "model", "phrases", "wording"},
    "write": {"write", "assemble", "model", "phrases", "wording"},
    "desk": {"desk", "assemble", "read", "model", "phrases", "report", "wording"},
    "publish": {"publish", "write", "assemble", "model", "phrases", "wording"},
}
PURE = {"os", "pathlib", "io", "time", "random", "mkdocs", "subprocess", "yaml"}
MODULES = sorted((ROOT / "toolbox").rglob("*.py"))


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    room = path.relative_to(ROOT / "toolbox").parts[0]
    names = imported(path)
    if room in MAY_USE:
        own = {name.split(".")[1] for name in names if name.startswith("toolbox.")}
        assert own <= MAY_USE[room]
    if room in ("assemble", "model"):
        assert not {name.split(".")[0] for name in names} & PURE
    if "toolbox/publish/engine/" not in path.as_posix():
        assert not {name for name in names if name.split(".")[0] == "mkdocs"}
