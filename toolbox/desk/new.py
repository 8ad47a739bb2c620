"""New files: an event, a guideline, with a comment at each line that says what may stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from toolbox.check.persons import personal
from toolbox.desk.questions import Question, as_yaml, ask, model_says, problem_said, slug
from toolbox.model.guideline import Action, GuidelineHead
from toolbox.model.monitor import Signal
from toolbox.model.page import Source
from toolbox.model.policy import Policy
from toolbox.model.profile import Profile
from toolbox.model.vocabulary import Entry, Phase, Tier
from toolbox.phrases import phrases

_EVENT: dict[str, Any] = {
    "name": "x",
    "kind": "party",
    "start": "2027-01-01T20:00",
    "end": "2027-01-02T02:00",
    "attendance": "100",
    "setting": ["indoor"],
    "ages": ["18-plus"],
}
_MANY = ("setting", "ages")
_SAYS_YES = ("yes", "ja", "y", "j", "true")


@dataclass(frozen=True)
class Asker:
    """How to ask and to tell, and in which language."""

    prompt: Callable[[str, str | None], str]
    tell: Callable[[str], None]
    language: str


def event_questions(language: str) -> list[Question]:
    """What there is to ask about an event. A question whose default is empty may stay without an answer."""
    words = phrases(language)
    form = words["form"]

    def one(field: str, default: str | None = None, example: str = "") -> Question:
        choices = {str(key): label for key, label in words.get(field, {}).items()} or None
        return Question(field, form[field], choices, field in _MANY, default, example)

    yes_no = [
        Question(field, form[field], {"yes": form["yes"], "no": form["no"]}, default=default)
        for field, default in (("alcohol", "yes"), ("glass", "no"), ("camping", "no"))
    ]
    return [
        one("name"),
        one("kind"),
        one("start", example="2027-03-13T21:00"),
        one("end", example="2027-03-14T03:00"),
        one("attendance"),
        one("setting"),
        one("ages"),
        one("place", ""),
        one("organiser", ""),
        *yes_no,
        one("entry", str(Entry.TICKET)),
        Question("sound_level", form["sound_level"], form["sound"], default="95"),
    ]


def new_event(given: Mapping[str, str | None], folder: Path, asker: Asker) -> Path:
    """Ask for an event and write its profile. Raises Missing, ValueError, and FileExistsError."""
    words = phrases(asker.language)
    questions = event_questions(asker.language)
    known: dict[str, Any] = {}

    def wrong(field: str, answer: str) -> str:
        if answer == "" and field in ("place", "organiser"):
            return ""
        value = _list(answer) if field in _MANY else answer
        problem = model_says(Profile, field, value, {**_EVENT, **known}, asker.language, slug="event")
        if not problem:
            known[field] = value
        return problem

    answers: dict[str, Any] = ask(questions, given, wrong, asker.prompt, asker.tell)
    for field in _MANY:
        answers[field] = _list(answers[field])
    for field in ("alcohol", "glass", "camping"):
        answers[field] = str(answers[field].lower() in _SAYS_YES).lower()
    path = folder / f"{given.get('slug') or slug(answers['name']) or 'event'}.yml"
    return _write(path, "event.yml.j2", words=words, **answers)


def new_guideline(given: Mapping[str, str | None], docs: Path, policy: Policy, today: date, asker: Asker) -> Path:
    """Ask for a guideline with its first action and write its page. Raises Missing, ValueError and FileExistsError."""
    words = phrases(asker.language)
    desk = words["desk"]
    roles = {name: policy.say(label, asker.language) for name, label in policy.roles.items()}
    action = {"id": "do", "text": "x", "role": next(iter(roles)), "phase": "before"}
    head = {"title": "x", "principle": "none", "tier": "basic", "stage": "1", "actions": [action]}
    head |= {"sources": [{"title": "x"}], "reviewed": today.isoformat()}
    questions = [
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

    answers: dict[str, Any] = ask(questions, given, wrong, asker.prompt, asker.tell)
    if answers["phase"] == Phase.DURING:
        answers["due"] = "0"
    name = given.get("slug") or slug(answers["title"]) or "richtlijn"
    path = docs / policy.source_language / "richtlijnen" / f"{name}.md"
    answers["action_id"] = slug(" ".join(answers["action"].split()[:3])) or "do"
    return _write(path, "guideline.md.j2", words=words, roles=list(roles), today=today.isoformat(), **answers)


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


def new_signal(given: Mapping[str, str | None], folder: Path, today: date, asker: Asker) -> Path:
    """Ask for a signal and write its page. Raises Missing, ValueError and FileExistsError."""
    filler = {"title": "x", "date": today.isoformat(), "area": "x", "theme": "other", "side": "person", "seen": "x"}
    filler |= {"certainty": "seen", "source": "other"}

    def wrong(field: str, answer: str) -> str:
        if answer == "" and field in ("follow_up", "owner"):
            return ""
        if found := personal(answer):
            return problem_said(f"personal-{found[0][1]}", asker.language)
        return model_says(Signal, field, answer, filler, asker.language, id="x")

    answers: dict[str, Any] = ask(signal_questions(asker.language, today), given, wrong, asker.prompt, asker.tell)
    stem = given.get("slug") or slug(answers["title"])[:45].strip("-") or "signaal"
    path = folder / f"{answers['date']}-{stem}.md"
    return _write(path, "signal.md.j2", words=phrases(asker.language), **answers)


def _list(answer: str) -> list[str]:
    return [one.strip() for one in answer.strip("[] ").split(",") if one.strip()]


def _write(path: Path, template: str, **values: Any) -> Path:
    environment = Environment(
        loader=PackageLoader("toolbox.desk", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters["yaml"] = as_yaml
    text = environment.get_template(template).render(**values)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path
