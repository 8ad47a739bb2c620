"""`policy.yml` of a city elsewhere: its own answers, the choices that any city can begin with, and blanks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from toolbox.check import readability
from toolbox.desk.city.answers import City
from toolbox.desk.city.national import EMERGENCY, Elsewhere
from toolbox.desk.new import filled
from toolbox.desk.yaml_text import block, flow, texts
from toolbox.model.problem import Problems
from toolbox.read.blanks import marks_of
from toolbox.read.yaml.file import read_yaml

Ids = Mapping[tuple[str, str], str]
"""What a page is called in the new city, by its kind and what it was called; what is left out is not there."""
_KEPT = (
    *("review_after_months", "tiers", "drink_from", "sound_levels", "per_day", "budget", "heat"),
    *("quantities", "roles", "groups", "volunteers"),
)
"""What is no city's own: figures with their sources, words, and choices to begin with."""
_WORDS = re.compile(r'\{[a-z]{2}: (?:"(?:[^"\\]|\\.)*"|[^{}"])*\}')
_DEEP = ("quantities", "labels", "basic", "more", "chapters", "help", "notification", "blanks", "*")


def policy_text(source: Path, city: City, ids: Ids, elsewhere: Elsewhere, lacking: Sequence[str]) -> str:
    """The policy of a new city, made of this one's and of the answers; `lacking` is what a partner helps with here."""
    node = read_yaml(source, Problems())
    ours: dict[str, Any] = elsewhere.of_age(node.data()) if node else {}
    kept = _blocks(source.read_text(encoding="utf-8"))
    words = city.said()
    own: dict[str, Any] = {
        "labels": _labels(ours, city, ids, elsewhere),
        "notification": _notification(ours, city, ids),
        "help": _help(ours, city, elsewhere),
    }
    blanks = [*(f"help: {one}" for one in _unhelped(ours, own["help"], city, elsewhere)), *_blanks(bool(own["labels"]))]
    blanks += [f"partner: {one}" for one in lacking]
    blanks += [one for one in marks_of(source.read_text(encoding="utf-8"), "help", "partner") if one not in blanks]
    parts = [
        _about(city, words, elsewhere.laws),
        *(_in_languages(kept[key], city) for key in _KEPT if key in kept and key not in elsewhere.laws),
        *("\n".join(block({key: value}, (*_DEEP, *own, *value)) if value else []) for key, value in own.items()),
        "\n".join(f"# blank: {one}" for one in blanks),
    ]
    return "\n\n".join(one.strip("\n") for one in parts if one) + "\n"


def _blocks(text: str) -> dict[str, str]:
    """The parts of a policy with the comments above them, by key."""
    found = {}
    for part in re.split(r"\n(?=\n(?:#.*\n)*[a-z_]+:)", text):
        keys = re.findall(r"^([a-z_]+):", part, re.MULTILINE)
        if len(keys) == 1:
            # A comment that stands apart from the key is about something else.
            found[keys[0]] = part.strip("\n").rpartition("\n\n#")[0] or part.strip("\n")
    return found


def _about(city: City, words: Mapping[str, Mapping[str, str]], laws: Collection[str]) -> str:
    """Who the city is, in its own words, and the decisions of which its law is another one."""
    answers = ("name", "site", "url", "country", "timezone", "languages")
    own: dict[str, Any] = {name: getattr(city, name) for name in answers}
    return filled(
        "city.yml.j2",
        **own,
        laws=laws,
        site_name={code: one["site_name"].format(city=city.name) for code, one in words.items()},
        contact=dict.fromkeys(city.languages, city.contact),
        measured={code: "60" for code in city.languages if code in readability.LANGUAGES},
    )


def _in_languages(text: str, city: City) -> str:
    """A part of the policy with the words of the city's languages alone."""

    def own(found: re.Match[str]) -> str:
        words: dict[str, str] = yaml.load(found[0], Loader=yaml.BaseLoader)
        return flow(_own(words, city))

    return _WORDS.sub(own, text)


def _own(words: Mapping[str, str], city: City) -> dict[str, str]:
    return {code: words[code] for code in city.worded if code in words} or dict(words)


