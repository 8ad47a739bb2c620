"""`catalogue.json`: what the form on the site works from, so that it makes the same plan as we do."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Mapping
from dataclasses import asdict
from typing import Any

from toolbox.model.addresses import EVALUATION, GUIDELINES
from toolbox.model.city.labels import Label, Service
from toolbox.model.city.policy import Policy
from toolbox.model.event.facts import CLASHES, FACTS
from toolbox.model.limits import EVENING, IN_HOURS, LONGEST_EVENT, ONE_GO
from toolbox.model.pages.guideline import Action, Guideline, instead_of
from toolbox.model.pages.marks import MARKS, Marks
from toolbox.model.pages.page import Wording
from toolbox.model.project import Project
from toolbox.model.vocabulary import Heat, Phase, Weight
from toolbox.write.figures import FIGURE
from toolbox.write.files.csv import separator
from toolbox.write.files.ics import host_of
from toolbox.write.files.vtimezone import vtimezone
from toolbox.write.words.actions import first_limits
from toolbox.write.words.columns import LINE, TABLE, saying
from toolbox.write.words.help import by_urgency, contact, help_lines, partner_rows
from toolbox.write.words.language import Language, speak
from toolbox.write.words.view import persons

_WORDS = (
    "tier_for",
    "phase",
    "fact",
    "bound",
    "scale",
    "reason",
    "derived",
    "form",
    "page",
    *MARKS,
    "sheet",
)
_CHOSEN = ("one", "several", "scale")


def catalogue_json(project: Project, code: str, asked: Collection[str] | None = None) -> str:
    """The text of the catalogue of one language: guidelines that are switched on, policy, choices and words.

    Of the words of pages it has those that are `asked` for, or that stand over a column; where nobody says, all.
    """
    language = speak(project, code)
    data = {
        "language": code,
        "locale": str(language.locale).replace("_", "-"),
        "facts": [fact.here(project.policy.sound_levels).data() for fact in FACTS],
        "clashes": [clash.data() for clash in CLASHES],
        "limits": {"days": LONGEST_EVENT, "evening": EVENING, "in_hours": IN_HOURS, "one_go": ONE_GO},
        "figure": FIGURE,
        "choices": {"heat": list(Heat), "phase": list(Phase), "weight": list(Weight)},
        "first": first_limits(),
        "marks": Marks().data(),
        "policy": _policy(project.policy, code),
        "guidelines": [
            _guideline(one, code, project.policy.contact.url)
            for one in sorted(project.published, key=lambda one: one.id)
        ],
        "partners": partner_rows(project.known_partners, project, code),
        "help": [
            asdict(row) | {"when": one.when.model_dump(mode="json", exclude_none=True)}
            for one, row in zip(by_urgency(project.policy), help_lines(project.policy, code), strict=True)
        ],
        "addresses": {name: project.addresses[name] for name in (EVALUATION, GUIDELINES)},
        "columns": {
            "table": [{"name": column.name, "heading": column.heading} for column in TABLE],
            "line": {column.name: column.spot for column in LINE},
            "calendar": saying("calendar"),
        },
        "zone": vtimezone(project.policy.zone),
        "persons": persons(project, in_names=True),
        "contact": contact(project.policy, code),
        "words": _words(language, asked),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=asdict) + "\n"


def _words(language: Language, asked: Collection[str] | None) -> dict[str, Any]:
    """The words in which a form asks and says a plan."""
    groups = [fact.group for fact in FACTS if fact.value.kind in _CHOSEN]
    words = {name: language.group(name) for name in dict.fromkeys((*groups, *_WORDS))}
    if asked is not None:
        over = {column.heading[1] for column in TABLE}
        words["page"] = {name: one for name, one in words["page"].items() if name in asked or name in over}
    return words


def _policy(policy: Policy, code: str) -> dict[str, Any]:
    """The city's decisions that a plan is reckoned from; figures with decimals are texts, so that none is lost."""
    return {
        "city": policy.city,
        "timezone": policy.timezone,
        "host": host_of(policy),
        "separator": separator(policy),
        "tiers": policy.tiers.model_dump(mode="json"),
        "per_day": policy.per_day,
        "heat": policy.heat.model_dump(mode="json", exclude={"sources"}),
        "quantities": {
            name: {
                "label": policy.say(one.label, code),
                **({"singular": policy.say(one.singular, code)} if one.singular else {}),
                "unit": policy.say(one.unit, code) if one.unit else "",
                "ways": [way.model_dump(mode="json", exclude_none=True) for way in one.ways],
                **({"most": one.most} if one.most else {}),
            }
            for name, one in policy.quantities.items()
        },
        "labels": [_label(name, one, policy, code) for name, one in policy.shown_labels.items()],
        "roles": {name: policy.say(words, code) for name, words in policy.roles.items()},
    }


def _label(id_: str, label: Label, policy: Policy, code: str) -> dict[str, Any]:
    def services(some: Mapping[str, Service]) -> list[dict[str, Any]]:
        return [
            {"id": name, "label": policy.say(one.label, code), "actions": list(one.actions)}
            for name, one in some.items()
        ]

    return {
        "id": id_,
        "name": policy.say(label.name, code),
        "url": label.url,
        "when": label.when.model_dump(mode="json", exclude_none=True),
        "basic": services(label.basic),
        "more": services(label.more),
    }


def _guideline(guideline: Guideline, code: str, desk: str) -> dict[str, Any]:
    words = guideline.worded(code)
    unlike, there = guideline.in_another(code)
    return {
        "id": guideline.id,
        "title": words.title,
        **({"lang": there} if "title" in unlike else {}),
        "tier": guideline.tier,
        "principle": guideline.principle,
        "when": guideline.when.model_dump(mode="json", exclude_none=True),
        "partners": guideline.partners,
        "actions": [
            # In this order they pack best; marks that are as where nobody says anything stand once for all.
            {
                "text": words.texts[action.id],
                **_late(guideline, action, words, unlike, there),
                "id": action.id,
                "role": action.role,
                "phase": action.phase,
                "due": action.due,
                **({"marks": marks} if (marks := action.marks.said()) else {}),
                **({"settle": settle.model_dump(mode="json")} if (settle := action.settled(words, desk)) else {}),
                **({"when": when} if (when := action.when.model_dump(mode="json", exclude_none=True)) else {}),
                **({"translated": False} if action.id in words.missing else {}),
                **({"lang": there} if action.id in unlike else {}),
            }
            for action in guideline.actions
        ],
    }


def _late(guideline: Guideline, action: Action, words: Wording, unlike: Container[str], there: str) -> dict[str, Any]:
    """What to do instead of an action that is late, and the ids that it had before.

    What is `unlike` the rest stands in the language that is named.
    """
    found: dict[str, Any] = {}
    name = instead_of(action.id)
    if name in words.texts:
        found["instead"] = words.texts[name]
        if name in unlike:
            found["instead_lang"] = there
        if name in words.missing:
            found["instead_translated"] = False
    if action.was:
        found["was"] = list(action.former_ids(guideline.id))
    return found
