"""The accessibility statement: what a city says of its site by the model of decision (EU) 2018/1523.

    accessibility:
      law: {en: the decree on public websites}
      status: partial
      not_accessible: [{what: {en: Films without subtitles}, why: requirements, instead: {en: the text below them}}]
      prepared: 2026-11-27
      method: self
      enforcement: {name: {en: the ombudsman}, url: "https://…"}

The feedback goes to the city's contact.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Address, Day, Whole, Words


class Conformance(StrEnum):
    """How far the site meets EN 301 549."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class NotAccessible(StrEnum):
    """Why something is not accessible: it does not meet the requirements, would ask too much, or is outside the law."""

    REQUIREMENTS = "requirements"
    BURDEN = "burden"
    SCOPE = "scope"


class Method(StrEnum):
    """Who looked at the site."""

    SELF = "self"
    EXTERNAL = "external"


class Gap(Model):
    """Something that is not accessible, why, and what there is in its place."""

    what: Words
    why: NotAccessible = NotAccessible.REQUIREMENTS
    instead: Words | None = None


class Enforcement(Model):
    """Where somebody goes who gets no good answer."""

    name: Words
    url: Address


class Statement(Model):
    """All that the statement needs of a city."""

    law: Words
    status: Conformance
    not_accessible: tuple[Gap, ...] = ()
    prepared: Day
    reviewed: Day | None = None
    method: Method
    report: Address | None = None
    answer_days: Annotated[Whole, Field(ge=1, le=365)] | None = None
    enforcement: Enforcement

    @model_validator(mode="after")
    def _says_what_it_is(self) -> Statement:
        """A site that meets all requirements has no gap in them; of another one it says which."""
        falls_short = any(gap.why is not NotAccessible.SCOPE for gap in self.not_accessible)
        if falls_short == (self.status is Conformance.FULL):
            raise PydanticCustomError("statement-status", "", {"status": str(self.status)})
        if self.reviewed and self.reviewed < self.prepared:
            raise PydanticCustomError("statement-days", "")
        return self
