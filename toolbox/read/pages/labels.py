"""Whether what the services of a label name is there: the actions by which an organiser gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from toolbox.model.pages.guideline import Guideline
from toolbox.model.problem import Problems
from toolbox.read.pages.checks import Known
from toolbox.read.yaml.naming import nearest
from toolbox.read.yaml.tree import Node


def check_labels(policy: Node, guidelines: Iterable[Guideline], known: Known, problems: Problems) -> None:
    """Check that the actions which the services of a label name are there, as `guideline/action`.

    A guideline that is there and could not be read has its own problems.
    """
    ids = {f"{page.id}/{action.id}" for page in guidelines for action in page.actions}
    unread = set(known.guidelines or ()) - {name.partition("/")[0] for name in ids}
    for service, name in _named_by_labels(policy):
        if ids and name.text not in ids and name.text.partition("/")[0] not in unread:
            near = _meant_action(name.text, sorted(ids))
            code = "unknown-label-action-near" if near else "unknown-label-action"
            problems.add(name.place, code, service=service, name=name.text, near=near or "", choices=min(ids))


def _meant_action(written: str, ids: Sequence[str]) -> str | None:
    """The action that was meant: by its own name alone, or one whose own name is nearly the same.

    Another action of the same guideline is another service: a label would promise what nobody gives.
    """
    own = written.rpartition("/")[2]
    near = next((one for one in ids if one.endswith(f"/{own}")), None) or nearest(written, ids)
    return near if near and nearest(own, [near.rpartition("/")[2]]) else None


def _named_by_labels(policy: Node) -> Iterator[tuple[str, Node]]:
    """Each action that a service of a label names, with that service."""
    labels = policy.get("labels")
    for label in labels.pairs().values() if labels else ():
        for part in filter(None, (label.get("basic"), label.get("more"))):
            for service, one in part.pairs().items():
                actions = one.get("actions")
                yield from ((service, name) for name in (actions.items() if actions else ()) if name.text)
