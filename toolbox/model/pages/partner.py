"""A partner: who helps an organiser or a visitor, for what, and how to reach them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Address, Line
from toolbox.model.form import Form
from toolbox.model.pages.page import Head, Page, TranslatedHead


class Reachable(Model):
    """Somebody to call or to look up: `call` is a number to dial, `url` a page; at least one of them."""

    call: Annotated[str, Form(r"^[+]?[0-9][0-9 ]{0,18}[0-9]$", "078 15 10 20")] | None = None
    url: Address | None = None

    @model_validator(mode="after")
    def _can_be_reached(self) -> Reachable:
        if not self.call and not self.url:
            raise PydanticCustomError("help-without-contact", "")
        return self


class PartnerHead(Head, Reachable):
    """The head of a partner page in the source language; `reviewed` is the day on which the contact was checked."""

    WORDED: ClassVar[tuple[str, ...]] = ("what", "when_to_call", "hours", "place")

    what: Line
    when_to_call: Line
    hours: Line | None = None
    place: Line | None = None


class TranslatedPartnerHead(TranslatedHead):
    """The head of a partner page in another language."""

    what: Line | None = None
    when_to_call: Line | None = None
    hours: Line | None = None
    place: Line | None = None


class Partner(PartnerHead, Page):
    """A partner with its words in every language of the site."""
