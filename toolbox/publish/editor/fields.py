"""A model's fields as the editor's: each kind of value gets the input that suits it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolbox.model.base import Model
from toolbox.model.event.facts import FACTS
from toolbox.model.event.values import OneOf, OnScale
from toolbox.model.pages.marks import MARKS

Part = Mapping[str, Any]
"""A part of a JSON Schema."""

_WORDS_OF = {
    "Approach": "monitor.approach",
    "Certainty": "monitor.certainty",
    "Happening": "paper.happenings",
    "InitiativeStatus": "monitor.status",
    "Origin": "monitor.source",
    "Phase": "phase",
    "Principle": "principle",
    "Side": "monitor.side",
    "SignalStatus": "monitor.signal_status",
    "Theme": "monitor.theme",
    **{words.__name__: name for name, words in MARKS.items()},
    **{fact.value.words.__name__: fact.group for fact in FACTS if isinstance(fact.value, OneOf | OnScale)},
}
"""The phrases that name each set of words."""
_NAMING = {"partners": "partners", "guidelines": "guidelines", "spotlight": "partners"}
"""Fields that name pages, and the collection of those pages."""
_LANGUAGE = r"^[a-z]{2}$"
"""The pattern of a language's code: a text under it is said in each language."""
NUMBERS = {"integer": r"^(?!0\d)\d{1,15}$", "number": r"^(?!-?0\d+$)-?\d{1,15}(\.\d+)?$"}
"""How numbers are typed; `editor/formats.js` writes as numbers what such a field holds."""
_LINE = 200
"""Up to so many characters a text is asked for on one line."""


@dataclass(frozen=True)
class Words:
    """What the editor says: the city's phrases, the languages of the site, what the policy lets one choose.

    `decided` are the choices that the policy names, by field: roles, groups and levels of sound, each with its name;
    `assumed` is what it gives a field that is left empty.
    `spoken` are further languages, in which only visitors are spoken to.
    Pages that a field names are looked up by the editor itself, in the files: what is not public yet is not said here.
    """

    phrases: Mapping[str, Any]
    languages: Sequence[str]
    decided: Mapping[str, Mapping[Any, str]]
    spoken: Sequence[str] = ()
    assumed: Mapping[str, Any] | None = None

    def group(self, path: str) -> Mapping[str, Any]:
        """A group of phrases, by its names with dots between them."""
        found: Any = self.phrases
        for step in path.split("."):
            found = found[step]
        return found  # type: ignore[no-any-return]


