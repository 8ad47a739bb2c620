"""What a city asks when an event is notified: what the file for its events desk is made by.

    asks: [kind, place, start, attendance]
    plan_of_ground: {setting: [outdoor, tent]}
    chapters:
      - {title: {nl: De deur}, guidelines: [toegang], blanks: [{nl: Wie er staat}]}

What the plan says of a chapter's guidelines stands in it; the blanks are what only the organiser knows.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from toolbox.model.base import Model
from toolbox.model.conditions import When
from toolbox.model.event.facts import GIVEN
from toolbox.model.fields import Slug, Titles, Words
from toolbox.model.pages.page import Source

if TYPE_CHECKING:
    Given = str
else:
    Given = StrEnum("Given", {one.name: one.name for one in GIVEN})


class Chapter(Model):
    """A chapter of the file, and for which events: what the plan says of some guidelines, and what to fill in."""

    title: Titles
    when: When = When()
    guidelines: tuple[Slug, ...] = ()
    blanks: tuple[Words, ...] = ()


class Notification(Model):
    """The facts that the city asks for, for which events a plan of the ground goes with them, and the chapters.

    Without `plan_of_ground` it asks none; an empty condition asks it of every event.
    """

    source: Source
    asks: tuple[Given, ...] = ()
    plan_of_ground: When | None = None
    chapters: tuple[Chapter, ...] = ()
