"""Every file of one event, each made from the one plan. The site, the packet and the command line use this list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from toolbox.assemble import Notice, assemble
from toolbox.model.event.profile import Profile
from toolbox.model.plan import Plan
from toolbox.model.project import Project
from toolbox.write.files.plan_json import plan_json
from toolbox.write.templating import render
from toolbox.write.words.build_time import build_day, build_time, given_epoch
from toolbox.write.words.dossier import Dossier, dossier
from toolbox.write.words.language import Language, speak
from toolbox.write.words.posters import POSTERS, poster_set
from toolbox.write.words.rows import EventView, PosterSet
from toolbox.write.words.view import event_view


@dataclass(frozen=True)
class Event:
    """One event in one language, with its plan and its plan in words, each made once.

    `epoch` stands in for the moment that follows from the plan: seconds since 1970, or nothing. With `today` everything
    is as on that day: what is late, and on which day the rest is done. `built` is the day of the build, which only the
    calendar shows; without it, it is asked for.
    """

    profile: Profile
    project: Project
    code: str
    epoch: str = field(default_factory=given_epoch)
    today: date | None = None
    built: date | None = None

    @cached_property
    def language(self) -> Language:
        """The language, which words things."""
        return speak(self.project, self.code)

    @cached_property
    def plan(self) -> Plan:
        """The plan, its figures written as the language writes them."""
        page, notice = self.language.group("page"), None
        if self.today:
            notice = Notice(self.today, *(page[f"instead_{one}"] for one in ("duty", "core", "rest")))
        return assemble(self.profile, self.project, self.code, self.language.figure, notice)

    @cached_property
    def view(self) -> EventView:
        """All that the layouts show, in words."""
        return event_view(self.plan, self.project)

    @cached_property
    def dossier(self) -> Dossier:
        """The file for the events desk, in words."""
        return dossier(self.view, self.plan, self.project, self.language)

    @cached_property
    def made(self) -> datetime:
        """The moment that stands in the files."""
        return build_time(self.plan.reviewed, self.epoch)

    @cached_property
    def printed(self) -> dict[str, Any]:
        """The same as it can stand on paper."""
        from toolbox.write.paper.typesetting import printable

        return printable(self.view)

    @cached_property
    def first_sheet(self) -> tuple[float, bytes]:
        """How large the letters can be in which what comes first stands on one sheet, in points, and that sheet."""
        from toolbox.write.paper.typesetting import first_sheet

        return first_sheet(self.printed, self.made)

    @property
    def checklist(self) -> bytes:
        """The checklist, which begins with that sheet."""
        return self.paper("checklist.typ", first_size=self.first_sheet[0])

    @cached_property
    def evaluation(self) -> bytes:
        """The evaluation sheet, of which the form to fill in is made too."""
        return self.paper("evaluation.typ")

    def posters(self, code: str) -> PosterSet:
        """What its posters in a language are laid out from."""
        return poster_set(self.project, code, self.profile.name, self.plan.facts)

    @property
    def spoken(self) -> tuple[str, ...]:
        """In which languages its posters are made, beside that of the page."""
        chosen = self.profile.visitor_languages
        spoken = self.project.policy.spoken if chosen is None else chosen
        return tuple(code for code in spoken if code != self.code)

    @cached_property
    def spoken_by_itself(self) -> tuple[str, ...]:
        """Those languages without a site in which it has posters of its own.

        They are those that the event names; or all, where it has other messages than the posters of the city.
        """
        first, named = self.project.policy.source_language, self.profile.visitor_languages is not None
        if not named and self.posters(first) == poster_set(self.project, first, self.profile.name):
            return ()
        return tuple(code for code in self.spoken if code in self.project.policy.only_spoken)

    @property
    def spoken_here(self) -> tuple[str, ...]:
        """The languages whose posters stand with this page: that in the first language has those without a site."""
        return self.spoken_by_itself if self.code == self.project.policy.source_language else ()

    def paper(self, template: str, **more: Any) -> bytes:
        """A PDF from one of the templates, which may read more than an event has."""
        from toolbox.write.paper.typesetting import typeset

        return typeset(template, self.printed | more, self.made)


@dataclass(frozen=True)
class Output:
    """A file: its name, its kind as a person calls it, the phrase that names it, and how it is made.

    One that is `dated` is another every day.
    """

    name: str
    kind: str
    label: str
    make: Callable[[Event], bytes]
    dated: bool = False


def plan_of(profile: Profile, project: Project, language: str) -> Plan:
    """The plan of one event."""
    return Event(profile, project, language).plan


def text(event: Event) -> bytes:
    """The plan as plain text, for a terminal or a mail."""
    return render("plan.txt.j2", event.project.addresses, **vars(event.view)).encode()


def data(event: Event) -> bytes:
    """The plan as JSON, for other programs."""
    return plan_json(event.plan).encode()


def _posters(event: Event, code: str) -> bytes:
    from toolbox.write.paper.posters import poster_pages

    return poster_pages(event.posters(code), event.made)


def _form(event: Event) -> bytes:
    from toolbox.write.paper.fillable_pdf import fillable
    from toolbox.write.paper.typesetting import places

    return fillable(event.evaluation, places("evaluation.typ", event.printed))


def _sheet(event: Event) -> bytes:
    from toolbox.write.files.xlsx import workbook

    return workbook(event.view, event.project, event.language, event.made)


def _table(event: Event) -> bytes:
    from toolbox.write.files.csv import separator, table

    return table(event.view, event.language, separator(event.project.policy))


def _calendar(event: Event) -> bytes:
    from toolbox.write.files.ics import calendar

    policy = event.project.policy
    built = event.built or build_day(event.epoch, policy.zone)
    return calendar(event.view, event.plan, policy, event.today or built, built)


def _dossier(event: Event) -> bytes:
    from toolbox.write.files.docx import document

    return document(event.view, event.dossier, event.language, event.made)


OUTPUTS = (
    Output("checklist.pdf", "PDF", "checklist", lambda event: event.checklist),
    Output("basics.pdf", "PDF", "basics", lambda event: event.first_sheet[1]),
    Output("briefings.pdf", "PDF", "briefings", lambda event: event.paper("briefings.typ")),
    Output("posters.pdf", "PDF", "posters", lambda event: _posters(event, event.code)),
    Output("evaluation.pdf", "PDF", "evaluation", lambda event: event.evaluation),
    Output("evaluation-form.pdf", "PDF", "evaluation_form", _form),
    Output("checklist.xlsx", "Excel", "sheet", _sheet),
    Output("checklist.csv", "CSV", "table", _table),
    Output("deadlines.ics", "ICS", "calendar", _calendar, dated=True),
    Output("plan.json", "JSON", "data", data),
)
DOSSIER = "dossier.docx"
ON_DEMAND = (Output(DOSSIER, "Word", "dossier", _dossier),)
"""Made when somebody asks for them; they do not stand on the site."""
PACKET = "packet.zip"
"""On the site only where the policy asks for it; elsewhere the page makes it of the files beside it."""


def names(spoken: Iterable[str] = ()) -> list[str]:
    """The names of an event's files: those that stand beside its page, and those that are made on demand.

    `spoken` are the languages in which there are posters.
    """
    files = [*(output.name for output in OUTPUTS), PACKET, *(output.name for output in ON_DEMAND)]
    return [*files, *(POSTERS.format(code=code) for code in spoken)]


def beside(event: Event) -> list[str]:
    """The names of the files that stand beside an event's page, each by itself: what is in the packet."""
    return [*(output.name for output in OUTPUTS), *(POSTERS.format(code=code) for code in event.spoken_here)]


