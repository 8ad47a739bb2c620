"""A page for a city elsewhere: the facts in its own source language, its words in each of its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolbox.desk.city.national import Elsewhere
from toolbox.desk.yaml_text import block
from toolbox.model.problem import Problems
from toolbox.read.yaml.tree import compose

Head = dict[str, Any]
LATER = "9"
"""The stage of what is set aside: it is on no site until somebody gives it another."""
_BY_ID, _LISTS = {"text": "actions", "instead": "instead", "settle": "settle"}, ("watch", "say")
"""What an action says in words, each with the key under which a translation has it by the id of the action."""
_SCALARS = ("title", "summary", "what", "when_to_call", "hours", "place")
_DEEP = ("actions", "sources", "watch", "say", "instead", "settle", "id")


@dataclass
class Words:
    """What a page says in one language: its short texts by their place in the head, and its prose."""

    said: dict[tuple[str, str], str]
    body: str


@dataclass
class Draft:
    """A page on its way: its facts, its words by language, and what is left for the city to write, as `kind: words`.

    One that is set `aside` is on no site until somebody writes it anew.
    """

    kind: str
    id: str
    facts: Head
    words: dict[str, Words]
    blanks: list[str] = field(default_factory=list)
    aside: bool = False

    def text(self, language: str, key: str, name: str = "") -> str:
        """A short text in a language; nothing where there is none."""
        return self.words[language].said.get((key, name), "")


def read_page(path: Path) -> tuple[Head, str]:
    """The head of a page as plain data, and its prose; the project was found good before."""
    text = path.read_text(encoding="utf-8")
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    node = compose(head, str(path), Problems())
    return (node.data() if node else {}), body.strip("\n") + "\n"


def words_of(head: Head, body: str) -> Words:
    """The words of a page, whether its head carries the facts or is that of a translation."""
    said = {(key, ""): head[key] for key in _SCALARS if head.get(key)}
    actions = head.get("actions") or {}
    if isinstance(actions, list):
        said |= {(key, one["id"]): _said(key, one[key]) for one in actions for key in _BY_ID if one.get(key)}
    else:
        for key, there in _BY_ID.items():
            said |= {(key, name): text for name, text in (head.get(there) or {}).items() if text}
    for key in _LISTS:
        for number, one in enumerate(head.get(key) or ()):
            said[key, str(number)] = one if isinstance(one, str) else one["text"]
    return Words(said, body)


def _said(key: str, value: Any) -> str:
    """What an action says under a key; where it is settled has a title beside its address."""
    return str(value.get("title") or "" if key == "settle" else value)


def without_what_is_elsewhere(draft: Draft, elsewhere: Elsewhere) -> None:
    """Take out of a page what does not hold in the city, put the general word in its place, and note what is gone."""
    for code, words in draft.words.items():
        words.said = {place: elsewhere.generally(text, code) for place, text in words.said.items()}
    # By the city's law on drink too where it is set aside: that is what it begins from, should somebody take it up.
    draft.facts = elsewhere.of_age(draft.facts)
    if not elsewhere.holds(draft.facts.get("country")):
        draft.aside = True
        return
    if not _rows(draft, elsewhere):
        _set_aside(draft)
        return
    _lines(draft, elsewhere)
    _sources(draft, elsewhere)
    bodies = {code: elsewhere.without(elsewhere.generally(words.body, code)) for code, words in draft.words.items()}
    if not all(body.strip() for body, _ in bodies.values()):
        _set_aside(draft)
        return
    for code, (body, _) in bodies.items():
        draft.words[code].body = body
    if left_out := max(count for _, count in bodies.values()):
        draft.blanks.append(f"text: {left_out}")
    with_own_numbers(draft, elsewhere)


def _sources(draft: Draft, elsewhere: Elsewhere) -> None:
    """Of its sources keep those that are not of the first city itself, where any are left."""
    sources = draft.facts.get("sources") or []
    there = [one for one in sources if not any(name in one["title"] for name in elsewhere.local.names)]
    if there:
        draft.facts["sources"] = there


def with_own_numbers(draft: Draft, elsewhere: Elsewhere) -> None:
    """Put the city's own numbers to call in every text of a page."""
    for code, words in draft.words.items():
        words.said = {place: elsewhere.numbered(text, code) for place, text in words.said.items()}
        words.body = elsewhere.numbered(words.body, code)


