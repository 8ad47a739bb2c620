"""The schemas for editors say what the models say."""

from __future__ import annotations

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.conftest import ROOT, SHIPPED
from toolbox.check.wording import LANGUAGES
from toolbox.desk.schemas import FOLDER, schemas
from toolbox.read.policy import local_of

FILES = [
    *((path, "event") for path in sorted((SHIPPED / "event_profiles").glob("*.yml"))),
    (SHIPPED / "policy.yml", "policy"),
    *((path, "persons") for path in sorted((ROOT / "toolbox" / "check" / "persons").rglob("*.yml"))),
    *((path, "readability") for path in sorted((ROOT / "toolbox" / "check" / "readability").glob("*.yml"))),
    *((path, "search") for path in sorted((SHIPPED / "docs").glob("*/search.yml"))),
    *((ROOT / "toolbox" / "check" / "wording" / f"{code}.yml", "wording") for code in LANGUAGES),
]


class Plain(yaml.SafeLoader):
    """YAML as editors read it: a date is a text, and so is every key."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        return {str(key): value for key, value in super().construct_mapping(node, deep).items()}


Plain.yaml_implicit_resolvers = {
    sign: [one for one in found if one[0] != "tag:yaml.org,2002:timestamp"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def mistakes(path_or_text: Path | str, kind: str) -> list[str]:
    text = path_or_text.read_text(encoding="utf-8") if isinstance(path_or_text, Path) else path_or_text
    data: Any = yaml.load(text, Loader=Plain)
    checker = jsonschema.Draft202012Validator(schemas()[f"{kind}.schema.json"])
    return [error.message for error in checker.iter_errors(data)]


def test_the_files_are_those_of_the_models() -> None:
    on_disk = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.iterdir()}
    levels = local_of(FOLDER.parent / "policy.yml").sound
    assert on_disk == schemas(levels), "run: make schemas"


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda value: value.name if isinstance(value, Path) else value)
def test_what_is_shipped_keeps_to_its_schema(path: Path, kind: str) -> None:
    assert mistakes(path, kind) == []
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert path.is_relative_to(ROOT / "toolbox") or first.endswith(f"schemas/{kind}.schema.json")


@pytest.mark.parametrize(
    "change",
    [
        "kind: partty",
        "attendance: 0",
        "start: 1/6/2027",
        "colour: red",
        "setting: outdoor",
        "sound_level: 90",
        "ages: []",
    ],
)
def test_a_mistake_is_underlined(change: str) -> None:
    key = change.partition(":")[0]
    text = (SHIPPED / "event_profiles" / "fuif-chiro-2027.yml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
    assert mistakes("\n".join([*lines, change]), "event")
