"""The forms "add an event" and "hand in a signal" of the city's repository (GitHub issue forms), made from the same
questions as `new`, and the way back: from what somebody filled in to the answers.

python -m toolbox.desk.forms          writes .github/ISSUE_TEMPLATE/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from toolbox.desk.new import event_questions
from toolbox.desk.questions import Question
from toolbox.desk.signals import PUBLIC, signal_questions
from toolbox.model.addresses import SIGNAL
from toolbox.model.event.sound import DEFAULT as SOUND
from toolbox.model.event.sound import SoundLevels
from toolbox.model.problem import Problems
from toolbox.phrases import FALLBACK, LANGUAGES, phrases
from toolbox.read.policy import local_of, read_policy

FOLDER = Path(__file__).resolve().parent.parent.parent / ".github" / "ISSUE_TEMPLATE"
ROOT = FOLDER.parent.parent
_NOTHING = ("_No response_", "")
"""What GitHub writes where nothing was filled in."""
_LONGEST = 200
"""So many characters GitHub shows of a form in its list."""
_LONG = ("seen",)
"""Answers of more than a line."""


def language_of(policy: Path) -> str:
    """The language of a city's forms: its first one, or English where we do not have its words."""
    city, _ = read_policy(policy, Problems())
    return city.source_language if city and city.source_language in LANGUAGES else FALLBACK


def forms(language: str, levels: SoundLevels = SOUND) -> dict[str, dict[str, Any]]:
    """Each form by the name of its file, as GitHub takes it, with the city's classes of sound; anybody may read it."""
    words = phrases(language)
    signal = [question for question in signal_questions(language) if question.field in PUBLIC]
    return {
        f"{words['desk']['form_file']}.yml": _form("form", event_questions(language, levels), words),
        f"{words['addresses'][SIGNAL]}.yml": _form("signal", signal, words),
    }


def _form(kind: str, questions: list[Question], words: Mapping[str, Any]) -> dict[str, Any]:
    desk = words["desk"]
    about = desk[f"{kind}_about"]
    return {
        "name": desk[f"{kind}_name"],
        "description": about if len(about) < _LONGEST else desk[f"{kind}_name"],
        "title": f"{desk[f'{kind}_title']} ",
        "body": [
            {"type": "markdown", "attributes": {"value": about}},
            *(_field(question, words["form"]) for question in questions),
        ],
    }


def _field(question: Question, words: Mapping[str, str]) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.text}
    if hint := words.get(f"{question.field}_hint"):
        attributes["description"] = hint
    if question.example:
        attributes["placeholder"] = question.example
    if question.choices:
        attributes |= {"options": list(question.choices.values()), "multiple": question.many}
        if question.default:
            attributes["default"] = list(question.choices).index(question.default)
    kind = "dropdown" if question.choices else "textarea" if question.field in _LONG else "input"
    needed = {"required": question.default != ""}
    return {"type": kind, "id": question.field, "attributes": attributes, "validations": needed}


def answers(text: str, questions: list[Question]) -> dict[str, str]:
    """What was filled in, by field, from the text that GitHub makes of a form: a heading a question, its answer below.

    An answer that is none of the choices stays as it was written, so that it is told.
    """
    asked = {question.text: question for question in questions}
    parts = re.split(r"^### +(.+?) *$", text.replace("\r\n", "\n"), flags=re.MULTILINE)[1:]
    found = {}
    for label, said in zip(parts[::2], parts[1::2], strict=True):
        question, answer = asked.get(label.strip()), said.strip()
        if question and answer not in _NOTHING:
            found[question.field] = _chosen(question, answer)
    return found


def _chosen(question: Question, answer: str) -> str:
    """The words of a choice as its id; of several, where words themselves hold a comma, the longest first."""
    choices = {label: value for value, label in (question.choices or {}).items()}
    if not question.many:
        return choices.get(answer, answer)
    for label in sorted(choices, key=len, reverse=True):
        answer = re.sub(rf"(?:(?<=^)|(?<=, )){re.escape(label)}(?=,|$)", choices[label], answer)
    return answer


def main() -> None:
    """Write the forms of this city."""
    write_forms(ROOT)


def write_forms(root: Path) -> None:
    """Write the forms into the folder of a city."""
    folder = root / FOLDER.relative_to(ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    policy = root / "policy.yml"
    levels = local_of(policy).sound
    for name, form in forms(language_of(policy), levels).items():
        (folder / name).write_text(as_file(form), encoding="utf-8")


def as_file(form: dict[str, Any]) -> str:
    """A form as YAML."""
    return "# Made by make schemas; change the words in toolbox/phrases.\n" + yaml.safe_dump(
        form, allow_unicode=True, sort_keys=False, width=120
    )


if __name__ == "__main__":
    main()
