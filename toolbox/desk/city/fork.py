"""Everything of a city elsewhere, in a folder of its own: the program, its decisions, its pages."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from toolbox.desk.city.answers import BEGIN, City
from toolbox.desk.city.decisions import policy_text
from toolbox.desk.city.documents import DOCUMENTS, EXAMPLE, name_city
from toolbox.desk.city.guidance import drafts, lacking, named, write_pages
from toolbox.desk.city.move import Move
from toolbox.desk.city.national import EMERGENCY, Elsewhere, numbers_of
from toolbox.desk.forms import FOLDER, write_forms
from toolbox.desk.forms import ROOT as FORMS_ROOT
from toolbox.desk.yaml_text import flow
from toolbox.model.addresses import MANUAL
from toolbox.model.city.policy import Policy
from toolbox.model.language.search import folded
from toolbox.model.problem import Problems, WrongInput
from toolbox.model.project import Project
from toolbox.phrases import FALLBACK, LANGUAGES, phrases
from toolbox.read import Inputs, read_project
from toolbox.read.addresses import FILE as PHRASES
from toolbox.read.addresses import read_addresses
from toolbox.read.monitor import monitor_pages
from toolbox.read.national import read_national
from toolbox.read.search import FILE as SEARCH

_PROGRAM = (
    ".ci", ".editorconfig", ".github", ".gitignore", ".gitlab-ci.yml", ".vscode", "CHANGELOG.md", "CONTRIBUTING.md",
    "LICENSE", "Makefile", "README.md", "benchmarks", "build.py", "editor", "mkdocs.en.yml", "mkdocs.yml",
    "pyproject.toml", "requirements", "schemas", "tests", "toolbox",
)  # fmt: skip
"""What is the same in every city."""
_SERVERS = "servers"
"""Configurations of servers, below `docs`: what they say of the site holds everywhere."""
_SPOKEN = (".github/workflows/site.yml", ".gitlab-ci.yml", "Makefile")
"""What speaks the language of the city."""


def write_city(root: Path, inputs: Inputs, city: City, policy: Policy, into: Path) -> None:
    """Write a whole city, from the pages of another, into a folder that is not there or is empty; all of it or nothing.

    Raises WrongInput, before anything is written, where something is wrong with those pages; and OSError.
    """
    problems = Problems()
    project = read_project(inputs, problems)
    if project is None:
        raise WrongInput(problems)
    above = into.absolute().parent
    above.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=above, prefix=f".{into.name}-"))
    try:
        copy_program(root, inputs, _internal(project, inputs), staging)
        name_city(*write_own(inputs, city, policy, staging), staging)
        _speak(city, staging)
        shutil.rmtree(staging / FOLDER.relative_to(FORMS_ROOT), ignore_errors=True)
        write_forms(staging)
        into.mkdir(exist_ok=True)
        for path in staging.iterdir():
            path.rename(into / path.name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _internal(project: Project, inputs: Inputs) -> set[Path]:
    """The pages of the steering group that are for nobody else: all signals but examples, and what is not public."""
    read = project.monitor
    own = {one.id for one in read.signals if not one.example}
    own |= {one.id for one in (*read.initiatives, *read.goals) if not (one.public or one.example)}
    policy = project.policy
    pages = monitor_pages(inputs.monitor(policy), inputs.addresses(policy.source_language))
    return {path.resolve() for path in pages if path.stem in own}


def copy_program(root: Path, inputs: Inputs, internal: Collection[Path], into: Path) -> None:
    """Copy what is the same in every city, and this city with its documents beside its tests, which read no other.

    Of this city nothing `internal` is copied.
    """

    def kept_here(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder, name).resolve() in internal]

    # Those of the program beside the city whose pages are read, where it has some: they name its folders.
    documents = {one: path for one in DOCUMENTS if (path := inputs.policy.parent / one).is_file()}
    leave = shutil.ignore_patterns("__pycache__", "node_modules", "dist", ".*_cache", "*.egg-info")
    for name in _PROGRAM:
        path = documents.get(name, root / name)
        if path.is_dir():
            shutil.copytree(path, into / name, ignore=leave)
        elif path.exists():
            shutil.copy(path, into / name)
    if not (root / EXAMPLE).exists():
        (into / EXAMPLE).mkdir(parents=True)
        for path in (inputs.policy, inputs.docs, inputs.profiles, *documents.values()):
            if path.is_dir():
                shutil.copytree(path, into / EXAMPLE / path.name, ignore=kept_here)
            else:
                shutil.copy(path, into / EXAMPLE)


def _speak(city: City, into: Path) -> None:
    """Workflows and the editor, in the language of the city."""
    spoken = city.texts
    for name in _SPOKEN:
        path = into / name
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8").replace("--lang nl", f"--lang {spoken}"), encoding="utf-8")


def write_own(inputs: Inputs, city: City, policy: Policy, into: Path) -> tuple[Move, dict[tuple[str, str], str]]:
    """Write what is the city's own: its phrases, its pages, its decisions, and no event yet.

    Returns from which pages to which city, and what each page and action is called there.
    """
    national = read_national(inputs.docs, Problems())
    number = {code: phrases(code)["desk"]["city"]["number"] for code in LANGUAGES}
    theirs_to_call = numbers_of(national, city.country)
    city = replace(city, emergency=city.emergency or theirs_to_call.get(EMERGENCY, ""))
    if city.emergency != theirs_to_call.get(EMERGENCY):
        theirs_to_call = {EMERGENCY: city.emergency}
    elsewhere = Elsewhere.of(national, city.country, theirs_to_call, number)
    docs = into / "docs"
    if (inputs.docs / _SERVERS).is_dir():
        shutil.copytree(inputs.docs / _SERVERS, docs / _SERVERS)
    _write_phrases(inputs.docs, policy.languages, city, elsewhere, docs)
    theirs = read_addresses(docs, city.source)
    move = Move(inputs.docs, policy, inputs.addresses(policy.source_language), city, theirs, elsewhere)
    found = drafts(move)
    ids = named(found, move)
    write_pages(found, ids, move, docs)
    decisions = policy_text(inputs.policy, city, ids, elsewhere, lacking(move))
    (into / "policy.yml").write_text(decisions, encoding="utf-8")
    (into / "event_profiles").mkdir(exist_ok=True)
    (into / "event_profiles" / ".gitkeep").touch()
    for code in city.languages:
        texts = code if code in city.worded else city.texts
        said = (one.words[texts] for one in found if one.kind != MANUAL)
        text = folded(" \n ".join(part for one in said for part in (*one.said.values(), one.body)))
        _write_search(inputs.docs / texts / SEARCH, docs / code, text)
    return move, ids


def _write_phrases(docs: Path, ours: Collection[str], city: City, elsewhere: Elsewhere, into: Path) -> None:
    """The words of each language that this city has otherwise, as far as they hold there; of a new one what we have.

    `ours` are the languages of this city's site.
    """
    for code in city.languages:
        path = docs / code / PHRASES
        there = code in ours and path.is_file()
        own = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) if there else {}
        held = _held(own, elsewhere, code)
        if held and code == city.source and code not in LANGUAGES:
            held["language"] = held.get("language", {}) | {"locale": city.locale}
        lines = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000) if held else ""
        if code not in LANGUAGES and not held:
            lines = _begin(city)
        elif code in LANGUAGES and code == city.source and city.locale != phrases(code)["language"]["locale"]:
            lines = f"language: {{locale: {city.locale}}}\n{lines}"
        if lines:
            (into / code).mkdir(parents=True, exist_ok=True)
            (into / code / PHRASES).write_text(lines, encoding="utf-8")


def _held(own: Any, elsewhere: Elsewhere, language: str) -> Any:
    """The phrases that hold in a city elsewhere: none with a name or a number that is not there."""
    if isinstance(own, str):
        ours = [*elsewhere.local.names, *(number for one in elsewhere.foreign for number in one.numbers.values())]
        return None if elsewhere.names(own) or any(one in own for one in ours) else own
    found = {key: held for key, one in own.items() if (held := _held(one, elsewhere, language))}
    return found or None


def _begin(city: City) -> str:
    """The words of a language that we do not have: those that we can begin with, its name, and its way with days."""
    path = BEGIN / f"{city.source}.yml"
    if path.is_file():
        return path.read_text(encoding="utf-8").replace(f"locale: {city.source}", f"locale: {city.locale}", 1)
    name = str(Locale.parse(city.source).get_language_name(city.source)).capitalize()
    switch = phrases(FALLBACK)["language"]["switch"].replace(phrases(FALLBACK)["language"]["name"], name)
    return f"language: {flow({'name': name, 'locale': city.locale, 'switch': switch})}\n"


def _write_search(path: Path, folder: Path, text: str) -> None:
    """The words that mean the same to who searches, as far as one of them stands on a page of the city."""
    if not path.is_file():
        return
    kept = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        words = yaml.load(line.strip().removeprefix("- "), Loader=yaml.BaseLoader) if line.startswith("  - [") else None
        if words is None or any(folded(one) in text for one in words):
            kept.append(line)
    (folder / SEARCH).write_text("\n".join(kept), encoding="utf-8")
