"""A briefing for each role: what it does in this plan, with what to watch for and what to say."""

from __future__ import annotations

from collections.abc import Iterable

from toolbox.model.briefing import Briefing
from toolbox.model.conditions import applies
from toolbox.model.plan import Plan
from toolbox.model.project import Project
from toolbox.write.words.rows import BriefingSheet, PhaseRows, Way

WAYS = (
    Way(12.5, 1),
    Way(11.5, 1),
    Way(10.5, 1),
    Way(10.5, 2),
    Way(9.5, 2),
    Way(8.5, 2),
    Way(8.0, 2),
    Way(7.5, 2),
)
"""How a briefing can be set: the roomiest first."""
_WIDTH, _HEIGHT = 510, 470
"""Points across, and down for the list of actions, on an A4 page with everything else on it."""
_LETTER = 0.47
"""How wide a letter is, on average, in the size of the letters."""
_CLOSE = 0.92
"""Fuller than this, and only measuring tells whether it fits."""


def way(phases: Iterable[PhaseRows]) -> tuple[int, bool]:
    """The roomiest way in which these actions will fit by a reckoning of letters, and whether it comes close."""
    phases = list(phases)
    texts = [f"{one.text}{one.instead if one.late else ''}{' ' * 28}" for phase in phases for one in phase.actions]
    for number, one in enumerate(WAYS):
        size, columns = one.size, one.columns
        across = (_WIDTH / columns - 2 * size) / (size * _LETTER)
        lines = sum(-(-len(text) // across) for text in texts)
        height = (lines * 1.2 + len(texts) * 0.55 + len(phases) * 2.2) * size / columns
        if height <= _HEIGHT:
            return number, height > _CLOSE * _HEIGHT
    return len(WAYS) - 1, True


def briefings(phases: Iterable[PhaseRows], plan: Plan, project: Project) -> tuple[BriefingSheet, ...]:
    """One for each role that has something to do, in the policy's order; `phases` are those of the view."""
    pages = {one.id: one for one in project.released(project.briefings)}
    found = []
    for role, names in project.policy.roles.items():
        mine = tuple(one for one in (_of_role(phase, role) for phase in phases) if one.actions)
        if not mine:
            continue
        page = pages.get(role)
        number, close = way(mine)
        found.append(
            BriefingSheet(
                role=project.policy.say(names, plan.language),
                intro=" ".join(page.worded(plan.language).body.split()) if page else "",
                watch=_lines(page, plan, "watch"),
                say=_lines(page, plan, "say"),
                way=number,
                close=close,
                phases=mine,
            )
        )
    return tuple(found)


def _of_role(phase: PhaseRows, role: str) -> PhaseRows:
    """What one role does: a crew that reads only the top has read what saves lives and what is asked by law."""
    mine = sorted((one for one in phase.actions if one.role_id == role), key=lambda one: one.importance)
    return PhaseRows(phase.id, phase.label, tuple(mine))


def _lines(page: Briefing | None, plan: Plan, kind: str) -> tuple[str, ...]:
    """The lines of one kind that are said at this event."""
    if page is None:
        return ()
    texts = page.worded(plan.language).texts
    said = page.conditions().items()
    return tuple(texts[name] for name, when in said if name.startswith(f"{kind}-") and applies(when, plan.facts))
