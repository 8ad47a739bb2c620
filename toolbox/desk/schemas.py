"""JSON Schemas for editors, made from the models: completion, and mistakes underlined while somebody writes.

python -m toolbox.desk.schemas        writes them into schemas/
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from toolbox.model.base import Model
from toolbox.model.evaluation import Evaluation
from toolbox.model.persons import PersonWords
from toolbox.model.policy import Policy
from toolbox.model.profile import Profile
from toolbox.model.readability import Measure
from toolbox.model.search import SearchWords
from toolbox.model.wording import WordingRules

FOLDER = Path(__file__).resolve().parent.parent.parent / "schemas"
_MODELS: dict[str, tuple[type[Model], str, tuple[str, ...]]] = {
    "event": (Profile, "An event profile", ("slug",)),
    "evaluation": (Evaluation, "What was told after an event", ("slug",)),
    "persons": (PersonWords, "Words by which a text points at a person", ()),
    "policy": (Policy, "What the city decides", ()),
    "readability": (Measure, "How easily a language reads", ()),
    "search": (SearchWords, "Words that find the same on the site", ()),
    "wording": (WordingRules, "Rules of the wording guard", ()),
}
"""For each schema its model, its title, and the fields that do not stand in the file."""
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by the name of its file."""
    return {f"{name}.schema.json": _schema(*one) for name, one in _MODELS.items()}


def _schema(model: type[Model], title: str, left_out: tuple[str, ...]) -> dict[str, Any]:
    schema = _tidy(model.model_json_schema())
    for name in left_out:
        del schema["properties"][name]
        schema["required"].remove(name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _tidy(part: Any) -> Any:
    """Bounds under the names that JSON Schema has for them, and nothing that only repeats the key."""
    if isinstance(part, list):
        return [_tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    tidy = {_BOUNDS.get(key, key): _tidy(value) for key, value in part.items()}
    if isinstance(tidy.get("title"), str) and "properties" not in tidy:
        del tidy["title"]
    return tidy


def main() -> None:
    """Write the schemas."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
