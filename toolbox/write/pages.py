"""The site's pages as a plain folder of Markdown, one folder a language, which any engine can render.

Prose stays Markdown. What comes from data is HTML from our own templates, escaped, without blank lines, so that
Markdown leaves it as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from toolbox.assemble.derive import derive
from toolbox.assemble.quantities import filled, named_in
from toolbox.model.facts import Phase, Principle, Tier
from toolbox.model.guideline import Action, Guideline
from toolbox.model.policy import Policy, Quantity
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.write.language import Language, speak
from toolbox.write.templating import render
from toolbox.write.view import EVENTS, GUIDELINES, contact, help_lines, source_rows
from toolbox.write.wording import condition_words

SHELL = "_shell"
"""The page that lends its frame to every event page; its name stands where an event's slug will stand."""
TITLE_MARK = "EVENT-TITLE-GOES-HERE"
BODY_MARK = "EVENT-BODY-GOES-HERE"


def write_pages(project: Project, language_code: str, folder: Path) -> None:
    """Write every page but those of the events."""
    language = speak(project, language_code)
    words = language.group("page")
    own_words = project.home.get(language_code, "")
    common = {"page": words, "help": help_lines(project.policy, language_code)}
    pages = {
        "index": _page(words["home"], "home.html.j2", common | _home(project, language), own_words),
        "hulp": _page(words["help"], "help.html.j2", common | {"contact": contact(project.policy, language_code)}),
        f"{GUIDELINES}/index": _page(
            words["guidelines"], "guidelines.html.j2", common | {"tiers": _tiers(project, language)}
        ),
        f"{EVENTS}/index": _page(words["events"], "events.html.j2", common | {"events": _events(project, language)}),
        f"{EVENTS}/{SHELL}": _shell(),
    }
    for guideline in project.published:
        pages[f"{GUIDELINES}/{guideline.id}"] = _guideline_page(guideline, project.policy, language, words)
    for name, text in pages.items():
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _page(
    title: str, template: str, values: dict[str, Any], prose: str = "", hide: tuple[str, ...] = ("navigation", "toc")
) -> str:
    return f"{_front_matter(title, hide)}\n{_html(template, **values)}\n{prose}"


def _front_matter(title: str, hide: Iterable[str] = (), searched: bool = True) -> str:
    # JSON is YAML too, and leaves no sign that could mean something else.
    facts = {"title": title, "hide": list(hide)} | ({} if searched else {"search": {"exclude": True}})
    return (
        "---\n" + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items()) + "---\n"
    )


def _html(template: str, **values: Any) -> str:
    """HTML for the middle of a Markdown file: a blank line would end it."""
    return re.sub(r"\n\s*\n", "\n", render(template, **values)).strip() + "\n"


def _shell() -> str:
    body = f'<h1 class="event-title"><bdi>{TITLE_MARK}</bdi></h1>\n<div class="event">{BODY_MARK}</div>\n'
    return _front_matter(TITLE_MARK, ("toc", "navigation"), searched=False) + "\n" + body


def _home(project: Project, language: Language) -> dict[str, Any]:
    return {
        "principles": [
            {"id": str(one), "label": language.say("principle", one)} for one in Principle if one is not Principle.NONE
        ],
        "events_count": language.count(len(project.profiles), "page", "events_count"),
        "guidelines_count": language.count(len(project.published), "page", "guidelines_count"),
    }


def _tiers(project: Project, language: Language) -> list[dict[str, Any]]:
    """The published guidelines by tier, each with its title in this language, by title."""
    tiers = []
    for tier in Tier:
        members = [_guideline_card(one, language) for one in project.published if one.tier is tier]
        members.sort(key=lambda card: card["title"].casefold())
        tiers.append(
            {
                "id": str(tier),
                "label": language.say("tier", tier),
                "whom": language.say("tier_for", tier),
                "guidelines": members,
            }
        )
    return [tier for tier in tiers if tier["guidelines"]]


