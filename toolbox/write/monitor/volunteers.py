"""The plan of volunteers in words."""

from __future__ import annotations

from dataclasses import dataclass

from toolbox.assemble.volunteers import Season, Shift, plan_season
from toolbox.model.project import Project
from toolbox.write.words.language import Language, Phrases


@dataclass(frozen=True)
class ShiftRow:
    """A shift: when it is, how many it needs and gets."""

    when: str
    needed: int
    given: int


@dataclass(frozen=True)
class EventShifts:
    """What one event needs and gets; `needed` is the most at once."""

    slug: str
    name: str
    day: str
    needed: int
    shifts: tuple[ShiftRow, ...]


@dataclass(frozen=True)
class WeekRow:
    """A week: the most that are needed at once, how many places stay empty, and what would help."""

    week: str
    peak: int
    empty: int
    way_out: str


@dataclass(frozen=True)
class VolunteersView:
    """All that the page shows; `page` and `words` are phrases."""

    page: Phrases
    words: Phrases
    pool: int
    rules: str
    events: tuple[EventShifts, ...]
    weeks: tuple[WeekRow, ...]
    clashes: tuple[str, ...]


def volunteers_view(project: Project, language: Language) -> VolunteersView:
    """The plan of volunteers in words."""
    rules = project.policy.volunteers
    assert rules is not None
    season = plan_season(project.profiles, project.policy, rules)
    names = {one.slug: one.name for one in project.profiles}
    slugs = dict.fromkeys(shift.event for shift in season.shifts)
    figures = {name: language.number(value) for name, value in rules.model_dump().items()}
    return VolunteersView(
        page=language.group("page"),
        words=language.group("monitor"),
        pool=rules.pool,
        rules=language.say("monitor", "volunteer_rules", **figures),
        events=tuple(event_row(slug, names[slug], season, language) for slug in slugs),
        weeks=tuple(
            WeekRow(
                week=language.say("monitor", "week_of", day=language.day(week.monday, "d MMMM y")),
                peak=week.peak,
                empty=week.empty,
                way_out=language.count(week.more, "monitor", "more_volunteers") if week.more else "",
            )
            for week in season.weeks
        ),
        clashes=tuple(f"{names[one]} · {names[other]}" for one, other in season.clashes),
    )


def event_row(slug: str, name: str, season: Season, language: Language) -> EventShifts:
    """What one event needs and gets, shift by shift."""
    shifts = season.of(slug)
    return EventShifts(
        slug=slug,
        name=name,
        day=language.day(shifts[0][0].start.date(), "EEE d MMM y"),
        needed=max(shift.needed for shift, _ in shifts),
        shifts=tuple(ShiftRow(_hours(shift, language), shift.needed, given) for shift, given in shifts),
    )


def _hours(shift: Shift, language: Language) -> str:
    """When a shift is: `vr 25 jun 17:00–21:00`."""
    return f"{language.day(shift.start.date(), 'EEE d MMM')} {language.hour(shift.start)}–{language.hour(shift.end)}"
