"""A new guideline: a few questions, and its page with its first action."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from toolbox.desk.new import Asker, own_stem, write_filled
from toolbox.desk.questions import Question, ask, model_says, problem_said
from toolbox.model.addresses import GUIDELINES
from toolbox.model.city.policy import Policy
from toolbox.model.naming import slug
from toolbox.model.pages.guideline import Action, GuidelineHead
from toolbox.model.pages.page import Source
from toolbox.model.pages.placeholders import PLACEHOLDER, named_in
from toolbox.model.problem import listed
from toolbox.model.vocabulary import Phase, Tier
from toolbox.phrases import LANGUAGES, phrases
from toolbox.read.addresses import read_addresses


def _guideline_questions(
    policy: Policy, words: Mapping[str, Any], roles: Mapping[str, str], phase: str | None
) -> list[Question]:
    """The questions; of a `phase` that was given and has a day of its own, that day is asked and never assumed."""
    desk = words["desk"]
    day = None if phase in (Phase.BEFORE, Phase.AFTER) else "14"
    return [
        Question("title", desk["title"]),
        Question("principle", words["page"]["principle"], words["principle"]),
        Question("tier", words["page"]["tier"], words["tier_for"], default=str(Tier.BASIC)),
        Question("stage", desk["stage"], default=str(policy.stage)),
        Question("action", desk["action"]),
        Question("role", words["page"]["role"], roles),
        Question("phase", words["page"]["phase"], words["phase"]),
        Question("due", desk["due"], default=day),
        Question("source", desk["source"]),
        Question("url", desk["url"], default=""),
        Question("why", desk["why"]),
    ]


def new_guideline(given: Mapping[str, str | None], docs: Path, policy: Policy, today: date, asker: Asker) -> Path:
    """Ask for a guideline with its first action and write its page. Raises Missing, ValueError and FileExistsError."""
    stem = own_stem(given, asker.language)
    words = phrases(asker.language)
    desk = words["desk"]
    roles = {name: policy.say(label, asker.language) for name, label in policy.roles.items()}
    action = {"id": "do", "text": "x", "role": next(iter(roles)), "phase": "before"}
    head = {"title": "x", "principle": "none", "tier": "basic", "stage": "1", "actions": [action]}
    head |= {"sources": [{"title": "x"}], "reviewed": today.isoformat()}
    questions = _guideline_questions(policy, words, roles, given.get("phase"))

    def wrong(field: str, answer: str) -> str:
        return _wrong(field, answer) or asker.guard(answer)

    def _wrong(field: str, answer: str) -> str:
        if field in ("title", "principle", "tier", "stage"):
            return model_says(GuidelineHead, field, answer, head, asker.language)
        if field == "role" and answer not in roles:
            return problem_said("unknown-role", asker.language, name=answer, choices=listed(roles))
        if field in ("action", "phase", "due"):
            told = model_says(Action, "text" if field == "action" else field, answer, action, asker.language)
            told = told or (_has_no_figure(answer, policy, asker.language) if field == "action" else "")
            return told or _has_no_day(field, answer, given, asker.language)
        if field in ("source", "url") and answer:
            return model_says(Source, "title" if field == "source" else field, answer, {"title": "x"}, asker.language)
        return "" if answer or field == "url" else desk["needed"]

    def needless(field: str, answers: Mapping[str, str]) -> bool:
        return field == "due" and answers["phase"] == Phase.DURING

    answers: dict[str, Any] = ask(questions, given, wrong, asker.prompt, asker.notify, needless)
    name = stem or slug(answers["title"]) or "richtlijn"
    source = policy.source_language
    path = docs / source / read_addresses(docs, source)[GUIDELINES] / f"{name}.md"
    action_id = slug(" ".join(answers["action"].split()[:3])) or "do"
    answers |= {"action_id": action_id, "roles": list(roles), "groups": list(policy.groups), "today": today.isoformat()}
    # Prose has no figures of its own: those of an action are worked out for each event.
    answers["in_prose"] = " ".join(PLACEHOLDER.sub("", answers["action"]).split())
    page = phrases(source) if source in LANGUAGES else words
    return write_filled(path, "guideline.md.j2", words=words, page=page, **answers)


def _has_no_figure(answer: str, policy: Policy, language: str) -> str:
    """What is wrong where the text of an action names a quantity that the policy does not have, or half of one."""
    if unknown := [name for name in named_in(answer) if name not in policy.quantities]:
        code = "unknown-quantity" if policy.quantities else "unknown-quantity-none"
        return problem_said(code, language, name=unknown[0], choices=listed(policy.quantities))
    return problem_said("brace-alone", language) if re.search("[{}]", PLACEHOLDER.sub("", answer)) else ""


def _has_no_day(field: str, answer: str, given: Mapping[str, str | None], language: str) -> str:
    """What is wrong where days were given for what is done during the event: told of the days, or of a phase that
    somebody was asked for.
    """
    due, phase = given.get("due") or "", given.get("phase")
    if (answer if field == "phase" else phase) != Phase.DURING or not due.strip("+0"):
        return ""
    tells = field == "due" or (field == "phase" and phase is None)
    return problem_said("due-during", language, value=due) if tells else ""
