"""A file of YAML, as a tree."""

from __future__ import annotations

from pathlib import Path

from toolbox.model.problem import Problems
from toolbox.paths import display_path
from toolbox.read.text import read_text
from toolbox.read.yaml.tree import Node, compose


def read_yaml(path: Path, problems: Problems) -> Node | None:
    """The tree of a file; None after noting why there is none."""
    text = read_text(path, display_path(path), problems)
    return None if text is None else compose(text, display_path(path), problems)
