"""The colours of `palette.yml`, for whoever draws with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Colour:
    """One colour as `#rrggbb`: on a light screen and on paper, and on a dark screen."""

    light: str
    dark: str


@cache
def palette() -> dict[str, Colour]:
    """Every colour by its name, in the order of the file."""
    listed = yaml.safe_load(files(__package__).joinpath("palette.yml").read_text(encoding="utf-8"))
    return {name: Colour(one, one) if isinstance(one, str) else Colour(*one) for name, one in listed.items()}


def on_white(*names: str) -> tuple[str, ...]:
    """Some colours as they stand on paper, in sheets and plots."""
    return tuple(palette()[name].light for name in names)
