"""The mail to an organiser, in each of its forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolbox.write.files.eml import draft
from toolbox.write.outputs import DOSSIER, Event, on_demand
from toolbox.write.palette import on_white
from toolbox.write.templating import render
from toolbox.write.words.letter import Letter, letter

_COLOURS = ("ink", "grey", "petrol", "line", "white", "wrong")


def _words(event: Event) -> Letter:
    return letter(event.view, event.plan, event.language)


def _text(event: Event) -> str:
    return render("letter.txt.j2", event.project.addresses, **vars(_words(event)))


def _html(event: Event) -> str:
    colour = dict(zip(_COLOURS, on_white(*_COLOURS), strict=True))
    return render("letter.html.j2", event.project.addresses, **vars(_words(event)), colour=colour)


def _draft(event: Event) -> bytes:
    words, attached = _words(event), (_named(event, "dossier", "docx"), on_demand(event, DOSSIER))
    return draft(words.subject, words.language, _text(event), _html(event), attached)


_MADE: Mapping[str, Callable[[Event], bytes]] = {
    "eml": _draft,
    "txt": lambda event: _text(event).encode(),
    "html": lambda event: _html(event).encode(),
}


def mail(event: Event, form: str) -> bytes:
    """The mail on one event as `eml` (both forms and the file for the desk), `txt` or `html`."""
    return _MADE[form](event)


def mails(event: Event) -> dict[str, bytes]:
    """All of them by the names of their files, and the file for the desk that goes with them."""
    made = {_named(event, "letter", form): make(event) for form, make in _MADE.items()}
    return made | {_named(event, "dossier", "docx"): on_demand(event, DOSSIER)}


def _named(event: Event, what: str, ending: str) -> str:
    return f"{what}-{event.profile.slug}.{ending}"
