"""The palette as the site's custom properties, in a stylesheet that stands beside the others."""

from __future__ import annotations

from pathlib import Path

from toolbox.write.palette import palette

STYLESHEET = "assets/stylesheets/colours.css"
_DARK = '[data-md-color-scheme="slate"]'


def write_colours(folder: Path) -> None:
    """Write the stylesheet below the root of a language."""
    path = folder / STYLESHEET
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(stylesheet(), encoding="utf-8")


def stylesheet() -> str:
    """A rule with every colour, and one with those that are others on a dark screen; paper is always light."""
    light = {name: one.light for name, one in palette().items()}
    dark = {name: one.dark for name, one in palette().items() if one.dark != one.light}
    return f"{_rule(':root', light)}@media screen {{\n{_rule(_DARK, dark)}}}\n"


def _rule(selector: str, colours: dict[str, str]) -> str:
    lines = (f"  --{name}: {value};" for name, value in colours.items())
    return "\n".join((f"{selector} {{", *lines, "}\n"))
