"""The corpus: each case is a small city with one thing changed in it, and the lines that must come of it.

A case names the `file` that it is about (the profile, where it names none) and one of: `text`, its whole content;
`instead`, a pair of what stands there and what is put in its place; `bytes`, in hexadecimal; `repeat`, a text and how
often; `link`, where the file leads as a link; `folder`; `pipe`; or `copy`, of the profile. `lines` are what is told;
none means that it is harmless, and that what is built from it must be too.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from toolbox.model.problem import Level, Problems
from toolbox.model.project import Project
from toolbox.read import Inputs, read_project
from toolbox.report import line

HERE = Path(__file__).parent
CITY = HERE / "city"
PROFILE = "profiles/fuif.yml"


@dataclass(frozen=True)
class Case:
    """One input that somebody could mean harm with, or be careless."""

    id: str
    change: dict[str, Any]
    lines: tuple[str, ...]

    def made(self, folder: Path) -> Path:
        """The city with the change, in a folder of its own."""
        city = folder / "city"
        shutil.copytree(CITY, city, symlinks=True)
        path = city / self.change.get("file", PROFILE)
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path, self.change)
        return city


def make(path: Path, change: dict[str, Any]) -> None:
    """Put the change where it belongs."""
    if "instead" in change:
        old, new = change["instead"]
        text = path.read_text(encoding="utf-8")
        assert old in text, (path, old)
        path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogatepass"))
    elif "text" in change:
        path.write_bytes(change["text"].encode("utf-8", "surrogatepass"))
    elif "bytes" in change:
        path.write_bytes(bytes.fromhex(change["bytes"]))
    elif "repeat" in change:
        before, text, times = change["repeat"]
        path.write_bytes((before + text * times).encode("utf-8"))
    elif "link" in change:
        path.unlink(missing_ok=True)
        path.symlink_to(change["link"])
    elif "folder" in change:
        path.mkdir()
    elif "pipe" in change:
        os.mkfifo(path)
    else:
        shutil.copy(CITY / PROFILE, path)


def cases() -> list[Case]:
    """Every case of every file of the corpus."""
    found = []
    for path in sorted((HERE / "corpus").glob("*.yml")):
        for one in yaml.safe_load(path.read_text(encoding="utf-8")):
            name, lines = one.pop("id"), tuple(one.pop("lines", ()))
            found.append(Case(f"{path.stem}-{name}", one, lines))
    return found


def read_city(city: Path) -> tuple[Project | None, list[str]]:
    """What a city amounts to, and the errors and warnings that it gives; the working folder is the city."""
    problems = Problems()
    project = read_project(Inputs(city / "policy.yml", city / "docs", city / "profiles"), problems)
    return project, [line(one) for one in problems if one.level is not Level.NOTE]
