"""The pages of the monitor, with their plots. In a public build all of it is public already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from toolbox.assemble import monitor as counts
from toolbox.assemble.volunteers import by_day, plan_season
from toolbox.model.addresses import MONITOR, SIGNAL
from toolbox.model.audience import Audience
from toolbox.model.monitor import Approach, Signal, Theme
from toolbox.model.project import Project
from toolbox.write.monitor.rows import evaluation_rows, goal_row, initiative_row, signal_row, trend
from toolbox.write.monitor.volunteers import volunteers_view
from toolbox.write.pages.markdown import html, page
from toolbox.write.words.help import contact
from toolbox.write.words.language import Language
from toolbox.write.words.view import persons

_PLOTS = "assets/plots"


def has_monitor(project: Project) -> bool:
    """Whether there is anything to show."""
    monitor = project.monitor
    return bool(monitor.signals or monitor.initiatives or monitor.goals)


def monitor_pages(project: Project, language: Language) -> Iterator[tuple[str, str]]:
    """The monitor's pages with their addresses; none where there is nothing to show."""
    if has_monitor(project):
        view = board_view(project, language)
        yield f"{MONITOR}/index", page(view["words"]["title"], html("monitor.html.j2", **view))
    if project.policy.steering_group:
        yield (
            SIGNAL,
            page(language.say("desk", "signal_name"), html("signal.html.j2", **signal_form(project, language))),
        )
    if project.audience is Audience.STEERING and project.policy.volunteers:
        view = volunteers_view(project, language)
        yield f"{MONITOR}/vrijwilligers", page(view["words"]["volunteers"], html("volunteers.html.j2", **view))


def write_plots(project: Project, language: Language, folder: Path) -> None:
    """Draw what the pages show, and for the steering group write the dates of its meetings."""
    drawn = _drawn(project, language)
    for name, svg in drawn.items():
        path = folder / _PLOTS / f"{name}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(svg, encoding="utf-8")
    if project.audience is Audience.STEERING:
        from toolbox.write.monitor.meetings_ics import meetings_calendar

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


def board_view(project: Project, language: Language) -> dict[str, Any]:
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
        "cells": cells_view(project, language) if public else [],
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


def cells_view(project: Project, language: Language) -> list[dict[str, Any]]:
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
