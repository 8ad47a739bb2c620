"""The words that each fact of an event needs in a language, so that one which lacks some is told by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from toolbox.model.event.facts import FACTS, Fact, Section

_OWN_WORDS = {
    "name": (),
    "days": ("fact.days", "fact.days_value"),
    "start": ("fact.when",),
    "end": (),
    "attendance": ("fact.attendance", "fact.attendance_note"),
}
"""Facts that the box of facts words in a way of their own."""


def missing_words(phrases: Mapping[str, Any], facts: Iterable[Fact] = FACTS) -> list[str]:
    """The words that facts lack in the phrases of a language, as `glass: form.glass`."""
    return [f"{fact.name}: {path}" for fact in facts for path in _needed(fact) if not _there(phrases, path)]


def _needed(fact: Fact) -> Iterator[str]:
    name, kind = fact.name, fact.value.kind
    if not fact.derived:
        yield f"form.{name}"
    yield f"editor.fields.{name}"
    if fact.section not in (None, Section.WEATHER):
        yield from _OWN_WORDS.get(name, (f"fact.{name}", *((f"fact.{name}_value",) if kind == "number" else ())))
    yield from (f"{fact.group}.{one}" for one in fact.value.data().get("choices", ()))
    if fact.named and name != "tier":
        yield from _of_reasons(name, kind)


def _of_reasons(name: str, kind: str) -> Iterator[str]:
    """What says why something is in a plan, and for which events a guideline is."""
    if kind == "yes-no":
        yield from (f"reason.{name}_true", f"reason.{name}_false")
    else:
        yield f"reason.{name}"
    if kind == "scale":
        yield f"reason.{name}_list"
    if kind in ("scale", "number"):
        yield f"condition.{name}"


def _there(phrases: Mapping[str, Any], path: str) -> bool:
    found: Any = phrases
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return bool(found)
