"""From a tree of nodes to a model, every mismatch told at its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args, get_origin

from pydantic import ValidationError

from toolbox.model.base import Model
from toolbox.model.problem import Place, Problems, listed
from toolbox.read.yaml.tree import Node

M = TypeVar("M", bound=Model)
Step = str | int

_CODES = {
    "tuple_type": "not-list",
    "dict_type": "not-mapping",
    "model_type": "not-mapping",
    "string_type": "not-text",
    "int_type": "not-text",
    "is_instance_of": "not-text",
    "decimal_type": "not-text",
    "bool_type": "not-text",
    "datetime_type": "not-text",
    "date_type": "not-text",
    "greater_than_equal": "too-low",
    "less_than_equal": "too-high",
    "too_short": "list-empty",
    "too_long": "list-too-long",
    "string_too_short": "text-empty",
    "string_too_long": "text-too-long",
    "string_pattern_mismatch": "wrong-form",
}
"""Pydantic's kinds of error that read well as one of ours; our own kinds pass as they are."""
_CURLY = ("“", "”", "„", "‘", "’", "«")
_NO_TEXT = ("not-", "no-such", "wrong-form", "moment", "day-first")
"""Kinds of error about values that are no free text, in which a quotation mark may well stand."""
_UNSEEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2007\u202a-\u202f\u2060-\u2069\ufeff]")


def validate(model: type[M], node: Node, problems: Problems, **given: Any) -> M | None:
    """A `model` from a node, with `given` values that do not stand in the file; None after noting what is wrong.

    A key that is nearly right is noted and then read as what it was meant to be, also in `node`: one mistake is one
    problem.
    """
    if not isinstance(node.value, dict):
        problems.add(node.place, "not-mapping", key="the file", value=_short(node.data()))
        return None
    top = [name for name in model.model_fields if name not in given]
    for key in node.pairs().keys() & given.keys():
        _unknown_key(node.keys[key], key, top, problems)
    good = not _note_empty_keys(model, top, node, given, problems)
    while True:
        try:
            read = model.model_validate(node.data() | given)
            return read if good else None
        except ValidationError as error:
            good = False
            errors = error.errors(include_url=False)
        if not any(_renamed(model, top, node, one, problems) for one in errors):
            told = {(p.place.path, p.place.line) for p in problems if p.code.startswith("yaml")}
            for one in errors:
                if not (one["type"] == "too_short" and _has_deeper(one["loc"], errors)):
                    _note(model, top, node, one, problems, told)
            return None


def _note_empty_keys(model: type[Model], top: list[str], root: Node, given: dict[str, Any], problems: Problems) -> bool:
    """Note the keys without a value that are not a model's own: `{nl: fire, smoke, en: fire}` has a key `smoke`."""
    try:
        model.model_validate(root.data(empty_keys=True) | given)
        return False
    except ValidationError as error:
        errors = error.errors(include_url=False)
    noted = False
    for path in dict.fromkeys(tuple(_in_the_file(root, one["loc"])) for one in errors):
        parent = _parent(root, path)
        key = path[-1] if path else ""
        if not isinstance(key, str) or key not in parent.pairs() or parent.pairs()[key].value is not None:
            continue
        above = list(path[:-1])
        known = _known_keys(model, above) if above else top
        if _is_free(model, above):
            problems.add(parent.keys[key], "empty-comma", key=_short(key))
        elif key not in known:
            _unknown_key(parent.keys[key], key, known, problems, fact="when" in above)
        else:
            continue
        del parent.pairs()[key]
        noted = True
    return noted


def _is_free(model: type[Model], path: list[Step]) -> bool:
    """Whether the mapping at a place takes keys that the writer chooses, such as languages or roles."""
    annotation: Any = model
    for step in path:
        nested = _model_in(annotation)
        if isinstance(step, str) and nested and step in nested.model_fields:
            annotation = nested.model_fields[step].annotation
        elif get_origin(annotation) is dict and isinstance(step, str):
            annotation = get_args(annotation)[1]
    return _dict_in(annotation)


def _dict_in(annotation: Any) -> bool:
    if get_origin(annotation) is dict:
        return True
    if get_origin(annotation) in (tuple, list) or (isinstance(annotation, type) and issubclass(annotation, Model)):
        return False
    return any(_dict_in(one) for one in get_args(annotation))


def _has_deeper(loc: tuple[Any, ...], errors: list[Any]) -> bool:
    """Whether a list is only too short because its members are wrong, which is told already."""
    return any(len(one["loc"]) > len(loc) and one["loc"][: len(loc)] == loc for one in errors)


def _renamed(model: type[Model], top: list[str], root: Node, error: Any, problems: Problems) -> bool:
    """Whether the error was a former key, or one near to a key that is not there; if so it is noted and renamed."""
    if error["type"] != "extra_forbidden":
        return False
    parent = _parent(root, error["loc"])
    *path, key = error["loc"]
    known = _known_keys(model, path) if path else top
    near, former = _model_at(model, path).FORMER.get(str(key), (nearest(str(key), known), ""))
    if near is None or near in parent.pairs() or key not in parent.pairs():
        return False
    if former:
        problems.add(parent.keys[key], former, key=key, near=near)
    else:
        _unknown_key(parent.keys[key], key, known, problems, fact="when" in path)
    parent.pairs()[near] = parent.pairs().pop(key)
    parent.keys[near] = parent.keys.pop(key)
    return True


