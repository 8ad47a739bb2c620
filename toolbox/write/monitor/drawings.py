"""The plots of the monitor's pages: what each shows, known before anything is drawn, so that nothing is drawn twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from toolbox.assemble import monitor as counts
from toolbox.assemble.volunteers import by_day, plan_season
from toolbox.model.audience import Audience
from toolbox.model.project import Project
from toolbox.write.words.language import Language

PLOTS = "assets/plots"
"""Where they stand in the site of a language."""
_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Drawing:
    """A plot: which of those in `write/paper/plots.py`, and all that it is given."""

    kind: str
    given: tuple[Any, ...]

    def svg(self) -> str:
        """The plot, drawn; the library is loaded only here, as that takes as long as to draw."""
        from toolbox.write.paper import plots

        drawn: str = getattr(plots, self.kind)(*self.given)
        return drawn


def drawings(project: Project, language: Language) -> dict[str, Drawing]:
    """The plots by name; none where the public has nothing to see."""
    public, table = project.audience is Audience.PUBLIC, table_of(project)
    if public and not has_monitor(project):
        return {}
    found = {}
    if table.rows:
        names = language.group("monitor")["theme"]
        found["signals"] = Drawing("bars", (table, tuple(names[row] for row, _ in table.rows)))
    for goal in project.monitor.goals:
        measured = tuple(
            (when, value) for when, value in counts.values(goal) if not (public and counts.is_few(goal, value))
        )
        if measured:
            found[goal.id] = Drawing("course", (measured, float(goal.baseline), float(goal.target)))
    rules = project.policy.volunteers
    if rules and not public and (peaks := by_day(plan_season(project.profiles, project.policy, rules))):
        weekdays = [language.day(_MONDAY + timedelta(days=one), "EEEEEE") for one in range(7)]
        months = [language.day(_MONDAY.replace(month=one + 1), "MMM") for one in range(12)]
        found["weeks"] = Drawing("calendar", (sorted(peaks.items()), rules.pool, months, weekdays))
    return found


def write_plots(found: Mapping[str, Drawing], folder: Path) -> None:
    """Draw them, each as SVG under its name."""
    for name, one in found.items():
        (folder / f"{name}.svg").write_text(one.svg(), encoding="utf-8")


def has_monitor(project: Project) -> bool:
    """Whether there is anything to show."""
    monitor = project.monitor
    return bool(monitor.signals or monitor.initiatives or monitor.goals)


def table_of(project: Project) -> counts.Table:
    """Signals by theme: by year for the public, by quarter for the steering group."""
    if project.audience is Audience.PUBLIC:
        return counts.by_year(project.monitor)
    return counts.by_quarter(project.monitor, counts.last_quarter(project.monitor, date(2000, 1, 1)))
