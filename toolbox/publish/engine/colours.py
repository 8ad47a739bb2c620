"""The palette and the signs as the site's custom properties, in a stylesheet that stands beside the others."""

from __future__ import annotations

from pathlib import Path

from toolbox.write.palette import palette
from toolbox.write.signs import Sign, signs

STYLESHEET = "assets/stylesheets/colours.css"
_DARK = '[data-md-color-scheme="slate"]'


def write_colours(folder: Path) -> None:
    """Write the stylesheet below the root of a language."""
    path = folder / STYLESHEET
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(stylesheet(), encoding="utf-8")


def stylesheet() -> str:
    """A rule with every colour, one with those of a dark screen (paper is always light), and one for each sign."""
    light = {name: one.light for name, one in palette().items()}
    dark = {name: one.dark for name, one in palette().items() if one.dark != one.light}
    drawn = "".join(_sign(name, sign) for name, sign in signs().items())
    return f"{_rule(':root', light)}@media screen {{\n{_rule(_DARK, dark)}}}\n{drawn}"


def _rule(selector: str, colours: dict[str, str]) -> str:
    lines = (f"  --{name}: {value};" for name, value in colours.items())
    return "\n".join((f"{selector} {{", *lines, "}\n"))


def _sign(name: str, sign: Sign) -> str:
    """A sign before its word; it is not read aloud, as the word says it."""
    if isinstance(sign, str):
        return f'.basis--{name}::before {{ content: "{sign} " / ""; }}\n'
    shape = ", ".join(("evenodd", *(f"{x}% {y}%" for x, y in sign)))
    return f'.basis--{name}::before {{ content: "" / ""; border: 0.375em solid; clip-path: polygon({shape}); }}\n'
