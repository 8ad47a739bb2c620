"""New files: an event, a guideline, with a comment at each line that says what may stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from toolbox.check.persons import KINDS, Kind, personal
from toolbox.desk.questions import Question, ask, model_says, problem_said, slug
from toolbox.desk.saved import save_new
from toolbox.desk.yaml_text import flow, scalar
from toolbox.model.addresses import GUIDELINES, SIGNAL
from toolbox.model.facts import ANNOUNCED, BY_NAME, REQUIRED, Fact
from toolbox.model.fields import yes_or_no
from toolbox.model.guideline import Action, GuidelineHead
from toolbox.model.local import Local
from toolbox.model.monitor import Signal
from toolbox.model.page import Source
from toolbox.model.policy import Policy
from toolbox.model.profile import Profile
from toolbox.model.rules import Rule
from toolbox.model.sound import SoundLevels
from toolbox.model.vocabulary import Phase, Tier
from toolbox.phrases import phrases, with_classes
from toolbox.read.addresses import read_addresses
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
    """How to ask and to tell, and in which language."""

    prompt: Callable[[str, str | None], str]
    notify: Callable[[str], None]
    language: str


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
        fact.name, form[fact.name], choices, value["kind"] == "several", default, _EXAMPLES.get(fact.name, "")
    )


def new_event(given: Mapping[str, str | None], folder: Path, asker: Asker, local: Local = HERE) -> Path:
    """Ask for an event and write its profile; its hours and levels of sound are those of the city.

    Raises Missing, ValueError, and FileExistsError.
    """
    questions = event_questions(asker.language, local.sound)
    known: dict[str, Any] = {}

    def wrong(field: str, answer: str) -> str:
        problem = wrong_answer(field, answer, known, asker.language, local)
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
    path = folder / f"{given.get('slug') or slug(answers['name']) or 'event'}.yml"
    return event_file(answers, path, asker.language, local.sound)


def wrong_answer(field: str, answer: str, known: Mapping[str, Any], language: str, local: Local) -> str:
    """What is wrong with an answer about an event, beside answers that are `known`; nothing where it is good."""
    if answer == "" and _may_stay_open(BY_NAME[field]):
        return ""
    value = _value(field, answer)
    return model_says(Profile, field, value, {**_EVENT, **known}, language, local, slug="event")


def event_file(answers: Mapping[str, Any], path: Path, language: str, levels: SoundLevels) -> Path:
    """Write the profile of an event; `answers` are as they stand in it, what has none is left to be filled in.

    What may stand in a line is told with the city's own classes of sound.

    Raises FileExistsError.
    """
    words = phrases(language)
    whole = {fact.name: answers.get(fact.name, "") for fact in _asked()}
    return _write(
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

    One without an answer is there to be filled in, behind a `#`.
    """
    rows = []
    for fact in (fact for fact in _asked() if fact.name not in _WRITTEN):
        value, answer = fact.here(levels).value.data(), answers[fact.name]
        may = " | ".join(map(str, value["choices"])) if "choices" in value else words["form"][fact.name]
        written = f"[{', '.join(answer)}]" if isinstance(answer, list) else answer
        rows.append({"line": f"{fact.name}: {written}" if written else f"# {fact.name}:", "may": may})
    return rows


def _guideline_questions(policy: Policy, words: Mapping[str, Any], roles: Mapping[str, str]) -> list[Question]:
    desk = words["desk"]
    return [
        Question("title", desk["title"]),
        Question("principle", words["page"]["principle"], words["principle"]),
        Question("tier", words["page"]["tier"], words["tier_for"], default=str(Tier.BASIC)),
        Question("stage", desk["stage"], default=str(policy.stage)),
        Question("action", desk["action"]),
        Question("role", words["page"]["role"], roles),
        Question("phase", words["page"]["phase"], words["phase"]),
        Question("due", desk["due"], default="14"),
        Question("source", desk["source"]),
        Question("url", desk["url"], default=""),
        Question("why", desk["why"]),
    ]


def new_guideline(given: Mapping[str, str | None], docs: Path, policy: Policy, today: date, asker: Asker) -> Path:
    """Ask for a guideline with its first action and write its page. Raises Missing, ValueError and FileExistsError."""
    words = phrases(asker.language)
    desk = words["desk"]
    roles = {name: policy.say(label, asker.language) for name, label in policy.roles.items()}
    action = {"id": "do", "text": "x", "role": next(iter(roles)), "phase": "before"}
    head = {"title": "x", "principle": "none", "tier": "basic", "stage": "1", "actions": [action]}
    head |= {"sources": [{"title": "x"}], "reviewed": today.isoformat()}
    questions = _guideline_questions(policy, words, roles)

    def wrong(field: str, answer: str) -> str:
        if field in ("title", "principle", "tier", "stage"):
            return model_says(GuidelineHead, field, answer, head, asker.language)
        if field == "role" and answer not in roles:
            return f"'{answer}': {', '.join(roles)}"
        if field in ("action", "phase", "due"):
            return model_says(Action, "text" if field == "action" else field, answer, action, asker.language)
        if field in ("source", "url") and answer:
            return model_says(Source, "title" if field == "source" else field, answer, {"title": "x"}, asker.language)
        return "" if answer or field == "url" else desk["needed"]

    answers: dict[str, Any] = ask(questions, given, wrong, asker.prompt, asker.notify)
    if answers["phase"] == Phase.DURING:
        answers["due"] = "0"
    name = given.get("slug") or slug(answers["title"]) or "richtlijn"
    source = policy.source_language
    path = docs / source / read_addresses(docs, source)[GUIDELINES] / f"{name}.md"
    action_id = slug(" ".join(answers["action"].split()[:3])) or "do"
    answers |= {"action_id": action_id, "roles": list(roles), "groups": list(policy.groups), "today": today.isoformat()}
    return _write(path, "guideline.md.j2", words=words, **answers)


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
    given: Mapping[str, str | None], folder: Path, today: date, asker: Asker, kinds: Sequence[Kind] = KINDS
) -> Path:
    """Ask for a signal and write its page; `kinds` are the forms by which persons are found.

    Raises Missing, ValueError and FileExistsError.
    """
    filler = {"title": "x", "date": today.isoformat(), "area": "x", "theme": "other", "side": "person", "seen": "x"}
    filler |= {"certainty": "seen", "source": "other"}

    def wrong(field: str, answer: str) -> str:
        if answer == "" and field in ("follow_up", "owner"):
            return ""
        if found := personal(answer, kinds=kinds):
            return problem_said(f"personal-{found[0][1]}", asker.language)
        return model_says(Signal, field, answer, filler, asker.language, id="x")

    answers: dict[str, Any] = ask(signal_questions(asker.language, today), given, wrong, asker.prompt, asker.notify)
    stem = given.get("slug") or slug(answers["title"])[:45].strip("-") or phrases(asker.language)["addresses"][SIGNAL]
    path = folder / f"{answers['date']}-{stem}.md"
    return _write(path, "signal.md.j2", words=phrases(asker.language), **answers)


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


def _write(path: Path, template: str, **values: Any) -> Path:
    text = filled(template, **values)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_new(path, text.encode())
    return path