def fields(model: type[Model], words: Words, left_out: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The editor's fields of one model, in the order in which the model has them."""
    schema = model.model_json_schema()
    return _members(schema, schema.get("$defs", {}), words, set(left_out))


def _members(schema: Part, known: Part, words: Words, left_out: set[str]) -> list[dict[str, Any]]:
    required = schema.get("required", ())
    return [
        _field(name, part, name in required, known, words)
        for name, part in schema.get("properties", {}).items()
        if name not in left_out
    ]


def _field(name: str, part: Part, required: bool, known: Part, words: Words) -> dict[str, Any]:
    labels, hints = words.group("editor.fields"), words.group("editor.hints")
    field: dict[str, Any] = {"name": name, "label": labels[name], "required": required}
    plain = _plain(part, known)
    field |= _input(name, plain, known, words)
    # A bound of a condition has no kind of its own.
    kind = field["widget"] if {"type", "enum"} & plain.keys() else "bound"
    hint = hints.get(f"{name}_{kind}", hints.get(name, ""))
    default = part.get("default") if kind == "bound" else (words.assumed or {}).get(name, part.get("default"))
    if empty := _left_empty(field, default, words):
        hint = f"{hint.rstrip('.')}. {empty}".removeprefix(". ")
    if hint:
        field["hint"] = hint
    return field


def _left_empty(field: dict[str, Any], default: object, words: Words) -> str:
    """What an empty field counts as, where that is something.

    The editor is told of no default: it would write it into every file that is opened, as if somebody had said it.
    """
    if not isinstance(default, str | int) or field["widget"] == "object":
        return ""
    named = {one["value"]: one["label"] for one in field.get("options", ())}
    return str(words.group("editor")["left_empty"]).format(value=named.get(default, default))


def _input(name: str, part: Part, known: Part, words: Words) -> dict[str, Any]:
    """The widget for a kind of value, with what it needs."""
    kind = part.get("type")
    # A condition on what has choices is a bound, and is typed: it has no kind of its own.
    if (choices := words.decided.get(name)) and kind:
        several = {"multiple": True} if kind == "array" else {}
        options = [{"value": one, "label": label} for one, label in choices.items()]
        return {"widget": "select", **several, "options": options}
    if name in _NAMING:
        look = {
            "collection": _NAMING[name],
            "value_field": "{{slug}}",
            "display_fields": ["title"],
            "search_fields": ["title"],
        }
        return {"widget": "relation", "multiple": True, **look}
    if "enum" in part:
        return {"widget": "select", "options": _choices(part, words)}
    if kind == "boolean":
        said = words.group("form")
        return {
            "widget": "select",
            "options": [{"value": True, "label": said["yes"]}, {"value": False, "label": said["no"]}],
        }
    if kind == "array":
        return _several(name, part, known, words)
    if kind == "object":
        return _block(part, known, words)
    return _single(part, words)


def _several(name: str, part: Part, known: Part, words: Words) -> dict[str, Any]:
    one = _plain(part["items"], known)
    if "enum" in one:
        return {"widget": "select", "multiple": True, "options": _choices(one, words)}
    if one.get("type") == "object":
        look = {"summary": _summary(one["properties"], words), "collapsed": True}
        return {"widget": "list", **look, "fields": _members(one, known, words, set())}
    return {"widget": "list", "field": _field(name, one, True, known, words)}


def _summary(members: Part, words: Words) -> str:
    """What a row that is folded says of itself."""
    named = {"text": "text", "title": "title", "name": f"name.{words.languages[0]}"}
    path = next((path for name, path in named.items() if name in members), next(iter(members)))
    return f"{{{{fields.{path}}}}}"


def _block(part: Part, known: Part, words: Words) -> dict[str, Any]:
    if "properties" in part:
        return {"widget": "object", "collapsed": "auto", "fields": _members(part, known, words, set())}
    spoken = part.get("patternProperties", {}).get(_LANGUAGE)
    names = _plain(part.get("propertyNames", {}), known)
    labels = words.group("editor.fields")
    if spoken is None and "enum" not in names:
        return {"widget": "keyvalue", "key_label": labels["id"], "value_label": labels["text"]}
    value = _plain(spoken or part["additionalProperties"], known)
    if spoken:
        keys = [(code, words.decided["visitor_languages"].get(code, code)) for code in words.languages]
    else:
        keys = [(one["value"], one["label"]) for one in _choices(names, words)]
    inner = [{"name": key, "label": label, "required": False, **_single(value, words)} for key, label in keys]
    return {"widget": "object", "collapsed": "auto", "fields": inner}


def _single(part: Part, words: Words) -> dict[str, Any]:
    # The editor's own input for numbers makes 1 of 1.200, and 5 of 28,5, without a word: they are typed as text.
    if part.get("type") in NUMBERS:
        said = words.group("editor.numbers")[part["type"]]
        return {"widget": "string", "pattern": [NUMBERS[part["type"]], said]}
    pattern = part.get("pattern", "")
    if pattern.startswith(r"^\d{4}-\d{2}-\d{2}$"):
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if pattern.startswith(r"^\d{4}-\d{2}-\d{2}"):
        return {"widget": "datetime", "type": "datetime-local", "format": "YYYY-MM-DDTHH:mm"}
    return {"widget": "text" if part.get("maxLength", 0) > _LINE else "string"}


def _choices(part: Part, words: Words) -> list[dict[str, Any]]:
    said = words.group(_WORDS_OF[part["title"]]) if part.get("title") in _WORDS_OF else {}
    return [{"value": one, "label": str(said.get(str(one), one))} for one in part["enum"]]


def _plain(part: Part, known: Part) -> Part:
    """A part of a schema with what it refers to in its place, and without its being optional."""
    if "$ref" in part:
        return _plain(known[part["$ref"].rpartition("/")[2]], known)
    for name in ("anyOf", "allOf"):
        if name in part:
            kinds = [one for one in part[name] if one.get("type") != "null"]
            return _plain(kinds[0], known)
    return part
