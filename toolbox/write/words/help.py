"""Who helps, in words: the help lines, the partners, and the city's desk for organisers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from toolbox.model.city.help import HelpLine
from toolbox.model.city.policy import Policy
from toolbox.model.conditions import applies
from toolbox.model.pages.partner import Partner
from toolbox.model.project import Project


@dataclass(frozen=True)
class Contact:
    """The city's desk for organisers."""

    name: str
    url: str


@dataclass(frozen=True)
class HelpRow:
    """Somebody to call or to look up; `tel` is the number as it is dialled, `site` the short form of the address.

    `lang` is the language of its words where some of them are not translated.
    """

    name: str
    what: str
    place: str
    hours: str
    urgent: bool
    call: str
    tel: str
    url: str
    site: str
    lang: str


@dataclass(frozen=True)
class PartnerRow:
    """A partner: for what, when to call, how to reach it, and whether it is one of the help lines beside it too.

    `lang` is the language of its words where some of them are not translated.
    """

    id: str
    title: str
    lang: str
    what: str
    when_to_call: str
    hours: str
    place: str
    call: str
    tel: str
    url: str
    site: str
    is_help_line: bool


def contact(policy: Policy, language: str) -> Contact:
    """The city's desk for organisers."""
    return Contact(policy.say(policy.contact.name, language), policy.contact.url)


def help_lines(policy: Policy, language: str, facts: Mapping[str, Any] | None = None) -> tuple[HelpRow, ...]:
    """Who helps, urgent ones first: for the event of which these are the facts, or for anybody."""
    shown = (one for one in by_urgency(policy) if facts is None or applies(one.when, facts))
    return tuple(_help_line(one, policy, language) for one in shown)


def by_urgency(policy: Policy) -> list[HelpLine]:
    """The help lines in the order in which they are shown everywhere."""
    return sorted(policy.help, key=lambda one: not one.urgent)


def _help_line(one: HelpLine, policy: Policy, language: str) -> HelpRow:
    return HelpRow(
        name=policy.say(one.name, language),
        what=policy.say(one.what, language),
        place=policy.say(one.place, language) if one.place else "",
        hours=policy.say(one.hours, language) if one.hours else "",
        urgent=one.urgent,
        call=one.call or "",
        tel=_dialled(one.call),
        url=one.url or "",
        site=_short(one.url),
        lang="" if all(language in words for words in one.worded.values()) else policy.source_language,
    )


def partner_rows(
    ids: Iterable[str], project: Project, language: str, lines: Iterable[HelpLine | HelpRow] | None = None
) -> tuple[PartnerRow, ...]:
    """The published ones of these partners: who, for what, when to call, how to reach them; beside these help lines."""
    known, lines = project.known_partners, project.policy.help if lines is None else lines
    called = {(one.call or "", one.url or "") for one in lines}
    return tuple(partner_row(known[one], project, language, called) for one in ids if one in known)


def partner_row(
    partner: Partner, project: Project, language: str, called: Collection[tuple[str, str]] = ()
) -> PartnerRow:
    """One partner; `called` are number and address of the help lines beside it."""
    words = partner.worded(language)
    missing, there = words.untranslated(project.policy.source_language)
    return PartnerRow(
        id=partner.id,
        title=words.title,
        lang=there if missing - {"body"} else "",
        what=words.texts.get("what", ""),
        when_to_call=words.texts.get("when_to_call", ""),
        hours=words.texts.get("hours", ""),
        place=words.texts.get("place", ""),
        call=partner.call or "",
        tel=_dialled(partner.call),
        url=partner.url or "",
        site=_short(partner.url),
        is_help_line=(partner.call or "", partner.url or "") in called,
    )


def _dialled(number: str | None) -> str:
    return (number or "").replace(" ", "")


def _short(url: str | None) -> str:
    """An address as a person says it."""
    return (url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
