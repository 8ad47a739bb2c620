"""What must agree between files: roles, quantities, action ids, translations.

These checks work on the trees, not on the models, so that they also find what is wrong in a page that has other
problems besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from toolbox.assemble.quantities import PLACEHOLDER
from toolbox.model.facts import Phase
from toolbox.model.problem import Level, Place, Problems, listed
from toolbox.read.validate import nearest
from toolbox.read.yaml_nodes import Node


@dataclass(frozen=True)
class Known:
    """What a guideline may refer to in the policy; None where the policy does not say, so nothing is checked."""

    roles: tuple[str, ...] | None
    quantities: tuple[str, ...] | None

    @classmethod
    def from_policy(cls, node: Node) -> Known:
        """The roles and quantities that a policy names, even when something else in it is wrong."""
        return cls(*(tuple(part.pairs()) if (part := node.get(key)) else None for key in ("roles", "quantities")))


def check_source(head: Node, known: Known, problems: Problems) -> None:
    """Check the actions of a page in the source language."""
    first: dict[str, Place] = {}
    for action in _actions(head):
        if (name := action.get("id")) and name.text:
            if name.text in first:
                problems.add(name.place, "action-twice", id=name.text, line=first[name.text].line)
            first.setdefault(name.text, name.place)
        if role := action.get("role"):
            _check_known(role, role.text, known.roles, "unknown-role", problems)
        if text := action.get("text"):
            _check_placeholders(text, known, problems)
        due, phase = action.get("due"), action.get("phase")
        if due and phase and phase.text == Phase.DURING and due.text.strip("+0"):
            problems.add(due.place, "due-during", value=due.text)


def check_translation(source: Node, translation: Node, problems: Problems) -> None:
    """Check that a translation has the action ids and the placeholders of its source."""
    texts = {one.text: action.get("text") for action in _actions(source) if (one := action.get("id"))}
    node = translation.get("actions") or Node({}, translation.place)
    if not isinstance(node.value, dict):
        return  # The model tells that this must be a mapping.
    translated = node.pairs()
    for name, text in translated.items():
        if name not in texts:
            problems.add(node.keys[name], "translation-surplus", id=name, choices=listed(texts))
        elif text.value is None:
            problems.add(node.keys[name], "action-not-translated", Level.WARNING, id=name)
        elif (original := texts[name]) and text.text:
            wanted, found = (sorted(PLACEHOLDER.findall(one.text)) for one in (original, text))
            if wanted != found:
                problems.add(text.place, "translation-placeholders", wanted=_braced(wanted), found=_braced(found))
    for name in texts:
        if name not in translated:
            problems.add(node.place, "translation-lacks", id=name)


def check_review(head: Node, reviewed: date, months: int, today: date, problems: Problems) -> None:
    """Warn where a page's last review lies more than so many months before today."""
    month = reviewed.month - 1 + months
    # A day that the later month does not have counts as its first following one.
    due = date(reviewed.year + month // 12, month % 12 + 1, 1) + timedelta(days=reviewed.day - 1)
    place = head.get("reviewed")
    if place and today > due:
        problems.add(place.place, "review-old", Level.WARNING, reviewed=reviewed, months=months)


def _actions(head: Node) -> list[Node]:
    actions = head.get("actions")
    return actions.items() if actions else []


def _check_placeholders(text: Node, known: Known, problems: Problems) -> None:
    for name in PLACEHOLDER.findall(text.text):
        _check_known(text, name, known.quantities, "unknown-quantity", problems)
    left_over = PLACEHOLDER.sub("", text.text)
    if "{" in left_over or "}" in left_over:
        problems.add(text.place, "brace-alone")


def _check_known(node: Node, name: str, known: tuple[str, ...] | None, code: str, problems: Problems) -> None:
    if known is None or name in known:
        return
    near = nearest(name, list(known))
    problems.add(node.place, f"{code}-near" if near else code, name=name, near=near or "", choices=listed(known))


def _braced(names: list[str]) -> str:
    return listed(f"{{{name}}}" for name in names) or "none"
