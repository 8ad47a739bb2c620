"""A briefing for each role: what it does in this plan, with what to watch for and what to say."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from toolbox.model.conditions import applies
from toolbox.model.pages.briefing import Briefing
from toolbox.model.plan import Plan
from toolbox.model.project import Project
from toolbox.model.vocabulary import Phase, Weight
from toolbox.write.words.rows import ActionRow, BriefingSheet, PhaseRows, Way

WAYS = (
    Way(12.5, 1),
    Way(11.5, 1),
    Way(10.5, 1),
    Way(10.5, 2),
    Way(9.5, 2),
    Way(9.0, 2),
)
"""How a briefing can be set: the roomiest first; no letter on paper is below 9 points."""
_WIDTH, _HEIGHT = 510, 610
"""Points across, and down for the list of actions and the boxes under it, on an A4 page with everything else on it.

The height was tried out: of 1,928 sheets (all events that are shipped or tried, in two languages, long before and 60,
10 and 1 days before) 53 take a second page with 524 points and with 620, and one more with 640.
"""
_BOX, _BOX_LINE, _BOX_LETTERS = 32, 17, 44
"""A box under the list: points for its edges and heading, and for a line; letters in a line."""
_ANOTHER_BOX = ("–", "–")
"""What a second box under the first takes, in lines of that one."""
_STILL_LARGE = 1
"""The last of the ways in which all letters are large."""
_FOR_ALL = 3
"""So much of what saves lives stands on the sheet of whoever does something else."""
_DAY = 14
"""How many letters the day behind an action takes."""
_SIGNS = {"law": 8, "city": 9, "label": 10, "life": 17}
"""How many letters a sign takes, in rows of any size."""
_LETTER = 0.47
"""How wide a letter is, on average, in the size of the letters."""
_CLOSE = {1: 0.97, 2: 0.92}
"""Fuller than this, by columns, and only measuring tells whether it fits."""


def way(phases: Iterable[PhaseRows], boxes: Iterable[tuple[str, ...]] = ()) -> tuple[int, bool]:
    """The roomiest way in which these actions will fit by a reckoning of letters, and whether it comes close.

    `boxes` are the lines that stand beside each other under the list.
    """
    phases = list(phases)
    lengths = [_letters(one) for phase in phases for one in phase.actions]
    lines_under = max((sum(-(-len(one) // _BOX_LETTERS) for one in lines) for lines in boxes), default=0)
    room = _HEIGHT - (_BOX + _BOX_LINE * lines_under if lines_under else 0)
    for number, one in enumerate(WAYS):
        size, columns = one.size, one.columns
        across = (_WIDTH / columns - 2 * size) / (size * _LETTER)
        lines = sum(-(-length // across) for length in lengths)
        height = (lines * 1.17 + len(lengths) * 0.15 + len(phases) * 2.2) * size / columns
        if height <= room:
            return number, height > _CLOSE[columns] * room
    return len(WAYS) - 1, True


def _letters(row: ActionRow) -> int:
    """How many letters wide a row is, with its signs, what to do instead and its day."""
    signs = sum(_SIGNS.get(one, 0) for one in (row.basis.id, row.weight.id))
    return len(row.text) + signs + (len(row.instead) if row.late else 0) + _DAY


def briefings(phases: Iterable[PhaseRows], plan: Plan, project: Project) -> tuple[BriefingSheet, ...]:
    """One for each role that has something to do, in the policy's order; `phases` are those of the view."""
    pages = {one.id: one for one in project.released(project.briefings)}
    phases = tuple(phases)
    found = []
    for role, names in project.policy.roles.items():
        mine = tuple(one for one in (_of_role(phase, role) for phase in phases) if one.actions)
        if not mine:
            continue
        page = pages.get(role)
        watch, say = _lines(page, plan, "watch"), _lines(page, plan, "say")
        everyone, number, close = _with_what_fits(mine, watch, say, _for_everyone(phases, plan, role))
        found.append(
            BriefingSheet(
                role=project.policy.say(names, plan.language),
                intro=" ".join(page.worded(plan.language).body.split()) if page else "",
                everyone=everyone,
                watch=watch,
                say=say,
                way=number,
                close=close,
                phases=mine,
            )
        )
    return tuple(found)


def _with_what_fits(
    mine: tuple[PhaseRows, ...], watch: tuple[str, ...], say: tuple[str, ...], everyone: tuple[ActionRow, ...]
) -> tuple[tuple[ActionRow, ...], int, bool]:
    """As much of what is for everyone as there is room for, and how the sheet is set then.

    It may make what the role does itself smaller by no more than leaves it large.
    """
    alone, close = way(mine, (watch, say))
    for count in range(len(everyone), 0, -1):
        beside = (*say, *_ANOTHER_BOX, *(one.text for one in everyone[:count]))
        number, near = way(mine, (watch, beside))
        if number <= max(alone, _STILL_LARGE) and number < len(WAYS) - 1:
            return everyone[:count], number, near
    return (), alone, close


def _for_everyone(phases: Iterable[PhaseRows], plan: Plan, role: str) -> tuple[ActionRow, ...]:
    """What saves lives during the event and is done by others: whoever is there first begins with it."""
    rows = {row.id: row for phase in phases for row in phase.actions if row.weight.id == Weight.LIFE}
    others = (rows[one] for one in plan.first.get(Phase.DURING, ()) if one in rows and rows[one].role_id != role)
    return tuple(islice(others, _FOR_ALL))


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
