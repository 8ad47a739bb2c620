"""Building a site inside the test's own process, and reading what came of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, SHIPPED, lay_fonts, take_fonts
from tests.hostile.cases import CITY
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.engine.rendering import MKDOCS, Engine
from toolbox.publish.site import build_site
from toolbox.publish.under_way import Places
from toolbox.read import Inputs, read_project

FEW = ("buurtbarbecue-2027", "schoolfuif-2026", "winterconcert-2027")


@dataclass(frozen=True)
class City:
    """A folder with what a city writes, a build folder and a site."""

    folder: Path
    rendered_by: Engine = MKDOCS

    @property
    def profiles(self) -> Path:
        return self.folder / "event_profiles"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def options(self) -> list[str]:
        """By which the command line reads it and builds in it."""
        places = {"policy": "policy.yml", "docs": "docs", "profiles": "event_profiles", "site-dir": "site"}
        return [f"--{name}={self.folder / path}" for name, path in {**places, "build-dir": "build"}.items()]

    def project(self) -> Project:
        """What the files of the city amount to."""
        problems = Problems()
        inputs = Inputs(self.folder / "policy.yml", self.folder / "docs", self.profiles)
        project = read_project(inputs, problems)
        assert project is not None, list(problems)
        return project

    def build(self, jobs: int = 1, scheduler: str = "", into: str = "") -> Path:
        """Build the site, from what was kept of the last time unless it is built `into` folders of another name."""
        site = self.folder / f"site{into}"
        lay_fonts(self.folder / f"build{into}" / "cache")
        build_site(
            self.project(),
            Places(ROOT, self.folder / f"build{into}", site),
            jobs,
            scheduler=scheduler,
            rendered_by=self.rendered_by,
        )
        return site

    def build_anew(self) -> dict[str, bytes]:
        """All that a build with nothing kept makes; but the fonts of before are taken, which take seconds."""
        self.take_fonts()
        return everything(self.build(into="-anew"))

    def take_fonts(self) -> None:
        """An empty folder for a build from nothing, but for the fonts of before."""
        for name in ("site-anew", "build-anew"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        take_fonts(self.folder / "build" / "cache", self.folder / "build-anew" / "cache")


def found(folder: Path, profiles: tuple[str, ...] = FEW) -> City:
    """A city with the shipped pages and some of the shipped events."""
    shutil.copytree(SHIPPED / "docs", folder / "docs")
    shutil.copy(SHIPPED / "policy.yml", folder / "policy.yml")
    (folder / "event_profiles").mkdir()
    for slug in profiles:
        shutil.copy(SHIPPED / "event_profiles" / f"{slug}.yml", folder / "event_profiles")
    return City(folder)


def small(folder: Path, events: int = 1) -> City:
    """The small city of the hostile inputs, with its event under so many names: built in a third of the time."""
    shutil.copytree(CITY, folder)
    (folder / "profiles").rename(folder / "event_profiles")
    city = City(folder)
    for number in range(1, events):
        shutil.copy(city.profiles / "fuif.yml", city.profiles / f"fuif-{number}.yml")
    return city


HEAT = """\
---
title: Hitte
principle: water
tier: basic
stage: 1
when: {setting: [outdoor]}
actions:
  - {id: shade, text: Maak schaduw., role: organiser, phase: before, due: 7}
sources: [{title: Bron}]
reviewed: 2026-11-24
---
Waarom schaduw?
"""
HEAT_EN = "---\ntitle: Heat\nactions: {shade: Make shade.}\n---\nWhy shade?\n"


def three(folder: Path) -> City:
    """The small city with three events that differ, and a guideline that is for one of them alone."""
    city = small(folder)
    party = city.profiles / "fuif.yml"
    text = party.read_text(encoding="utf-8")
    party.rename(city.profiles / "schoolfuif-2026.yml")
    indoor = text.replace("name: Fuif", "name: Concert").replace("kind: party", "kind: concert")
    (city.profiles / "winterconcert-2027.yml").write_text(indoor.replace("450", "1800"), encoding="utf-8")
    outdoor = text.replace("name: Fuif", "name: Barbecue").replace("2027-03", "2027-07").replace("indoor", "outdoor")
    (city.profiles / "buurtbarbecue-2027.yml").write_text(outdoor.replace("450", "90"), encoding="utf-8")
    for code, page in (("nl", HEAT), ("en", HEAT_EN)):
        (city.folder / "docs" / code / "richtlijnen" / "hitte.md").write_text(page, encoding="utf-8")
    return city


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
