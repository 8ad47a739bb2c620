"""The page of an event between its title and its end, with what can be downloaded there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolbox.model.addresses import EVENTS, VISITORS
from toolbox.write.outputs import OUTPUTS, PACKET, Event, beside
from toolbox.write.paper.qr import qr_svg
from toolbox.write.templating import render
from toolbox.write.words.language import Language, speak
from toolbox.write.words.posters import POSTERS


@dataclass(frozen=True)
class Download:
    """A file as a person is told of it; `size` is nothing where none is told."""

    name: str
    label: str
    kind: str
    size: str


@dataclass(frozen=True)
class PosterLink:
    """The posters in another language: its code, its own name, and where they stand."""

    code: str
    language: str
    href: str


def downloads(event: Event, sizes: Mapping[str, int]) -> list[Download]:
    """The files of an event on the site, each with what it is, its kind and its size as a person reads it.

    `sizes` are in bytes; none is told of a file that is made when somebody asks for it.
    """
    language = event.language
    named = [(one.name, one.kind, one.label) for one in OUTPUTS]
    if event.project.policy.packets:
        named.append((PACKET, "ZIP", "packet"))
    # The page stands as it was made when a file that is another every day is made anew.
    sized = {name: size for name, size in sizes.items() if name not in [one.name for one in OUTPUTS if one.dated]}
    return [
        Download(name, language.say("files", label), kind, _size(sized.get(name), language))
        for name, kind, label in named
    ]


def posters_elsewhere(event: Event) -> list[PosterLink]:
    """The posters for an event in the other languages, each with the way from its page; some are those of the city."""
    project, policy = event.project, event.project.policy
    addresses = project.addresses
    here, up = (
        f"{addresses[EVENTS]}/{event.profile.slug}/",
        "../../" if event.code == policy.source_language else "../../../",
    )
    links = []
    for code in event.spoken:
        part = f"{code}/" if code in policy.languages[1:] else ""
        folder = here if code in policy.languages or code in event.spoken_by_itself else f"{addresses[VISITORS]}/"
        name = "posters.pdf" if code in policy.languages else POSTERS.format(code=code)
        links.append(PosterLink(code, speak(project, code).say("language", "name"), f"{up}{part}{folder}{name}"))
    return links


def _size(size: int | None, language: Language) -> str:
    return "" if size is None else f"{language.number(max(round(size / 1000), 1))} kB"


def page_body(event: Event, downloads: list[Download]) -> str:
    """The HTML between the title and the end of an event's page; `downloads` are its files."""
    view = event.view
    subscribe = f"webcal:{view.address.partition(':')[2]}deadlines.ics"
    own: dict[str, Any] = {"posters_elsewhere": posters_elsewhere(event)}
    own |= {"downloads": downloads, "subscribe": subscribe, "qr": qr_svg(view.address), "dossier": event.dossier}
    label = event.language.say("files", "packet")
    own |= {"packet": {} if event.project.policy.packets else {"label": label, "files": beside(event)}}
    return render("event.html.j2", event.project.addresses, **vars(view), **own)
