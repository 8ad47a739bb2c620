"""The signs of `signs.yml`, for whoever draws with them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

Sign = str | list[tuple[float, float]]
"""A sign of the letters, or the points of a shape in hundredths of its square."""


@cache
def signs() -> dict[str, Sign]:
    """Every sign by the word of a vocabulary (basis, weight) that it stands before."""
    listed: dict[str, Sign] = yaml.safe_load(files(__package__).joinpath("signs.yml").read_text(encoding="utf-8"))
    return listed
