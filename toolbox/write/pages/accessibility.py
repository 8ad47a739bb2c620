"""The page on accessibility: the city's statement in words, what the site does for everybody, and privacy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolbox.model.city.statement import NotAccessible, Statement
from toolbox.model.project import Project
from toolbox.write.words.help import Contact
from toolbox.write.words.language import Language, Phrases


@dataclass(frozen=True)
class Gap:
    """What is not accessible, and what there is instead."""

    what: str
    instead: str


@dataclass(frozen=True)
class GapGroup:
    """What is not accessible for one reason."""

    title: str
    rows: tuple[Gap, ...]


@dataclass(frozen=True)
class StatementView:
    """What the statement says, part by part; `words` are phrases."""

    words: Phrases
    scope: str
    status: str
    gaps: tuple[GapGroup, ...]
    prepared: tuple[str, ...]
    report: str
    answer: str
    enforcement: Contact


def statement_view(project: Project, language: Language) -> StatementView | None:
    """What the statement says; nothing where the city has filled in none."""
    policy, statement = project.policy, project.policy.accessibility
    if statement is None:
        return None
    code, words = language.code, language.group("statement")
    scope = {
        "city": policy.city,
        "law": policy.say(statement.law, code),
        "site": policy.say(policy.site_name, code),
        "url": policy.address(policy.source_language),
    }
    days = statement.answer_days
    return StatementView(
        words=words,
        scope=words["scope"].format(**scope),
        status=words["status"][statement.status].format(standard=words["standard"]),
        gaps=tuple(_gaps(statement, project, language)),
        prepared=tuple(_prepared(statement, language)),
        report=statement.report or "",
        answer=language.count(days, "statement", "answer") if days else "",
        enforcement=Contact(policy.say(statement.enforcement.name, code), statement.enforcement.url),
    )


def _gaps(statement: Statement, project: Project, language: Language) -> Iterator[GapGroup]:
    """What is not accessible, by why; as the model has it, in this order."""
    say, code = project.policy.say, language.code
    for ground in NotAccessible:
        rows = tuple(
            Gap(say(gap.what, code), say(gap.instead, code) if gap.instead else "")
            for gap in statement.not_accessible
            if gap.why is ground
        )
        if rows:
            yield GapGroup(language.say("statement", "why", ground), rows)


def _prepared(statement: Statement, language: Language) -> Iterator[str]:
    """When and how the statement was made."""
    yield language.say("statement", "prepared", day=language.day(statement.prepared, "d MMMM y"))
    yield language.say("statement", "method", statement.method)
    if statement.reviewed:
        yield language.say("statement", "reviewed", day=language.day(statement.reviewed, "d MMMM y"))
