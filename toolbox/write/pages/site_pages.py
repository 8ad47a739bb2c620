"""The site's pages as a plain folder of Markdown, one folder a language, which any engine can render.

Prose stays Markdown. What comes from data is HTML from our own templates, escaped, without blank lines, so that
Markdown leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from toolbox.model.addresses import (
    ACCESSIBILITY,
    EVALUATION,
    EVENTS,
    HELP,
    MY_EVENT,
    OFFLINE,
)
from toolbox.model.audience import Audience
from toolbox.model.evaluation import FORMER, Happening
from toolbox.model.limits import COUNTED, VISITORS
from toolbox.model.pages.kinds import KINDS, Kind
from toolbox.model.pages.page import Page, review_due
from toolbox.model.pages.partner import Partner
from toolbox.model.pages.story import Message, Story
from toolbox.model.project import Project
from toolbox.model.vocabulary import Age
from toolbox.write.files.catalogue_json import catalogue_json
from toolbox.write.monitor.pages import monitor_pages, write_meetings
from toolbox.write.pages.accessibility import statement_view
from toolbox.write.pages.event_form import FormSection, form_sections
from toolbox.write.pages.guidelines import Card, CardGroup, by_group, card, guideline_page
from toolbox.write.pages.licences import licences_page
from toolbox.write.pages.listing import index_json, is_indexed, listing_pages
from toolbox.write.pages.manual import manual_pages, write_pictures
from toolbox.write.pages.markdown import html, in_another_language, of_events, page
from toolbox.write.pages.search import INDEX, search_index, search_page
from toolbox.write.pages.summaries import Summary, principles, summaries
from toolbox.write.pages.visitors import visitors_page
from toolbox.write.words.help import PartnerRow, contact, help_lines, partner_row, partner_rows
from toolbox.write.words.language import Language, Phrases, speak
from toolbox.write.words.rows import Named
from toolbox.write.words.view import persons, source_rows

SHELL = "_shell"
"""The page that lends its frame to every event page; its name stands where an event's slug will stand."""
TITLE_MARK = "EVENT-TITLE-GOES-HERE"
BODY_MARK = "EVENT-BODY-GOES-HERE"
DESCRIPTION_MARK = "EVENT-DESCRIPTION-GOES-HERE"
DATA_MARK = "EVENT-DATA-GOES-HERE"


@dataclass(frozen=True)
class PlanForm:
    """What the form asks, with the words of every choice; `form` are its phrases."""

    form: Phrases
    phases: tuple[Named, ...]
    basis_names: Mapping[str, str]
    sections: tuple[FormSection, ...]


@dataclass(frozen=True)
class Home:
    """What the first page shows around the city's own words."""

    messages: tuple[Summary, ...]
    spotlight: tuple[PartnerRow, ...]
    groups: tuple[CardGroup, ...]
    events_count: str
    guidelines_count: str


@dataclass(frozen=True)
class MessagePage:
    """What stands around a message: its principle, and the guidelines that serve it."""

    principle: str
    guidelines: tuple[Card, ...]


@dataclass(frozen=True)
class PartnerPage:
    """What stands around the words of a partner: how to reach it, and the guidelines that it helps with."""

    partner: PartnerRow
    guidelines: tuple[Card, ...]


@dataclass(frozen=True)
class StoryPage:
    """What stands around a story: who took part, and the guidelines that it tells of."""

    partners: tuple[PartnerRow, ...]
    guidelines: tuple[Card, ...]


def write_pages(
    project: Project, language_code: str, folder: Path, engine: str, asked: Collection[str] | None = None
) -> None:
    """Write every page but those of the events. `engine` is the name of what renders them: one of them names it.

    `asked` are the words of pages that scripts ask for.
    """
    language = speak(project, language_code)
    more = (
        licences_page(project, language, engine),
        *manual_pages(project, language),
        *monitor_pages(project, language),
    )
    for name, text in (*_lists(project, language), *_written(project, language), *more):
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / INDEX).parent.mkdir(parents=True)
    (folder / INDEX).write_text(search_index(project, language), encoding="utf-8")
    write_pictures(project, folder)
    write_meetings(project, language, folder)
    if is_indexed(project):
        (folder / project.addresses[EVENTS] / "events.json").write_text(index_json(project, language), encoding="utf-8")
    (folder / "catalogue.json").write_text(catalogue_json(project, language_code, asked), encoding="utf-8")


def _lists(project: Project, language: Language) -> Iterator[tuple[str, str]]:
    """The pages that are made from all of something, with their addresses."""
    policy, words, addresses = project.policy, language.group("page"), project.addresses
    common: dict[str, Any] = {
        "addresses": addresses,
        "page": words,
        "help": help_lines(policy, language.code),
        "contact": contact(policy, language.code),
        "source_language": policy.source_language,
        "timezone": policy.timezone,
        "visitors": language.group("visitors"),
    }

    def listing(title: str, template: str, **values: Any) -> str:
        return page(title, html(template, **common, **values))

    home = of_events(html("home.html.j2", **common, **vars(_home(project, language))))
    yield "index", page(words["home"], home, project.home.get(language.code, ""))
    yield addresses[HELP], listing(words["help"], "help.html.j2")
    yield addresses[MY_EVENT], listing(words["my_event"], "my-event.html.j2", **vars(_form(project, language)))
    told = {name: language.group(name) for name in ("evaluate", "paper", "form")}
    asked: dict[str, Any] = {"persons": persons(project), "limits": {"attendance": VISITORS, "happened": (0, COUNTED)}}
    asked["former"] = {now: before for before, now in FORMER.items()}
    asked["with_drink"] = tuple(one for one in Happening if one.needs_drink)
    asked["young"] = tuple(age for age in Age if age.since < policy.drink_from)
    yield addresses[EVALUATION], page(told["evaluate"]["title"], html("evaluate.html.j2", **common, **told, **asked))
    yield from _about_the_site(project, language, common)
    yield search_page(language, common)
    yield visitors_page(project, language, common)
    yield from listing_pages(project, language, common)
    for kind in (kind for kind in KINDS if kind.listed):
        rows = _LISTED.get(kind.name, partial(_rows_of, kind))(project, language)
        if rows or kind.needed:
            values: dict[str, Any] = {kind.name: rows}
            yield f"{addresses[kind.name]}/index", listing(words[kind.name], f"{kind.name}.html.j2", **values)
    yield f"{addresses[EVENTS]}/{SHELL}", _shell()


