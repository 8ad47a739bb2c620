"""Where the editor in the browser finds the files of the city."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from toolbox.model.base import Model
from toolbox.model.form import Form


class Host(StrEnum):
    """Where a city may keep its files so that the editor reaches them."""

    GITHUB = "github"
    GITLAB = "gitlab"


class Editor(Model):
    """The repository that the editor in the browser works on; without it, only on this machine's own folder."""

    host: Host
    repo: Annotated[str, Form(r"^[\w.-]+(/[\w.-]+)+$", "genk/toolbox")]
    branch: Annotated[str, Form(r"^[\w./-]+$", "main")] = "main"
