"""Where pages stand: the names by which the program knows their places, and a site's own words for them.

The addresses are words of a language: the group `addresses` of its phrases. A site has those of its source language, in
every language, below `docs/` as on the web.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolbox.model.fields import INDEX

Addresses = Mapping[str, str]
"""The place of each kind of page below a language, by the names here."""

GUIDELINES = "guidelines"
MESSAGES = "messages"
PARTNERS = "partners"
STORIES = "stories"
BRIEFINGS = "briefings"
"""Read for the briefings on paper; not pages of the site."""
MONITOR = "monitor"
"""What the steering group follows; its pages stand in the source language alone."""
EVALUATIONS = "event_evaluations"
"""What was told after events, in every language in this folder; no pages of the site."""
SIGNALS, INITIATIVES, GOALS = "signals", "initiatives", "goals"
VOLUNTEERS, MEETINGS = "volunteers", "meetings"
"""What stands below the monitor."""
MANUAL = "manual"
"""For whoever writes the guidance; in no menu and no search."""
EVENTS = "events"
CALENDAR = "calendar"
"""The events by month, where there are many."""
HELP = "help"
MY_EVENT = "my_event"
EVALUATION = "evaluation"
SIGNAL = "signal"
ACCESSIBILITY = "accessibility"
LICENCES = "licences"
VISITORS = "visitors"
"""What visitors are told, in each of their languages; where the codes on posters lead."""
SEARCH = "search"
OFFLINE = "offline"
"""What is shown in the place of a page that is not stored; not part of the steering group's site."""

MADE = (EVENTS, CALENDAR, HELP, MY_EVENT, EVALUATION, SIGNAL, ACCESSIBILITY, LICENCES, SEARCH, VISITORS, OFFLINE)
"""The pages that the program makes itself."""

ASSETS, EDITOR = "assets", "admin"
OWN = (ASSETS, EDITOR, INDEX)
"""What else stands at the root of a site or of a language under a name that could be an address."""