def _worded(data: Any, city: City, elsewhere: Elsewhere | None = None) -> Any:
    """Data in which each text by language is in those of the city alone."""
    if isinstance(data, dict) and data and all(re.fullmatch("[a-z]{2}", key) for key in data):
        return _own(data, city)
    if isinstance(data, dict):
        return {key: _worded(one, city) for key, one in data.items()}
    return [_worded(one, city) for one in data] if isinstance(data, list) else data


def _labels(ours: Mapping[str, Any], city: City, ids: Ids, elsewhere: Elsewhere) -> dict[str, Any]:
    """The labels that can be asked for there, as far as their services are still in the pages."""
    found = {}
    for name, label in ours.get("labels", {}).items():
        if not elsewhere.names(*texts(label)) and all(
            ("actions", one) in ids for service in label["basic"].values() for one in service["actions"][:1]
        ):
            label = _worded(label, city)
            for part in ("basic", "more"):
                for service in label.get(part, {}).values():
                    service["actions"] = [ids["actions", one] for one in service["actions"] if ("actions", one) in ids]
            label["more"] = {key: one for key, one in label.get("more", {}).items() if one["actions"]}
            found[name] = label
    return found


def _notification(ours: Mapping[str, Any], city: City, ids: Ids) -> dict[str, Any]:
    """What a city may ask with a notification, to begin with: its own desk says what it does ask."""
    asked = _worded(ours.get("notification", {}), city)
    if not asked:
        return {}
    asked["source"] = {"title": city.contact, "url": city.url}
    for chapter in asked["chapters"]:
        named = chapter.get("guidelines", [])
        chapter["guidelines"] = [ids["guidelines", one] for one in named if ("guidelines", one) in ids]
    asked["chapters"] = [one for one in asked["chapters"] if one["guidelines"]]
    return dict(asked)


def _help(ours: Mapping[str, Any], city: City, elsewhere: Elsewhere) -> list[dict[str, Any]]:
    """Who helps there: the number that the city gave, and the lines that hold in its country."""
    holds = [
        one
        for one in ours["help"]
        if not elsewhere.names(*texts({key: value for key, value in one.items() if key != "source"}))
    ]
    lines = [_worded(one, city) for one in holds if not (elsewhere.abroad and one.get("urgent"))]
    if city.emergency == next((one.get("call") for one in holds), None):
        return lines
    return [_emergency(city), *lines]


def _unhelped(
    ours: Mapping[str, Any], theirs: Sequence[Mapping[str, Any]], city: City, elsewhere: Elsewhere
) -> list[str]:
    """What those help lines are for that do not hold there, in few words; danger to life has the city's own number."""
    there = {_first(line["what"], city) for line in theirs}
    replaced = {one.numbers.get(EMERGENCY) for one in elsewhere.foreign} - {None}
    what = [_first(_worded(one["what"], city), city) for one in ours["help"] if one.get("call") not in replaced]
    return in_few_words((one for one in what if one not in there), city.texts, elsewhere)


def _first(words: Mapping[str, str], city: City) -> str:
    """What is said in the language in which the city's pages begin, or in the first that has it."""
    return words.get(city.texts) or next(iter(words.values()))


def in_few_words(texts: Iterable[str], language: str, elsewhere: Elsewhere) -> list[str]:
    """The beginning of each text, up to its first stop; none that names what is not there."""
    begun = (re.split("[.:;]", elsewhere.generally(one, language), maxsplit=1)[0].strip() for one in texts)
    return [one for one in dict.fromkeys(begun) if not elsewhere.names(one)]


def _emergency(city: City) -> dict[str, Any]:
    """The number for danger; without one, the desk, so that nobody stands before an empty page."""
    words = city.said()
    reached = {"call": city.emergency} if city.emergency else {"url": city.url}
    return {
        "name": {code: one["emergency_line" if city.emergency else "no_emergency_line"] for code, one in words.items()},
        "what": {code: one["emergency_what"] for code, one in words.items()},
        **reached,
        "urgent": "true",
        "source": {"title": city.contact, "url": city.url},
    }


def _blanks(labels: bool) -> list[str]:
    """What the city must decide beside."""
    keys = ("site_url", "notification", "accessibility", "steering_group", *(() if labels else ("labels",)))
    return [f"decide: {key}" for key in keys]
