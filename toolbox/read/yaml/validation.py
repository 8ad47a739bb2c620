"""From a tree of nodes to a model, every mismatch told at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.event.local import Local
from toolbox.model.naming import slug
from toolbox.model.problem import Problems, listed
from toolbox.phrases import LANGUAGES
from toolbox.read.yaml.blocks import block_of, note_text_with_colon
from toolbox.read.yaml.keys import LOOKED_AT, note_empty_keys, unknown_key, with_near
from toolbox.read.yaml.naming import called_choice, meant_choice, meant_key, meant_missing
from toolbox.read.yaml.showing import as_list, quoted, short
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.where import (
    Step,
    block_at,
    choices_at,
    in_the_file,
    is_by_language,
    is_optional,
    known_keys,
    missing_at,
    model_at,
    node_at,
    parent_of,
    place_of,
)

M = TypeVar("M", bound=Model)
HERE = Local()
"""A city that names no clock and no classes of its own."""

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
    "greater_than": "not-above",
    "greater_than_equal": "too-low",
    "less_than_equal": "too-high",
    "too_short": "list-empty",
    "too_long": "list-too-long",
    "string_too_short": "text-empty",
    "string_too_long": "text-too-long",
}
"""Pydantic's kinds of error that read well as one of ours; our own kinds pass as they are."""
_CURLY = ("“", "”", "„", "‘", "’", "«")
_QUOTED = re.compile(r"""(["'])(.+)\1""")
_MEMBER = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_BESIDE = re.compile(r"\s*[&+]\s*|\s+(?:(?:en|and)\s+)?")
_COMPARED = re.compile(r"[<>=!]|\b(?:not|niet|geen|no)\b", re.IGNORECASE)
"""A bound, or that something is not so: more than the choice that is named in it."""
_OF_SYNTAX = ("anchor", "alias", "tag")
"""Problems of YAML's own signs, after which nothing more is said of their line."""
_NO_TEXT = ("not-", "no-such", "wrong-form", "language-", "moment", "day-first")
"""Kinds of error about values that are no free text, in which a quotation mark may well stand."""


def validate(model: type[M], node: Node, problems: Problems, local: Local = HERE, /, **given: Any) -> M | None:
    """A `model` from a node, with `given` values that do not stand in the file; None after noting what is wrong.

    Moments and levels of sound in it are those of the city that `local` tells of.

    A key that is nearly right is noted and then read as what it was meant to be, also in `node`: one mistake is one
    problem.
    """
    if not isinstance(node.value, dict):
        # What stands in a file that is none of ours may be meant for nobody's eyes: it is not quoted.
        problems.add(node.place, "not-mapping", key="the file", value="a text" if node.text else "a list")
        return None
    top = [name for name in model.model_fields if name not in given]
    for key in node.pairs().keys() & given.keys():
        unknown_key(node, key, top, problems)
    context = local.context()
    good = not note_empty_keys(model, top, node, given, problems)
    while True:
        try:
            read = model.model_validate(node.data() | given, context=context)
            return read if good else None
        except ValidationError as error:
            good = False
            errors = error.errors(include_url=False)[:LOOKED_AT]
        if not any(_stripped(node, one, problems) or _renamed(model, top, node, one, problems) for one in errors):
            told = {(p.place.path, p.place.line) for p in problems if p.code.startswith(("yaml", *_OF_SYNTAX))}
            commas = {(p.place.path, p.place.line) for p in problems if p.code == "comma-in-number"}
            for one in errors:
                # A list in which commas cut numbers in two is longer than it was meant, and its halves are no numbers.
                lines = told | commas if one["type"] in ("too_long", "zero-first") else told
                if not (one["type"] == "too_short" and _has_deeper(one["loc"], errors)):
                    _note(model, top, node, one, problems, lines)
            return None


def _has_deeper(loc: tuple[Any, ...], errors: list[Any]) -> bool:
    """Whether a list is only too short because its members are wrong, which is told already."""
    return any(len(one["loc"]) > len(loc) and one["loc"][: len(loc)] == loc for one in errors)


