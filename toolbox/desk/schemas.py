"""JSON Schemas, made from the models: for editors, which complete and underline by them, and for who reads `plan.json`.

python -m toolbox.desk.schemas        writes them into schemas/
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from toolbox.model.base import Model
from toolbox.model.city.policy import Policy
from toolbox.model.evaluation import Evaluation
from toolbox.model.event.facts import GIVEN
from toolbox.model.event.profile import Profile
from toolbox.model.event.sound import DEFAULT as SOUND
from toolbox.model.event.sound import SoundLevels
from toolbox.model.language.persons import PersonWords
from toolbox.model.language.readability import Measure
from toolbox.model.language.search import SearchWords
from toolbox.model.language.wording import WordingRules
from toolbox.model.plan_data import PlanData
from toolbox.read.policy import local_of

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
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}


def schemas(levels: SoundLevels = SOUND) -> dict[str, dict[str, Any]]:
    """Each schema by the name of its file, with the city's classes of sound."""
    found = {name: _schema(*one) for name, one in _MODELS.items()} | {"plan": _plan_schema(levels)}
    found["event"]["properties"] |= _by_city(levels)
    return {f"{name}.schema.json": schema for name, schema in sorted(found.items())}


def _plan_schema(levels: SoundLevels) -> dict[str, Any]:
    """The schema of `plan.json`. Its event is a profile in which all that is known is said, and nothing is empty."""
    schema = _tidy(TypeAdapter(PlanData).json_schema())
    event = schema["$defs"]["Profile"]
    event["properties"] = {name: _given(one) for name, one in (event["properties"] | _by_city(levels)).items()}
    event["required"] = ["slug", *(fact.name for fact in GIVEN if fact.default is not None)]
    event["description"] = "The event: its profile, with what it leaves to its default."
    return {"$schema": _DRAFT, **schema, "title": "The plan of an event"}


def _by_city(levels: SoundLevels) -> dict[str, dict[str, Any]]:
    """The fields of a profile whose values a city decides."""
    here = {"default": levels.assumed, "enum": list(levels.classes), "type": "integer"}
    return {fact.name: here for fact in GIVEN if fact.by_city}


def _given(field: dict[str, Any]) -> dict[str, Any]:
    """A field of a profile as it is once it has a value."""
    kinds = [one for one in field.get("anyOf", ()) if one != {"type": "null"}]
    rest = {key: value for key, value in field.items() if key not in ("anyOf", "default")}
    return rest | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {})


def _schema(model: type[Model], title: str, left_out: tuple[str, ...]) -> dict[str, Any]:
    schema = _tidy(model.model_json_schema())
    for name in left_out:
        del schema["properties"][name]
        schema["required"].remove(name)
    return {"$schema": _DRAFT, **schema, "title": title}


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
    """Write the schemas of this city."""
    write_schemas(FOLDER.parent)


def write_schemas(root: Path) -> None:
    """Write the schemas into the folder of a city."""
    folder = root / FOLDER.name
    folder.mkdir(exist_ok=True)
    levels = local_of(root / "policy.yml").sound
    for name, schema in schemas(levels).items():
        (folder / name).write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
