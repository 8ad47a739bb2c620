"""The pages of a city elsewhere, made of those that are here."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from toolbox.desk.city.answers import City
from toolbox.desk.city.decisions import in_few_words
from toolbox.desk.city.documents import with_own_paths
from toolbox.desk.city.move import Move
from toolbox.desk.city.national import Elsewhere
from toolbox.desk.city.pages import (
    Draft,
    read_page,
    source_page,
    translated_page,
    with_own_numbers,
    without_what_is_elsewhere,
    words_of,
)
from toolbox.desk.city.spoken import in_their_editor
from toolbox.desk.yaml_text import texts
from toolbox.model.addresses import BRIEFINGS, GUIDELINES, MANUAL, PARTNERS, STORIES
from toolbox.model.country import LOCAL
from toolbox.model.fields import INDEX
from toolbox.model.links import LINK, page_of
from toolbox.model.naming import slug
from toolbox.model.pages.kinds import KINDS
from toolbox.phrases import in_language
from toolbox.read.blanks import marks_of

_NAMED = {"partners": PARTNERS, "guidelines": GUIDELINES}
"""The keys of a head that name pages, and of which kind."""


def drafts(move: Move) -> list[Draft]:
    """Every page that the city begins with, with its words in each of its languages."""
    labels = (one.model_dump(mode="json") for one in move.policy.labels.values())
    labelled = any(not move.elsewhere.names(*texts(one)) for one in labels)
    found = [draft for kind in (*(one.name for one in KINDS), MANUAL) for draft in _of_kind(kind, move)]
    kept = []
    for draft in found:
        if draft.kind == PARTNERS and draft.facts.get("url") == move.policy.contact.url:
            _as_desk(draft, move.city)
        elif _is_left_out(draft, move.elsewhere):
            continue
        elif draft.kind == MANUAL:
            with_own_numbers(draft, move.elsewhere)  # The manual is about the program, and holds everywhere.
        else:
            without_what_is_elsewhere(draft, move.elsewhere)
        if not labelled:
            _without_labels(draft)
        if "reviewed" in draft.facts and not draft.aside:
            draft.blanks.append("read")  # Somebody else read it.
        kept.append(draft)
    return kept


def lacking(move: Move) -> list[str]:
    """What the partners help with who are not there, in few words of the language in which the pages begin."""
    gone = [one for one in _of_kind(PARTNERS, move) if not move.elsewhere.holds(one.facts.get("country"))]
    gone = [one for one in gone if one.facts.get("url") != move.policy.contact.url]
    return in_few_words((one.text(move.city.texts, "what") for one in gone), move.city.texts, move.elsewhere)


def _without_labels(draft: Draft) -> None:
    """Where there is no label to ask for, what belongs to one is advice."""
    rows = draft.facts.get("actions")
    if rows:
        draft.facts["actions"] = [one | {"basis": "advice"} if one.get("basis") == "label" else one for one in rows]


def _of_kind(kind: str, move: Move) -> Iterator[Draft]:
    source = move.policy.source_language
    for path in sorted((move.docs / source / move.ours[kind]).glob("*.md")):
        facts, body = read_page(path)
        words = {source: words_of(facts, body)}
        for code in move.city.worded:
            other = move.docs / code / move.ours[kind] / path.name
            if code != source and other.is_file():
                words[code] = words_of(*read_page(other))
        worded = {code: words.get(code, words[source]) for code in move.city.worded}
        # What the city that this one begins from has still to write is to be written here too.
        same = ("translate",) if move.city.texts == source else ()
        left = marks_of(path.read_text(encoding="utf-8"), "law", "city", "row", "text", *same)
        yield Draft(kind, path.stem, facts, worded, blanks=left)


def _is_left_out(draft: Draft, elsewhere: Elsewhere) -> bool:
    """Whether a page is the city's own, or about a partner who is not there."""
    place = draft.facts.get("country")
    return place == LOCAL or (draft.kind in (PARTNERS, STORIES) and not elsewhere.holds(place))


