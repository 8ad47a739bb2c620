"""The page that lists what others made and the site passes on, with its licences."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import yaml

from toolbox.model.addresses import LICENCES, MANUAL
from toolbox.model.project import Project
from toolbox.write.pages.markdown import html, page
from toolbox.write.words.language import Language


@cache
def shipped(engine: str) -> dict[str, list[dict[str, str]]]:
    """What is passed on, by where it is used; with the version that is installed here, where it is a Python package.

    `engine` is the name of what renders the pages.
    """
    listed: dict[str, list[dict[str, str]]] = yaml.safe_load(
        files(__package__).joinpath("shipped.yml").read_text(encoding="utf-8")
    )
    found = {name: [one for one in some if one.get("engine", engine) == engine] for name, some in listed.items()}
    for one in (one for some in found.values() for one in some):
        one |= {"url": one.get("url", ""), "holder": one.get("holder", "")}
        one["version"] = version(one["package"]) if "package" in one else ""
    return found


def licences_page(project: Project, language: Language, engine: str) -> tuple[str, str]:
    """The page with its address; it leads to the manual too, for whoever keeps the site."""
    words: dict[str, Any] = language.group("licences")
    tables = [{"title": words[name], "rows": rows} for name, rows in shipped(engine).items()]
    manual = f"../{project.addresses[MANUAL]}/" if project.manual else ""
    text = html("licences.html.j2", project.addresses, words=words, tables=tables, manual=manual)
    return project.addresses[LICENCES], page(words["title"], text)
