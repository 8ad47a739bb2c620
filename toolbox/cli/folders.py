"""Folders that a command writes to: none may be, hold or lie within what people write or what the program is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from toolbox.cli.common import ROOT, said, spoken, usage
from toolbox.model.city.policy import Policy
from toolbox.model.problem import Place, Problem, Problems
from toolbox.read import Inputs
from toolbox.read.policy import read_policy
from toolbox.report import line

_PROGRAM = ("toolbox", "editor", "tests", "benchmarks", "requirements", "schemas", ".git", ".github", ".venv")
"""The folders of the program itself."""
_CACHED = re.compile(r"[a-z-]+-[0-9a-f]{32}\.sum")
"""What lies in a cache beside each thing that is kept there, and nowhere else."""


def is_own(folder: Path, inputs: Inputs, city: Policy | None, *others: Path) -> bool:
    """Whether a folder is, holds or lies within one that is read or that belongs to the program, or one of `others`.

    It may lie beside these files, as `build` does in the project's own folder.
    """
    there = real(folder)
    whole = [inputs.docs, inputs.profiles, inputs.evaluations(city), *([inputs.monitor(city)] if city else [])]
    whole = [real(one) for one in (*whole, *(ROOT / name for name in _PROGRAM), *others)]
    return holds(there, (*whole, inputs.policy, ROOT)) or any(there.is_relative_to(one) for one in whole)


def holds(folder: Path, paths: Iterable[Path]) -> bool:
    """Whether a folder is or holds one of these."""
    return any(real(path).is_relative_to(real(folder)) for path in paths)


def real(path: Path) -> Path:
    """Where a path leads."""
    return Path(os.path.realpath(path))


def refuse_folders(site: Path, build: Path, inputs: Inputs) -> None:
    """Stop where one of both may hold anything but what a build leaves there."""
    city = city_of(inputs)
    _refuse_build_dir(build, inputs, city)
    _refuse_site_dir(site, build, inputs, city)


def _refuse_site_dir(site: Path, build: Path, inputs: Inputs, city: Policy | None) -> None:
    """The site folder is replaced in whole: stop where it may hold anything but a site."""
    if is_own(site, inputs, city) or holds(site, (build, Path.cwd())):
        usage(said("folder_own", option="--site-dir", folder=site))
    if _things(site, "--site-dir") and not (site / "sitemap.xml").exists():
        usage(said("site_dir_no_site", site=site))


def refuse_build_dir(build: Path, inputs: Inputs) -> None:
    """In the build folder much is deleted: stop where it may hold anything but what builds left there."""
    _refuse_build_dir(build, inputs, city_of(inputs))


def _refuse_build_dir(build: Path, inputs: Inputs, city: Policy | None) -> None:
    if is_own(build, inputs, city):
        usage(said("folder_own", option="--build-dir", folder=build))
    if _things(build, "--build-dir") and not any(_was_built_in(one) for one in (build, build / "preview")):
        usage(said("build_dir_no_build", build=build))


def city_of(inputs: Inputs) -> Policy | None:
    """What the city decides, which names folders too; what is wrong with it is told elsewhere."""
    return read_policy(inputs.policy, Problems())[0]


def _things(folder: Path, option: str) -> list[str]:
    """The names in a folder, none where it is not there yet; stop where it is none."""
    if os.path.lexists(real(folder)) and not folder.is_dir():
        usage(said("folder_file", option=option, folder=folder))
    try:
        return os.listdir(folder) if folder.is_dir() else []
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        usage(line(Problem(Place(os.fspath(folder)), "cannot-open-folder", {"why": why}), spoken()))


def _was_built_in(folder: Path) -> bool:
    """Whether a build left its lock in a folder, or a cache."""
    cache = folder / "cache"
    names = os.listdir(cache) if cache.is_dir() else []
    return (folder / ".lock").is_file() or any(map(_CACHED.fullmatch, names))