def _stripped(root: Node, error: Any, problems: Problems) -> bool:
    """Whether the error was about a value with spaces around it within its quotes; noted and taken out."""
    written = error.get("input")
    if not isinstance(written, str) or written == written.strip(" ") or "[key]" in error["loc"]:
        return False
    node = node_at(root, list(in_the_file(root, error["loc"])))
    if node is None or node.value != written:
        return False
    if node.place not in {one.place for one in problems}:
        problems.add(node.place, "space-around", value=short(written))
    node.value = written.strip(" ")
    return True


def _renamed(model: type[Model], top: list[str], root: Node, error: Any, problems: Problems) -> bool:
    """Whether the error was a former key, or one near to a key that is not there; if so it is noted and renamed."""
    if error["type"] != "extra_forbidden":
        return False
    parent = parent_of(root, error["loc"])
    *path, key = error["loc"]
    known = known_keys(model, path) if path else top
    free = [one for one in known if one not in parent.keys]
    needed = [
        name for name, field in model_at(model, path).model_fields.items() if field.is_required() and name in free
    ]
    near, former = model_at(model, path).FORMER.get(str(key), (meant_key(str(key), free), ""))
    near = near or meant_missing(str(key), needed)
    if near is None or near in parent.pairs() or key not in parent.pairs():
        return False
    if former:
        problems.add(parent.keys[key], former, key=key, near=near)
    else:
        unknown_key(parent, key, known, problems, fact="when" in path, meant=near)
    parent.pairs()[near] = parent.pairs().pop(key)
    parent.keys[near] = parent.keys.pop(key)
    return True


def _note(
    model: type[Model], top: list[str], root: Node, error: Any, problems: Problems, told: set[tuple[str, int]]
) -> None:
    """Note one of pydantic's errors.

    `top` names the keys that may stand at the top of the file, `told` the lines whose syntax is wrong already.
    """
    path = list(in_the_file(root, error["loc"]))
    if note_text_with_colon(model, root, path, problems):
        return
    names = [step for step in path if isinstance(step, str)]
    at_key = "[key]" in error["loc"]
    if at_key:
        names = names[:-1]
    details: dict[str, Any] = {"key": names[-1] if names else "", "value": short(error.get("input"))}
    details |= {name: short(value) for name, value in error.get("ctx", {}).items()}
    code = _CODES.get(error["type"], error["type"])
    place = place_of(root, path, at_key=at_key or code == "extra_forbidden")
    if code == "extra_forbidden":
        if (place.path, place.line) not in told:
            known = known_keys(model, path[:-1]) if path[:-1] else top
            unknown_key(parent_of(root, path), str(path[-1]), known, problems, fact="when" in path[:-1])
        return
    if path and isinstance(path[-1], int) and error.get("input") is None:
        code = "empty-member"
    elif path and isinstance(path[-1], int) and code == "not-text" and isinstance(error.get("input"), list):
        code = "list-in-list"
    elif code == "missing":
        code, place, details["key"] = missing_at(root, path)
        if code == "empty" and place in {one.place for one in problems if one.code == code}:
            return
    else:
        code = _of_shape(code, model, path, error, details)
    code = _of_quotes(code, error.get("input"), details)
    if code == "not-slug" and details["key"] == "role":
        return  # One that the policy does not have is told with those that it has.
    if code == "not-by-language":
        details |= {"language": _first_language(root), "value": quoted(details["value"])}
    if (place.path, place.line) not in told:
        problems.add(place, code, **details)


def _first_language(root: Node) -> str:
    """The language that a policy names first; where it names none, the one that comes first here."""
    named = root.get("languages")
    found = (one.text for one in (named.items() if named else ()) if re.fullmatch("[a-z]{2}", one.text))
    return next(found, LANGUAGES[0])


