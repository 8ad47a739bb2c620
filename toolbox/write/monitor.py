"""The monitor in words: what its pages and the quarterly sheet show. In a public build all of it is public already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from toolbox.assemble import monitor as counts
from toolbox.assemble.volunteers import Season, Shift, by_day, plan_season
from toolbox.model.addresses import MONITOR, SIGNAL, STORIES
from toolbox.model.audience import Audience
from toolbox.model.monitor import FEW, Approach, Goal, Initiative, Signal, Theme
from toolbox.model.project import Project
from toolbox.write.markdown import html, page
from toolbox.write.words.language import Language
from toolbox.write.words.view import contact, persons

_PLOTS = "assets/plots"


def has_monitor(project: Project) -> bool:
    """Whether there is anything to show."""
    monitor = project.monitor
    return bool(monitor.signals or monitor.initiatives or monitor.goals)


def monitor_pages(project: Project, language: Language) -> Iterator[tuple[str, str]]:
    """The monitor's pages with their addresses; none where there is nothing to show."""
    if has_monitor(project):
        shown = board_seen(project, language)
        yield f"{MONITOR}/index", page(shown["words"]["title"], html("monitor.html.j2", **shown))
    if project.policy.steering_group:
        yield (
            SIGNAL,
            page(language.say("desk", "signal_name"), html("signal.html.j2", **signal_form(project, language))),
        )
    if project.audience is Audience.STEERING and project.policy.volunteers:
        shown = volunteers_seen(project, language)
        yield f"{MONITOR}/vrijwilligers", page(shown["words"]["volunteers"], html("volunteers.html.j2", **shown))


def write_plots(project: Project, language: Language, folder: Path) -> None:
    """Draw what the pages show, and for the steering group write the dates of its meetings."""
    drawn = _drawn(project, language)
    for name, svg in drawn.items():
        path = folder / _PLOTS / f"{name}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(svg, encoding="utf-8")
    if project.audience is Audience.STEERING:
        from toolbox.write.meeting import meetings_calendar

        (folder / MONITOR).mkdir(parents=True, exist_ok=True)
        (folder / MONITOR / "vergaderingen.ics").write_bytes(meetings_calendar(project, language.code))


def _drawn(project: Project, language: Language) -> dict[str, str]:
    """The plots as SVG, by name."""
    public, table = project.audience is Audience.PUBLIC, _table(project)
    if public and not has_monitor(project):
        return {}
    from toolbox.write.paper import plots

    drawn = {}
    if table.rows:
        names = language.group("monitor")["theme"]
        drawn["signals"] = plots.bars(table, tuple(names[row] for row, _ in table.rows))
    for goal in project.monitor.goals:
        measured = tuple(
            (when, value) for when, value in counts.values(goal) if not (public and counts.is_few(goal, value))
        )
        if measured:
            drawn[goal.id] = plots.course(measured, float(goal.baseline), float(goal.target))
    rules = project.policy.volunteers
    if rules and not public and (peaks := by_day(plan_season(project.profiles, project.policy, rules))):
        monday = date(2024, 1, 1)
        weekdays = [language.day(monday + timedelta(days=one), "EEEEEE") for one in range(7)]
        drawn["weeks"] = plots.calendar(peaks, rules.pool, lambda day: language.day(day, "MMM"), weekdays)
    return drawn


def board_seen(project: Project, language: Language) -> dict[str, Any]:
    """What the page of the monitor shows."""
    words, monitor = language.group("monitor"), project.monitor
    public = project.audience is Audience.PUBLIC
    rows = [
        {"label": words["theme"][theme], "cells": [_cell(theme, approach, project, language) for approach in Approach]}
        for theme in Theme
    ]
    return {
        "page": language.group("page"),
        "words": words,
        "public": public,
        "lang": project.policy.source_language if language.code != project.policy.source_language else "",
        "examples": any(one.example for one in (*monitor.signals, *monitor.initiatives, *monitor.goals)),
        "approaches": [words["approach"][one] for one in Approach],
        "matrix": rows,
        "board": [
            {
                "label": words["status"][status],
                "rows": [initiative_row(one, project, language) for one in ones],
            }
            for status, ones in counts.board(monitor).items()
        ],
        "trend": trend(_table(project), words["theme"], public),
        "signals": [] if public else [signal_row(one, language) for one in _newest(monitor.signals)],
        "cells": cells_seen(project, language) if public else [],
        "evaluations": evaluation_rows(project, language, date.min, date.max),
        "goals": [goal_row(one, language, public=public) for one in sorted(monitor.goals, key=lambda one: one.id)],
        "hand_in": project.policy.steering_group is not None,
        "volunteers": not public and project.policy.volunteers is not None,
    }


def signal_form(project: Project, language: Language) -> dict[str, Any]:
    """What the form to hand in a signal asks, with its choices."""
    words = language.group("monitor")
    groups = {name: language.group(name) for name in ("page", "form", "desk", "evaluate")}
    told = {"needed": words["signal_needed"], "personal": words["signal_personal"]}
    return {
        **groups,
        "words": words,
        "problems": told,
        "persons": persons(project),
        "contact": contact(project.policy, language.code),
    }


