"""The labels of a plan in words: which of their services it gives, which are missing, and where to ask for one."""

from __future__ import annotations

from dataclasses import dataclass

from toolbox.model.city.policy import Policy
from toolbox.model.plan import Plan
from toolbox.write.words.language import Language


@dataclass(frozen=True)
class LabelRow:
    """A label as it is shown: `said` counts its basic services; `met`, `missing` and what is `more` are in words."""

    id: str
    name: str
    url: str
    said: str
    ask: str
    met: tuple[str, ...]
    missing: tuple[str, ...]
    more: tuple[str, ...]


def label_rows(plan: Plan, policy: Policy, language: Language) -> tuple[LabelRow, ...]:
    """The labels that are for this event, each with what its plan gives and what is missing for it."""
    return tuple(_row(name, plan, policy, language) for name in plan.labels)


def _row(name: str, plan: Plan, policy: Policy, language: Language) -> LabelRow:
    label, held = policy.labels[name], plan.labels[name]
    words = {one: policy.say(service.label, language.code) for one, service in label.services}
    said, basic = policy.say(label.name, language.code), len(label.basic)
    return LabelRow(
        id=name,
        name=said,
        url=label.url,
        said=language.say("page", "label_basic", name=said, met=basic - len(held.missing), all=basic),
        ask=language.say("page", "label_ask", name=said),
        met=tuple(words[one] for one in held.met if one in label.basic),
        missing=tuple(words[one] for one in held.missing),
        more=tuple(words[one] for one in held.met if one not in label.basic),
    )