def _about_the_site(project: Project, language: Language, common: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The page on accessibility and privacy, and what is shown where there is no network."""
    addresses, title = project.addresses, language.say("page", "accessibility")
    # The steering group's site leaves nothing on a device.
    offline = language.group("offline") if project.audience is Audience.PUBLIC else {}
    shown: dict[str, Any] = {"accessibility": language.group("accessibility")}
    shown["statement"] = statement_view(project, language)
    yield addresses[ACCESSIBILITY], page(title, html("accessibility.html.j2", **common, **shown, offline=offline))
    if offline:
        text = html("offline.html.j2", **common, offline=offline, evaluation=language.say("evaluate", "title"))
        yield addresses[OFFLINE], page(offline["title"], text)


def _shell() -> str:
    """The page that lends its frame, with marks where an event's own will stand."""
    heading = f'<h1 class="event-title"><bdi>{TITLE_MARK}</bdi></h1>'
    shell = f'{heading}\n<div class="event" data-slug="{SHELL}">{BODY_MARK}</div>\n'
    return page(TITLE_MARK, shell, description=DESCRIPTION_MARK)


def _form(project: Project, language: Language) -> PlanForm:
    phases = language.group("phase").items()
    return PlanForm(
        form=language.group("form"),
        phases=tuple(Named(name, label) for name, label in phases),
        basis_names=language.group("basis"),
        sections=form_sections(language, project.policy.sound_levels),
    )


def _home(project: Project, language: Language) -> Home:
    return Home(
        messages=principles(project, language),
        spotlight=partner_rows(project.policy.spotlight, project, language.code),
        groups=by_group(project, language) if project.policy.groups else (),
        events_count=language.count(len(project.profiles), "page", "events_count"),
        guidelines_count=language.count(len(project.published), "page", "guidelines_count"),
    )


def _rows_of(kind: Kind, project: Project, language: Language) -> tuple[Summary, ...]:
    return summaries(project.pages(kind), project, language)


def _partners(project: Project, language: Language) -> list[PartnerRow]:
    rows = partner_rows(project.known_partners, project, language.code)
    return sorted(rows, key=lambda row: row.title.casefold())


_LISTED: dict[str, Callable[[Project, Language], Sequence[object]]] = {
    "guidelines": by_group,
    "partners": _partners,
}
"""What a list shows of a kind of page, where that is not title and summary."""


def _written(project: Project, language: Language) -> Iterator[tuple[str, str]]:
    """The pages that people write, with their addresses."""
    for kind in (kind for kind in KINDS if kind.listed):
        for one in project.released(project.pages(kind)):
            values = vars(_VALUES[kind.name](one, project, language)) if kind.name in _VALUES else {}
            yield _written_page(kind, one, project, language, values)


def _of_message(message: Message, project: Project, language: Language) -> MessagePage:
    cards = (card(one, language) for one in project.published if one.principle is message.principle)
    return MessagePage(str(message.principle), tuple(cards))


def _of_partner(partner: Partner, project: Project, language: Language) -> PartnerPage:
    cards = (card(one, language) for one in project.published if partner.id in one.partners)
    return PartnerPage(partner_row(partner, project, language.code), tuple(cards))


def _of_story(story: Story, project: Project, language: Language) -> StoryPage:
    cards = (card(one, language) for one in project.published if one.id in story.guidelines)
    return StoryPage(partner_rows(story.partners, project, language.code), tuple(cards))


_VALUES: dict[str, Callable[[Any, Project, Language], object]] = {
    "guidelines": guideline_page,
    "messages": _of_message,
    "partners": _of_partner,
    "stories": _of_story,
}
"""What stands around the prose of a page, beside what every page has."""


def _written_page(
    kind: Kind, one: Page, project: Project, language: Language, around: Mapping[str, Any]
) -> tuple[str, str]:
    """A page with its prose between what our templates make of its head."""
    words = one.worded(language.code)
    due = review_due(one.reviewed, project.policy.review_after_months)
    missing, there = words.untranslated(project.policy.source_language)
    values = {
        **around,
        "addresses": project.addresses,
        "page": language.group("page"),
        "help": help_lines(project.policy, language.code),
        "title": words.title,
        "texts": words.texts,
        "missing": missing,
        "source_language": there,
        "sources": source_rows(one.sources),
        "reviewed": "" if one.read_by_another else language.day(one.reviewed, "d MMMM y"),
        "review_old": project.today is not None and project.today > due,
    }
    here = f"{project.addresses[kind.name]}/{one.id}"
    body = in_another_language(there, words.body) if "body" in missing else words.body
    head, foot = (html(f"{kind.template}-{part}.html.j2", **values) for part in ("head", "foot"))
    description = words.texts.get("summary") or words.texts.get("what", "")
    # A message may have the name of a guideline; in a list of search results one sees which is which.
    for_visitors = isinstance(one, Message)
    title = language.say("page", "for_visitors", title=words.title) if for_visitors else words.title
    return here, page(title, head, body, foot, description=description)
