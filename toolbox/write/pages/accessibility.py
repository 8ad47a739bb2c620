"""The page on accessibility: the city's statement in words, what the site does for everybody, and privacy."""

from __future__ import annotations

from typing import Any

from toolbox.model.project import Project
from toolbox.model.statement import Ground, Statement
from toolbox.write.words.language import Language


def statement_view(project: Project, language: Language) -> dict[str, Any]:
    """What the statement says, part by part; nothing where the city has filled in none."""
    policy, statement = project.policy, project.policy.accessibility
    if statement is None:
        return {}
    code, words = language.code, language.group("statement")
    standard = words["standard"]
    scope = {
        "city": policy.city,
        "law": policy.say(statement.law, code),
        "site": policy.say(policy.site_name, code),
        "url": policy.address(policy.source_language),
    }
    days = statement.answer_days
    return {
        "words": words,
        "scope": words["scope"].format(**scope),
        "status": words["status"][statement.status].format(standard=standard),
        "gaps": _gaps(statement, project, language),
        "prepared": _prepared(statement, language),
        "report": statement.report or "",
        "answer": language.count(days, "statement", "answer") if days else "",
        "enforcement": {"name": policy.say(statement.enforcement.name, code), "url": statement.enforcement.url},
    }


def _gaps(statement: Statement, project: Project, language: Language) -> list[dict[str, Any]]:
    """What is not accessible, by why; as the model has it, in this order."""
    say = project.policy.say
    groups = []
    for ground in Ground:
        rows = [
            {"what": say(gap.what, language.code), "instead": say(gap.instead, language.code) if gap.instead else ""}
            for gap in statement.not_accessible
            if gap.why is ground
        ]
        if rows:
            groups.append({"title": language.say("statement", "why", ground), "rows": rows})
    return groups


def _prepared(statement: Statement, language: Language) -> list[str]:
    """When and how the statement was made."""
    lines = [
        language.say("statement", "prepared", day=language.day(statement.prepared, "d MMMM y")),
        language.say("statement", "method", statement.method),
    ]
    if statement.reviewed:
        lines.append(language.say("statement", "reviewed", day=language.day(statement.reviewed, "d MMMM y")))
    return lines
