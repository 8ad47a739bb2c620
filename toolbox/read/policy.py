"""`policy.yml`, the city's decisions."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from toolbox.model.city.policy import Policy
from toolbox.model.event.local import Local
from toolbox.model.event.sound import DEFAULT as SOUND
from toolbox.model.event.sound import UNREAD, SoundLevels
from toolbox.model.problem import Level, Place, Problems
from toolbox.model.zone import DEFAULT, named
from toolbox.paths import display_path
from toolbox.read.yaml.file import read_yaml
from toolbox.read.yaml.keys import note_left_empty
from toolbox.read.yaml.tree import Node
from toolbox.read.yaml.validation import validate

_ASSUMED = frozenset(name for name, field in Policy.model_fields.items() if not field.is_required())
_NOWHERE = ("example", "invalid", "test", "localhost")
"""Top-level names that lead nowhere on purpose (RFC 2606)."""


def read_policy(path: Path, problems: Problems) -> tuple[Policy | None, Node]:
    """The policy and the tree that it was read from; the tree serves checks when the policy itself has a problem."""
    node = read_yaml(path, problems)
    if node is None:
        return None, Node({}, Place(display_path(path)))
    address = node.get("site_url")
    if address and (urlsplit(address.text).hostname or "").rpartition(".")[2] in _NOWHERE:
        problems.add(address.place, "address-nowhere", Level.NOTE, value=address.text)
    note_left_empty(node, _ASSUMED, problems)
    return validate(Policy, node, problems, local_in(node)), node


def local_in(policy: Node) -> Local:
    """The clock and the classes of sound that a policy names, as far as they can be made out when it has a problem."""
    named_levels = policy.get("sound_levels")
    levels = validate(SoundLevels, named_levels, Problems()) or UNREAD if named_levels else SOUND
    return Local(zone_in(policy), levels)


def local_of(path: Path) -> Local:
    """The same of a file; what is wrong with it is told by who reads it whole."""
    return local_in(read_policy(path, Problems())[1])


def zone_in(policy: Node) -> ZoneInfo:
    """The time zone that a policy names, as far as it can be made out when it has a problem."""
    zone = policy.get("timezone")
    return (named(zone.text) if zone else None) or DEFAULT
