"""New files, with a comment at each line that says what may stand there: an event, and what the others share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from toolbox.check.persons import Forms
from toolbox.desk.questions import Question, ask, model_says, problem_said
from toolbox.desk.saved import save_new
from toolbox.desk.yaml_text import flow, scalar
from toolbox.model.event.facts import ANNOUNCED, BY_NAME, REQUIRED, Fact
from toolbox.model.event.local import Local
from toolbox.model.event.profile import Profile
from toolbox.model.event.rules import Rule
from toolbox.model.event.sound import SoundLevels
from toolbox.model.fields import yes_or_no
from toolbox.model.naming import slug
from toolbox.phrases import in_language, phrases, with_classes
from toolbox.read.folder import wrong_slug
from toolbox.read.profiles import FORMS, says_who
from toolbox.read.yaml.validation import HERE

_FILLER: dict[str, Callable[[Any], Any]] = {
    "yes-no": lambda _: True,
    "one": lambda value: str(next(iter(value.words))),
    "scale": lambda value: str(next(iter(value.words))),
    "several": lambda value: [str(next(iter(value.words)))],
    "number": lambda value: str(value.lowest),
    "text": lambda _: "x",
}
_EVENT: dict[str, Any] = {
    fact.name: _FILLER[fact.value.kind](fact.value)
    for fact in ANNOUNCED
    if fact.value.kind in _FILLER and not fact.by_city
}
_EVENT |= {"start": "2027-01-01T20:00", "end": "2027-01-02T02:00"}
"""Good values for an event, so that each can be judged by itself."""
_EXAMPLES = {"start": "2027-03-13T21:00", "end": "2027-03-14T03:00"}
_ORDER = ("name", "kind", "start", "end", "attendance", "setting", "ages", "place", "organiser", "alcohol", "glass")
_WRITTEN = ("name", "kind", "start", "end", "attendance", "setting", "ages", "place", "organiser")
"""The lines that the template writes by itself."""


@dataclass(frozen=True)
class Asker:
    """How to ask and to tell, in which language, and what is refused of any answer."""

    prompt: Callable[[str, str | None], str]
    notify: Callable[[str], None]
    language: str
    guard: Callable[[str], str] = lambda text: ""
    """What the wording guard refuses in a text, as it is told; nothing where it lets it through."""


def _asked() -> list[Fact]:
    # Days with nights off are written in the file, or in the form: a terminal is no place for them.
    asked = [fact for fact in ANNOUNCED if fact.value.kind != "days"]
    first = {name: number for number, name in enumerate(_ORDER)}
    return sorted(asked, key=lambda fact: first.get(fact.name, len(first)))


def event_questions(language: str, levels: SoundLevels) -> list[Question]:
    """What there is to ask about an event. A question whose default is empty may stay without an answer."""
    words = with_classes(phrases(language), levels.classes)
    return [_question(fact.here(levels), words) for fact in _asked()]


def _question(fact: Fact, words: dict[str, Any]) -> Question:
    form, value = words["form"], fact.value.data()
    choices = None
    if value["kind"] == "yes-no":
        choices = {"yes": form["yes"], "no": form["no"]}
    elif "choices" in value:
        named: Any = words
        for step in fact.group.split("."):
            named = named[step]
        choices = {str(one): named[str(one)] for one in value["choices"]}
    default = None if fact.default is REQUIRED else fact.answer
    return Question(
        fact.name,
        form[fact.name],
        choices,
        value["kind"] == "several",
        default,
        _EXAMPLES.get(fact.name, ""),
        stays_open=fact.default is not REQUIRED,
    )


def new_event(
    given: Mapping[str, str | None],
    folder: Path,
    asker: Asker,
    local: Local = HERE,
    persons: Forms = FORMS,
) -> Path:
    """Ask for an event and write its profile; its hours and levels of sound are those of the city.

    `persons` are the forms by which persons are found, who have no place in it.

    Raises Missing, ValueError, and FileExistsError.
    """
    own_stem(given, asker.language)
    questions = event_questions(asker.language, local.sound)
    known: dict[str, Any] = {}

    def wrong(field: str, answer: str) -> str:
        problem = wrong_answer(field, answer, known, asker.language, local, persons) or asker.guard(answer)
        if answer and not problem:
            known[field] = _value(field, answer)
        return problem

    answers: dict[str, Any] = ask(questions, given, wrong, asker.prompt, asker.notify)
    for fact in _asked():
        if answers[fact.name] == "":
            continue
        if fact.value.kind == "several":
            answers[fact.name] = _list(answers[fact.name])
        elif fact.value.kind == "yes-no":
            answers[fact.name] = str(yes_or_no(answers[fact.name])).lower()
    path = folder / f"{own_stem(given, asker.language) or slug(answers['name']) or unnamed(str(answers['start']))}.yml"
    return event_file(answers, path, asker.language, local.sound)


def unnamed(start: str) -> str:
    """The name for the file of an event whose own name has none of the letters of an address: by its day."""
    return f"event-{start[:10]}" if start else "event"


def own_stem(given: Mapping[str, str | None], language: str) -> str:
    """The name for the file that was given, or nothing. Raises ValueError where a file of that name is refused."""
    stem = given.get("slug") or ""
    if code := wrong_slug(stem) if stem else "":
        raise ValueError(problem_said(code, language, stem=stem))
    return stem


def wrong_answer(
    field: str,
    answer: str,
    known: Mapping[str, Any],
    language: str,
    local: Local,
    persons: Forms = FORMS,
) -> str:
    """What is wrong with an answer about an event, beside answers that are `known`; nothing where it is good."""
    if answer == "" and _may_stay_open(BY_NAME[field]):
        return ""
    if says_who(field, answer, persons):
        return problem_said("profile-personal", language, key=field)
    value = _value(field, answer)
    return model_says(Profile, field, value, {**_EVENT, **known}, language, local, slug="event")


def event_file(answers: Mapping[str, Any], path: Path, language: str, levels: SoundLevels) -> Path:
    """Write the profile of an event; `answers` are as they stand in it, what has none is left to be filled in.

    What may stand in a line is told with the city's own classes of sound.

    Raises FileExistsError.
    """
    words = in_language(language)
    whole = {fact.name: answers.get(fact.name, "") for fact in _asked()}
    return write_filled(
        path,
        "event.yml.j2",
        words=words,
        kinds=list(BY_NAME["kind"].value.data()["choices"]),
        rows=_rows(whole, words, levels),
        days=answers.get("days", ()),
        **whole,
    )


def _value(field: str, answer: str) -> Any:
    return _list(answer) if BY_NAME[field].value.kind == "several" else answer


def _may_stay_open(fact: Fact) -> bool:
    """Whether a profile is whole without it, because nothing need be said or a rule says it."""
    return fact.default is None or isinstance(fact.default, Rule)


def _rows(answers: Mapping[str, Any], words: dict[str, Any], levels: SoundLevels) -> list[dict[str, str]]:
    """The lines of a profile after those that every event has, each with what may stand there.

    One without an answer is there to be filled in, behind a `#`, with what is assumed so long.
    """
    rows = []
    for fact in (fact.here(levels) for fact in _asked() if fact.name not in _WRITTEN):
        value, answer = fact.value.data(), answers[fact.name]
        may = " | ".join(map(str, value["choices"])) if "choices" in value else words["form"][fact.name]
        written = _written(fact, _assumed(fact, answers) if answer == "" else answer)
        rows.append({"line": f"{'# ' if answer == '' else ''}{fact.name}: {written}".rstrip(), "may": may})
    return rows


def _assumed(fact: Fact, answers: Mapping[str, Any]) -> Any:
    """What is assumed of it so long; nothing where that follows from what has no answer yet."""
    if not isinstance(fact.default, Rule):
        return fact.answer or ""
    named = {line.fact for case in fact.default.cases for line in case.lines}
    facts = {name: tuple(said) if isinstance(said := answers.get(name, ""), list) else said for name in named}
    return "" if "" in facts.values() else fact.default.of(facts)[0]


def _written(fact: Fact, answer: Any) -> str:
    """An answer as it stands in a profile."""
    if fact.value.kind == "yes-no" and answer != "":
        return str(yes_or_no(answer)).lower()
    if fact.value.kind == "several":
        return f"[{', '.join(_list(answer) if isinstance(answer, str) else answer)}]"
    return str(answer)


def _list(answer: str) -> list[str]:
    return [one.strip() for one in answer.strip("[] ").split(",") if one.strip()]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("toolbox.desk", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters["yaml"] = scalar
    environment.filters["flow"] = flow
    return environment


def filled(template: str, **values: Any) -> str:
    """A template of `toolbox/desk/templates`, filled in."""
    return _environment().get_template(template).render(**values)


def write_filled(path: Path, template: str, **values: Any) -> Path:
    """Write a template of `toolbox/desk/templates`, filled in, as a new file. Raises FileExistsError."""
    text = filled(template, **values)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_new(path, text.encode())
    return path