def _guideline_card(guideline: Guideline, language: Language) -> dict[str, str]:
    words = guideline.worded(language.code)
    return {
        "id": guideline.id,
        "title": words.title,
        "principle": str(guideline.principle),
        "principle_label": language.say("principle", guideline.principle),
        "tier": str(guideline.tier),
        "tier_label": language.say("tier", guideline.tier),
        "conditions": condition_words(guideline.tier, guideline.when, language),
        "actions_count": language.count(len(guideline.actions), "page", "actions_count"),
    }


def _events(project: Project, language: Language) -> list[dict[str, str]]:
    """The events by date, with what the list shows and searches."""
    events = sorted(project.profiles, key=lambda event: (event.start, event.slug))
    return [_event_row(event, project.policy, language) for event in events]


def _event_row(event: Profile, policy: Policy, language: Language) -> dict[str, str]:
    tier = derive(event, policy).tier
    return {
        "slug": event.slug,
        "name": event.name,
        "kind": language.say("kind", event.kind),
        "place": event.place or "",
        "iso": event.start.date().isoformat(),
        "day": language.day(event.start, "d MMM y"),
        "weekday": language.day(event.start, "EEEE"),
        "visitors": language.count(event.attendance, "fact", "attendance_count"),
        "tier": str(tier),
        "tier_label": language.say("tier", tier),
    }


def _guideline_page(guideline: Guideline, policy: Policy, language: Language, page: dict[str, Any]) -> str:
    words = guideline.worded(language.code)
    named = dict.fromkeys(name for action in guideline.actions for name in named_in(words.actions[action.id]))
    values = {
        "page": page,
        "card": _guideline_card(guideline, language),
        "title_missing": "title" in words.missing,
        "body_missing": "body" in words.missing,
        "source_language": policy.source_language,
        "phases": [
            {
                "label": language.say("phase", phase),
                "actions": [
                    _action_row(one, guideline, policy, language) for one in guideline.actions if one.phase is phase
                ],
            }
            for phase in Phase
        ],
        "figures": [_figure(name, policy, language) for name in named],
        "sources": source_rows(guideline.sources),
        "reviewed": language.day(guideline.reviewed, "d MMMM y"),
    }
    return "\n".join(
        (
            _front_matter(words.title, ("navigation", "toc")),
            _html("guideline-head.html.j2", **values),
            words.body,
            _html("guideline-foot.html.j2", **values),
        )
    )


def _action_row(action: Action, guideline: Guideline, policy: Policy, language: Language) -> dict[str, Any]:
    words = guideline.worded(language.code)
    shown = {name: _in_general(one, language) for name, one in policy.quantities.items()}
    days = "page", "days_after" if action.phase is Phase.AFTER else "days_before"
    when = condition_words(Tier.BASIC, action.when, language) if list(action.when.lines()) else ""
    return {
        "id": action.id,
        "text": filled(words.actions[action.id], shown),
        "role": policy.say(policy.roles[action.role], language.code),
        "due": language.say("page", "during_event")
        if action.phase is Phase.DURING
        else language.count(action.due, *days)
        if action.due
        else language.say("page", "on_the_day"),
        "when": when,
        "translated": action.id not in words.missing,
    }


def _in_general(quantity: Quantity, language: Language) -> str:
    """A quantity in a text that is for any event: `1 per 500 bezoekers`, or the fixed figure."""
    if quantity.one_per:
        return language.say("page", "one_per_short", count=language.number(quantity.one_per))
    return language.number(float(quantity.fixed or 0))


def _figure(name: str, policy: Policy, language: Language) -> dict[str, str]:
    """A quantity with its ground: its source, or that it is the city's choice."""
    quantity = policy.quantities[name]
    unit = f" {policy.say(quantity.unit, language.code)}" if quantity.unit else ""
    return {
        "label": policy.say(quantity.label, language.code),
        "value": _in_general(quantity, language) + unit,
        "source": quantity.source.title
        if quantity.source
        else language.say("page", "choice_of_city", city=policy.city),
        "url": (quantity.source.url or "") if quantity.source else "",
    }
