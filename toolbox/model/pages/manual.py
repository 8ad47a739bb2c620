"""The manual for whoever writes the guidance: pages that no event and no rollout step has a say in."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from toolbox.model.base import Model
from toolbox.model.country import Layer
from toolbox.model.fields import Slug, Title, Whole
from toolbox.model.pages.page import Wording


class ManualHead(Model):
    """The head of a page of the manual; its place (`order`) and where it holds are said in the source language only."""

    title: Title
    country: Layer | None = None
    order: Annotated[Whole, Field(ge=0, le=100)] = 0


class ManualPage(Model):
    """A page of the manual; `index` is the first."""

    id: Slug
    order: int
    country: str | None = None
    words: dict[str, Wording]