def files(event: Event) -> dict[str, bytes]:
    """Every file of an event on the site with its content; at the end the packet where the policy asks for it."""
    return files_of_each([event])[0]


def files_of_each(events: Sequence[Event]) -> list[dict[str, bytes]]:
    """Those of some events: one file is made of all of them before the next.

    The engine of paper keeps what it laid out lately. So it finds in it most of the same sheet of another event, which
    takes a sixth off the paper of each.
    """
    every: list[dict[str, bytes]] = [{} for _ in events]
    for event in events:
        _ = event.first_sheet  # which the checklist asks for
    for output in OUTPUTS:
        for event, made in zip(events, every, strict=True):
            made[output.name] = output.make(event)
    for event, made in zip(events, every, strict=True):
        made |= {POSTERS.format(code=code): _posters(event, code) for code in event.spoken_here}
        if event.project.policy.packets:
            made[PACKET] = packed(event.profile.slug, made)
    return every


def dated(event: Event) -> dict[str, bytes]:
    """The files that are others every day."""
    return {output.name: output.make(event) for output in OUTPUTS if output.dated}


def whole_packet(event: Event) -> bytes:
    """All files of an event in one."""
    made = files(event)
    return made.get(PACKET) or packed(event.profile.slug, made)


def packed(slug: str, made: Mapping[str, bytes]) -> bytes:
    """The packet of these files of an event, given by name."""
    from toolbox.write.files.zip import packet

    return packet(slug, [(name, content) for name, content in made.items() if name != PACKET])


def made(event: Event, name: str) -> bytes | None:
    """One file of an event's page by its name; None where there is no such file."""
    if name == PACKET:
        return whole_packet(event)
    for code in event.project.policy.spoken:
        if name == POSTERS.format(code=code):
            return _posters(event, code)
    return next((output.make(event) for output in OUTPUTS if output.name == name), None)


def on_demand(event: Event, name: str) -> bytes:
    """A file of an event that does not stand on the site, by its name."""
    return next(output.make(event) for output in ON_DEMAND if output.name == name)


def too_long(event: Event, briefings: bytes) -> int:
    """How many pages the briefings take beyond one a role."""
    from toolbox.write.paper.tags import opened

    with opened(briefings) as whole:
        return len(whole.pages) - len(event.view.briefings)
