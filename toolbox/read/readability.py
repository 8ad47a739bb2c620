"""How easily each language reads is measured as we have it, or as a city says for a language of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolbox.check.readability import built_in, can_count
from toolbox.model.language.readability import Measure
from toolbox.model.problem import Problems
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.validation import validate

FILE = "readability.yml"


def read_measures(docs: Path, languages: Iterable[str], problems: Problems) -> dict[str, Measure]:
    """The measure of each language that has one: that of `docs/<language>/readability.yml`, or ours."""
    found = {}
    for code in languages:
        path = docs / code / FILE
        if measure := _read(path, problems) if path.exists() else built_in(code):
            found[code] = measure
    return found


def _read(path: Path, problems: Problems) -> Measure | None:
    node = read_yaml(path, problems)
    measure = None if node is None else validate(Measure, node, problems)
    if node is None or measure is None:
        return None
    patterns = node.get("patterns")
    if patterns and not can_count(measure.patterns):
        problems.add(patterns.place, "no-patterns", value=measure.patterns)
        return None
    return measure