def trend(table: counts.Table, names: dict[str, str], public: bool) -> dict[str, Any]:
    """A table of counts in words."""
    rows = [{"label": names[row], "cells": [counts.shown(one, public) for one in found]} for row, found in table.rows]
    return {"columns": list(table.columns), "rows": rows}


def cells_seen(project: Project, language: Language) -> list[dict[str, Any]]:
    """What is published of signals: those of a theme in a year together, the newest year first."""
    themes = language.group("monitor")["theme"]
    cells: dict[tuple[int, str], list[Signal]] = {}
    for one in _newest(project.monitor.signals):
        cells.setdefault((one.date.year, one.theme), []).append(one)
    return [
        {
            "label": f"{themes[theme]}, {year}",
            "signals": [
                {"title": one.title, "seen": one.seen, "follow_up": one.follow_up or "", "example": one.example}
                for one in found
            ],
        }
        for (year, theme), found in sorted(cells.items(), key=lambda cell: (-cell[0][0], cell[0][1]))
    ]


def _newest(signals: Iterable[Signal]) -> list[Signal]:
    return sorted(signals, key=lambda one: one.id, reverse=True)


def signal_row(signal: Signal, language: Language) -> dict[str, Any]:
    """A signal in words."""
    words = language.group("monitor")
    return {
        "id": signal.id,
        "title": signal.title,
        "day": language.day(signal.date, "d MMM y"),
        "quarter": signal.quarter,
        "theme": words["theme"][signal.theme],
        "side": words["side"][signal.side],
        "certainty": words["certainty"][signal.certainty],
        "source": words["source"][signal.source],
        "area": signal.area,
        "seen": signal.seen,
        "follow_up": signal.follow_up or "",
        "owner": signal.owner or "",
        "status": words["signal_status"][signal.status],
        "example": signal.example,
        "public": signal.public,
    }


def initiative_row(one: Initiative, project: Project, language: Language) -> dict[str, Any]:
    """An initiative in words; its story only where that page is published."""
    words = language.group("monitor")
    published = {story.id for story in project.shown(project.stories)}
    return {
        "id": one.id,
        "title": one.title,
        "theme": words["theme"][one.theme],
        "approach": words["approach"][one.approach],
        "status": words["status"][one.status],
        "idea": one.idea,
        "goal": one.aim.goal,
        "indicator": one.aim.indicator,
        "supporters": list(one.support.supporters),
        "opponents": list(one.support.opponents),
        "detour": one.support.detour or "",
        "lesson": one.lesson or "",
        "about": one.about,
        "review": language.day(one.review, "d MMMM y"),
        "story": f"{STORIES}/{one.story}/" if one.story in published else "",
        "example": one.example,
        "public": one.public,
    }


def evaluation_rows(project: Project, language: Language, first: date, last: date) -> list[dict[str, Any]]:
    """What was told after the events between two days, the newest first; in a public build there is nothing to tell."""
    kinds = language.group("paper")["happenings"]
    told = [one for one in project.evaluations if first <= one.held <= last]
    return [
        {
            "name": one.name,
            "day": language.day(one.held, "d MMM y"),
            "attendance": language.count(one.attendance, "fact", "attendance_count") if one.attendance else "",
            "counts": [f"{kinds[kind]}: {language.number(count)}" for kind, count in one.happened.items() if count],
            "texts": [text for text in (one.worked, one.change, one.city) if text],
        }
        for one in sorted(told, key=lambda one: (one.held, one.slug), reverse=True)
        if project.audience is Audience.STEERING
    ]


def goal_row(goal: Goal, language: Language, until: str | None = None, public: bool = False) -> dict[str, Any]:
    """A goal in words, with its figures."""
    measured = counts.values(goal, until)
    course = counts.on_course(goal, until)
    unit = f" {goal.unit}" if goal.unit else ""

    def told(value: float) -> str:
        few = public and counts.is_few(goal, value)
        return (f"<{FEW}" if few else language.number(value)) + unit

    return {
        "id": goal.id,
        "title": goal.title,
        "theme": language.say("monitor", "theme", goal.theme),
        "indicator": goal.indicator,
        "about": goal.about,
        "baseline": told(float(goal.baseline)),
        "target": language.number(float(goal.target)) + unit,
        "by": goal.by,
        "measured": [{"quarter": when, "value": told(value)} for when, value in measured],
        "last": told(measured[-1][1]) if measured else "–",
        "course": {True: "on_course", False: "behind", None: "not_measured"}[course],
        "example": goal.example,
    }


def volunteers_seen(project: Project, language: Language) -> dict[str, Any]:
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


def _table(project: Project) -> counts.Table:
    """Signals by theme: by year for the public, by quarter for the steering group."""
    if project.audience is Audience.PUBLIC:
        return counts.by_year(project.monitor)
    return counts.by_quarter(project.monitor, counts.last_quarter(project.monitor, date(2000, 1, 1)))


def _cell(theme: Theme, approach: Approach, project: Project, language: Language) -> list[dict[str, str]]:
    found = counts.matrix(project.monitor)[theme, approach]
    return [
        {"id": one.id, "title": one.title, "status": language.say("monitor", "status", one.status)} for one in found
    ]
