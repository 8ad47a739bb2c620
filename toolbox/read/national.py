"""What in the pages holds in one country, region or city alone: `docs/country.yml`, which a new city is made by."""

from __future__ import annotations

from pathlib import Path

from toolbox.model.pages.national import National, OnlyThere
from toolbox.model.problem import Problems
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.showing import short
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.validation import validate

FILE = "country.yml"


def read_national(docs: Path, problems: Problems) -> dict[str, OnlyThere]:
    """What `docs/country.yml` tells of each place; nothing where there is no such file, or where it is wrong."""
    node = read_yaml(docs / FILE, problems) if (docs / FILE).exists() else None
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        problems.add(node.place, "not-mapping", key="the file", value=short(node.data()))
        return {}
    read = validate(National, Node({"places": node}, node.place, {"places": node.place}), problems)
    return read.places if read else {}
