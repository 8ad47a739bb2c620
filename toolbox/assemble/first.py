"""The few actions that matter most: what stands on the first screen and on the first sheet, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from toolbox.model.plan import PlanAction
from toolbox.model.vocabulary import Phase, Weight

MOST = 10
"""So many of a phase stand first."""
PHASES = (Phase.BEFORE, Phase.DURING)


def first(actions: Iterable[PlanAction], phase: Phase) -> tuple[PlanAction, ...]:
    """Those of a phase that come first: what saves lives, then duties, then the core; by day, then in their order.

    What is neither a duty nor of the core never stands here.
    """
    found = [one for one in actions if one.phase is phase and (one.basis.duty or one.weight is not Weight.MORE)]
    return tuple(sorted(found, key=lambda one: (_group(one), one.due))[:MOST])


def _group(action: PlanAction) -> int:
    return 0 if action.weight is Weight.LIFE else 1 if action.basis.duty else 2
