"""Imports go one way: command line → publish → write → assemble → model ← read."""

from __future__ import annotations

import ast
import re
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

MAY_USE = {
    "model": {"model"},
    "phrases": {"phrases"},
    "assemble": {"assemble", "model"},
    "paths.py": set(),
    "hashing.py": set(),
    "check": {"check", "assemble", "model", "paths"},
    "read": {"read", "check", "model", "phrases", "paths", "hashing"},
    "write": {"write", "check", "assemble", "model", "phrases"},
    "report.py": {"model", "phrases", "check"},
    "desk": {"desk", "check", "assemble", "read", "model", "phrases", "report", "paths"},
    "publish": {"publish", "write", "check", "assemble", "model", "phrases", "hashing"},
    "cli": {"cli", "publish", "write", "desk", "read", "check", "report", "model", "phrases", "paths"},
}
PURE = {"os", "pathlib", "io", "time", "random", "mkdocs", "subprocess", "yaml"}
LONGEST_FUNCTION, LONGEST_MODULE = 40, 300
"""Lines."""
FULLEST_ROOM = 22
"""Modules: in a folder of more nobody finds one by looking."""
MODULES = sorted((ROOT / "toolbox").rglob("*.py"))


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def imported_names(path: Path) -> set[tuple[str, str]]:
    """Each name that is taken from a module, with that module."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    taken = (node for node in tree if isinstance(node, ast.ImportFrom) and node.module)
    return {(str(node.module), alias.name) for node in taken for alias in node.names}


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


def _modules_of(names: set[str]) -> set[str]:
    return {name for name in names if (ROOT / Path(*name.split("."))).with_suffix(".py").is_file()} | {
        f"{name}.__init__" for name in names if (ROOT / Path(*name.split(".")) / "__init__.py").is_file()
    }


def _named(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_no_module_leads_back_to_itself() -> None:
    """Imports inside functions count too: a circle that is only met late is still one."""
    leads = {}
    for path in MODULES:
        names = imported(path) | {f"{name}.{one}" for name, one in imported_names(path)}
        leads[_named(path)] = sorted(_modules_of({name for name in names if name.startswith("toolbox")}))
    order = TopologicalSorter(leads)
    try:
        order.prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_every_room_is_known() -> None:
    rooms = {path.relative_to(ROOT / "toolbox").parts[0] for path in MODULES} - {"__init__.py"}
    assert rooms == set(MAY_USE)
    order = TopologicalSorter({room.removesuffix(".py"): used - {room} for room, used in MAY_USE.items()})
    order.prepare()


def test_no_function_and_no_module_is_too_long() -> None:
    """What is longer does more than one thing."""
    too_long = set()
    for path in MODULES:
        text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
        if len(text.splitlines()) > LONGEST_MODULE:
            too_long.add(name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                if node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                    too_long.add(f"{name}: {node.name}")
    assert too_long == set()


def test_no_room_is_too_full() -> None:
    rooms = Counter(path.parent.relative_to(ROOT).as_posix() for path in MODULES)
    assert {room: count for room, count in rooms.items() if count > FULLEST_ROOM} == {}


TYPED = ("words", "monitor", "pages")
AT_THE_RIM = {
    "words/language: group",
    "words/view: persons",
    "monitor/pages: SignalForm",
    "pages/event_head: _schema",
    "pages/search: _records",
    "pages/search: _of_page",
    "pages/search: _of_event",
}
"""What gives phrases, and what programs read as JSON."""


def test_what_a_layout_is_made_from_is_typed_and_frozen() -> None:
    """A dictionary has any name and any value: whoever reads a wrong one is told by no check."""
    loose = set()
    for path in (path for room in TYPED for path in (ROOT / "toolbox" / "write" / room).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.returns and "Any" in ast.unparse(node.returns):
                loose.add(f"{path.parent.name}/{path.stem}: {node.name}")
            if isinstance(node, ast.ClassDef) and node.decorator_list:
                types = [ast.unparse(one.annotation) for one in node.body if isinstance(one, ast.AnnAssign)]
                frozen = [ast.unparse(one) for one in node.decorator_list] == ["dataclass(frozen=True)"]
                if not frozen or any(re.search(r"\b(Any|dict|list)\b", one) for one in types):
                    loose.add(f"{path.parent.name}/{path.stem}: {node.name}")
    assert loose == AT_THE_RIM