def _as_desk(draft: Draft, city: City) -> None:
    """The page of the city's own desk, with a blank in the place of how things go here."""
    draft.facts |= {"url": city.url, "sources": [{"title": city.contact, "url": city.url}]}
    for code, words in draft.words.items():
        said = in_language(code)["desk"]["city"]
        words.said[("title", "")] = city.contact
        words.said[("when_to_call", "")] = said["desk_when"]
        words.body = f"{said['desk_body']}\n"
    draft.blanks = [f"decide: {in_language(city.texts)['desk']['city']['desk_open']}"]


def named(found: list[Draft], move: Move) -> dict[tuple[str, str], str]:
    """What each page and action is called in the new city: by its title there, where that is in another language."""
    ids: dict[tuple[str, str], str] = {}
    same = move.city.texts == move.policy.source_language
    for draft in found:
        title = draft.text(move.city.texts, "title")
        keeps = same or draft.kind == BRIEFINGS or draft.id == INDEX
        name = draft.id if keeps else slug(re.sub("['’]", "", title)) or draft.id
        taken = {one for (kind, _), one in ids.items() if kind == draft.kind}
        ids[draft.kind, draft.id] = f"{name}-2" if name in taken else name
        for action in draft.facts.get("actions", ()):
            if not draft.aside:
                ids["actions", f"{draft.id}/{action['id']}"] = f"{ids[draft.kind, draft.id]}/{action['id']}"
    return ids


def write_pages(found: list[Draft], ids: Mapping[tuple[str, str], str], move: Move, docs: Path) -> None:
    """Write each page in every language of the city, its links and names as they are there."""
    city = move.city
    for draft in found:
        _rename(draft, ids)
        for words in draft.words.values():
            words.body = _linked(words.body, draft, ids, move)
            if draft.kind == MANUAL:
                words.body = in_their_editor(with_own_paths(words.body, move, ids), move)
        if city.source != city.texts:
            draft.blanks.insert(0, f"translate: {city.texts}")
        name = f"{ids[draft.kind, draft.id]}.md"
        for code in city.languages:
            path = docs / code / move.theirs[draft.kind] / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = source_page(draft, city.texts) if code == city.source else translated_page(draft, code)
            path.write_text(text, encoding="utf-8")


def _rename(draft: Draft, ids: Mapping[tuple[str, str], str]) -> None:
    for key, kind in _NAMED.items():
        if key in draft.facts:
            there = [ids[kind, one] for one in draft.facts[key] if (kind, one) in ids]
            draft.facts[key] = there
            if not there:
                del draft.facts[key]


def _linked(body: str, draft: Draft, ids: Mapping[tuple[str, str], str], move: Move) -> str:
    """Prose whose links lead to the same pages in the new city; those to what is not there become plain words."""
    folders = {folder: kind for kind, folder in move.ours.items()}
    here = f"{move.ours[draft.kind]}/{draft.id}"

    def link(found: re.Match[str]) -> str:
        target = found["target"]
        if re.match(r"[a-z]+:|#|/", target):
            return found[0]
        folder, _, name = page_of(target, here).removesuffix(".md").rpartition("/")
        anchor = target.partition("#")[1] + target.partition("#")[2]
        if not folder or (kind := folders.get(folder)) is None:
            moved = move.theirs.get(folders.get(name, ""), name)
            return f"[{found['words']}]({posixpath.relpath(f'{moved}.md', move.theirs[draft.kind])}{anchor})"
        own = INDEX if name == INDEX else ids.get((kind, name))
        if own is None:
            return found["words"]
        way = posixpath.relpath(f"{move.theirs[kind]}/{own}.md", move.theirs[draft.kind])
        return f"[{found['words']}]({way}{anchor})"

    return LINK.sub(link, body)
