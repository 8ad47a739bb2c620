"""A rule of the wording guard, as it stands in a file: what is not written, why, and what to write instead."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Self

import regex
from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Line, Slug
from toolbox.model.problem import Level


class Scope(StrEnum):
    """Whose pages a rule is about."""

    ALL = "all"
    VISITORS = "visitors"
    """Only what is written for visitors, which is stricter than what organisers and professionals read."""


def _pairs(value: Any) -> Any:
    """Words as a list, or as a mapping to the better word of each; both become pairs."""
    if isinstance(value, dict):
        return tuple(value.items())
    if isinstance(value, list):
        return tuple(one if isinstance(one, tuple) else (one, None) for one in value)
    return value


_WORDS = {
    "anyOf": [
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "additionalProperties": {"type": "string"}},
    ]
}
Words = Annotated[tuple[tuple[Line, Line | None], ...], BeforeValidator(_pairs), WithJsonSchema(_WORDS)]


class WordingRule(Model):
    """`words` are found inside longer words too, `whole` only by themselves, `patterns` are regular expressions.

    Each is a list, for which `instead` is the better word, or a mapping to a better word of its own.
    """

    id: Slug
    why: Line
    instead: Line | None = None
    level: Level = Level.ERROR
    scope: Scope = Scope.ALL
    words: Words = ()
    whole: Words = ()
    patterns: Words = ()
    exceptions: tuple[Line, ...] = ()

    @field_validator("patterns")
    @classmethod
    def _can_be_compiled(cls, patterns: tuple[tuple[str, str | None], ...], info: ValidationInfo) -> Any:
        for pattern, _ in patterns:
            try:
                re.compile(pattern)
                regex.compile(pattern)
            except (re.error, regex.error) as error:
                raise PydanticCustomError("bad-pattern", "", {"pattern": pattern, "why": str(error)}) from None
        return patterns

    @model_validator(mode="after")
    def _says_what_instead(self) -> Self:
        given = (*self.words, *self.whole, *self.patterns)
        if not given:
            raise PydanticCustomError("rule-without-words", "")
        if not self.instead and not all(better for _, better in given):
            raise PydanticCustomError("rule-without-instead", "")
        return self


class Scopes(Model):
    """Which pages of a language a scope is about, as they stand under its folder; `*` stands for any signs."""

    visitors: tuple[Line, ...] = ()


class WordingRules(Model):
    """All rules of one file, and the pages that are in a scope besides those that are always."""

    scopes: Scopes = Field(default_factory=Scopes)
    rules: Annotated[tuple[WordingRule, ...], Field(min_length=1)]
