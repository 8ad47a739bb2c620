"""The settings with which an engine renders the pages: `mkdocs.yml`, and `mkdocs.<language>.yml` beside it.

What most of them say is for the engine to judge. Here it is told where nothing could be rendered by them: where a file
is no YAML, holds no settings, or has not the theme for which the pages are made. Tags (`!ENV`), anchors and whatever
else YAML has may stand in them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from toolbox.model.problem import Place, Problems
from toolbox.paths import display_path
from toolbox.read.text import read_text
from toolbox.read.yaml.mending import LOADER, events_of

FILE, OWN = "mkdocs.yml", "mkdocs.??.yml"
"""That of the source language, and those of others."""
THEME = "material"
_TEXT, _MERGE = "tag:yaml.org,2002:str", "tag:yaml.org,2002:merge"


def check_settings(root: Path, problems: Problems) -> None:
    """Check the settings of each language that stand in a folder."""
    for path in (root / FILE, *sorted(root.glob(OWN))):
        _check_file(path, problems)


def _check_file(path: Path, problems: Problems) -> None:
    name = display_path(path)
    text = read_text(path, name, problems)
    if text is None:
        return
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        _note_syntax(error, text, name, problems)
        return
    if not isinstance(node, yaml.MappingNode):
        problems.add(_place(node, name), "settings-none")
        return
    inherits, theme = _member(node, "INHERIT"), _member(node, "theme")
    above = path.parent / inherits.value if inherits and inherits.tag == _TEXT else None
    if above and above.name != FILE and not above.is_file():
        problems.add(_place(inherits, name), "settings-inherit", value=inherits.value[:60])
    if (theme or not inherits) and not _is_ours(theme, named=not inherits):
        problems.add(_place(theme or node, name), "settings-theme", theme=THEME)


def place_of(root: Path, setting: str) -> Place:
    """Where a setting stands in the files of a folder, which were read well; the first file where it stands nowhere."""
    for path in (root / FILE, *sorted(root.glob(OWN))):
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value == setting:
                return _place(key, display_path(path))
    return Place(display_path(root / FILE))


def _note_syntax(error: yaml.YAMLError, text: str, name: str, problems: Problems) -> None:
    """Tell what is wrong with a text as YAML, in the words for what people often do where there are some."""
    said = Problems()
    events_of(text, name, said, 1)
    if not said.errors:
        mark = getattr(error, "problem_mark", None)
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        said.add(place, "yaml", said=getattr(error, "problem", None) or error)
    for problem in said:
        problems.take(problem)


def _is_ours(theme: Any, named: bool) -> bool:
    """Whether a theme is the one that we need; one that is not `named` here may be so in what is inherited."""
    if not isinstance(theme, yaml.MappingNode):
        return theme is not None and theme.tag not in (_TEXT, "tag:yaml.org,2002:null")
    name = _member(theme, "name")
    return not named if name is None else name.tag != _TEXT or name.value == THEME


def _member(node: Any, key: str) -> Any:
    """What stands under a key of a mapping, or in what is merged into it."""
    for one, below in reversed(node.value):
        if one.value == key:
            return below
    merged = (below for one, below in node.value if one.tag == _MERGE and isinstance(below, yaml.MappingNode))
    return next((found for below in merged if (found := _member(below, key))), None)


def _place(node: Any, name: str) -> Place:
    return Place(name, node.start_mark.line + 1, node.start_mark.column + 1) if node else Place(name)
