"""What a city adds to the words by which a text points at a person: in each language, and for its country."""

from __future__ import annotations

from pathlib import Path

from toolbox.model.persons import PersonWords
from toolbox.model.problem import Problems
from toolbox.read.folder import language_folders
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.validation import validate

FILE = "persons.yml"


def read_persons(docs: Path, problems: Problems) -> PersonWords:
    """The words of `docs/persons.yml` and of each `docs/<language>/persons.yml`, together; none where there is none."""
    words = PersonWords()
    for path in (docs / FILE, *(folder / FILE for folder in language_folders(docs))):
        if path.exists():
            words = words.with_those_of(_read(path, problems) or PersonWords())
    return words


def _read(path: Path, problems: Problems) -> PersonWords | None:
    node = read_yaml(path, problems)
    return None if node is None else validate(PersonWords, node, problems)
