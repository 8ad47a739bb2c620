"""What a city adds to the words by which a text points at a person: in each language, and for its country."""

from __future__ import annotations

from pathlib import Path

from toolbox.check.persons import Forms, personal
from toolbox.model.persons import PersonWords
from toolbox.model.problem import Problems
from toolbox.read.folder import language_folders
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.validation import validate

FILE = "persons.yml"


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
    """Check the desks of a policy: whom organisers ask, and who reads pages again."""
    contact = policy.get("contact")
    check_desk(contact.get("name") if contact else None, "name", persons, problems)
    check_desk(policy.get("review_by"), "review_by", persons, problems)


def _read(path: Path, problems: Problems) -> PersonWords | None:
    node = read_yaml(path, problems)
    return None if node is None else validate(PersonWords, node, problems)
