"""A briefing for each role: what it does in this plan, with what to watch for and what to say."""

from __future__ import annotations

from typing import Any

from toolbox.model.plan import Plan
from toolbox.model.project import Project


def briefings(phases: list[dict[str, Any]], plan: Plan, project: Project) -> list[dict[str, Any]]:
    """One for each role that has something to do, in the policy's order; `phases` are those of the view."""
    pages = {one.id: one.worded(plan.language) for one in project.shown(project.briefings)}
    found = []
    for role, names in project.policy.roles.items():
        mine = [
            {
                "id": phase["id"],
                "label": phase["label"],
                "actions": [one for one in phase["actions"] if one["role_id"] == role],
            }
            for phase in phases
        ]
        if not any(phase["actions"] for phase in mine):
            continue
        words = pages.get(role)
        found.append(
            {
                "role": project.policy.say(names, plan.language),
                "intro": " ".join(words.body.split()) if words else "",
                "watch": _lines(words, "watch"),
                "say": _lines(words, "say"),
                "phases": [phase for phase in mine if phase["actions"]],
            }
        )
    return found


def _lines(words: Any, kind: str) -> list[str]:
    return [text for name, text in words.texts.items() if name.startswith(f"{kind}-")] if words else []
