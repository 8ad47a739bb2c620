"""What a city adds to the words by which a text points at a person: in each language, and for its country."""

from __future__ import annotations

import re
from pathlib import Path

from toolbox.check.persons import Forms, forms, personal
from toolbox.model.language.persons import PersonWords
from toolbox.model.pages.kinds import KINDS
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.project import Project, public_numbers
from toolbox.paths import display_path
from toolbox.read.folder import inside, language_folders
from toolbox.read.text import read_text
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.validation import validate

FILE = "persons.yml"
_OF_ONE = ("name", "phone", "e-mail", "national-number")
"""What in a page points at one person; streets and days of birth stand there for other reasons."""
_ADDRESS = re.compile(r"https?://\S+")


def read_persons(docs: Path, problems: Problems) -> PersonWords:
    """The words of `docs/persons.yml` and of each `docs/<language>/persons.yml`, together; none where there is none."""
    words = PersonWords()
    for path in (docs / FILE, *(folder / FILE for folder in language_folders(docs))):
        if path.exists():
            words = words.with_those_of(_read(path, problems) or PersonWords())
    return words


def check_desk(node: Node | None, key: str, persons: Forms, problems: Problems) -> None:
    """Check that what names a desk, in one text or in one for each language, names no person."""
    for one in (node, *node.pairs().values()) if node else ():
        if one.text and personal(one.text, kinds=persons.in_organisers):
            problems.add(one.place, "profile-personal", key=key)


def check_desks(policy: Node, persons: Forms, problems: Problems) -> None:
    """Check the desks of a policy: whom organisers ask, who reads pages again, and where the steering group meets."""
    contact = policy.get("contact")
    check_desk(contact.get("name") if contact else None, "name", persons, problems)
    check_desk(policy.get("review_by"), "review_by", persons, problems)
    group = policy.get("steering_group")
    place = group.get("place") if group else None
    if place and place.text and personal(place.text, kinds=persons.in_places):
        problems.add(place.place, "profile-personal", key="place")


def check_pages(project: Project, docs: Path, problems: Problems) -> None:
    """Note where a page seems to name one person, or how to reach one: a desk stays when somebody leaves."""
    known, kinds = public_numbers(project.policy, project.partners), forms(project.persons).in_texts
    folders = [docs / code / project.addresses[kind.name] for code in project.policy.languages for kind in KINDS]
    for path in (path for folder in folders for path in inside(folder.glob("*.md"), folder)):
        text = _ADDRESS.sub(lambda found: " " * len(found[0]), read_text(path, "", Problems()) or "")
        for number, line in enumerate(text.split("\n"), start=1):
            for start, kind in personal(line, known, kinds):
                if kind in _OF_ONE:
                    problems.add(Place(display_path(path), number, start + 1), "page-person", Level.NOTE)


def _read(path: Path, problems: Problems) -> PersonWords | None:
    node = read_yaml(path, problems)
    return None if node is None else validate(PersonWords, node, problems)
