"""Where each kind of page stands: its folder below a language, in `docs/` as in the site."""

from __future__ import annotations

GUIDELINES = "richtlijnen"
MESSAGES = "principes"
PARTNERS = "partners"
STORIES = "praktijk"
BRIEFINGS = "rollen"
"""Read for the briefings on paper; not pages of the site."""
MONITOR = "monitor"
"""What the steering group follows; its pages stand in the source language alone."""
EVALUATIONS = "event_evaluations"
"""What was told after events; no pages of the site."""
SIGNALS, INITIATIVES, GOALS = "signalen", "initiatieven", "doelen"
MANUAL = "handleiding"
"""For whoever writes the guidance; in no menu and no search."""
EVENTS = "evenementen"
CALENDAR = "kalender"
"""The events by month, where there are many."""
HELP = "hulp"
MY_EVENT = "mijn-evenement"
EVALUATION = "evaluatie"
SIGNAL = "signaal"
ACCESSIBILITY = "toegankelijkheid"
LICENCES = "licenties"
VISITORS = "bezoekers"
"""What visitors are told, in each of their languages; where the codes on posters lead."""
SEARCH = "zoeken"
OFFLINE = "zonder-netwerk"
"""What is shown in the place of a page that is not stored; not part of the steering group's site."""

MADE = {
    "events": EVENTS,
    "calendar": CALENDAR,
    "help": HELP,
    "my_event": MY_EVENT,
    "evaluation": EVALUATION,
    "signal": SIGNAL,
    "accessibility": ACCESSIBILITY,
    "licences": LICENCES,
    "search": SEARCH,
    "visitors": VISITORS,
    "offline": OFFLINE,
}
"""The pages that the program makes itself, by the name that templates know them by."""