def _of_shape(code: str, model: type[Model], path: list[Step], error: Any, details: dict[str, Any]) -> str:
    """The code of a value that is none of the choices, no list or no mapping, as what may stand there says it."""
    written = error.get("input")
    if code == "list-empty":
        # Without its line a condition would hold for every event.
        alone = is_optional(model, path) and model_at(model, path[:-1]) is not When
        return "list-empty-optional" if alone else code
    if code == "enum":
        choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        details["expected"] = listed(choices)
        if isinstance(written, list):
            return _list_for_one(written, bool(path) and isinstance(path[-1], int), choices, details)
        return _unknown_choice(str(written), bool(path) and isinstance(path[-1], int), choices, details)
    if code in ("not-list", "not-mapping") and (block := block_of(model, path, written)):
        details["block"] = f"[{block}]" if code == "not-list" else block
        return "lone-block" if code == "not-list" else "not-mapping-of"
    if code == "not-list":
        choices = choices_at(model, path)
        if isinstance(written, str):
            return _lone_value(choices, details)
        details["expected"] = listed(choices)
        return "not-list-of" if choices else code
    if code == "not-mapping" and block_at(model, path) is When:
        return "not-condition"
    if code == "not-slug" and details["key"] == "id" and (better := slug(str(written))):
        details["better"] = better
        return "not-slug-near"
    if code == "not-mapping" and isinstance(written, str) and is_by_language(model, path):
        return "not-by-language"
    # A kind of Pydantic's own that none of ours stands for.
    return "not-text" if "_" in code else code


def _list_for_one(written: list[Any], in_list: bool, choices: Sequence[str], details: dict[str, Any]) -> str:
    """The code of a list where one of the choices is needed; in `details` the one that was meant, if it is one."""
    if in_list:
        return "list-in-list"
    meant = meant_choice(details["key"], str(written[0]), choices) if len(written) == 1 else None
    details["better"] = meant or details["expected"]
    return "lone-in-list" if meant else "several-for-one"


def _unknown_choice(written: str, in_list: bool, choices: Sequence[str], details: dict[str, Any]) -> str:
    """The code of a value that is none of the choices; in `details` what was meant: one, or in a list several."""
    several = _meant(details["key"], as_list(written), choices)
    if len(several) > 1 and not in_list:
        return "not-a-choice"
    if len(several) > 1:
        details["better"] = ", ".join(several)
        return "choices-in-one"
    near = None if _COMPARED.search(written) else meant_choice(details["key"], written, choices)
    return with_near("not-a-choice", near, details)


def _lone_value(choices: Sequence[str], details: dict[str, Any]) -> str:
    """The code of a value where a list is needed; in `details` the list that was meant, of what may stand in it.

    `choices` are all that may, none where it is open.
    """
    details["value"] = as_list(details["value"], slash=bool(choices))
    if not choices:
        return "lone-value"
    if meant := _meant(details["key"], details["value"], choices):
        details["value"] = ", ".join(meant)
        return "lone-value"
    details["expected"] = listed(choices)
    return "lone-value-unknown"


def _meant(key: str, written: str, choices: Sequence[str]) -> list[str]:
    """The choices that the members of a text mean, which stand with commas between; none where one means none."""
    parts = [one for member in _MEMBER.findall(written) for one in _apart(key, member, choices)]
    known = [one for part in parts if not _COMPARED.search(part) and (one := meant_choice(key, part, choices))]
    return known if len(known) == len(parts) else []


def _apart(key: str, written: str, choices: Sequence[str]) -> list[str]:
    """The choices that stand side by side without a comma, as in `16-17 en 18-plus`; or what is written, as one."""
    parts = _BESIDE.split(written)
    known = all(one in choices or called_choice(key, one, choices) for one in parts)
    return parts if known and written not in choices else [written]


def _of_quotes(code: str, written: Any, details: dict[str, Any]) -> str:
    """The code, or that of quotation marks which count as part of what is no free text."""
    if not isinstance(written, str) or not code.startswith(_NO_TEXT):
        return code
    if not written:
        return "text-empty"
    if written.startswith(_CURLY):
        return "curly-quote"
    if bare := _QUOTED.fullmatch(written):
        details["better"] = short(bare[2].strip())
        return "quotes-twice"
    return code
