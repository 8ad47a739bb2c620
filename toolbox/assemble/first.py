"""The few actions that matter most: what stands on the first screen and on the first sheet, and nothing else.

The form on the site has the same in `plan/first.js`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolbox.model.plan import PlanAction
from toolbox.model.vocabulary import Phase, Weight

MOST = 10
"""So many of a phase stand first."""
PHASES = (Phase.BEFORE, Phase.DURING)
THE_REST = 3


def first(actions: Iterable[PlanAction], phase: Phase) -> tuple[PlanAction, ...]:
    """Those of a phase that come first: what saves lives, then duties, then the core; by day, then in their order.

    What is neither a duty nor of the core never stands here, nor what is late.
    """
    found = [one for one in actions if one.phase is phase and not one.late and importance(one) < THE_REST]
    return tuple(sorted(found, key=lambda one: (importance(one), one.due))[:MOST])


def importance(action: PlanAction) -> int:
    """How soon an action comes where not all can: 0 what saves lives, 1 a duty, 2 the core, 3 the rest."""
    if action.marks.weight is Weight.LIFE:
        return 0
    return 1 if action.marks.basis.duty else 2 if action.marks.weight is Weight.CORE else THE_REST
