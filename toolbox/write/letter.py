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


def _text(event: Event, attached: bool = True) -> str:
    """The mail without markup; `attached` says that the file for the desk goes with it."""
    return render("letter.txt.j2", event.project.addresses, **vars(_words(event)), attached=attached)


def _html(event: Event, attached: bool = True) -> str:
    colour = dict(zip(_COLOURS, on_white(*_COLOURS), strict=True))
    more = {"colour": colour, "attached": attached}
    return render("letter.html.j2", event.project.addresses, **vars(_words(event)), **more)


def _draft(event: Event) -> bytes:
    words, attached = _words(event), (_named(event, "dossier", "docx"), on_demand(event, DOSSIER))
    return draft(words.subject, words.language, _text(event), _html(event), attached)


_MADE: Mapping[str, Callable[[Event, bool], bytes]] = {
    "eml": lambda event, _: _draft(event),
    "txt": lambda event, attached: _text(event, attached).encode(),
    "html": lambda event, attached: _html(event, attached).encode(),
}


def mail(event: Event, form: str) -> bytes:
    """The mail on one event as `eml` (both forms and the file for the desk), or as `txt` or `html` alone."""
    return _MADE[form](event, False)


def mails(event: Event) -> dict[str, bytes]:
    """All of them by the names of their files, and the file for the desk that goes with them."""
    made = {_named(event, "letter", form): make(event, True) for form, make in _MADE.items()}
    return made | {_named(event, "dossier", "docx"): on_demand(event, DOSSIER)}


def _named(event: Event, what: str, ending: str) -> str:
    return f"{what}-{event.profile.slug}.{ending}"
