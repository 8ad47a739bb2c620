"""What must agree between a page and its translations: the lines, the actions, and the quantities in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from toolbox.model.fields import SLUG
from toolbox.model.naming import slug
from toolbox.model.pages.placeholders import PLACEHOLDER
from toolbox.model.problem import Level, Problems, listed
from toolbox.read.pages.checks import actions_of, note_long
from toolbox.read.yaml.tree import Node


def check_lists(*names: str) -> Callable[[Node, Node, Problems], None]:
    """A check that a translation has as many lines as its source in each of these lists.

    Of a list that the source lacks, or has in another form, that is told alone.
    """

    def check(source: Node, translation: Node, problems: Problems) -> None:
        for name in names:
            if not ((there := source.get(name)) and there.items()):
                continue
            wanted, given = (len(node.items()) if (node := one.get(name)) else 0 for one in (source, translation))
            if wanted != given:
                place = translation.keys.get(name, translation.place)
                problems.add(place, "lines-not-translated", key=name, wanted=wanted, count=given)

    return check


def check_texts(worded: tuple[str, ...]) -> Callable[[Node, Node, Problems], None]:
    """A check that a translation has every text of its source's head."""

    def check(source: Node, translation: Node, problems: Problems) -> None:
        for name in worded:
            given = translation.get(name)
            if source.get(name) and (given is None or given.value is None):
                place = translation.keys.get(name, translation.place)
                problems.add(place, "text-not-translated", Level.WARNING, key=name)

    return check


def check_translated_actions(source: Node, translation: Node, problems: Problems) -> None:
    """Check that a translation has the action ids and the placeholders of its source, and what to do instead.

    Where it has no title of where something is settled, the name of the site stands there, and nothing is told.
    """
    actions = {name: action for action in actions_of(source) if (name := _meant_id(action))}
    # An id that is not there, or will be another one once it is mended, says nothing of what is too much.
    written = {one.text for action in actions_of(source) if (one := action.get("id"))}
    settled = bool(actions) and written == actions.keys() and len(actions) == len(actions_of(source))
    ids = Counter(map(_meant_id, actions_of(source)))
    twice = {name for name, count in ids.items() if count > 1}
    for key, lacks in (("actions", "translation-lacks"), ("instead", "instead-not-translated"), ("settle", "")):
        # Of an id that stands there twice, which is told, nobody knows which of the two is translated.
        every = {name: None if name in twice else _worded(action, key) for name, action in actions.items()}
        texts = {name: text for name, text in every.items() if key == "actions" or (text and text.text)}
        node = translation.get(key) or Node({}, translation.place)
        if not isinstance(node.value, dict):
            continue  # The model tells that this must be a mapping.
        for name in node.pairs().keys() - texts.keys() if settled else ():
            lacking = [one for one in texts if one not in node.pairs()]
            surplus = "translation-surplus-lacks" if lacking else "translation-surplus"
            code = "translation-without" if name in every else surplus
            problems.add(node.keys[name], code, id=name, key=key, choices=listed(lacking))
        _check_translated(texts, node, problems)
        for name in texts:
            if name not in node.pairs():
                if key == "actions":
                    problems.add(node.place, lacks, id=name)
                elif lacks:
                    problems.add(node.place, lacks, Level.WARNING, id=name)


def _meant_id(action: Node) -> str:
    """The id of an action, or that which is told in its place where it cannot be one; nothing where it has none."""
    name = action.get("id")
    return "" if name is None else name.text if SLUG.fullmatch(name.text) else slug(name.text)


def _worded(action: Node, key: str) -> Node | None:
    """What a translation words under a key of its head, as it stands at the action of its source.

    Of a `settle` in another form than it should have, which is told there, it is the whole.
    """
    if key == "settle":
        settle = action.get("settle")
        return settle.get("title") if settle and settle.pairs() else settle
    return action.get("text" if key == "actions" else key)


def _check_translated(texts: dict[str, Node | None], node: Node, problems: Problems) -> None:
    """Check each text of a translation against that of its source with the same id, if nothing is told of it."""
    for name, text in node.pairs().items():
        if name not in texts:
            continue
        if text.value is None:
            problems.add(node.keys[name], "action-not-translated", Level.WARNING, id=name)
        elif (original := texts[name]) and text.text:
            wanted, found = (sorted(PLACEHOLDER.findall(one.text)) for one in (original, text))
            if wanted != found and original.place.line not in problems.lines(original.place.path):
                problems.add(text.place, "translation-placeholders", wanted=_braced(wanted), found=_braced(found))
            note_long(text, problems)


def _braced(names: list[str]) -> str:
    return listed(f"{{{name}}}" for name in names) or "none"
