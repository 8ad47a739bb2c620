"""A plan in words: the one thing that page, paper and text are laid out from."""

from __future__ import annotations

from typing import Any, TypedDict

from toolbox.check.persons import as_data, forms
from toolbox.model.addresses import EVALUATION, EVENTS
from toolbox.model.conditions import applies
from toolbox.model.evaluation import Happening
from toolbox.model.pages.page import Source
from toolbox.model.plan import Plan
from toolbox.model.project import Project, public_numbers
from toolbox.write.signs import signs
from toolbox.write.words.actions import first_rows, late_rows, notice_settings, phase_rows, quantity_rows
from toolbox.write.words.briefing import WAYS, briefings
from toolbox.write.words.facts import assumed, facts, in_short
from toolbox.write.words.help import contact, help_lines, partner_rows
from toolbox.write.words.labels import label_rows
from toolbox.write.words.language import Language, speak
from toolbox.write.words.posters import posters
from toolbox.write.words.reasons import why_heat, why_tier
from toolbox.write.words.rows import EventView, Link, Why
from toolbox.write.words.timeline import deadlines, night


class _About(TypedDict):
    language: str
    slug: str
    name: str
    city: str
    site_name: str
    address: str
    evaluation_address: str


def persons(project: Project, in_names: bool = False) -> dict[str, Any]:
    """What a form finds persons with in what somebody types; numbers of help lines and partners may stand.

    With those for names come what counts besides in the name of an organisation or a place.
    """
    found = forms(project.persons)
    numbers = public_numbers(project.policy, project.partners)
    if not in_names:
        return as_data(numbers, found.in_texts)
    beside = {what: kinds[len(found.in_names) :] for what, kinds in found.in_names_of.items()}
    more = {what: as_data((), kinds)["forms"] for what, kinds in beside.items()}
    return as_data(numbers, found.in_names) | {"in_names_of": more}


def event_view(plan: Plan, project: Project) -> EventView:
    """Everything that a layout of this plan shows, in the plan's language."""
    policy, language = project.policy, speak(project, plan.language)
    phases = phase_rows(plan, policy, language)
    lines = help_lines(policy, plan.language, plan.facts)
    return EventView(
        **_about(plan, project),
        direction=language.direction,
        in_short=in_short(plan, language),
        facts=facts(plan, language),
        first=first_rows(plan, phases, language),
        late=late_rows(phases, language),
        tier=Why(str(plan.derived.tier), language.say("tier", plan.derived.tier), why_tier(plan, policy, language)),
        heat=Why(str(plan.derived.heat), language.say("heat", plan.derived.heat), why_heat(plan, policy, language)),
        assumed=assumed(plan, language),
        quantities=quantity_rows(plan.quantities_named(), policy, language),
        phases=phases,
        labels=label_rows(plan, policy, language),
        past=plan.past,
        notice=notice_settings(plan, policy, language),
        read_on=language.say("page", "read_on", day=language.day(plan.today, "d MMMM y")) if plan.today else "",
        basis_names=language.group("basis"),
        signs={name: (language.group("basis") | language.group("weight"))[name] for name in signs()},
        briefings=briefings(phases, plan, project),
        ways=WAYS,
        posters=posters(project, plan.language, plan.facts),
        learned=_learned(plan, project),
        version=plan.generated_from[:7],
        reviewed=_reviewed(plan, project, language),
        deadlines=deadlines(plan, language),
        night=night(plan, language),
        contact=contact(policy, plan.language),
        help=lines,
        help_short=" · ".join(f"{one.call} {one.name}" for one in lines if one.urgent),
        partners=partner_rows(_partners_here(plan, project), project, plan.language, lines),
        role_names=tuple(policy.say(words, plan.language) for words in policy.roles.values()),
        page=language.group("page"),
        paper=language.group("paper") | {"happenings": _happenings(plan, language)},
        sheet=language.group("sheet"),
    )


def _about(plan: Plan, project: Project) -> _About:
    """Which event, of which city, and where its pages stand."""
    policy, addresses = project.policy, project.addresses
    return {
        "language": plan.language,
        "slug": plan.event.slug,
        "name": plan.event.name,
        "city": policy.city,
        "site_name": policy.say(policy.site_name, plan.language),
        "address": policy.address(plan.language, f"{addresses[EVENTS]}/{plan.event.slug}/"),
        "evaluation_address": policy.address(plan.language, f"{addresses[EVALUATION]}/?event={plan.event.slug}"),
    }


def _reviewed(plan: Plan, project: Project, language: Language) -> str:
    """When this city last read what the plan is made of; nothing where only the city that it began from did."""
    here = {one.id for one in plan.guidelines}
    days = [one.reviewed for one in project.published if one.id in here and not one.read_by_another]
    return language.say("paper", "version", date=language.day(max(days), "d MMMM y")) if days else ""


def _happenings(plan: Plan, language: Language) -> dict[str, str]:
    """What is counted afterwards: not what has to do with drink where nobody drinks."""
    said: dict[str, str] = language.group("paper")["happenings"]
    return {name: words for name, words in said.items() if not (plan.dry and Happening(name).needs_drink)}


def _learned(plan: Plan, project: Project) -> str:
    """The city's line about the last edition, if it wrote one."""
    last = project.before(plan.event.slug, plan.event.start.date())
    return project.policy.say(last.learned, plan.language) if last and last.learned else ""


def _partners_here(plan: Plan, project: Project) -> list[str]:
    """The partners that help with a plan, but those whose help line is not for this event."""
    closed = {(one.call, one.url) for one in project.policy.help if not applies(one.when, plan.facts)}
    known = project.known_partners
    return [one for one in plan.partners if (known[one].call, known[one].url) not in closed]


def source_rows(sources: tuple[Source, ...]) -> list[Link]:
    """Sources with their address, if they have one."""
    return [Link(source.url or "", source.title) for source in sources]
