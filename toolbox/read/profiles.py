"""Event profiles: one YAML file an event, its stem the event's address."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from toolbox.model.base import Model
from toolbox.model.fields import SLUG
from toolbox.model.problem import Problems
from toolbox.model.profile import Profile
from toolbox.read.folder import check_slug, files, shown
from toolbox.read.text import read_text
from toolbox.read.validate import validate
from toolbox.read.yaml_nodes import compose

M = TypeVar("M", bound=Model)


def read_profiles(folder: Path, problems: Problems) -> tuple[Profile, ...]:
    """All profiles of a folder, by slug."""
    read = (read_model(Profile, path, problems) for path in files(folder, ".yml", problems).values())
    return tuple(profile for profile in read if profile)


def read_profile(path: Path, problems: Problems) -> Profile | None:
    """One profile, from any place."""
    check_slug(path, problems)
    return read_model(Profile, path, problems)


def read_model(model: type[M], path: Path, problems: Problems) -> M | None:
    """What one file holds, its stem given as `slug`."""
    text = read_text(path, shown(path), problems)
    node = None if text is None else compose(text, shown(path), problems)
    # A stem that cannot be an address is told where the file is found; a stand-in keeps it from being told twice.
    slug = path.stem if SLUG.fullmatch(path.stem) else "unnamed"
    return None if node is None else validate(model, node, problems, slug=slug)
