"""The plan of volunteers in words."""

from __future__ import annotations

from typing import Any

from toolbox.assemble.volunteers import Season, Shift, plan_season
from toolbox.model.project import Project
from toolbox.write.words.language import Language


def volunteers_view(project: Project, language: Language) -> dict[str, Any]:
    """The plan of volunteers in words."""
    rules = project.policy.volunteers
    assert rules is not None
    season = plan_season(project.profiles, project.policy, rules)
    names = {one.slug: one.name for one in project.profiles}
    slugs = dict.fromkeys(shift.event for shift in season.shifts)
    figures = {name: language.number(value) for name, value in rules.model_dump().items()}
    return {
        "page": language.group("page"),
        "words": language.group("monitor"),
        "pool": rules.pool,
        "rules": language.say("monitor", "volunteer_rules", **figures),
        "events": [event_row(slug, names[slug], season, language) for slug in slugs],
        "weeks": [
            {
                "week": language.say("monitor", "week_of", day=language.day(week.monday, "d MMMM y")),
                "peak": week.peak,
                "empty": week.empty,
                "way_out": language.count(week.more, "monitor", "more_volunteers") if week.more else "",
            }
            for week in season.weeks
        ],
        "clashes": [f"{names[one]} · {names[other]}" for one, other in season.clashes],
    }


def event_row(slug: str, name: str, season: Season, language: Language) -> dict[str, Any]:
    """What one event needs and gets, shift by shift."""
    shifts = season.of(slug)
    return {
        "slug": slug,
        "name": name,
        "day": language.day(shifts[0][0].start.date(), "EEE d MMM y"),
        "needed": max(shift.needed for shift, _ in shifts),
        "shifts": [
            {"when": _hours(shift, language), "needed": shift.needed, "given": given} for shift, given in shifts
        ],
    }


def _hours(shift: Shift, language: Language) -> str:
    """When a shift is: `vr 17:00–21:00`."""
    return f"{language.day(shift.start.date(), 'EEE')} {language.hour(shift.start)}–{language.hour(shift.end)}"
