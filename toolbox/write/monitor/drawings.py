"""The plots of the monitor: what each shows, known before anything is drawn, so that nothing is drawn twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from toolbox.assemble import monitor as counts
from toolbox.assemble.volunteers import by_day, plan_season, short_days
from toolbox.model.audience import Audience
from toolbox.model.monitor import Goal
from toolbox.model.project import Project
from toolbox.write.words.language import Language

PLOTS = "assets/plots"
"""Where they stand in the site of a language."""
_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Bars:
    """The signals by theme: a bar for each row of the table, with its label; for the `public` no small counts."""

    table: counts.Table
    labels: tuple[str, ...]
    public: bool = False

    def svg(self) -> str:
        """The plot, drawn."""
        from toolbox.write.paper import plots

        return plots.bars(self.table, self.labels, public=self.public)


@dataclass(frozen=True)
class Course:
    """What was measured of a goal, by quarter, between its starting point and its target."""

    measured: tuple[tuple[str, float], ...]
    baseline: float
    target: float

    def svg(self) -> str:
        """The plot, drawn."""
        from toolbox.write.paper import plots

        return plots.course(self.measured, self.baseline, self.target)


@dataclass(frozen=True)
class Weeks:
    """How many volunteers each day needs of a pool, and on which it has too few.

    With the names of the months, and of the days from Monday on.
    """

    needed: tuple[tuple[date, int], ...]
    short: frozenset[date]
    pool: int
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def svg(self) -> str:
        """The plot, drawn."""
        from toolbox.write.paper import plots

        return plots.calendar(self.needed, self.short, self.pool, self.months, self.weekdays)


Drawing = Bars | Course | Weeks
"""A plot before it is drawn; the library is loaded only to draw, as that takes as long."""


def drawings(project: Project, language: Language) -> dict[str, Drawing]:
    """The plots by name; none where the public has nothing to see."""
    public, monitor = project.audience is Audience.PUBLIC, project.monitor
    if public and not monitor.entries:
        return {}
    told = [
        (goal, [(when, value) for when, value in counts.values(goal) if not (public and counts.is_few(goal, value))])
        for goal in monitor.goals
    ]
    found = of_monitor(table_of(project), told, language, public=public)
    rules = project.policy.volunteers
    season = plan_season(project.profiles, project.policy, rules) if rules and not public else None
    if rules and season and (peaks := by_day(season)):
        weekdays = tuple(language.day(_MONDAY + timedelta(days=one), "EEEEEE") for one in range(7))
        months = tuple(language.day(_MONDAY.replace(month=one + 1), "MMM") for one in range(12))
        found["weeks"] = Weeks(
            tuple(sorted(peaks.items())), frozenset(short_days(season)), rules.pool, months, weekdays
        )
    return found


def of_monitor(
    table: counts.Table,
    measured: Iterable[tuple[Goal, Sequence[tuple[str, float]]]],
    language: Language,
    *,
    public: bool = False,
) -> dict[str, Drawing]:
    """The signals by theme, and the course of each goal of which something was measured, by its quarters."""
    names, found = language.group("monitor")["theme"], dict[str, Drawing]()
    if table.rows:
        found["signals"] = Bars(table, tuple(names[row] for row, _ in table.rows), public)
    for goal, values in measured:
        if values:
            found[goal.id] = Course(tuple(values), float(goal.baseline), float(goal.target))
    return found


def write_plots(found: Mapping[str, Drawing], folder: Path) -> None:
    """Draw them, each as SVG under its name."""
    for name, one in found.items():
        (folder / f"{name}.svg").write_text(one.svg(), encoding="utf-8")


def table_of(project: Project) -> counts.Table:
    """Signals by theme: by year for the public, by quarter for the steering group."""
    if project.audience is Audience.PUBLIC:
        return counts.by_year(project.monitor)
    return counts.by_quarter(project.monitor, counts.last_quarter(project.monitor, date(2000, 1, 1)))
