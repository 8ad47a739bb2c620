"""Asking for what a file needs, one plain question at a time, each answer checked by the model itself."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolbox.model.base import Model
from toolbox.model.event.local import Local
from toolbox.model.problem import Place, Problem, Problems
from toolbox.read.yaml.tree import compose
from toolbox.read.yaml.validation import HERE, validate
from toolbox.report import line


class Missing(Exception):
    """There is nobody to ask, and these options were not given; `wrong` is what is told of those that were."""

    def __init__(self, names: Sequence[str], wrong: Sequence[str] = ()) -> None:
        super().__init__(", ".join(f"--{name}" for name in names))
        self.wrong = wrong


@dataclass(frozen=True)
class Question:
    """What to ask for a field; `choices` are shown with their words, `many` takes several with a comma between.

    `example` shows the form of an answer that is not plain words. One that `stays_open` has no answer where nobody was
    asked: its default is what people confirm, not what they said.
    """

    field: str
    text: str
    choices: Mapping[str, str] | None = None
    many: bool = False
    default: str | None = None
    example: str = ""
    stays_open: bool = False

    def meant(self, answer: str) -> str:
        """An answer with the values in the place of their words, which are shown beside them."""
        by_words = {words.casefold(): value for value, words in (self.choices or {}).items()}
        parts = [one.strip() for one in answer.split(",")] if self.many else [answer.strip()]
        if not any(one.casefold() in by_words for one in parts):
            return answer
        return ", ".join(by_words.get(one.casefold(), one) for one in parts)

    def full(self) -> str:
        """The question as it is asked."""
        if not self.choices:
            return f"{self.text} ({self.example})" if self.example else self.text
        listed = ", ".join(f"{value} ({words})" for value, words in self.choices.items())
        return f"{self.text}\n  {listed}\n "


def ask(
    questions: Sequence[Question],
    given: Mapping[str, str | None],
    wrong: Callable[[str, str], str],
    prompt: Callable[[str, str | None], str],
    notify: Callable[[str], None],
    needless: Callable[[str, Mapping[str, str]], bool] = lambda field, answers: False,
) -> dict[str, str]:
    """The answers by field: those that were given, the rest asked for until each is good.

    A question that is `needless` beside the answers before it is not asked; its default stands. `wrong` says what is
    wrong with an answer for a field, or nothing. Raises Missing where nobody can be asked, and ValueError where an
    answer that was given is wrong.
    """
    answers: dict[str, str] = {}
    lacking = [one.field for one in questions if given.get(one.field) is None and one.default is None]
    asked = bool(lacking) and sys.stdin.isatty()
    said = {one.field: answer for one in questions if (answer := given.get(one.field)) is not None}
    bad = [_of_option(field, told) for field, answer in said.items() if (told := wrong(field, answer))]
    if lacking and not asked:
        raise Missing(lacking, bad)
    if bad:
        raise ValueError("\n".join(bad))
    for one in questions:
        if (answer := given.get(one.field)) is not None:
            answers[one.field] = answer
            continue
        if needless(one.field, answers) or (one.stays_open and not asked):
            answers[one.field] = "" if one.stays_open else one.default or ""
            continue
        while True:
            answer = one.meant(prompt(one.full(), one.default)) if asked else one.default or ""
            problem = wrong(one.field, answer)
            if not problem:
                break
            notify(problem)
        answers[one.field] = answer
    return answers


def _of_option(field: str, told: str) -> str:
    """What is wrong with an option, which is named where the message names neither its key nor what it is called."""
    named = f"'{field}'" in told or told.startswith("--") or told[0].isalpha()
    return told if named else f"--{field.replace('_', '-')}: {told}"


def model_says(
    model: type[Model],
    field: str,
    value: Any,
    filler: Mapping[str, Any],
    language: str,
    local: Local = HERE,
    **known: Any,
) -> str:
    """What a model finds wrong with one value, as our messages in a language say it; nothing where it is good.

    `filler` are good values for the other fields.
    """
    data = {**filler, field: value}
    text = "\n".join(f"{key}: {json.dumps(one, ensure_ascii=False)}" for key, one in data.items())
    problems = Problems()
    node = compose(text, field, problems)
    if node is not None:
        validate(model, node, problems, local, **known)
    number = list(data).index(field) + 1
    told = [problem for problem in problems if problem.place.line == number]
    return _without_place(line(told[0], language)) if told else ""


def problem_said(code: str, language: str, **details: str) -> str:
    """A problem that a file could have, said of an answer."""
    return _without_place(line(Problem(Place(""), code, details), language))


def _without_place(said: str) -> str:
    return re.sub(r"^[^:]*:\d+:\d+: ", "", said)