def _note(
    model: type[Model], top: list[str], root: Node, error: Any, problems: Problems, told: set[tuple[str, int]]
) -> None:
    """Note one of pydantic's errors.

    `top` names the keys that may stand at the top of the file, `told` the lines whose syntax is wrong already.
    """
    path = list(_in_the_file(root, error["loc"]))
    names = [step for step in path if isinstance(step, str)]
    at_key = "[key]" in error["loc"]
    if at_key:
        names = names[:-1]
    details: dict[str, Any] = {"key": names[-1] if names else "", "value": _short(error.get("input"))}
    details |= {name: _short(value) for name, value in error.get("ctx", {}).items()}
    code = _CODES.get(error["type"], error["type"])
    place = _place(root, path, at_key=at_key or code == "extra_forbidden")
    if code == "extra_forbidden":
        known = _known_keys(model, path[:-1]) if path[:-1] else top
        _unknown_key(place, details["key"], known, problems, fact="when" in path[:-1])
        return
    if code == "missing":
        code, place = _missing(root, path)
    elif code == "enum":
        choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        details["expected"] = listed(choices)
        code = _with_nearest("not-a-choice", str(error.get("input")), choices, details)
    elif code == "not-list" and isinstance(error.get("input"), str):
        code = "lone-value"
    elif "_" in code:
        code = "wrong-form"  # a kind of Pydantic's own that none of ours stands for
    if isinstance(error.get("input"), str) and error["input"].startswith(_CURLY) and code.startswith(_NO_TEXT):
        code = "curly-quote"
    if (place.path, place.line) not in told:
        problems.add(place, code, **details)


def _in_the_file(root: Node, loc: tuple[Any, ...]) -> Iterator[Step]:
    """The steps of pydantic's path that exist in the file; it also names branches of unions and the like.

    The last step is kept where it is a key that is missing.
    """
    node: Node | None = root
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        below = _below(node, step)
        if below is not None or (last and isinstance(step, str) and step != "[key]" and "[" not in step):
            yield step
            node = below


def _below(node: Node | None, step: Step) -> Node | None:
    if node is None:
        return None
    if isinstance(step, int):
        members = node.items()
        return members[step] if step < len(members) else None
    return node.pairs().get(step)


def _parent(root: Node, path: Sequence[Step]) -> Node:
    """The node in which the last step of a path is taken; steps that are not in the file are passed over."""
    node = root
    for step in path[:-1]:
        node = _below(node, step) or node
    return node


def _place(root: Node, path: list[Step], at_key: bool = False) -> Place:
    node = _parent(root, path)
    if not path:
        return root.place
    last = path[-1]
    if isinstance(last, str) and (at_key or (last in node.keys and _below(node, last) is None)):
        return node.keys.get(last, node.place)
    below = _below(node, last)
    return below.place if below else node.place


def _missing(root: Node, path: list[Step]) -> tuple[str, Place]:
    """Whether a key is there and empty, told at the key, or missing, told where its mapping begins."""
    node = _parent(root, path)
    key = str(path[-1])
    return ("empty", node.keys[key]) if key in node.keys else ("missing", node.place)


def _known_keys(model: type[Model], path: list[Step]) -> list[str]:
    """The keys that may stand at a place in a model."""
    return list(_model_at(model, path).model_fields)


def _model_at(model: type[Model], path: list[Step]) -> type[Model]:
    """The model of the mapping at a place in a model."""
    for step in path:
        field = model.model_fields.get(str(step))
        if field and (nested := _model_in(field.annotation)):
            model = nested
    return model


def _model_in(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model_in(one))), None)


def _unknown_key(place: Place, key: str, known: list[str], problems: Problems, fact: bool = False) -> None:
    details: dict[str, Any] = {"key": _short(key)}
    problems.add(place, _with_nearest("unknown-fact" if fact else "unknown-key", key, known, details), **details)


def _with_nearest(code: str, written: str, known: list[str], details: dict[str, Any]) -> str:
    """The code with `-near` where a known word is near to what was written."""
    details["known"] = listed(known)
    near = nearest(written, known)
    if near is None:
        return code
    details["near"] = near
    return f"{code}-near"


def nearest(written: str, known: list[str]) -> str | None:
    """The known word that somebody who wrote this most likely meant."""
    found = difflib.get_close_matches(written.lower().replace(" ", "_"), known, n=1, cutoff=0.65)
    return found[0] if found else None


def _short(value: Any) -> str:
    """A value as a message shows it: one line, not long."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a block"
    text = " ".join(_UNSEEN.sub(_by_number, str("" if value is None else value)).split())
    return text if len(text) <= 60 else text[:59] + "…"


def _by_number(sign: re.Match[str]) -> str:
    """A sign that nobody sees, so that it is seen."""
    return f"‹U+{ord(sign[0]):04X}›"