def _set_aside(draft: Draft) -> None:
    """A page of which nothing holds: nobody sees it until the city has written it anew."""
    draft.facts["stage"] = LATER
    draft.blanks, draft.aside = ["page"], True


def _rows(draft: Draft, elsewhere: Elsewhere) -> bool:
    """Keep the actions that hold in the city; false where none would be left."""
    if "actions" not in draft.facts:
        return True
    kept, blanks = [], []
    for action in draft.facts["actions"]:
        name, basis = action["id"], action.get("basis")
        text = draft.text(next(iter(draft.words)), "text", name)
        if (elsewhere.abroad and basis == "law") or _names(draft, elsewhere, "text", name, action.get("settle") or {}):
            blanks.append(f"{'law' if basis == 'law' else 'row'}: {name}: {text}")
            continue
        if basis == "city":
            blanks.append(f"city: {name}: {text}")
            action = {key: one for key, one in action.items() if key != "settle"} | {"basis": "advice"}
        if _names(draft, elsewhere, "instead", name):
            action = {key: one for key, one in action.items() if key != "instead"}
        kept.append({key: one for key, one in action.items() if key != "was"})
    if not kept:
        return False
    there = {one["id"] for one in kept}
    for words in draft.words.values():
        words.said = {(key, one): text for (key, one), text in words.said.items() if key not in _BY_ID or one in there}
    draft.facts["actions"] = kept
    draft.blanks += blanks
    return True


def _names(draft: Draft, elsewhere: Elsewhere, key: str, name: str, settle: Mapping[str, str] = {}) -> bool:
    texts = [draft.text(language, key, name) for language in draft.words]
    return elsewhere.names(*texts, *settle.values())


def _lines(draft: Draft, elsewhere: Elsewhere) -> None:
    """Keep the lines of a briefing that hold in the city, the same in each language."""
    for key in _LISTS:
        lines = draft.facts.get(key) or []
        gone = [number for number in range(len(lines)) if _names(draft, elsewhere, key, str(number))]
        kept = [number for number in range(len(lines)) if number not in gone]
        draft.blanks += [f"row: {draft.text(next(iter(draft.words)), key, str(number))}" for number in gone]
        if lines:
            draft.facts[key] = [lines[number] for number in kept]
        for words in draft.words.values():
            texts = [words.said.pop((key, str(number)), "") for number in range(len(lines))]
            words.said |= {(key, str(new)): texts[old] for new, old in enumerate(kept)}


def source_page(draft: Draft, language: str) -> str:
    """The page with its facts, in the city's source language."""
    head: Head = {}
    for key, value in draft.facts.items():
        if key == "actions":
            head[key] = [_action(draft, one, language) for one in value]
        elif key in _LISTS:
            texts = [draft.text(language, key, str(number)) for number in range(len(value))]
            head[key] = [
                text if isinstance(one, str) else one | {"text": text} for one, text in zip(value, texts, strict=True)
            ]
        else:
            head[key] = draft.text(language, key) if key in _SCALARS else value
    return _page(head, draft.words[language].body, draft.blanks)


def _action(draft: Draft, action: Head, language: str) -> Head:
    worded: Head = {key: draft.text(language, key, action["id"]) for key in _BY_ID if key in action}
    if settle := action.get("settle"):
        worded["settle"] = settle | {"title": worded["settle"] or settle["title"]} if "title" in settle else settle
    return {key: worded.get(key, value) for key, value in action.items() if key not in worded or worded[key]}


def translated_page(draft: Draft, language: str) -> str:
    """The page with its words alone, in another language of the city."""
    head: Head = {}
    for key in draft.facts:
        if key in _SCALARS and draft.text(language, key):
            head[key] = draft.text(language, key)
    for name, key in _BY_ID.items():
        actions = [one for one in draft.facts.get("actions", ()) if name in one]
        said = {one["id"]: draft.text(language, name, one["id"]) for one in actions}
        if any(said.values()):
            head[key] = {one: text for one, text in said.items() if text}
    for key in _LISTS:
        if draft.facts.get(key):
            head[key] = [draft.text(language, key, str(number)) for number in range(len(draft.facts[key]))]
    return _page(head, draft.words[language].body, [])


def _page(head: Head, body: str, blanks: list[str]) -> str:
    lines = [*block(head, _DEEP), *(f"# blank: {one}" for one in blanks)]
    return "\n".join(["---", *lines, "---", body.strip("\n"), ""])
