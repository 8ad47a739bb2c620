"""Where in a tree a path of pydantic's leads, and what may stand at a place of a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, get_args, get_origin

from toolbox.model.base import Model
from toolbox.model.language_code import Language
from toolbox.model.problem import Place
from toolbox.read.yaml.tree import Node

Step = str | int

_IN_PLACE = {"start": "days", "end": "days"}
"""The keys that others may stand in place of: of an event."""


def in_the_file(root: Node, loc: tuple[Any, ...]) -> Iterator[Step]:
    """The steps of pydantic's path that exist in the file; it also names branches of unions and the like.

    The last step is kept where it is a key that is missing.
    """
    node: Node | None = root
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        below = child(node, step)
        if below is not None or (last and isinstance(step, str) and step != "[key]" and "[" not in step):
            yield step
            node = below


def child(node: Node | None, step: Step) -> Node | None:
    """What stands in a node at one step: a key of a mapping, or a position in a list."""
    if node is None:
        return None
    if isinstance(step, int):
        members = node.items()
        return members[step] if step < len(members) else None
    return node.pairs().get(step)


def parent_of(root: Node, path: Sequence[Step]) -> Node:
    """The node in which the last step of a path is taken; steps that are not in the file are passed over."""
    node = root
    for step in path[:-1]:
        node = child(node, step) or node
    return node


def place_of(root: Node, path: list[Step], at_key: bool = False) -> Place:
    """The place of what a path leads to, or of its key."""
    node = parent_of(root, path)
    if not path:
        return root.place
    last = path[-1]
    if isinstance(last, str) and (at_key or (last in node.keys and child(node, last) is None)):
        return node.keys.get(last, node.place)
    below = child(node, last)
    return below.place if below else node.place


def node_at(root: Node, path: list[Step]) -> Node | None:
    """What a path leads to."""
    return child(parent_of(root, path), path[-1]) if path else root


def missing_at(root: Node, path: list[Step]) -> tuple[str, Place, str]:
    """Whether a key is there and empty, told at the key, or missing, told where its mapping begins; and which key.

    Where another that may stand in its place is there and empty, it is that one.
    """
    node = parent_of(root, path)
    key = str(path[-1])
    empty = next((one for one in (key, _IN_PLACE.get(key)) if one in node.keys), None)
    return ("empty", node.keys[empty], empty) if empty else ("missing", node.place, key)


def known_keys(model: type[Model], path: list[Step]) -> list[str]:
    """The keys that may stand at a place in a model."""
    return list(model_at(model, path).model_fields)


def model_at(model: type[Model], path: list[Step]) -> type[Model]:
    """The model of the mapping at a place in a model."""
    for step in path:
        field = model.model_fields.get(str(step))
        if field and (nested := model_in(field.annotation)):
            model = nested
    return model


def model_in(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for one in get_args(annotation) if (found := model_in(one))), None)


def choices_at(model: type[Model], path: list[Step]) -> list[str]:
    """What the members of the list at a place in a model are chosen from; nothing where they are open."""
    field = model_at(model, path[:-1]).model_fields.get(str(path[-1])) if path else None
    return _choices_in(field.annotation) if field else []


def _choices_in(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [str(one) for one in annotation]
    return next((found for one in get_args(annotation) if (found := _choices_in(one))), [])


def block_at(model: type[Model], path: list[Step]) -> type[Model] | None:
    """The model of a mapping at a place, or of the members of a list there; None where any key may stand there."""
    annotation = _annotation_at(model, path)
    return None if next(_dicts_in(annotation), None) else model_in(annotation)


def is_free(model: type[Model], path: list[Step]) -> bool:
    """Whether the mapping at a place takes keys that the writer chooses, such as languages or roles."""
    return next(_dicts_in(_annotation_at(model, path)), None) is not None


def is_optional(model: type[Model], path: list[Step]) -> bool:
    """Whether the key at a place may be left out, which says nothing then."""
    field = model_at(model, path[:-1]).model_fields.get(str(path[-1])) if path else None
    return field is not None and not field.is_required() and field.default is None


def is_by_language(model: type[Model], path: list[Step]) -> bool:
    """Whether what stands at a place is a text in each language."""
    return any(get_args(one)[0] == Language for one in _dicts_in(_annotation_at(model, path)))


def _annotation_at(model: type[Model], path: list[Step]) -> Any:
    annotation: Any = model
    for step in path:
        nested = model_in(annotation)
        if isinstance(step, str) and nested and step in nested.model_fields:
            annotation = nested.model_fields[step].annotation
        elif get_origin(annotation) is dict and isinstance(step, str):
            annotation = get_args(annotation)[1]
    return annotation


def _dicts_in(annotation: Any) -> Iterator[Any]:
    """The mappings with keys of the writer's that an annotation allows, but for those within its lists and models."""
    if get_origin(annotation) is dict:
        yield annotation
    elif get_origin(annotation) not in (tuple, list) and not (
        isinstance(annotation, type) and issubclass(annotation, Model)
    ):
        for one in get_args(annotation):
            yield from _dicts_in(one)
