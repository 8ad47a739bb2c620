"""A new signal for the steering group: a few questions, and its page; nothing about who gets in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from toolbox.check.persons import KINDS, Kind, names_person, personal
from toolbox.desk.new import Asker, own_stem, write_filled
from toolbox.desk.questions import Question, ask, model_says, problem_said
from toolbox.model.addresses import SIGNAL
from toolbox.model.monitor import Signal
from toolbox.model.naming import slug
from toolbox.phrases import phrases


def signal_questions(language: str, today: date | None = None) -> list[Question]:
    """What there is to ask about a signal."""
    words = phrases(language)
    asked = words["desk"]["signal"]
    choices = {name: words["monitor"][name] for name in ("theme", "side", "certainty", "source")}

    def one(field: str, default: str | None = None, example: str = "") -> Question:
        return Question(field, asked[field], choices.get(field), default=default, example=example)

    return [
        one("title"),
        one("date", today.isoformat() if today else None, example="2027-03-13"),
        one("area"),
        *(one(field) for field in ("theme", "side", "certainty", "source", "seen")),
        one("follow_up", ""),
        one("owner", ""),
    ]


PUBLIC = ("title", "theme", "seen")
"""What a form that anybody can read may ask of a signal: the rest stays with the steering group."""


def new_signal(
    given: Mapping[str, str | None],
    folder: Path,
    today: date,
    asker: Asker,
    kinds: Sequence[Kind] = KINDS,
    known: frozenset[str] = frozenset(),
) -> Path:
    """Ask for a signal and write its page.

    `kinds` are the forms by which persons are found, `known` the digits of numbers that may stand.
    Raises Missing, ValueError and FileExistsError.
    """
    stem = _own_stem(given, today, asker.language, kinds)
    filler = {"title": "x", "date": today.isoformat(), "area": "x", "theme": "other", "side": "person", "seen": "x"}
    filler |= {"certainty": "seen", "source": "other"}

    def wrong(field: str, answer: str) -> str:
        if answer == "" and field in ("follow_up", "owner"):
            return ""
        who = dict.fromkeys(kind for _, kind in personal(answer, known, kinds))
        if who:
            return "\n".join(f"'{field}': {problem_said(f'personal-{kind}', asker.language)}" for kind in who)
        said = model_says(Signal, field, answer, filler, asker.language, id="x") or asker.guard(answer)
        if said or field != "date" or answer <= today.isoformat():
            return said
        days = {"date": answer, "today": today.isoformat()}
        return f"'{field}': {problem_said('signal-ahead', asker.language, **days)}"

    answers: dict[str, Any] = ask(signal_questions(asker.language, today), given, wrong, asker.prompt, asker.notify)
    stem = stem or slug(answers["title"])[:45].strip("-") or phrases(asker.language)["addresses"][SIGNAL]
    path = folder / f"{answers['date']}-{stem}.md"
    return write_filled(path, "signal.md.j2", words=phrases(asker.language), **answers)


def _own_stem(given: Mapping[str, str | None], today: date, language: str, kinds: Sequence[Kind]) -> str:
    """The name that was given, good for a file behind a day; or nothing. Raises ValueError."""
    stem = own_stem(given, language)
    own_stem({"slug": stem and f"{today}-{stem}"}, language)
    if stem and names_person(stem, given.get("title") or "", kinds):
        raise ValueError(f"'slug': {problem_said('file-personal', language)}")
    return stem
